"""The reports' figures as checked tables, and the questions that may be asked of them.

`load` is the only door to storage, `check` says every broken row, `select` answers; `hedged`, `agreement`
and `derived` reckon with what is stated; `bundle` packs it to take away; `reading` proposes the figures of
a new report.
Positions are code points of a report's text, values stand in the base unit, and nothing here knows Dash.
"""

__all__ = ["agreement", "bundle", "check", "derived", "hedged", "load", "reading", "select"]
