"""The codebook: every indicator, unit, column, code and grade, each with an address; for print too."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count
from components.frame.contents import with_contents
from components.frame.crumbs import crumbs
from components.frame.page_frame import page
from components.pages.codebook.columns import joined_file, tables
from components.pages.codebook.definitions import indicators
from components.pages.codebook.grades import differences, grades
from components.pages.codebook.vocabulary import checks, derived, reasons, units
from components.text import phrase, text
from components.web.page_addresses import data_href
from components.web.view import View

# In the order in which they stand; the name is the anchor.
PARTS: dict[str, Callable[[View], list[Component]]] = {
    "indicators": indicators,
    "units": units,
    "grades": grades,
    "differences": differences,
    "checks": checks,
    "derived": derived,
    "reasons": reasons,
    "file": joined_file,
    "tables": tables,
}


def title(view: View) -> str:
    """Return the tab's title."""
    return text("codebook.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("codebook.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    language = view.language
    here = (text("codebook.heading", language), None)
    lead = phrase(
        "codebook.lead", language, indicators=count(len(view.codebook.indicators), "codebook", language)
    )
    return page(
        view,
        html.Div(
            [
                crumbs(language, (text("frame.data", language), data_href(language)), here),
                html.H1(text("codebook.heading", language)),
                html.P(lead, className="lead"),
            ],
            className="page-head ruled",
        ),
        with_contents(
            {name: text(f"codebook.{name}", language) for name in PARTS},
            [_part(name, view) for name in PARTS],
            language,
            "codebook",
        ),
        title=title(view),
        wide=True,
    )


def _part(name: str, view: View) -> Component:
    language = view.language
    return html.Section(
        [
            html.H2(text(f"codebook.{name}", language), id=name),
            html.P(text(f"codebook.{name}_lead", language), className="muted"),
            *PARTS[name](view),
        ],
        className="about-part",
    )
