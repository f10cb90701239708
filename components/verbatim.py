"""The report's own words, with its figures marked and its slips kept."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.quantity import hedged_spans
from components.text import named, text
from data.select import WholeReport

# A half-width comma is set with air by the style sheet; the character stays, so that a copy is exact.
COMMA = re.compile(r"([,;:])")


@dataclass(frozen=True)
class Mark:
    """A stretch of the report that means something: a figure, a claim, a slip, a mention, a found word.

    draws_itself: it has words of its own, and leaves out what is drawn inside it.
    """

    start: int
    end: int
    draw: Callable[[list], list]
    draws_itself: bool = False


def verbatim(report: WholeReport, start: int, end: int, marks: list[Mark]) -> list:
    """Return text[start:end] as children, with `marks` drawn; marks outside the span are left out.

    A mark may hold others (a sentence its figures), but not cross them. Line feeds become <br>.
    """
    words = report.text
    inside = sorted((m for m in marks if start <= m.start and m.end <= end), key=lambda m: (m.start, -m.end))
    children: list = []
    at = start
    for place, mark in enumerate(inside):
        if mark.start < at:
            continue
        children += plain(words[at : mark.start])
        children += mark.draw(verbatim(report, mark.start, mark.end, inside[place + 1 :]))
        at = mark.end
    return children + plain(words[at:end])


def plain(words: str) -> list:
    """Return a stretch of text without marks; half-width commas in spans of their own."""
    return list(_pieces(words))


def _pieces(words: str) -> Iterator[Any]:
    for piece in COMMA.split(words):
        if COMMA.fullmatch(piece):
            yield html.Span(piece, className="comma")
        elif piece:
            lines = piece.split("\n")
            yield lines[0]
            for line in lines[1:]:
                yield html.Br()
                yield line


def figure_marks(
    report: WholeReport,
    language: str,
    href: Callable[[Any], str] | None = None,
    chosen: str = "",
    arrive: bool = True,
    words: Callable[[Any], list] | None = None,
) -> list[Mark]:
    """Return a mark for every figure and coverage claim of the report.

    href: where a figure leads, by its row of `select.observations`; None marks without a link.
    chosen: the id of the figure that is selected. arrive: whether a reader is brought to its figure.
    words: how its own words are drawn; as they are, with their hedge, unless told.
    """
    rows = [row for row in report.reported_rows if pd.notna(row.start)]
    return [
        Mark(
            row.start,
            row.end,
            partial(
                _draw_figure, row, (words or own_words)(row), language, href, _state(row.id == chosen, arrive)
            ),
            draws_itself=True,
        )
        for row in rows
    ]


def own_words(row: Any) -> list:
    """Return a figure's own words, the word that hedges it as <em>."""
    return hedged_spans(row.stated, row.qualifier, row.extent)


def _state(chosen: bool, arrive: bool) -> dict[str, str]:
    if not chosen:
        return {}
    return {"data-here": ""} if arrive else {"data-chosen": ""}


def _draw_figure(
    row: Any, words: list, language: str, href: Callable | None, here: dict[str, str], _: list
) -> list:
    claim = "claim" if row.kind == "coverage" else "fact"
    current = {"aria-current": "true"} if here else {}
    mark = html.Span(
        words,
        className=f"figure {claim}",
        **{"data-observation": row.id, "data-verbatim": "", **here},
    )
    if href is None:
        return [mark]
    link = html.A(
        mark,
        href=href(row),
        className="figure-link",
        title=named(row, "name", language),
        **{"data-figure": row.id, **current},
    )
    return [link]


def slip_marks(report: WholeReport, language: str) -> list[Mark]:
    """Return a mark for every slip of the source: printed as it is, with a note 原文如此."""
    return [Mark(row.start, row.end, _draw_slip(row, language)) for row in report.corrections.itertuples()]


def _draw_slip(row: Any, language: str) -> Callable[[list], list]:
    def draw(children: list) -> list:
        note = html.Span(
            text("verbatim.as_printed", language),
            className="as-printed",
            title=named(row, "reason", language),
            **{"data-note": ""},
        )
        return [html.Span(children, className="slip"), note]

    return draw


def sentence(
    report: WholeReport, start: int, end: int, marks: list[Mark], element: type[Component] = html.Span
) -> Component:
    """Return a stretch of the report as one element in the report's language."""
    return element(
        verbatim(report, start, end, marks), lang="zh-CN", className="report-words", **{"data-verbatim": ""}
    )
