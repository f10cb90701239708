"""All reports: a place to search, the tree of places and years, the newest beside it."""

from dash import html
from dash.development.base_component import Component

from components.frame.how_to_add import how_to_add
from components.frame.left_out import left_out_list
from components.frame.page_frame import page
from components.frame.place_search import found_places, place_form
from components.frame.removed import removed_list
from components.frame.report_tree import legend, report_tree
from components.pages.reports.newest_reports import kind_chips, last_published, lead, newest_quoted
from components.text import text
from components.web.page_addresses import changes_href, coverage_href, draft_check_href, reports_href
from components.web.view import View


def title(view: View) -> str:
    """Return the tab's title."""
    return text("reports.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("reports.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    parts = [newest_quoted(view), _tree(view), last_published(view)]
    return page(
        view,
        html.Div(
            [
                html.H1(text("reports.heading", view.language)),
                html.P(lead(view.listed, view.language), className="lead"),
            ],
            className="page-head",
        ),
        _search(view),
        *_found(view),
        *left_out_list(view),
        html.Div([part for part in parts if part], className="reports-columns"),
        *removed_list(view),
        *_adding(view),
        title=title(view),
    )


def _search(view: View) -> Component:
    language = view.language
    check = html.P(
        [
            html.A(text("frame.check", language), href=draft_check_href(language), className="button"),
            html.Span(text("reports.check", language), className="muted"),
        ],
        className="reports-check",
    )
    return html.Div(
        [place_form(language, "place", view.filter.get("q", "")), check], className="reports-search"
    )


def _found(view: View) -> list[Component]:
    places = view.listed.places_found
    return [] if places is None else [found_places(places, view, how_to_add(view.language))]


def _tree(view: View) -> Component:
    language, query = view.language, view.filter.get("q", "")

    def href(kind: str) -> str:
        return reports_href(language, q=query, kind=kind)

    return html.Section(
        [
            html.Div([html.H2(text("reports.by_place", language)), legend(language)], className="tree-top"),
            kind_chips(view, href),
            report_tree(view),
            html.P(html.A(text("reports.coverage", language), href=coverage_href(language))),
            html.P(html.A(text("changes.door", language), href=changes_href(language))),
        ],
        className="reports-tree",
    )


def _adding(view: View) -> list[Component]:
    """Say how to add a report, behind a fold; not where the search has said it already."""
    places = view.listed.places_found
    if places is not None and not len(places.exact) and not len(places.below):
        return []
    summary = html.Summary(text("reports.add", view.language), className="button")
    return [html.Details([summary, how_to_add(view.language)], className="reports-add")]
