"""The report map of a draft, by the overview's own component."""

from collections import defaultdict
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.map_sheet import (
    SAYS,
    WRAP,
    Block,
    Dash,
    Figure,
    Line,
    Look,
    columns,
    finding_of,
    legend,
    pieces_of,
)
from components.draft.spans import Lines, Spans, Stretch
from components.figures.phrase_html import as_children
from components.figures.quantity import counted, hedged_spans
from components.text import text
from data.reading.draft import Review
from data.reading.draft.bounds import found
from data.reading.draft.short import CUT, short
from data.reading.sections import Section, Statement

MEASURE = "measure"
NAME = 16
# What is drawn of a draft, in dashes of `WRAP` characters: as many as a report of 40,000 has; of one
# statement, which no reader would take for one, less.
MOST_DASHES, LONGEST_STATEMENT = 8_000, 400
# A figure and the frame of a statement cost as much as so many dashes.
OF_A_FIGURE, OF_A_STATEMENT = 3, 7
LONGEST_FIGURE = 24
CUTS = ",，、;；:："


def draft_map(review: Review, lines: Lines, language: str) -> Component | None:
    """Return the map, or None for a draft in which no statements were told apart."""
    blocks = list(_blocks(review))
    if not blocks:
        return None
    held = found(review)
    told = dict.fromkeys(SAYS, 0) | dict(held.measures)
    more = held.statements - sum(len(block.lines) for block in blocks)
    look = Look(lambda line: f"#{lines.name_at(line.statement.start)}", lambda line: {}, _figure)
    return html.Details(
        [
            html.Summary(
                html.H2([text("draft.map", language), " ", *as_children(finding_of(told, language))])
            ),
            html.Div([legend(told, language), columns(blocks, language, look)], className="map-sheet"),
            *([html.P(counted("draft.map_more", more, "draft-map-more", language))] if more else []),
        ],
        className="draft-map screen-only",
    )


def _blocks(review: Review) -> Iterator[Block]:
    """The sections with their statements, as far as the map goes."""
    lines = defaultdict(list)
    for line, section in _lines(review):
        lines[section].append(line)
    for at, held in sorted(lines.items()):
        yield Block(_section(review.reading.sections[at], at), tuple(held))


def _lines(review: Review) -> Iterator[tuple[Line, int]]:
    """The statements with their sections, until enough is drawn."""
    marks = Spans(_marks(review))
    left = MOST_DASHES
    for at, statement in enumerate(review.reading.statements):
        row = _statement(statement, at)
        end = row.end if review.shown_to is None else min(row.end, review.shown_to)
        # Figures that share a number share its place in the map.
        inside = {mark.start: mark.what for mark in marks.within(row.start, end)}
        pieces = _drawn(pieces_of(review.text, row.body_start, end, inside.values()))
        left -= OF_A_STATEMENT + sum(map(_dashes, pieces))
        if left < 0:
            return
        yield Line(row, pieces), statement.section


def _drawn(pieces: tuple[Dash | Figure, ...]) -> tuple[Dash | Figure, ...]:
    """The pieces of a statement that are drawn; of a very long one the first, and the sign of a cut."""
    drawn: list[Dash | Figure] = []
    left = LONGEST_STATEMENT
    for piece in pieces:
        left -= _dashes(piece)
        if left < 0:
            return (*drawn, Figure(SimpleNamespace(stated=CUT, kind="cut", qualifier="", extent="")))
        drawn.append(piece)
    return pieces


def _dashes(piece: Dash | Figure) -> int:
    return -(-piece.length // WRAP) if isinstance(piece, Dash) else OF_A_FIGURE


def _marks(review: Review) -> Iterator[Stretch]:
    for figure in review.reading.figures:
        yield Stretch(figure.start, figure.end, _row(figure, "count", figure.qualifier, ""))
    for claim in review.reading.claims:
        yield Stretch(claim.start, claim.end, _row(claim, "coverage", "", claim.extent))


def _row(mark: Any, kind: str, qualifier: str, extent: str) -> SimpleNamespace:
    given = {"start": mark.start, "end": mark.end, "stated": mark.stated}
    return SimpleNamespace(**given, kind=kind, qualifier=qualifier, extent=extent)


def _section(section: Section, at: int) -> SimpleNamespace:
    bare = section.heading.removeprefix(section.number).lstrip(CUTS + ")）. ")
    cut = min([bare.find(c) for c in CUTS if c in bare] + [NAME])
    name = bare[:cut]
    kind = "area" if section.kind == "area" else section.kind
    return SimpleNamespace(id=str(at), number="", kind=kind, short_zh=name)


def _statement(statement: Statement, at: int) -> SimpleNamespace:
    ordinal = statement.number
    return SimpleNamespace(
        id=ordinal or str(at + 1),
        ordinal=ordinal,
        kind=statement.kind,
        says=statement.says,
        start=statement.start,
        body_start=statement.start + len(ordinal),
        end=statement.end,
        title_zh=statement.title,
    )


def _figure(piece: Figure) -> Component:
    row = piece.row
    stated = short(row.stated, LONGEST_FIGURE)
    words = hedged_spans(stated, row.qualifier or "exact", row.extent) if stated == row.stated else stated
    return html.Span(words, className=f"map-figure {row.kind}", lang="zh-CN", **{"data-verbatim": ""})
