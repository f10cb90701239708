"""How to cite a figure: three styles, ready to copy, and its link."""

from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.citation import STYLES, cite_figure
from components.public_address import public
from components.quantity import standard
from components.text import text
from components.view import View, href


def cite_box(view: View, row: Any) -> Component:
    """Return the citations of one figure, each with a button to copy it, and the link to copy."""
    language = view.language
    address = public(href(view))
    report = view.whole.row
    items = [
        citation(
            style,
            cite_figure(report, row, style, language, date.today(), address),
            language,
            opened=style == STYLES[0],
        )
        for style in STYLES
    ]
    link = citation("link", address, language)
    return html.Section(
        [
            html.H2(text("cite_box.heading", language)),
            *items,
            link,
            copy_line(language),
        ],
        className="cite-box",
    )


def citation(style: str, words: str, language: str, opened: bool = False) -> Component:
    """Return one citation with the button that copies it. style: one of STYLES, or `link`."""
    button = html.Button(
        text("cite_box.copy", language), type="button", className="button needs-script", **{"data-copy": ""}
    )
    name = text(f"cite_box.{style}", language)
    return html.Details(
        [
            html.Summary(standard(name)),
            html.Pre(words, className="citation", **{"data-verbatim": "", "data-address": ""}),
            button,
        ],
        open=opened,
    )


def copy_line(language: str) -> Component:
    """Return the line that says what became of a copy; one for every section with citations."""
    return html.P(
        "",
        role="status",
        className="muted",
        **{
            "data-copied": text("cite_box.copied", language),
            "data-copy-by-hand": text("cite_box.by_hand", language),
        },
    )
