"""How to cite a figure: three styles, ready to copy, and its link."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from components.figures.citation import STYLES, cite_figure
from components.figures.page_citation import cite_page
from components.figures.quantity import standard
from components.text import text
from components.web.public_address import public
from components.web.view import View, href
from data.select.rows import Observation


def cite_box(view: View, row: Observation) -> Component:
    """Return the citations of one figure, each with a button to copy it, and the link to copy."""
    language = view.language
    address = public(href(view))
    report = view.whole.row
    items = [
        citation(
            style,
            cite_figure(report, row, style, language, date.today(), address),
            language,
            # One style stands open, so that it is seen what the others hold.
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


def page_citations(title: str, key: str, link: str, language: str) -> list[Component]:
    """Return the citations and the address of a page that gathers figures, and the line that says what was
    copied.

    key: what BibTeX calls the page. link: its public address.
    """
    cited = [
        citation(style, cite_page(title, key, style, language, date.today(), link), language)
        for style in STYLES
    ]
    return [*cited, citation("page_link", link, language), copy_line(language)]


def citation(style: str, words: str, language: str, opened: bool = False) -> Component:
    """Return one citation with the button that copies it. style: one of STYLES, `link` or `page_link`."""
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
