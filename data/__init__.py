"""The reports' figures as checked tables, and the questions that may be asked of them.

`schema` says what a table holds, `store` is the only door to storage, `check` says every broken row, `select`
answers; `hedged`, `agreement` and `derived` reckon with what is stated; `bundle` and `packages` pack it to
take away; `reading` proposes the figures of a new report, `drafts` lets people decide and publish them,
`manage` does that on a terminal, and lists and migrates.
Positions are code points of a report's text, values stand in the base unit, and nothing here knows Dash.
"""

__all__ = [
    "agreement",
    "bundle",
    "check",
    "derived",
    "drafts",
    "hedged",
    "packages",
    "reading",
    "select",
    "store",
]
