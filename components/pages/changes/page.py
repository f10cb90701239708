"""What was added, corrected, removed and restored here: the newest first, old beside new, with the reason."""

from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.changed_entry import (
    before_and_now,
    changed_name,
    entry_href,
    reason_line,
    report_name,
    what_words,
)
from components.figures.period import period_words
from components.figures.quantity import counted, date_words
from components.frame.crumbs import crumbs
from components.frame.page_frame import page
from components.frame.pager import pager
from components.pages.changes.question import PAGE, SINCE
from components.text import lang_of_typed, named, phrase, text
from components.web.page_addresses import (
    changes_href,
    feed_href,
    overview_href,
    place_href,
    reports_href,
)
from components.web.view import View
from data.select.change_rows import CORRECTED, Entry


def title(view: View) -> str:
    """Return the tab's title."""
    of = view.record.of
    if of is None:
        return text("changes.title", view.language)
    return text("changes.title_of", view.language, of=named(of, "name", view.language))


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("changes.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    answer, language = view.record, view.language

    def page_href(number: int) -> str:
        return _href(view, **{PAGE: str(number) if number > 1 else ""})

    return page(
        view,
        _head(view),
        _around(view),
        *(_days(view) if answer.entries else [_none(view)]),
        *pager(answer.question.page, answer.pages, page_href, language),
        title=title(view),
        kind="changes-page",
    )


def _href(view: View, **other: str) -> str:
    return changes_href(view.language, **{**view.filter, "figure": view.figure, **other})


def _head(view: View) -> Component:
    language, of = view.language, view.record.of
    steps: list[Any] = [(text("frame.reports", language), reports_href(language))]
    if of is not None:
        own = overview_href if of.what == "report" else place_href
        is_here = of.what == "place" or any(entry.is_served for entry in view.record.entries)
        steps.append((named(of, "name", language), own(language, of.id) if is_here else None))
    return html.Div(
        [
            crumbs(language, *steps, (text("changes.heading", language), None)),
            html.H1(text("changes.heading", language)),
            html.P(text("changes.lead", language), className="lead"),
        ],
        className="page-head",
    )


def _around(view: View) -> Component:
    """Return whose changes these are, how many, and how to be told of the next."""
    language, answer = view.language, view.record
    feed = html.A(
        text("changes.subscribe", language),
        href=feed_href(language, **answer.question.scope),
        className="button",
    )
    note = html.Span(text("changes.subscribe_note", language), className="muted")
    numbers = [*counted("changes.entries", answer.total, "changes", language)]
    if answer.decided and answer.decided < answer.total:
        numbers += counted("changes.decided", answer.decided, "changes-decided", language)
    return html.Div(
        [*_chosen(view), html.P(numbers, className="muted"), html.P([feed, note], className="changes-feed")],
        className="changes-around",
    )


def _chosen(view: View) -> list[Component]:
    """Return what is chosen, with the way back to all."""
    language, answer = view.language, view.record
    lines: list[Component] = []
    if answer.of is not None:
        name = html.Strong(named(answer.of, "name", language), **{"data-verbatim": ""})
        everything = html.A(text("changes.everything", language), href=changes_href(language))
        lines.append(html.P([*phrase("changes.of", language, of=name), " ", everything]))
    if answer.question.since:
        all_days = html.A(
            text("changes.all_days", language),
            href=_href(view, **{SINCE: "", PAGE: ""}),
        )
        day = _day(answer.question.since, language)
        lines.append(html.P(phrase("changes.since", language, day=day, all=all_days)))
    return lines


def _day(day: str, language: str) -> Component:
    return date_words(period_words(day, language))


def _none(view: View) -> Component:
    language, question = view.language, view.record.question
    if question.since:
        words = phrase("changes.none_since", language, day=_day(question.since, language))
    else:
        words = [text("changes.none" if view.record.of is None else "changes.none_of", language)]
    return html.P(words, role="status", className="silence no-rows")


def _days(view: View) -> list[Component]:
    return [
        _of_a_day(day, list(entries), view)
        for day, entries in groupby(view.record.entries, key=lambda entry: entry.date)
    ]


def _of_a_day(day: str, entries: list[Entry], view: View) -> Component:
    language = view.language
    heading = html.H2(_day(day, language))
    return html.Section(
        [heading, html.Ol([_entry(entry, view) for entry in entries])], className="changes-day"
    )


def _entry(entry: Entry, view: View) -> Component:
    language = view.language
    name = changed_name(entry, language)
    words = html.Span(name, **{"data-verbatim": ""}, **lang_of_typed(name, language))
    href = entry_href(entry, language)
    kind = html.Span(what_words(entry, language), className=f"tag changes-{entry.what}")
    line = html.P([kind, " ", html.A(words, href=href) if href else words], className="changes-what")
    return html.Li(
        [
            line,
            _report(entry, view),
            *before_and_now(entry, view.record.indicators, language),
            *reason_line(entry, language),
        ]
    )


def _report(entry: Entry, view: View) -> Component:
    """Return which report it was, where the line above does not say so, and whose."""
    language = view.language
    parts: list[Any] = []
    if entry.what == CORRECTED and not view.record.question.report:
        report = html.Span(report_name(entry, language), **{"data-verbatim": ""})
        parts = phrase("changes.in_report", language, report=report)
        if entry.is_served:
            parts = [html.A(parts, href=overview_href(language, entry.report))]
    if place := named(entry, "place", language):
        where = html.A(place, href=place_href(language, entry.place))
        parts += [" ", *phrase("changes.place_year", language, place=where, year=date_words(entry.year))]
    return html.P(parts, className="changes-report muted")
