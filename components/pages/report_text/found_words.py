"""Words that a reader looks for, marked wherever the report's text holds them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.verbatim import Mark, own_words
from components.web.page_addresses import FOUND
from components.web.view import View
from data.folding import places_of
from data.query import Word, words_of
from data.select.rows import Observation


@dataclass(frozen=True)
class Stop:
    """A stretch of the text that found words cover; number: from 1, in the text's order."""

    start: int
    end: int
    number: int


@dataclass(frozen=True)
class FoundWords:
    """Words in one text. numbers: at how many places each word is; stops: where a reader is led, in order.

    Words that overlap are one stop.
    """

    words: tuple[Word, ...]
    numbers: tuple[int, ...]
    stops: tuple[Stop, ...]

    def marks(self, others: Iterable[Mark], cuts: Iterable[int]) -> list[Mark]:
        """Return the marks of the stops, in pieces that cross no other mark and no cut.

        others: figures draw what is found in them themselves (`figure`), so no piece lies in one.
        """
        others = list(others)
        # HTML elements must nest: a stop is cut wherever another mark begins or ends inside it.
        edges = sorted({*cuts, *(edge for mark in others for edge in (mark.start, mark.end))})
        figures = [(mark.start, mark.end) for mark in others if mark.draws_itself]
        return [
            Mark(start, end, partial(_marked, stop, start))
            for stop in self.stops
            for start, end in _pieces(stop, edges)
            if not any(first <= start < last for first, last in figures)
        ]

    def figure(self, row: Observation) -> list[Any]:
        """Return a figure's own words with what is found in them marked.

        row: one of `select.observations`, with its place in the text.
        """
        at, _ = row.span
        children: list[Any] = []
        for child in own_words(row):
            words = child if isinstance(child, str) else child.children
            children += [
                _piece(child, words[start - at : end - at], stop, start)
                for start, end, stop in self._within(at, at + len(words))
            ]
            at += len(words)
        return children

    def _within(self, start: int, end: int) -> Iterator[tuple[int, int, Stop | None]]:
        """Yield a stretch in pieces, each with the stop that covers it."""
        for stop in self.stops:
            first, last = max(stop.start, start), min(stop.end, end)
            if first < last:
                if start < first:
                    yield start, first, None
                yield first, last, stop
                start = last
        if start < end:
            yield start, end, None


def found_words(view: View) -> FoundWords:
    """Return where the text holds the words that the address names, `find`; nowhere without one."""
    words = words_of(view.filter.get("find", ""))
    places = places_of([word.folded for word in words], view.whole.text) if words else ()
    numbers = tuple(sum(place.word == nth for place in places) for nth, _ in enumerate(words))
    merged: list[tuple[int, int]] = []
    for place in places:
        # Places come sorted by their start.
        if merged and place.start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], place.end))
        else:
            merged.append((place.start, place.end))
    stops = tuple(Stop(start, end, number) for number, (start, end) in enumerate(merged, 1))
    return FoundWords(words, numbers, stops)


def stop_id(number: int) -> str:
    """Return the id of a stop, to which its links lead."""
    return f"{FOUND}-{number}"


def _pieces(stop: Stop, edges: list[int]) -> Iterator[tuple[int, int]]:
    inside = [edge for edge in edges if stop.start < edge < stop.end]
    yield from zip([stop.start, *inside], [*inside, stop.end], strict=True)


def _piece(child: Any, words: str, stop: Stop | None, start: int) -> str | Component:
    drawn = words if isinstance(child, str) else html.Em(words, className=child.className)
    return drawn if stop is None else _mark([drawn], stop, start)


def _marked(stop: Stop, start: int, children: list[Any]) -> list[Any]:
    return [_mark(children, stop, start)]


def _mark(children: list[Any], stop: Stop, start: int) -> Component:
    """Return one piece of a stop; its first is where links lead."""
    first = {"id": stop_id(stop.number)} if start == stop.start else {}
    return html.Mark(children, className="found", **{"data-found": str(stop.number), **first})
