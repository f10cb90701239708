"""The report map: the whole report as one strip, a dash a clause, figures where they stand."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.charts.download_menu import Picture, download_menu
from components.charts.map_sheet import (
    SAYS,
    Block,
    Figure,
    Line,
    Look,
    columns,
    finding_of,
    legend,
    pieces_of,
)
from components.figures.phrase_html import as_children
from components.figures.quantity import figure_words, place_words
from components.figures.section_names import place_of
from components.figures.verbatim import figure_marks, sentence, slip_marks, verbatim
from components.text import FIRST_LANGUAGE, named, phrases, text, translated
from components.web.api_addresses import API, api_href
from components.web.embed_addresses import map_embed_href
from components.web.file_addresses import KINDS, map_href
from components.web.link import link
from components.web.page_addresses import indicator_href, overview_href, text_href
from components.web.view import View
from data.select import WholeReport
from data.select.rows import Observation, Statement

MEASURE = "measure"
HEARD = "seen-by-readers-of-screens"


def map_blocks(report: WholeReport) -> list[Block]:
    """Return the report's sections that hold statements, in its own order."""
    statements = report.statements
    words = report.text
    blocks = []
    for section in report.sections.itertuples():
        lines = [
            Line(row, pieces_of(words, row.body_start, row.end, _inside(report, row.id)))
            for row in _rows(statements[statements["section"] == section.id])
        ]
        if lines:
            blocks.append(Block(section, tuple(lines)))
    return blocks


def _rows(frame: pd.DataFrame) -> Iterable[Any]:
    """Return the rows; the stubs of pandas know no column names, hence Any."""
    return frame.itertuples()


def _inside(report: WholeReport, statement: str) -> list[Any]:
    return [row for row in report.reported_rows if row.statement == statement]


def says_counts(report: WholeReport) -> dict[str, int]:
    """Return how many of the report's measures state numbers, a coverage claim only, or words only."""
    statements = report.statements
    tally = statements.loc[statements["kind"] == MEASURE, "says"].value_counts()
    return {says: int(tally.get(says, 0)) for says in SAYS}


def finding(report: WholeReport, language: str) -> list[Any]:
    """Return the map's title: how many measures say numbers, claims, words."""
    return finding_of(says_counts(report), language)


def report_map(view: View) -> Component:
    """Return the map with its legend, and the strip that shows the chosen measure's sentence."""
    language = view.language
    return html.Section(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.H2(as_children(finding(view.whole, language)), id="map"),
                            html.P(text("report_map.how", language), className="muted screen-only"),
                            html.P(
                                text("report_map.keys", language),
                                id="map-keys",
                                className="seen-by-readers-of-screens",
                            ),
                        ]
                    ),
                    legend(says_counts(view.whole), language),
                ],
                className="map-head",
            ),
            html.Div(
                [columns(map_blocks(view.whole), language, _look(view)), _strip(view)],
                className="map-sheet",
                role="group",
                **{"data-choice": "statement", "aria-labelledby": "map", "aria-describedby": "map-keys"},
            ),
            _take_away(view),
        ],
        className="map",
        **{"aria-labelledby": "map"},
    )


def framed_map(view: View) -> Component:
    """Return the map as another site shows it: every line leads to its measure on the overview."""
    language = view.language
    told = says_counts(view.whole)
    report = html.H1(named(view.whole.row, "title", language), className=HEARD, **{"data-verbatim": ""})
    head = [html.H2(as_children(finding(view.whole, language)), id="map"), legend(told, language)]
    sheet = html.Div(columns(map_blocks(view.whole), language, _look(view)), className="map-sheet")
    return html.Section(
        [report, html.Div(head, className="map-head"), sheet],
        className="map",
        **{"aria-labelledby": "map"},
    )


def _take_away(view: View) -> Component:
    hrefs = {kind: map_href(view.language, view.report, kind) for kind in KINDS}
    hrefs[API] = api_href("statements", view.language, report=view.report)
    title = phrases.plain(finding(view.whole, view.language))
    here = f"{overview_href(view.language, view.report)}#map"
    embeds = (map_embed_href(view.language, view.report),)
    picture = Picture(view.whole.row, "map", title, here, hrefs, embeds=embeds)
    menu = download_menu(picture, view.language)
    to_text = link(text("chart.to_text", view.language), text_href(view.language, view.report))
    return html.Div([menu, to_text], className="chart-foot map-foot")


def _look(view: View) -> Look:
    def href(line: Line) -> str:
        return overview_href(view.language, view.report, line.statement.id, view.categories)

    def attributes(line: Line) -> dict[str, str]:
        subjects = list(dict.fromkeys(p.row.category for p in line.pieces if isinstance(p, Figure)))
        return {
            "data-statement": line.statement.id,
            "data-subjects": " ".join(subjects),
            "aria-current": "true" if view.statement == line.statement.id else "false",
            **_off(view, subjects),
        }

    def figure(piece: Figure) -> Component:
        row = piece.row
        words = figure_words(row, view.language, style="map")
        marks = {"data-subject": row.category, **_off(view, [row.category])}
        return html.Span(words, className=f"map-figure {row.kind}", **marks)

    return Look(href, attributes, figure)


def _off(view: View, subjects: list[str]) -> dict[str, str]:
    return {"data-off": ""} if view.categories and not set(subjects) & set(view.categories) else {}


def _strip(view: View) -> Component:
    return html.Div(
        [
            html.P(
                text("report_map.choose", view.language),
                className="strip-none",
                hidden=bool(view.statement),
                **{"data-strip": ""},
            ),
            *[_strip_of(row, view) for row in view.whole.statement_rows],
        ],
        className="map-strip",
        role="status",
    )


def _strip_of(row: Statement, view: View) -> Component:
    language, report = view.language, view.report
    stated = _inside(view.whole, row.id)
    first = stated[0] if stated else None
    # To the first figure's sentence; a statement without figures is opened itself.
    href = text_href(language, report, "" if first is None else first.id, row.id if first is None else "")
    doors = [link(text("report_map.to_text", language), href, "button")]
    if first is not None:
        href = indicator_href(language, report, first.indicator)
        doors.insert(0, link(text("report_map.to_indicator", language), href, "button"))
    return html.Div(
        [
            html.P(
                [place_words(place_of(row, language)), html.Span(named(row, "title", language))],
                className="strip-place",
            ),
            html.Div([*_sentences(row, stated, view)], className="strip-words"),
            html.P(doors, className="strip-doors"),
        ],
        className="strip",
        # All are in the first HTML: choosing a measure needs no request.
        hidden=view.statement != row.id,
        **{"data-strip": row.id},
    )


def _sentences(row: Statement, stated: list[Observation], view: View) -> list[Component]:
    language, report = view.language, view.whole
    if not stated:
        words = html.P(
            verbatim(report, row.body_start, row.end, slip_marks(report, language)),
            lang="zh-CN",
            className="report-words",
            **{"data-verbatim": ""},
        )
        return [words, html.P(text("report_map.silence", language), className="muted")]
    marks = figure_marks(report, language, lambda r: indicator_href(language, report.id, r.indicator))
    paragraphs: list[Component] = []
    # Read backwards, so that the first figure of a sentence stays: several would quote it several times.
    spans = {row.sentence_span: row for row in reversed(stated)}
    for (start, end), first_of_sentence in sorted(spans.items()):
        paragraphs.append(sentence(report, start, end, marks, html.P))
        if language != FIRST_LANGUAGE:
            paragraphs.append(
                html.P(
                    [
                        html.Span(
                            translated(first_of_sentence, "sentence", language), **{"data-verbatim": ""}
                        ),
                        " ",
                        html.Span(text("statement_text.unofficial", language), className="tag"),
                    ],
                    className="unofficial",
                )
            )
    return paragraphs
