"""The report map of a draft, by the overview's own component."""

from collections import defaultdict
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.draft.spans import Lines, Spans, Stretch
from components.map_sheet import SAYS, Block, Figure, Line, Look, columns, finding_of, legend, pieces_of
from components.quantity import hedged_spans
from components.text import text
from data.reading.draft import Review

MEASURE = "measure"
NAME = 16
CUTS = ",，、;；:："


def draft_map(review: Review, lines: Lines, language: str) -> Component | None:
    """Return the map, or None for a draft in which no statements were told apart."""
    blocks = _blocks(review)
    if not blocks:
        return None
    told = dict.fromkeys(SAYS, 0)
    for statement in review.reading.statements:
        if statement.kind == MEASURE:
            told[statement.says] += 1
    look = Look(lambda line: f"#{lines.name_at(line.statement.start)}", lambda line: {}, _figure)
    return html.Details(
        [
            html.Summary(html.H2([text("draft.map", language), " ", *finding_of(told, language)])),
            html.Div([legend(told, language), columns(blocks, language, look)], className="map-sheet"),
        ],
        className="draft-map screen-only",
    )


def _blocks(review: Review) -> list[Block]:
    marks = Spans(_marks(review))
    by_section: defaultdict[int, list[Line]] = defaultdict(list)
    for at, statement in enumerate(review.reading.statements):
        row = _statement(statement, at)
        # Figures that share a number share its place in the map.
        inside = {mark.start: mark.what for mark in marks.within(row.start, row.end)}
        pieces = pieces_of(review.text, row.body_start, row.end, inside.values())
        by_section[statement.section].append(Line(row, pieces))
    sections = enumerate(review.reading.sections)
    return [
        Block(_section(section, at), tuple(by_section[at])) for at, section in sections if at in by_section
    ]


def _marks(review: Review) -> Iterator[Stretch]:
    for figure in review.reading.figures:
        yield Stretch(figure.start, figure.end, _row(figure, "count", figure.qualifier, ""))
    for claim in review.reading.claims:
        yield Stretch(claim.start, claim.end, _row(claim, "coverage", "", claim.extent))


def _row(mark: Any, kind: str, qualifier: str, extent: str) -> SimpleNamespace:
    given = {"start": mark.start, "end": mark.end, "stated": mark.stated}
    return SimpleNamespace(**given, kind=kind, qualifier=qualifier, extent=extent)


def _section(section, at: int) -> SimpleNamespace:
    bare = section.heading.removeprefix(section.number).lstrip(CUTS + ")）. ")
    cut = min([bare.find(c) for c in CUTS if c in bare] + [NAME])
    name = bare[:cut]
    kind = "area" if section.kind == "area" else section.kind
    return SimpleNamespace(id=str(at), number="", kind=kind, short_zh=name, short_en=name)


def _statement(statement, at: int) -> SimpleNamespace:
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
        title_en=statement.title,
    )


def _figure(piece: Figure) -> Component:
    row = piece.row
    words = hedged_spans(row.stated, row.qualifier or "exact", row.extent)
    return html.Span(words, className=f"map-figure {row.kind}", lang="zh-CN", **{"data-verbatim": ""})
