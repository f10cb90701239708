"""The reports' figures as tables whose rules hold, and the questions that may be asked of them.

`schema` says what a table holds, `store` is the only door to storage, `check` names every broken row,
`select` answers; `arithmetic` computes with what is stated, `exports` packs it to take away; `reading`
proposes the figures of a new report, `drafts` lets people decide and publish them, `manage` does that
on a terminal, and lists and migrates.
Positions are code points of a report's text, values stand in the base unit, and nothing here knows Dash.
"""

__all__ = [
    "arithmetic",
    "check",
    "drafts",
    "exports",
    "reading",
    "select",
    "store",
]
