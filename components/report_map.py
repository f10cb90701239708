"""The report map: the whole report as one strip, a dash a clause, figures where they stand."""

import re
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.quantity import count, figure_words
from components.text import named, phrase, text
from components.verbatim import figure_marks, sentence, slip_marks, verbatim
from components.view import FIRST_LANGUAGE, View, indicator_href, overview_href, text_href
from data import select
from data.load import load_text

SAYS = ("numbers", "coverage", "words")
MEASURE, PROBLEM, PLAN = "measure", "problem", "plan"
WRAP = 6
CLAUSE_ENDS = re.compile(r"[,，。；;：:、!！?？\n]+")


@dataclass(frozen=True)
class Dash:
    """One clause of narrative: its length in characters."""

    length: int


@dataclass(frozen=True)
class Figure:
    """A figure or coverage claim where it stands: its row of `select.observations`."""

    row: Any


@dataclass(frozen=True)
class Line:
    """One statement of the map: its row of `select.statements`, its pieces in the report's order."""

    statement: Any
    pieces: tuple[Dash | Figure, ...]


@dataclass(frozen=True)
class Block:
    """One section of the map with its lines: its row of `select.sections`."""

    section: Any
    lines: tuple[Line, ...]


def map_blocks(report: str) -> list[Block]:
    """Return the report's sections that hold statements, in its own order."""
    statements = select.statements(report)
    stated = select.observations(report)
    words = load_text(report)
    blocks = []
    for section in select.sections(report).itertuples():
        lines = [
            Line(row, _pieces(words, row.body_start, row.end, stated[stated["statement"] == row.id]))
            for row in statements[statements["section"] == section.id].itertuples()
        ]
        if lines:
            blocks.append(Block(section, tuple(lines)))
    return blocks


def _pieces(words: str, start: int, end: int, stated: Any) -> tuple[Dash | Figure, ...]:
    pieces: list[Dash | Figure] = []
    at = start
    for row in stated.sort_values("start").itertuples():
        pieces += _dashes(words[at : row.start])
        pieces.append(Figure(row))
        at = row.end
    return tuple(pieces + _dashes(words[at:end]))


def _dashes(words: str) -> list[Dash | Figure]:
    return [Dash(len(clause)) for clause in CLAUSE_ENDS.split(words) if clause.strip()]


def says_counts(report: str) -> dict[str, int]:
    """Return how many of the report's measures state numbers, a coverage claim only, or words only."""
    statements = select.statements(report)
    told = statements.loc[statements["kind"] == MEASURE, "says"].value_counts()
    return {says: int(told.get(says, 0)) for says in SAYS}


def finding(report: str, language: str) -> list:
    """Return the map's title: how many measures say numbers, claims, words."""
    told = says_counts(report)
    marks = {says: count(number, f"measures-{says}", language) for says, number in told.items()}
    return phrase(
        "report_map.finding", language, all=count(sum(told.values()), "measures", language), **marks
    )


def report_map(view: View) -> Component:
    """Return the map with its legend, and the strip that shows the chosen measure's sentence."""
    language = view.language
    return html.Section(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.H2(finding(view.report, language), id="map"),
                            html.P(text("report_map.how", language), className="muted"),
                        ]
                    ),
                    _legend(view),
                ],
                className="map-head",
            ),
            html.Div(
                [
                    html.Div(
                        [_block(block, view) for block in map_blocks(view.report)], className="map-columns"
                    ),
                    _strip(view),
                ],
                className="map-sheet",
                **{"data-choice": "statement"},
            ),
        ],
        className="map",
        **{"aria-labelledby": "map"},
    )


def _legend(view: View) -> Component:
    told = says_counts(view.report)
    return html.Ul(
        [
            html.Li(
                [
                    html.Span(className=f"dash {says}"),
                    text(f"report_map.{says}", view.language),
                    " ",
                    count(told[says], f"measures-{says}", view.language),
                ]
            )
            for says in SAYS
        ],
        className="map-legend",
    )


def _block(block: Block, view: View) -> Component:
    section, language = block.section, view.language
    kind = block.lines[0].statement.kind
    return html.Div(
        [
            html.H3(
                [
                    html.Span([section_label(section, language), named(section, "short", language)]),
                    html.Small(
                        phrase(
                            f"report_map.count_{kind}",
                            language,
                            count=count(len(block.lines), f"section-{section.id}-{kind}", language),
                        )
                    ),
                ]
            ),
            html.Ol([html.Li(_line(line, view)) for line in block.lines]),
        ],
        className="map-block",
    )


def section_label(section: Any, language: str) -> str:
    """Return a section's number before its short name: as printed in Chinese, an area's own id in English."""
    return _label(section.number, section.id, section.kind == "area", language)


def _label(number: str, name: str, is_area: bool, language: str) -> str:
    if not number or not (is_area or language == FIRST_LANGUAGE):
        return ""
    key = "report_map.area_number" if is_area else "report_map.part_number"
    return text(key, language, number=number if language == FIRST_LANGUAGE else name)


def ordinal(statement: Any, language: str) -> str:
    """Return what a statement is called in short: its own ordinal in Chinese, 4.2 in English."""
    return statement.ordinal if language == FIRST_LANGUAGE else statement.id


def _line(line: Line, view: View) -> Component:
    row, language = line.statement, view.language
    chosen = view.statement == row.id
    subjects = " ".join(dict.fromkeys(p.row.category for p in line.pieces if isinstance(p, Figure)))
    off = {"data-off": ""} if view.categories and not set(subjects.split()) & set(view.categories) else {}
    return html.A(
        [
            html.Span(ordinal(row, language), className="ordinal", **{"data-verbatim": ""}),
            html.Span([_piece(piece, row, view) for piece in line.pieces], className="clauses"),
            html.Span(named(row, "title", language), className="seen-by-readers-of-screens"),
        ],
        href=overview_href(language, view.report, row.id, view.categories),
        className=f"measure {row.says}",
        **{
            "data-statement": row.id,
            "data-subjects": subjects,
            "aria-current": "true" if chosen else "false",
            **off,
        },
    )


def _piece(piece: Dash | Figure, statement: Any, view: View) -> Component:
    if isinstance(piece, Dash):
        return html.Span(_lengths(piece.length, statement.says), className="clause")
    off = {"data-off": ""} if view.categories and piece.row.category not in view.categories else {}
    return html.Span(
        figure_words(piece.row, view.language, style="map"),
        className=f"map-figure {piece.row.kind}",
        **{"data-subject": piece.row.category, **off},
    )


def _lengths(length: int, says: str) -> list[Component]:
    """A long clause as a row of short dashes without gaps, so that it can wrap and keep its length."""
    whole, rest = divmod(length, WRAP)
    pieces = [WRAP] * whole + [rest] * bool(rest)
    return [html.Span(className=f"dash {says}", style={"--n": piece}) for piece in pieces]


def _strip(view: View) -> Component:
    statements = select.statements(view.report)
    return html.Div(
        [
            html.P(
                text("report_map.choose", view.language),
                className="strip-none",
                hidden=bool(view.statement),
                **{"data-strip": ""},
            ),
            *[_strip_of(row, view) for row in statements.itertuples()],
        ],
        className="map-strip",
        role="status",
    )


def _strip_of(row: Any, view: View) -> Component:
    language, report = view.language, view.report
    stated = select.observations(report)
    stated = stated[stated["statement"] == row.id]
    first = stated.iloc[0]["indicator"] if len(stated) else ""
    doors = [
        html.A(
            text("report_map.to_text", language),
            href=text_href(language, report, first, "" if first else row.id),
            className="button",
        )
    ]
    if first:
        href = indicator_href(language, report, first)
        doors.insert(0, html.A(text("report_map.to_indicator", language), href=href, className="button"))
    return html.Div(
        [
            html.P(
                [html.Span(place_of(row, language)), html.Span(named(row, "title", language))],
                className="strip-place",
            ),
            html.Div([*_sentences(row, stated, view)], className="strip-words"),
            html.P(doors, className="strip-doors"),
        ],
        className="strip",
        hidden=view.statement != row.id,
        **{"data-strip": row.id},
    )


def place_of(statement: Any, language: str) -> str:
    """Return where a statement stands: its section's number and its ordinal in Chinese, 4.2 in English."""
    if language != FIRST_LANGUAGE:
        return statement.id
    is_area = statement.kind == MEASURE
    return _label(statement.section_number, statement.section, is_area, language) + statement.ordinal


def _sentences(row: Any, stated: Any, view: View) -> list[Component]:
    language, report = view.language, view.report
    if not len(stated):
        words = html.P(
            verbatim(report, row.body_start, row.end, slip_marks(report, language)),
            lang="zh-CN",
            className="report-words",
            **{"data-verbatim": ""},
        )
        return [words, html.P(text("report_map.silence", language), className="muted")]
    marks = figure_marks(report, language, lambda r: indicator_href(language, report, r.indicator))
    found: list[Component] = []
    spans = stated[["sentence_start", "sentence_end", "sentence_en"]].drop_duplicates("sentence_start")
    for start, end, english in spans.itertuples(index=False):
        found.append(sentence(report, start, end, marks, html.P))
        if language == "en":
            found.append(
                html.P(
                    [english, " ", html.Span(text("statement_text.unofficial", language), className="tag")],
                    className="unofficial",
                )
            )
    return found
