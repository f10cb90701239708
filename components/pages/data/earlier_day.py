"""Rows as they stood on an earlier day: which day, what of it is not here, and the way back to today."""

from dash import html
from dash.development.base_component import Component

from components.figures.period import period_words
from components.figures.quantity import date_words
from components.pages.data.data_cells import AS_OF, PAGE
from components.text import joined, named, phrase, text
from components.web.page_addresses import SEPARATOR, changes_href, data_href
from components.web.view import View
from data.select import Lost


def earlier_day(view: View) -> list[Component]:
    """Return the lines; nothing where today's rows were asked for."""
    if view.no_day[0]:
        return [_no_such_day(view)]
    language, day = view.language, view.filter.get(AS_OF, "")
    if not day:
        return []
    others = {name: value for name, value in view.filters if name not in (AS_OF, PAGE)}
    today = data_href(language, view.report, category=SEPARATOR.join(view.categories), **others)
    since = changes_href(language, report=view.report, place=view.filter.get("place", ""), since=day)
    words = phrase(
        "data_page.as_it_stood",
        language,
        day=date_words(period_words(day, language)),
        today=html.A(text("data_page.today", language), href=today),
        changes=html.A(text("data_page.changes_since", language), href=since),
    )
    return [html.P(words, role="status", className="notice"), *_lost(view)]


def _lost(view: View) -> list[Component]:
    """Name the reports that were here on that day and cannot be shown as they stood."""
    if not view.lost:
        return []
    names = joined((_name(one, view.language) for one in view.lost), text("frame.and", view.language))
    return [html.P(phrase("data_page.lost", view.language, reports=names), className="notice")]


def _name(one: Lost, language: str) -> list[Component]:
    title = html.Span(named(one, "title", language) or one.report, **{"data-verbatim": ""})
    if not one.removed:
        return [title]
    day = date_words(period_words(one.removed, language))
    return phrase("data_page.lost_removed", language, report=title, day=day)


def _no_such_day(view: View) -> Component:
    """Say why nothing can be shown of the day that the address names."""
    why, asked, limit = view.no_day
    words = phrase(
        f"data_page.no_day_{why}",
        view.language,
        asked=html.Q(asked, **{"data-verbatim": ""}),
        limit=date_words(period_words(limit, view.language)) if limit else "",
    )
    return html.P(words, role="alert", className="notice")
