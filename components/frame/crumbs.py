"""The way from the overview down to this page."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.text import text
from components.web.link import link


def crumbs(language: str, *steps: tuple[Any, str | None]) -> Component:
    """Return the steps as a navigation; a step without an address is this page."""
    items = [
        html.Li(link(name, href) if href else html.Span(name, **{"aria-current": "page"}))
        for name, href in steps
    ]
    return html.Nav(html.Ol(items), className="crumbs", **{"aria-label": text("crumbs.label", language)})
