"""The report's own words, with its figures marked and its slips kept."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.phrase_html import as_children
from components.figures.quantity import hedged_spans
from components.text import named, phrases, text
from components.text.phrases import Phrase
from data.select import WholeReport
from data.select.rows import Correction, Observation

# A half-width comma is set with air by the style sheet; the character stays, so that a copy is exact.
COMMA = re.compile(r"([,;:])")
LINE_END = "\n"


@dataclass(frozen=True)
class Mark:
    """A stretch of the report that means something: a figure, a claim, a slip, a mention, a found word.

    draws_itself: it has words of its own, and leaves out what is drawn inside it.
    """

    start: int
    end: int
    draw: Callable[[list[Any]], list[Any]]
    draws_itself: bool = False


def verbatim(
    report: WholeReport,
    start: int,
    end: int,
    marks: list[Mark],
    unmarked: Callable[[str], list[Any]] | None = None,
) -> list[Any]:
    """Return text[start:end] as children, with `marks` drawn; marks outside the span are left out.

    A mark may hold others (a sentence its figures), but not cross them. Line feeds become <br>.
    unmarked: how words without a mark are drawn, as on a page unless told.
    """
    words, draw = report.text, unmarked or plain
    # Outer marks before those inside them: at one start the longest comes first.
    inside = sorted((m for m in marks if start <= m.start and m.end <= end), key=lambda m: (m.start, -m.end))
    children: list[Any] = []
    at = start
    for place, mark in enumerate(inside):
        # Already drawn, inside an earlier mark.
        if mark.start < at:
            continue
        children += draw(words[at : mark.start])
        children += mark.draw(verbatim(report, mark.start, mark.end, inside[place + 1 :], unmarked))
        at = mark.end
    return children + draw(words[at:end])


def plain(words: str) -> list[Any]:
    """Return a stretch of text without marks; half-width commas in spans of their own."""
    children: list[Any] = []
    for piece in _pieces(words):
        children += [html.Br()] if piece == LINE_END else as_children([piece])
    return children


def _pieces(words: str) -> Iterator[str | Phrase]:
    """Yield the words of a stretch, its commas as phrases and its line feeds alone."""
    for piece in COMMA.split(words):
        if COMMA.fullmatch(piece):
            yield Phrase("comma", piece)
        elif piece:
            first, *others = piece.split(LINE_END)
            yield first
            for line in others:
                yield from (LINE_END, line)


def printed(report: WholeReport, start: int, end: int) -> list[str | Phrase]:
    """Return text[start:end] with its figures and claims as phrases, for those who draw no page."""
    rows = [row for row in report.reported_rows if row.start is not None]
    marks = [Mark(*row.span, partial(_as_phrase, row), draws_itself=True) for row in rows]
    # A picture breaks its lines itself.
    return verbatim(report, start, end, marks, lambda words: [w for w in _pieces(words) if w != LINE_END])


def _as_phrase(row: Observation, _: list[Any]) -> list[Phrase]:
    return [phrases.stated(row)]


def figure_marks(
    report: WholeReport,
    language: str,
    href: Callable[[Observation], str] | None = None,
    chosen: str = "",
    arrive: bool = True,
    words: Callable[[Observation], list[Any]] | None = None,
) -> list[Mark]:
    """Return a mark for every figure and coverage claim of the report.

    href: where a figure leads, by its row of `select.observations`; None marks without a link.
    chosen: the id of the figure that is selected. arrive: whether a reader is brought to its figure.
    words: how its own words are drawn; as they are, with their hedge, unless told.
    """
    rows = [row for row in report.reported_rows if row.start is not None]
    return [
        Mark(
            *row.span,
            partial(_draw_figure, row, words or own_words, language, href, _state(row.id == chosen, arrive)),
            draws_itself=True,
        )
        for row in rows
    ]


def own_words(row: Observation) -> list[Any]:
    """Return a figure's own words, the word that hedges it as <em>."""
    return hedged_spans(row.stated, row.qualifier, row.extent)


def _state(chosen: bool, arrive: bool) -> dict[str, str]:
    if not chosen:
        return {}
    return {"data-here": ""} if arrive else {"data-chosen": ""}


def _draw_figure(
    row: Observation,
    words: Callable[[Observation], list[Any]],
    language: str,
    href: Callable[[Observation], str] | None,
    here: dict[str, str],
    _: list[Any],
) -> list[Any]:
    claim = "claim" if row.kind == "coverage" else "fact"
    current = {"aria-current": "true"} if here else {}
    mark = html.Span(
        words(row),
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
    return [Mark(row.start, row.end, _draw_slip(row, language)) for row in report.correction_rows]


def _draw_slip(row: Correction, language: str) -> Callable[[list[Any]], list[Any]]:
    def draw(children: list[Any]) -> list[Any]:
        note = html.Span(
            text("verbatim.as_printed", language),
            className="as-printed",
            title=named(row, "reason", language),
            **{"data-note": ""},
        )
        return [html.Span(children, className="slip"), note]

    return draw


def sentence(
    report: WholeReport,
    start: int,
    end: int,
    marks: list[Mark],
    element: Callable[..., Component] = html.Span,
) -> Component:
    """Return a stretch of the report as one element in the report's language."""
    return element(
        verbatim(report, start, end, marks), lang="zh-CN", className="report-words", **{"data-verbatim": ""}
    )
