"""Which report states which figure: reports against the indicators of a subject, never summed by report."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.cite_box import page_citations
from components.figures.quantity import count
from components.frame.crumbs import crumbs
from components.frame.page_frame import page
from components.frame.pager import pager
from components.frame.report_filter import REPORTS, changed, chosen_words, filter_form, filters_of
from components.pages.coverage.matrix import legend, matrix, show_link
from components.pages.coverage.one_report import one_report
from components.pages.coverage.opened import opened_cell
from components.pages.coverage.question import SHOW
from components.text import named, phrase, text
from components.web.api_addresses import API, api_href
from components.web.file_addresses import KINDS, coverage_file_href, kind_name
from components.web.page_addresses import coverage_href, reports_href
from components.web.public_address import public
from components.web.view import View, href

FIELDS = ("category", *REPORTS)
NOTES = ("not_owed", "blank", "no_order")
KEYS = (("←↑↓→", "keys_move"), ("Home End", "keys_row"), ("Enter", "keys_open"), ("T", "keys_words"))


def title(view: View) -> str:
    """Return the tab's title."""
    return text("coverage.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("coverage.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    answer = view.coverage
    return page(
        view,
        _head(view),
        filter_form(view, answer.question, answer.choices, FIELDS, **{SHOW: view.filter.get(SHOW, "")}),
        *_body(view),
        _notes(view.language),
        _take_away(view),
        title=title(view),
        wide=True,
    )


def _head(view: View) -> Component:
    language = view.language
    here = (text("coverage.heading", language), None)
    return html.Div(
        [
            crumbs(language, (text("frame.reports", language), reports_href(language)), here),
            html.H1(text("coverage.heading", language)),
            html.P(_lead(view), className="lead"),
        ],
        className="page-head",
    )


def _lead(view: View) -> list[Any]:
    language, answer = view.language, view.coverage
    subject = next(one for one in answer.of("category") if one.id == answer.question.category)
    which = chosen_words(view, answer.choices)
    lead = phrase(
        "coverage.lead_of" if which else "coverage.lead",
        language,
        which=which,
        subject=named(subject, "name", language),
        reports=count(answer.number, "coverage-reports", language),
        indicators=count(len(answer.columns), "coverage-indicators", language),
    )
    if not answer.left_out:
        return lead
    others = count(answer.left_out, "coverage-left-out", language)
    return [*lead, *phrase("coverage.left_out", language, count=others)]


def _body(view: View) -> list[Component]:
    language, answer = view.language, view.coverage
    if not answer.rows:
        return [html.P(text("coverage.none", language), role="status", className="silence no-rows")]

    def page_href(number: int) -> str:
        return coverage_href(language, **changed(answer.question, page=number))

    top = html.Div([legend(language), show_link(view)], className="coverage-top")
    return [
        html.Section([top, matrix(view), opened_cell(view), _keys(language)], className="coverage-wide"),
        *one_report(view),
        *pager(answer.question.page, answer.pages, page_href, language),
    ]


def _keys(language: str) -> Component:
    parts = [
        html.Span([*[html.Kbd(key) for key in keys.split()], text(f"coverage.{name}", language)])
        for keys, name in KEYS
    ]
    return html.P(parts, className="coverage-keys needs-script screen-only")


def _notes(language: str) -> Component:
    parts = [
        html.Section(
            [html.H2(text(f"coverage.{name}_heading", language)), html.P(text(f"coverage.{name}", language))]
        )
        for name in NOTES
    ]
    return html.Div(parts, className="coverage-notes")


def _take_away(view: View) -> Component:
    """Return the files of what is chosen and of everything, and how the page is cited."""
    language = view.language
    # The subject that is shown, also where the address names none.
    chosen = {name: value for name, value in filters_of(view.coverage.question) if name in FIELDS}
    rows = [_files("shown", chosen, language), _files("all", {}, language)]
    cited = page_citations(title(view), "coverage", public(href(view)), language)
    return html.Section(
        [html.H2(text("coverage.downloads", language)), *rows, *cited],
        className="screen-only coverage-files cite-box",
        id="download",
    )


def _files(name: str, asked: dict[str, str], language: str) -> Component:
    links = [
        html.A(kind_name(kind, language), href=coverage_file_href(language, kind, **asked), download="")
        for kind in KINDS
    ]
    links.append(html.A(kind_name(API, language), href=api_href("coverage", language, **asked)))
    return html.P([html.Span(text(f"coverage.download_{name}", language), className="muted"), *links])
