"""What the rules ask of annual reports, and what each report has: never a count by report, never an order."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.cite_box import page_citations
from components.figures.quantity import count, date_words
from components.frame.crumbs import crumbs
from components.frame.page_frame import page
from components.frame.pager import pager
from components.frame.report_filter import REPORTS, changed, chosen_words, filter_form
from components.pages.required.by_passage import by_passage
from components.text import key_for, named, phrase, text
from components.web.api_addresses import API, api_href
from components.web.file_addresses import KINDS, kind_name, required_file_href
from components.web.page_addresses import coverage_href, reports_href, required_href, text_href
from components.web.public_address import public
from components.web.view import View, href
from data.reading.draft import words as rule_words
from data.select import Required
from data.select.required_rows import AFTER, BEFORE, NOT_SHOWN, Content, RequiredRow, Task

TIMELY = (BEFORE, AFTER, NOT_SHOWN)


def title(view: View) -> str:
    """Return the tab's title."""
    return text("required.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("required.description", view.language)


def answer_of(view: View) -> Required:
    """Return what a view shows; ValueError for any other page."""
    if view.required is None:
        raise ValueError(f"{view.page} asks nothing of reports")
    return view.required


def layout(view: View) -> Component:
    """Return the whole page."""
    answer, language = answer_of(view), view.language
    if answer.rows:
        body = [_timeliness(answer, language), _table(answer, view), *by_passage(answer, language)]
    else:
        body = [html.P(text("coverage.none", language), role="status", className="silence no-rows")]

    def page_href(number: int) -> str:
        return required_href(language, **changed(answer.question, page=number))

    return page(
        view,
        _head(view),
        filter_form(view, answer.question, answer.choices, REPORTS),
        *body,
        *pager(answer.question.page, answer.pages, page_href, language),
        _take_away(view),
        title=title(view),
        wide=True,
    )


def _head(view: View) -> Component:
    language, answer = view.language, answer_of(view)
    here = (text("required.heading", language), None)
    which = chosen_words(view, answer.choices) or text("required.all", language)
    number = count(answer.number, "required-reports", language)
    lead = phrase(key_for("required.lead", answer.number, language), language, which=which, count=number)
    if answer.without_text:
        others = count(answer.without_text, "required-without-text", language)
        lead = [*lead, *phrase("required.without_text", language, count=others)]
    way = html.A(text("coverage.heading", language), href=coverage_href(language))
    return html.Div(
        [
            crumbs(language, (text("frame.reports", language), reports_href(language)), here),
            html.H1(text("required.heading", language)),
            html.P(lead, className="lead"),
            html.P([rule_words("rules", language), " ", way], className="muted"),
        ],
        className="page-head",
    )


def _timeliness(answer: Required, language: str) -> Component:
    """Return how many reports of all pages show which day of publication; the rule asks for 1 April."""
    items = [
        html.Li(
            phrase(
                f"required.number_{name}",
                language,
                count=count(answer.counts[name], f"required-{name}", language),
            )
        )
        for name in TIMELY
    ]
    rule = html.P(text("required.rule_of_day", language), className="muted")
    return html.Div([html.Ul(items), rule], className="required-days")


def _table(answer: Required, view: View) -> Component:
    language = view.language
    contents = [(rule_words(f"content_{one.id}", language), "of-contents") for one in answer.rows[0].contents]
    tasks = [(text(f"required.task_{task.id}", language), "of-tasks") for task in answer.rows[0].tasks]
    heads = [html.Th(html.Span(words), scope="col", className=kind) for words, kind in (*contents, *tasks)]
    groups = html.Tr(
        [
            html.Td(colSpan=2),
            html.Th(text("required.contents", language), colSpan=len(contents), scope="colgroup"),
            html.Th(text("required.tasks", language), colSpan=len(tasks), scope="colgroup"),
        ],
        className="groups",
    )
    corner = html.Th(text("required.corner", language), scope="col", className="corner")
    day = html.Th(text("required.day", language), scope="col", className="day")
    body = [_row(one, view) for one in answer.rows]
    table = html.Table(
        [html.Thead([groups, html.Tr([corner, day, *heads])]), html.Tbody(body)],
        className="coverage-table required-table",
        **{"aria-label": text("required.heading", language), "data-show": "words"},
    )
    return html.Div(
        table,
        className="coverage-scroll table-scroll",
        tabIndex="0",
        role="region",
        **{"aria-label": text("required.heading", language)},
    )


def _row(one: RequiredRow, view: View) -> Component:
    language, report = view.language, one.row.report
    filters = {**view.filter, "report": report}
    name = html.A(
        [named(one.row, "name", language), " ", str(one.row.year)],
        href=required_href(language, **filters) + "#passages",
    )
    is_open = answer_of(view).opened is one
    current = {"aria-current": "true"} if is_open else {}
    return html.Tr(
        [
            html.Th(name, scope="row"),
            html.Td(_day(one, language), className="day"),
            *(
                html.Td(_content(content, report, language), className=content.verdict)
                for content in one.contents
            ),
            *(html.Td(_task(task, language), className=task.state) for task in one.tasks),
        ],
        **current,
    )


def _day(one: RequiredRow, language: str) -> list[Any]:
    if not one.row.published:
        return [html.Span(text("frame.no_date", language), className="muted")]
    return [date_words(one.row.published), html.Small(text(f"required.{one.timely}", language))]


def _content(content: Content, report: str, language: str) -> Any:
    words = rule_words(content.verdict, language)
    if not content.find:
        return words
    return html.A(words, href=text_href(language, report, find=content.find))


def _task(task: Task, language: str) -> str:
    return text(f"coverage.cell_{task.state}", language)


def _take_away(view: View) -> Component:
    language = view.language
    chosen = {name: value for name, value in view.filters if name in REPORTS}
    links = [
        html.A(kind_name(kind, language), href=required_file_href(language, kind, **chosen), download="")
        for kind in KINDS
    ]
    links.append(html.A(kind_name(API, language), href=api_href("required", language, **chosen)))
    cited = page_citations(title(view), "required", public(href(view)), language)
    return html.Section(
        [html.H2(text("coverage.downloads", language)), html.P(links), *cited],
        className="screen-only coverage-files cite-box",
        id="download",
    )
