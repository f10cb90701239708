"""The contents of a long page, beside it: each part by its name, which is its anchor."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from components.text import text


def _contents(parts: Mapping[str, str], language: str) -> Component:
    """Return the list of a page's parts. parts: what each is called, by its anchor, in their order."""
    links = [html.Li(html.A(words, href=f"#{name}")) for name, words in parts.items()]
    label = {"aria-label": text("about.contents", language)}
    return html.Nav(html.Ol(links), className="contents screen-only", **label)


def with_contents(
    parts: Mapping[str, str], body: list[Component], language: str, kind: str = ""
) -> Component:
    """Return the parts of a long page with their contents beside them. kind: a class of the page's own."""
    return html.Div(
        [_contents(parts, language), html.Div(body, className="prose")], className=f"about {kind}".strip()
    )
