"""The sheet of a report map: sections in columns, a dash a clause, figures where they stand."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count, counted, place_words
from components.figures.section_names import ordinal, section_label
from components.text import named, phrases, text

SAYS = ("numbers", "coverage", "words")
# The longest dash, in characters of the clause that it stands for; longer ones are cut so that lines can
# wrap.
WRAP = 6
CLAUSE_ENDS = re.compile(r"[,，。；;：:、!！?？\n]+")


@dataclass(frozen=True)
class Dash:
    """One clause of narrative: its length in characters."""

    length: int


@dataclass(frozen=True)
class Figure:
    """A figure or coverage claim where it stands: its row, with start, end, kind and category."""

    row: Any


@dataclass(frozen=True)
class Line:
    """One statement of the map: its row of `select.statements` (or one like it), its pieces in order."""

    statement: Any
    pieces: tuple[Dash | Figure, ...]


@dataclass(frozen=True)
class Block:
    """One section of the map with its lines: its row of `select.sections` (or one like it)."""

    section: Any
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Look:
    """What a map of one kind adds to its lines and figures: where they lead, what is chosen, what is off."""

    href: Callable[[Line], str]
    attributes: Callable[[Line], dict[str, str]]
    figure: Callable[[Figure], Component]


def pieces_of(words: str, start: int, end: int, stated: Iterable[Any]) -> tuple[Dash | Figure, ...]:
    """Return words[start:end] as dashes, with a Figure for each row of `stated` where it stands."""
    pieces: list[Dash | Figure] = []
    at = start
    for row in sorted(stated, key=lambda row: row.start):
        pieces += _dashes(words[at : row.start])
        pieces.append(Figure(row))
        at = row.end
    return tuple(pieces + _dashes(words[at:end]))


def _dashes(words: str) -> list[Dash | Figure]:
    return [Dash(len(clause)) for clause in CLAUSE_ENDS.split(words) if clause.strip()]


def columns(blocks: Iterable[Block], language: str, look: Look) -> Component:
    """Return the blocks of a map in columns, every statement a link."""
    return html.Div([_block(block, language, look) for block in blocks], className="map-columns")


def legend(told: dict[str, int], language: str) -> Component:
    """Return what the three kinds of dashes mean, with how many measures are of each."""
    return html.Ul(
        [
            html.Li(
                [
                    html.Span(className=f"dash {says}"),
                    text(f"report_map.{says}", language),
                    " ",
                    count(told[says], f"measures-{says}", language),
                ]
            )
            for says in SAYS
        ],
        className="map-legend",
    )


def finding_of(told: dict[str, int], language: str) -> list[Any]:
    """Return a map's title: how many measures say numbers, claims, words; none of a kind goes unsaid."""
    if not (number := sum(told.values())):
        return [text("report_map.finding_none", language)]
    parts: list[Any] = []
    for says in SAYS:
        if told[says]:
            parts += [text("report_map.between", language)] if parts else []
            parts += phrases.counted(_finding_key(says, told), told[says], f"measures-{says}", language)
    return [*phrases.counted("report_map.finding", number, "measures", language), *parts]


def _finding_key(says: str, told: dict[str, int]) -> str:
    """`1 a coverage claim only` leans on the verb of `7 state numbers` before it; else it has its own."""
    alone = says == "coverage" and told["numbers"] < 2
    return f"report_map.finding_{says}" + ("_alone" if alone else "")


def _block(block: Block, language: str, look: Look) -> Component:
    section = block.section
    # A section holds statements of one kind: measures, problems or plan items.
    kind = block.lines[0].statement.kind
    number = counted(f"report_map.count_{kind}", len(block.lines), f"section-{section.id}-{kind}", language)
    return html.Div(
        [
            html.H3(
                [
                    place_words(section_label(section, language), named(section, "short", language)),
                    html.Small(number),
                ]
            ),
            html.Ol([html.Li(_line(line, language, look)) for line in block.lines]),
        ],
        className="map-block",
    )


def _line(line: Line, language: str, look: Look) -> Component:
    row = line.statement
    return html.A(
        [
            html.Span(ordinal(row, language), className="ordinal", **{"data-verbatim": ""}),
            html.Span([_piece(piece, row.says, look) for piece in line.pieces], className="clauses"),
            html.Span(
                named(row, "title", language), className="seen-by-readers-of-screens", **{"data-verbatim": ""}
            ),
        ],
        href=look.href(line),
        className=f"measure {row.says}",
        **look.attributes(line),
    )


def _piece(piece: Dash | Figure, says: str, look: Look) -> Component:
    if isinstance(piece, Figure):
        return look.figure(piece)
    return html.Span(_lengths(piece.length, says), className="clause")


def _lengths(length: int, says: str) -> list[Component]:
    """A long clause as a row of short dashes without gaps, so that it can wrap and keep its length."""
    whole, rest = divmod(length, WRAP)
    pieces = [WRAP] * whole + [rest] * bool(rest)
    return [html.Span(className=f"dash {says}", style={"--n": piece}) for piece in pieces]
