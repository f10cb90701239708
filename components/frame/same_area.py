"""From a work area of one report to its like in another: the area with most figures of the same subject."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.text import named, phrase, text
from components.web.page_addresses import address, areas_href
from components.web.view import View, readable
from data.select import WholeReport

SUBJECT, FROM = "subject", "from"


def subject_of(report: WholeReport, area: str) -> str:
    """Return the subject of most figures of an area, "" where there is none or two have as many."""
    return _first(row.category for row in report.own_rows if row.section == area)


def area_of(report: WholeReport, subject: str) -> str:
    """Return the work area with most figures of a subject, "" where there is none or two have as many."""
    areas = set(report.areas)
    return _first(row.section for row in report.own_rows if row.category == subject and row.section in areas)


def _first(names: Iterable[str]) -> str:
    ranked = Counter(names).most_common(2)
    # A tie says nothing: either area would be a guess.
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def same_area_href(view: View, report: str) -> str:
    """Return the address of the like of the view's area in another report, or of that report's overview."""
    subject = subject_of(view.whole, view.area)
    if subject:
        return areas_href(view.language, report, subject)
    return address(f"{view.language}/overview/{report}", **{FROM: "area"})


def open_area(view: View, subject: str) -> View:
    """Return the view of the area that a subject leads to, or of the overview, which says why."""
    if subject not in set(view.whole.categories["id"]):
        return replace(view, unknown=(*view.unknown, readable(subject)))
    area = area_of(view.whole, subject)
    if area:
        return replace(view, page="area", area=area, filters=((SUBJECT, subject),))
    return say_where_from(replace(view, page="overview"), subject)


def say_where_from(view: View, subject: str = "") -> View:
    """Return the overview that says that the area a reader came from has no like here."""
    added_filters = ((FROM, "area"), *(((SUBJECT, subject),) if subject else ()))
    return replace(view, filters=(*view.filters, *added_filters))


def notice(view: View) -> list[Component]:
    """Return the line that says how a reader got from another report's area to this page; else nothing."""
    filters = view.filter
    if SUBJECT not in filters and FROM not in filters:
        return []
    language = view.language
    if SUBJECT not in filters:
        words: list[Any] = [text("same_area.no_subject", language)]
    else:
        subject = named(
            next(row for row in view.whole.category_rows if row.id == filters[SUBJECT]), "name", language
        )
        key = "same_area.none" if FROM in filters else "same_area.found"
        words = phrase(key, language, subject=subject)
    return [html.P(words, role="status", className="notice")]
