"""The checklist of a draft, for paper."""

from dash import html
from dash.development.base_component import Component

from data.reading.draft import Review, words
from data.reading.draft.bounds import PAGE
from data.reading.draft.sheet import Block, blocks

# Words of the draft itself, in its own language on every page.
QUOTED = ("sentence", "figure", "words", "before", "before_sentence", "now_sentence", "planned", "passage")


def draft_checklist(review: Review, language: str) -> Component:
    """Return the checklist: prompts, what agrees, figures, what was not read; blank columns for the pen."""
    return html.Section(
        [
            html.H2(words("sheet_title", language)),
            html.P(review.title, lang="zh-CN"),
            *[_block(block) for block in blocks(review, language, PAGE)],
        ],
        className="check-sheet draft-sheet on-paper",
        **{"data-verbatim": ""},
    )


def _block(block: Block) -> Component:
    shown = _table(block) if block.rows else html.P(block.nothing)
    notes = [html.P(note) for note in block.notes]
    return html.Section([html.H3(block.title), shown, *notes], className=f"sheet-block of-{block.name}")


def _table(block: Block) -> Component:
    columns = tuple(zip(block.columns, block.header, strict=True))
    head = [html.Th(name, scope="col", className=f"for-{column}") for column, name in columns]
    body = [
        html.Tr([_cell(column, cell) for column, cell in zip(block.columns, row, strict=True)])
        for row in block.rows
    ]
    return html.Table([html.Thead(html.Tr(head)), html.Tbody(body)])


def _cell(column: str, cell: str) -> Component:
    lang = {"lang": "zh-CN"} if column in QUOTED else {}
    return html.Td(cell, className=f"for-{column}", **lang)
