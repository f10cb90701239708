"""Folders that are not shown because something in them is to be put right."""

from dash import html
from dash.development.base_component import Component

from components.text import text
from components.web.view import View

# Enough to see what is wrong; `data.check` lists everything.
MOST = 20


def left_out_list(view: View) -> list[Component]:
    """Return the list of what is wrong, as `data.check` says it; nothing where all folders are served."""
    findings = view.held.left_out
    if not findings:
        return []
    items = [
        html.Li(html.Code(str(finding), lang="en", **{"data-verbatim": ""})) for finding in findings[:MOST]
    ]
    return [
        html.Section(
            [html.P(text("empty.left_out", view.language), role="status"), html.Ul(items)],
            className="left-out",
        )
    ]
