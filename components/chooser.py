"""The header's place and year: where there is a choice, a menu that keeps the page."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components import view as addresses
from components.place_search import place_form
from components.quantity import date_words
from components.report_tree import DOTS
from components.same_area import same_area_href
from components.text import named, text
from components.view import SEPARATOR, View

# An area is a report's own, a page of rows is of what was chosen before.
LEFT_BEHIND = ("area", "page", "place", "year")


def chooser(view: View) -> list[Component]:
    """Return the name of the view's report: a link while there is one report, else a menu of others."""
    report = view.report_row
    if view.page == "check" or (report is None and view.held.reports < 2):
        return []
    if view.held.reports < 2:
        return [_plain(report, view)]
    summary = html.Summary(_name(report, view) if report is not None else _unchosen(view), className="quiet")
    panel = html.Div(
        [
            *(_years(report, view) if report is not None else []),
            place_form(view.language, "chooser-place"),
            html.P(
                html.A(text("chooser.all", view.language), href=addresses.reports_href(view.language)),
                className="chooser-all",
            ),
        ],
        className="chooser-panel",
    )
    return [html.Details([summary, panel], className="chooser", **{"data-chooser": ""})]


def _plain(report: Any, view: View) -> Component:
    return html.A(
        _name(report, view),
        href=addresses.overview_href(view.language, view.report),
        className="quiet report-name",
    )


def _name(report: Any, view: View) -> Component:
    place = named(report, "place", view.language)
    year = date_words(str(report.year))
    if view.held.reports < 2:
        # One span: a flex box would swallow the space before the year.
        return html.Span([place, " · ", year])
    return html.Span(
        [html.Span([place, " · "], className="chooser-place-name"), year], className="chooser-name"
    )


def _unchosen(view: View) -> Component:
    return html.Span(text("chooser.none", view.language), className="chooser-name")


def _years(report: Any, view: View) -> list[Component]:
    language = view.language
    links = [_year(row, row.id == report.id, view) for row in _of_the_place(report, view)]
    name = text("chooser.years", language, place=named(report, "place", language))
    return [
        html.P(name, className="muted"),
        html.Ul([html.Li(link) for link in links], className="chooser-years", **{"aria-label": name}),
    ]


def _of_the_place(report: Any, view: View) -> list[Any]:
    """Return the reports of the place, the oldest first."""
    known = view.told.of_the_place if view.told is not None else view.found.reports
    own = known[known["place"] == report.place]
    return sorted(own.itertuples(), key=lambda row: (row.year, row.id))


def _year(row: Any, is_chosen: bool, view: View) -> Component:
    language = view.language
    held = "held" if row.evidence == "quoted" else "cited"
    mark = html.Span(text(f"report_tree.{held}_short", language), className="seen-by-readers-of-screens")
    current = {"aria-current": "true"} if is_chosen else {}
    return html.A(
        [html.I(className=f"report-dot {DOTS[held]}"), mark, date_words(str(row.year))],
        href=same_page_href(view, row.id),
        **current,
    )


def same_page_href(view: View, report: str) -> str:
    """Return the address of the view's page for another report, as near as there is one."""
    language = view.language
    match view.page:
        case "areas":
            return addresses.areas_href(language, report)
        case "area":
            if report == view.report:
                return addresses.area_href(language, report, view.area)
            return same_area_href(view, report)
        case "indicators":
            return addresses.indicators_href(language, report)
        case "indicator":
            return addresses.indicator_href(language, report, view.indicator)
        case "text":
            return addresses.text_href(language, report, **view.filter)
        case "data":
            kept = {name: value for name, value in view.filters if name not in LEFT_BEHIND}
            return addresses.data_href(language, report, category=SEPARATOR.join(view.categories), **kept)
    return addresses.overview_href(language, report)
