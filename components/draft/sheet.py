"""The checking sheet of a draft, for paper."""

from dash import html
from dash.development.base_component import Component

from data.reading.draft import Review, words
from data.reading.draft.sheet import COLUMNS, header, rows


def draft_sheet(review: Review, language: str) -> Component:
    """Return the sheet: figure, words, sentence, check, and two blank columns for pen and file."""
    head = html.Tr([html.Th(name, scope="col") for name in header(language)])
    body = [
        html.Tr([html.Td(getattr(row, column), className=column) for column in COLUMNS])
        for row in rows(review, language)
    ]
    return html.Section(
        [
            html.H2(words("sheet_title", language)),
            html.P(review.title, lang="zh-CN"),
            html.Table([html.Thead(head), html.Tbody(body)]),
        ],
        className="check-sheet draft-sheet on-paper",
        **{"data-verbatim": ""},
    )
