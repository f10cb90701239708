"""The figures of a place by subject or by year, the newest first."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count, counted, date_words
from components.frame.pager import pager
from components.pages.place.figure_line import LineOf, line_entry
from components.pages.place.question import (
    BY_YEAR,
    ORDER,
    page_of,
    pages_of,
    stretch_of,
    subjects_shown,
)
from components.pages.place.years import columns_here, dot
from components.text import joined, named, text
from components.web.page_addresses import SEPARATOR, place_href
from components.web.view import View
from data.select.place_rows import Line, Subject


class _Group(NamedTuple):
    """A subject or a year: its anchor, its name, what stands beside that, its lines on this page."""

    id: str
    name: list[Any]
    aside: list[Any]
    lines: tuple[Line, ...]


def figures_by_subject(view: View) -> list[Component]:
    """Return the figures with what chooses among them."""
    language = view.language
    if not view.here.subjects:
        return [html.P(text("place.no_figures", language), className="silence")]
    drawing, chosen = LineOf(view, columns_here(view)), subjects_shown(view)
    every = _by_year(chosen, language) if view.filter.get(ORDER) == BY_YEAR else _by_subject(chosen, language)
    groups = [_drawn(group, drawing) for group in _on_the_page(every, *stretch_of(view))]
    return [
        html.Section(
            [
                html.Div(
                    [
                        html.H2(text(f"place.figures_by_{view.filter.get(ORDER) or 'subject'}", language)),
                        _orders(view),
                    ],
                    className="place-figures-head",
                ),
                _legend(language),
                _chips(view),
                drawing.head(),
                *groups,
                *_other_pages(view),
                html.P(text("place.note", language), className="muted place-note"),
            ],
            className="place-figures",
        )
    ]


def _legend(language: str) -> Component:
    items = [
        html.Li([dot(held == "held"), text(f"report_tree.{held}", language)]) for held in ("held", "cited")
    ]
    return html.Ul(items, className="tree-legend")


def _orders(view: View) -> Component:
    """Return the two orders and the way to the files."""
    language, subjects = view.language, SEPARATOR.join(view.categories)
    links = [
        html.A(
            text(f"place.by_{order or 'subject'}", language),
            href=place_href(language, view.place, category=subjects, by=order),
            className="chip",
            **({"aria-current": "true"} if view.filter.get(ORDER, "") == order else {}),
        )
        for order in ("", BY_YEAR)
    ]
    files = html.A(text("download_menu.name", language), href="#take", className="button")
    return html.Nav([*links, files], **{"aria-label": text("place.orders", language)})


def _chips(view: View) -> Component:
    language, order = view.language, view.filter.get(ORDER, "")
    chips = [("", text("place.every_subject", language), view.here.number)]
    for subject in view.here.subjects:
        chips.append((subject.category.id, named(subject.category, "name", language), subject.number))
    return html.Nav(
        [
            html.A(
                # The mark of all subjects has no subject's name behind it.
                [name, " ", count(number, f"observations-{category}".removesuffix("-"), language)],
                href=place_href(language, view.place, category=category, by=order),
                className="chip",
                # Current only where it is the whole choice: an address may name several subjects.
                **({"aria-current": "true"} if view.categories == ((category,) if category else ()) else {}),
            )
            for category, name, number in chips
        ],
        className="chips",
        **{"aria-label": text("place.subjects", language)},
    )


def _by_subject(subjects: list[Subject], language: str) -> list[_Group]:
    return [
        _Group(
            f"subject-{subject.category.id}",
            [named(subject.category, "name", language)],
            [*_number(subject, language), " \u00b7 ", *_years_of(subject.lines, language)],
            subject.lines,
        )
        for subject in subjects
    ]


def _by_year(subjects: list[Subject], language: str) -> list[_Group]:
    lines = [line for subject in subjects for line in subject.lines]
    years = sorted({line.placed.figure.year for line in lines}, reverse=True)
    return [
        _Group(
            f"year-{year}",
            [date_words(text("period.year", language, year=year))],
            [],
            tuple(line for line in lines if line.placed.figure.year == year),
        )
        for year in years
    ]


def _on_the_page(groups: list[_Group], first: int, last: int) -> Iterator[_Group]:
    """Yield what of each group lies in a stretch of all lines; a group goes on where the last page ended."""
    before = 0
    for group in groups:
        shown = group.lines[max(0, first - before) : max(0, last - before)]
        if shown:
            yield group._replace(lines=shown)
        before += len(group.lines)


def _other_pages(view: View) -> list[Component]:
    chosen, order = SEPARATOR.join(view.categories), view.filter.get(ORDER, "")

    def href(page: int) -> str:
        asked = str(page) if page > 1 else ""
        return place_href(view.language, view.place, category=chosen, by=order, page=asked)

    return pager(page_of(view), pages_of(view), href, view.language)


def _number(subject: Subject, language: str) -> list[Any]:
    return counted("place.entries", subject.number, f"observations-{subject.category.id}", language)


def _years_of(lines: tuple[Line, ...], language: str) -> list[Any]:
    years = dict.fromkeys(line.placed.figure.year for line in lines)
    return joined((date_words(str(year)) for year in years), text("frame.and", language))


def _drawn(group: _Group, drawing: LineOf) -> Component:
    """Return a subject or a year with its lines; it folds, which a phone needs."""
    summary = html.Summary([html.H3(group.name), html.Span(group.aside, className="muted")])
    entries = html.Ul([line_entry(line, drawing) for line in group.lines])
    return html.Details([summary, entries], open=True, id=group.id, className="place-group")
