"""The list of the report's work areas, each with its figures."""

from dash import html
from dash.development.base_component import Component

from components.figures.area_tally import area_tally
from components.figures.figure_row import figure_rows
from components.figures.section_names import full_name
from components.frame.cited import no_text
from components.frame.page_frame import page
from components.text import named, text
from components.web.link import link
from components.web.page_addresses import area_href
from components.web.view import View
from data.select.rows import Section


def title(view: View) -> str:
    """Return the tab's title."""
    report = view.whole.row
    return text("areas.title", view.language, report=named(report, "title", view.language))


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("areas.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    sections = view.whole.section_rows
    areas = [_area(row, view) for row in sections if row.kind == "area"]
    lead = [html.P(text("areas.lead", view.language), className="lead")] if view.whole.is_quoted else []
    return page(
        view,
        html.Div([html.H1(text("areas.heading", view.language)), *lead], className="page-head ruled"),
        *([html.Div(areas, className="area-list")] if view.whole.is_quoted else no_text(view)),
        title=title(view),
    )


def _area(section: Section, view: View) -> Component:
    language = view.language
    observations = view.whole.observations
    stated = observations[(observations["section"] == section.id) & (observations["status"] == "reported")]
    name = html.Span(full_name(section, language), **{"data-verbatim": ""})
    rows = figure_rows(stated, view)
    silence = html.P(text("area_aside.silence", language), className="silence")
    return html.Section(
        [
            html.Div(
                [
                    html.H2(link(name, area_href(language, view.report, section.id))),
                    html.P(section.heading, lang="zh-CN", className="report-words", **{"data-verbatim": ""}),
                    html.P(area_tally(section, view), className="muted"),
                ]
            ),
            html.Ul(rows) if rows else silence,
        ],
        className="area-entry",
    )
