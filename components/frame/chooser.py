"""The header's place and year: where there is a choice, a menu that keeps the page."""

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import date_words
from components.frame.place_search import place_form
from components.frame.report_tree import DOTS
from components.frame.same_area import same_area_href
from components.text import named, text
from components.web import page_addresses as addresses
from components.web.page_addresses import SEPARATOR
from components.web.view import View
from data.select.make_rows import rows_of
from data.select.rows import Report

# An area is a report's own, a page of rows is of what was chosen before.
LEFT_BEHIND = ("area", "page", "place", "year")


def chooser(view: View) -> list[Component]:
    """Return the name of the view's report: a link while there is one report, else a menu of others."""
    report = view.report_row
    # A draft is of no report that is here, so there is none to choose.
    if view.page == "check" or (report is None and view.held.reports < 2):
        return []
    if report is not None and view.held.reports < 2:
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


def _plain(report: Report, view: View) -> Component:
    return html.A(
        _name(report, view),
        href=addresses.overview_href(view.language, view.report),
        className="quiet report-name",
    )


def _name(report: Report, view: View) -> Component:
    place = named(report, "place", view.language)
    year = date_words(str(report.year))
    if view.held.reports < 2:
        # One span: a flex box would swallow the space before the year.
        return html.Span([place, " · ", year])
    return html.Span(
        [html.Span([place, " · "], className="chooser-place-name"), year], className="chooser-name"
    )


def _unchosen(view: View) -> Component:
    words = text("chooser.none", view.language)
    if view.at is not None:
        words = named(view.at.place, "name", view.language)
    return html.Span(words, className="chooser-name")


def _years(report: Report, view: View) -> list[Component]:
    language = view.language
    links = [_year(row, row.id == report.id, view) for row in _of_the_place(report, view)]
    name = text("chooser.years", language, place=named(report, "place", language))
    page = html.A(
        text("chooser.place", language, place=named(report, "place", language)),
        href=addresses.place_href(language, report.place),
    )
    return [
        html.P(name, className="muted"),
        html.Ul([html.Li(link) for link in links], className="chooser-years", **{"aria-label": name}),
        html.P(page, className="chooser-all"),
    ]


def _of_the_place(report: Report, view: View) -> list[Report]:
    """Return the reports of the place, the oldest first."""
    known = view.told.of_the_place if view.told is not None else view.answer.reports
    own = known[known["place"] == report.place]
    return sorted(rows_of(Report, own), key=lambda row: (row.year, row.id))


def _year(row: Report, is_chosen: bool, view: View) -> Component:
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
            filters = {name: value for name, value in view.filters if name not in LEFT_BEHIND}
            return addresses.data_href(language, report, category=SEPARATOR.join(view.categories), **filters)
    return addresses.overview_href(language, report)
