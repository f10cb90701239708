"""One measure, problem or plan item in the report's own words, its ordinal hanging."""

from dash import html
from dash.development.base_component import Component

from components.figures.verbatim import Mark, verbatim
from components.text import FIRST_LANGUAGE, text, translated
from data.select import WholeReport
from data.select.rows import Statement


def statement_text(row: Statement, report: WholeReport, language: str, marks: list[Mark]) -> Component:
    """Return the statement; in a translation its title (unofficial) stands above."""
    words = html.P(
        [
            html.Span(row.ordinal, className="ordinal"),
            html.Span(verbatim(report, row.body_start, row.end, marks), className="body"),
        ],
        lang="zh-CN",
        className="statement report-words",
        id=f"statement-{row.id}",
        **{"data-verbatim": ""},
    )
    if language == FIRST_LANGUAGE:
        return html.Div(words, className="statement-block")
    return html.Div(
        [html.P([english_title(row, language)], className="unofficial"), words], className="statement-block"
    )


def english_title(row: Statement, language: str) -> Component:
    """Return a statement's translated title with its id and the note that it is ours."""
    note = html.Span(text("statement_text.unofficial", language), className="tag")
    return html.Span(
        [html.B(row.id, **{"data-verbatim": ""}), " ", translated(row, "title", language), " ", note]
    )
