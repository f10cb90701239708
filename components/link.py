"""Links that stay inside the product and need no new page load."""

from typing import Any

from dash import dcc


def link(children: Any, href: str, className: str | None = None) -> dcc.Link:  # noqa: N803 - Dash's own name
    """Return a link for drilling down; where aria-* or data-* attributes are needed, use html.A."""
    return dcc.Link(children, href=href, className=className)
