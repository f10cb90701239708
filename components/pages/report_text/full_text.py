"""The whole report in its own words: headings, paragraphs, statements with hanging ordinals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.verbatim import Mark, figure_marks, verbatim
from components.pages.report_text.english_gloss import gloss
from components.pages.report_text.found_words import found_words
from components.pages.report_text.mention_marks import explained_slip_marks, mention_marks
from components.text import FIRST_LANGUAGE, LANGUAGES, text, translated
from components.web.page_addresses import text_href
from components.web.view import View
from data.select import WholeReport
from data.select.rows import Section, Statement

HEADING, STATEMENT, PARAGRAPH, LINE_FEED = "heading", "statement", "paragraph", "line_feed"
# The title of the report is the page's own; all parts that are no areas are one level below it.
LEVELS = {"front": html.H1, "area": html.H3}
# Line feeds by themselves, so that a paragraph holds none and the whole text can be put together again.
LINES = re.compile(r"\n+|[^\n]+")


@dataclass(frozen=True)
class Block:
    """A stretch of the report by itself; row: of `select.sections`, `select.statements`, or None."""

    kind: str
    start: int
    end: int
    row: Section | Statement | None = None


def blocks(report: WholeReport) -> list[Block]:
    """Return the whole text as blocks, in order and without a gap."""
    words = report.text
    all_blocks: list[Block] = []
    at = 0
    # What lies between blocks that the tables know is shown all the same: nothing of the report is left out.
    for block in _known(report):
        all_blocks += [*_lines(words, at, block.start), block]
        at = block.end
    return [*all_blocks, *_lines(words, at, len(words))]


def _known(report: WholeReport) -> list[Block]:
    headings = [Block(HEADING, row.start, row.start + len(row.heading), row) for row in report.section_rows]
    statements = [Block(STATEMENT, row.start, row.end, row) for row in report.statement_rows]
    return sorted(headings + statements, key=lambda block: block.start)


def _lines(words: str, start: int, end: int) -> Iterator[Block]:
    for line in LINES.finditer(words, start, end):
        yield Block(LINE_FEED if line[0].startswith("\n") else PARAGRAPH, line.start(), line.end())


def full_text(view: View) -> Component:
    """Return the report; what this site adds to it carries `data-note`."""
    parts = blocks(view.whole)
    marks = _marks(view, [cut for block in parts for cut in (block.start, block.end)])
    return html.Article(
        [_draw(block, view, marks) for block in parts],
        lang="zh-CN",
        className="full-text report-words",
        **{"data-verbatim": "", "data-full-text": ""},
    )


def _marks(view: View, cuts: list[int]) -> list[Mark]:
    """Return all marks; those of found words are cut where others, blocks or ordinals begin and end."""
    report, language = view.whole, view.language
    hits = found_words(view)
    marks = [
        *_sentences(view),
        *figure_marks(
            report,
            language,
            lambda row: text_href(language, report.id, row.id, **view.filter),
            view.figure,
            words=hits.figure,
        ),
        *explained_slip_marks(report, language),
        *mention_marks(report, language),
    ]
    return [*marks, *hits.marks(marks, [*cuts, *report.statements["body_start"]])]


def _sentences(view: View) -> list[Mark]:
    """Mark every sentence with the figures that it states, so that choosing one can show it."""
    stated = view.whole.reported
    # One sentence may state several figures, and is one mark.
    spans: dict[Any, Any] = stated.groupby(["sentence_start", "sentence_end"])["id"].agg(tuple).to_dict()
    return [Mark(int(start), int(end), _draw_sentence(ids, view)) for (start, end), ids in spans.items()]


def _draw_sentence(ids: tuple[str, ...], view: View) -> Any:
    chosen = {"data-chosen": ""} if view.figure in ids else {}

    def draw(children: list[Any]) -> list[Any]:
        return [html.Span(children, className="sentence", **{"data-sentence": " ".join(ids), **chosen})]

    return draw


def _draw(block: Block, view: View, marks: list[Mark]) -> Any:
    if block.kind == LINE_FEED:
        return view.whole.text[block.start : block.end]
    children = verbatim(view.whole, block.start, block.end, marks)
    if isinstance(block.row, Section):
        return _heading(block.row, children, view)
    if isinstance(block.row, Statement):
        return _statement(block.row, view, marks)
    return _paragraph(block, children, view)


def _paragraph(block: Block, children: list[Any], view: View) -> Component:
    english = gloss(view, block.start, block.end)
    return html.Div([html.P(children), *english], className="text-paragraph") if english else html.P(children)


def _heading(row: Section, children: list[Any], view: View) -> Any:
    level: Any = LEVELS.get(row.kind, html.H2)
    heading = level(children, id=heading_id(row.id), **{"data-section": row.id})
    if view.language == FIRST_LANGUAGE:
        return heading
    return html.Div([heading, _unofficial(translated(row, "heading", view.language), view)])


def heading_id(section: str) -> str:
    """Return the id of a section's heading, to which the outline leads."""
    return f"section-{section}"


def statement_id(statement: str) -> str:
    """Return the id of a statement in the text, to which its figures' evidence leads."""
    return f"statement-{statement}"


def _unofficial(words: str, view: View) -> Component:
    return html.P(
        [
            html.Span(words, **{"data-verbatim": ""}),
            " ",
            html.Span(text("full_text.unofficial", view.language), className="tag"),
        ],
        lang=LANGUAGES[view.language],
        className="unofficial",
        **{"data-note": ""},
    )


def _statement(row: Statement, view: View, marks: list[Mark]) -> Component:
    holds = view.figure in row.figures if view.figure else view.statement == row.id
    # What the address names takes the focus; the id lets it keep it when Dash takes over.
    here = {"data-here": "", "tabIndex": "-1"} if holds and not view.figure else {}
    chosen = {"data-chosen": ""} if holds else {}
    return html.Div(
        [
            html.Span(verbatim(view.whole, row.start, row.body_start, marks), className="ordinal"),
            html.Span(verbatim(view.whole, row.body_start, row.end, marks)),
            *gloss(view, row.start, row.end, translated(row, "title", view.language)),
        ],
        id=statement_id(row.id),
        className="text-statement",
        **{"data-told": row.id, **chosen, **here},
    )
