"""About: how the figures were taken, what the signs mean, what is refused, how to cite and to correct."""

from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.citation import STYLES, cite_report
from components.figures.cite_box import citation, copy_line
from components.figures.error_report import error_report
from components.figures.reconciliation_lines import reconciliation_lines
from components.frame.contents import with_contents
from components.frame.page_frame import page
from components.pages.about import about_parts as parts
from components.pages.about.about_parts import paragraphs, points
from components.pages.about.about_symbols import symbols
from components.text import phrase, text
from components.web.page_addresses import codebook_href, differences_href
from components.web.view import View

REFUSED = ("score", "exact", "axis", "averages", "outcome", "counts", "join")
LIMITS = ("self", "one", "silence", "sorting", "scope", "page", "english")
PRIVACY = ("cookies", "outside", "kept", "filters", "draft")


def title(view: View) -> str:
    """Return the tab's title."""
    return text("about.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("about.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    sections = _sections(view)
    return page(
        view,
        html.Div(
            [
                html.H1(text("about.heading", view.language)),
                html.P(text("about.lead", view.language), className="lead"),
            ],
            className="page-head ruled",
        ),
        with_contents(
            {name: text(f"about.{name}", view.language) for name in sections},
            [_section(name, body, view.language) for name, body in sections.items()],
            view.language,
        ),
        title=title(view),
    )


def _sections(view: View) -> dict[str, list[Any]]:
    """Return the parts in their order by name; the name is the anchor that other pages link to."""
    language = view.language
    # Where no report is here the page still says how figures would be taken.
    of_the_report = view.told is not None
    sections = {
        "source": parts.source(view) if of_the_report else [],
        "method": parts.method(view),
        "symbols": [symbols(view.whole, language)] if of_the_report else [],
        "refused": [
            *paragraphs(language, "refused_lead"),
            points(language, [f"refused_{key}" for key in REFUSED]),
        ],
        "checks": _reconciliations(view),
        "corrections": parts.corrections(view) if of_the_report else [],
        "limits": [points(language, [f"limit_{key}" for key in _limits(view)])],
        "cite": _cite(view) if of_the_report else [],
        "licences": parts.licences(language),
        "versions": parts.versions(language),
        "errors": error_report(view),
        "privacy": [points(language, [f"privacy_{key}" for key in PRIVACY])],
    }
    return {name: body for name, body in sections.items() if body}


def _limits(view: View) -> list[str]:
    """Return the limits that hold: that there is nothing to compare with ends with the second report."""
    alone = view.held.reports == 1
    return [key for key in LIMITS if key != "one" or alone]


def _section(name: str, body: list[Any], language: str) -> Component:
    return html.Section([html.H2(text(f"about.{name}", language), id=name), *body], className="about-part")


def _reconciliations(view: View) -> list[Component]:
    lines = reconciliation_lines(view.told, view.language) if view.told else None
    checked = [*paragraphs(view.language, "checks_lead"), lines] if lines is not None else []
    return [*checked, *paragraphs(view.language, "checks_rounding"), _more(view.language)]


def _more(language: str) -> Component:
    doors = {
        "differences": html.A(text("differences.heading", language), href=differences_href(language)),
        "codebook": html.A(text("codebook.heading", language), href=codebook_href(language)),
    }
    return html.P(phrase("about.checks_more", language, **doors))


def _cite(view: View) -> list[Component]:
    language, report = view.language, view.whole.row
    cited = [
        citation(style, cite_report(report, style, language, date.today()), language, opened=True)
        for style in STYLES
    ]
    return [*paragraphs(language, "cite_lead"), html.Div([*cited, copy_line(language)], className="cite-box")]
