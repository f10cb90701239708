"""The overview: the report map, subjects, large figures with their quiet rows, areas with their charts."""

from dash import html
from dash.development.base_component import Component

from components.frame import page
from components.key_figures import key_figures
from components.pages.overview_areas import area_rows
from components.report_map import report_map
from components.subjects import subjects
from components.text import text
from components.view import View
from data import select


def title(view: View) -> str:
    """Return the tab's title."""
    report = select.report(view.report)
    name = report.title_en if view.language == "en" else report.title
    return text("overview.title", view.language, report=name)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("overview.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    return page(
        view,
        _head(view),
        report_map(view),
        subjects(view),
        key_figures(view),
        area_rows(view),
        title=title(view),
    )


def _head(view: View) -> Component:
    report = select.report(view.report)
    verbatim = {"lang": "zh-CN", "data-verbatim": ""}
    english = view.language == "en"
    return html.Div(
        [
            html.H1(report.title_en, **{"data-verbatim": ""})
            if english
            else html.H1(report.title, **verbatim),
            *([html.P(report.title, className="title-verbatim", **verbatim)] if english else []),
            html.P(text("overview.lead", view.language), className="lead"),
        ],
        className="page-head",
    )
