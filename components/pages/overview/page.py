"""The overview: the report map, subjects, large figures with their quiet rows, areas with their charts."""

from dash import html
from dash.development.base_component import Component

from components.charts.report_map import report_map
from components.figures.change_record import record_link
from components.frame.cited import cited_figures, cited_note
from components.frame.page_frame import page
from components.frame.place_search import place_form
from components.frame.same_area import notice
from components.pages.overview.areas import area_rows
from components.pages.overview.key_figures import key_figures
from components.pages.overview.report_search import report_search
from components.pages.overview.subjects import subjects
from components.text import FIRST_LANGUAGE, named, text
from components.web.file_addresses import brief_href, brief_page_href
from components.web.page_addresses import address
from components.web.view import View

PARTS = (report_map, subjects, key_figures, area_rows)
# What a big screen shows: each area is a page of its own there.
PARTS_ON_SCREEN = (report_map, key_figures)
# A report that is only cited has neither map nor areas: its figures stand by subject.
PARTS_OF_A_CITED_REPORT = (cited_note, cited_figures)


def title(view: View) -> str:
    """Return the tab's title."""
    report = view.whole.row
    name = named(report, "title", view.language)
    return text("overview.title", view.language, report=name)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("overview.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    of_a_text = PARTS_ON_SCREEN if view.screen else PARTS
    parts = of_a_text if view.whole.is_quoted else PARTS_OF_A_CITED_REPORT
    body = [part(view) for part in parts]
    return page(
        view,
        *_search(view),
        *notice(view),
        _head(view),
        *body,
        title=title(view),
        kind="overview",
        skip_to="figures" if view.whole.is_quoted else "",
    )


def _search(view: View) -> list[Component]:
    """A line to find a place, where the address names no report and there are several."""
    # At the start, not at the report's own address: who came by that has chosen a place already.
    at_home = view.path == address(view.language) and view.held.reports > 1
    return [html.Div(place_form(view.language, "place"), className="home-search")] if at_home else []


def _head(view: View) -> Component:
    report = view.whole.row
    verbatim = {"lang": "zh-CN", "data-verbatim": ""}
    english = view.language != FIRST_LANGUAGE
    return html.Div(
        [
            html.H1(named(report, "title", view.language), **{"data-verbatim": ""})
            if english
            else html.H1(report.title, **verbatim),
            *([html.P(report.title, className="title-verbatim", **verbatim)] if english else []),
            html.P(
                text("overview.lead" if view.whole.is_quoted else "cited.lead", view.language),
                className="lead",
            ),
            *record_link(view),
            report_search(view),
            html.P(
                [
                    html.A(
                        text("brief.take", view.language),
                        href=brief_href(view.language, view.report),
                        download="",
                    ),
                    " · ",
                    html.A(
                        text("brief.print", view.language), href=brief_page_href(view.language, view.report)
                    ),
                ],
                className="muted screen-only take-brief",
            ),
        ],
        className="page-head",
    )
