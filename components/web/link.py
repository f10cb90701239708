"""Links between pages: those with charts follow one another without a new page load."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.web.view import from_path

DRAWN_BY_DASH = {"overview", "area", "indicator"}


def link(children: Any, href: str, className: str | None = None) -> Component:  # noqa: N803 - Dash's own name
    """Return a link for drilling down; where aria-* or data-* attributes are needed, use html.A.

    A page that only reads comes as a document of its own, without Dash, wherever the reader comes from.
    """
    target = from_path(href.split("?")[0].split("#")[0])
    kind = dcc.Link if target is not None and target.page in DRAWN_BY_DASH else html.A
    attributes: dict[str, Any] = {} if className is None else {"className": className}
    return kind(children, href=href, **attributes)
