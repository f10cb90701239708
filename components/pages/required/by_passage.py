"""One report passage by passage: what seems to meet each content, what it states of each task."""

from dash import html
from dash.development.base_component import Component

from components.text import named, text
from components.web.page_addresses import indicator_href, text_href
from data.reading.draft import words as rule_words
from data.select import Required
from data.select.coverage_rows import WORDS, Cell, Column
from data.select.required_rows import Content, RequiredRow, Task


def by_passage(answer: Required, language: str) -> list[Component]:
    """Return the opened report; nothing where there is none."""
    one = answer.opened
    if one is None:
        return []
    name = text("gap.report", language, place=named(one.row, "name", language), year=one.row.year)
    contents = [_content(content, one, language) for content in one.contents]
    tasks = [_task(task, one, language) for task in one.tasks]
    return [
        html.Section(
            [
                html.H2(text("required.passages", language, report=name), id="passages"),
                html.P(text("required.passages_note", language), className="muted"),
                html.Ol(contents, className="required-contents"),
                html.H3(text("required.tasks", language)),
                html.Ol(tasks, className="required-tasks"),
            ],
            className="required-passages",
        )
    ]


def _content(content: Content, one: RequiredRow, language: str) -> Component:
    item = html.Small(rule_words(f"item_{content.id}", language))
    tag = html.Span(rule_words(content.verdict, language), className=f"tag {content.verdict}")
    head = html.P([html.Strong(rule_words(f"content_{content.id}", language)), " ", item, " ", tag])
    if not content.passage:
        return html.Li(head)
    words = html.P(content.passage, lang="zh-CN", className="report-words", **{"data-verbatim": ""})
    way = html.A(
        text("coverage.to_passage", language),
        href=text_href(language, one.row.report, find=content.find),
    )
    return html.Li([head, html.Blockquote(words, className="quote"), html.P(way)])


def _task(task: Task, one: RequiredRow, language: str) -> Component:
    head = html.Strong(text(f"required.task_{task.id}", language))
    if not task.said:
        words = html.Span(text("required.task_not_reported", language), className="muted")
        return html.Li([head, " ", words])
    said = [html.Li(_said(column, cell, one.row.report, language)) for column, cell in task.said]
    return html.Li([head, html.Ul(said)])


def _said(column: Column, cell: Cell, report: str, language: str) -> list[Component]:
    name = html.A(named(column, "short", language), href=indicator_href(language, report, column.id))
    if cell.state == WORDS:
        words = html.Span(f"{text('coverage.cell_words', language)}", className="muted")
        way = html.A(cell.alias, href=text_href(language, report, find=cell.alias), lang="zh-CN")
        return [name, html.Span([words, " ", way])]
    way = html.A(
        html.Span(cell.stated, lang="zh-CN", **{"data-verbatim": ""}),
        href=text_href(language, report, cell.figure),
    )
    return [name, html.Span(way)]
