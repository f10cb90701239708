"""What to do about a figure that a report does not state: ask for it, or state it next year."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.cite_box import copy_line
from components.figures.evidence_way import evidence_way
from components.figures.period import period_words
from components.figures.quantity import date_words
from components.figures.quoted import quoted_passage, quoted_sentence
from components.frame.crumbs import crumbs
from components.frame.page_frame import page
from components.pages.gap.request import request_words
from components.text import FIRST_LANGUAGE, named, phrase, text
from components.web.file_addresses import gap_file_href
from components.web.page_addresses import indicator_href, indicators_href, overview_href, text_href
from components.web.view import View
from data.select.gap import Gap
from data.select.placed_rows import PlacedFigure


def title(view: View) -> str:
    """Return the tab's title."""
    return text("gap.title", view.language, place=named(view.whole.row, "place", view.language))


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("gap.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    gap = view.gap
    parts = [_stated(view)] if gap is None else [*_said(gap, view), _request(gap, view), _worded(gap, view)]
    return page(view, _head(view), *parts, title=title(view))


def _head(view: View) -> Component:
    language, row = view.language, view.whole.row
    place = text("gap.report", language, place=named(row, "place", language), year=row.year)
    steps: list[tuple[Any, str | None]] = [
        (place, overview_href(language, view.report)),
        (text("frame.indicators", language), indicators_href(language, view.report)),
        (_name(view), indicator_href(language, view.report, view.indicator)),
        (text("gap.here", language), None),
    ]
    return html.Div(
        [
            crumbs(language, *steps),
            html.H1(phrase("gap.heading", language, indicator=_name(view))),
            html.P(
                phrase("gap.lead", language, place=named(row, "place", language), year=str(row.year)),
                className="lead",
            ),
        ],
        className="page-head ruled",
    )


def _name(view: View) -> Any:
    row = view.gap.row if view.gap is not None else view.whole.indicator_row(view.indicator)
    return named(row, "name", view.language)


def _stated(view: View) -> Component:
    """Say that there is no gap here to do anything about."""
    key = "gap.not_a_gap" if view.whole.is_quoted else "gap.not_known"
    way = html.A(
        text("compare.indicator_page", view.language),
        href=indicator_href(view.language, view.report, view.indicator),
    )
    return html.P([text(key, view.language), " ", way], role="status", className="silence")


def _said(gap: Gap, view: View) -> list[Component]:
    """Return what the report does say: the clause that speaks of it, or that none was found."""
    language = view.language
    if gap.passage is None:
        return [html.P(text("coverage.said_not_reported", language), className="gap-said")]
    way = html.A(text("coverage.to_passage", language), href=text_href(language, view.report, find=gap.alias))
    tag = html.Span(text("about.sorted", language), className="tag")
    told = html.P([tag, " ", text("coverage.words_only", language), " ", way], className="muted")
    return [quoted_passage(gap.passage), told]


def _request(gap: Gap, view: View) -> Component:
    language = view.language
    words = request_words(gap, view.whole.row)
    return html.Section(
        [
            html.H2(text("gap.ask", language)),
            html.P(text("gap.ask_lead", language)),
            html.Div(
                [
                    html.Pre(words, lang="zh-CN", className="citation request", **{"data-verbatim": ""}),
                    html.Button(
                        text("gap.copy", language),
                        type="button",
                        className="button needs-script",
                        **{"data-copy": ""},
                    ),
                    html.A(
                        text("gap.docx", language),
                        href=gap_file_href(language, view.report, view.indicator),
                        download="",
                        className="button",
                    ),
                ],
                className="request-box",
            ),
            copy_line(language),
            html.Ul([html.Li(text(f"gap.note_{name}", language)) for name in ("office", "days", "made")]),
        ],
        className="gap-part",
    )


def _worded(gap: Gap, view: View) -> Component:
    """Return how the figure could be stated: the form of a sentence, and sentences that state it."""
    language = view.language
    own = html.Span(text("about.ours", language), className="tag")
    form = html.P([own, " ", _form(gap, view)])
    if not gap.worded:
        others: Component = html.P(text("gap.none_worded", language), className="muted")
    else:
        others = html.Ul([html.Li(_sentence(placed, language)) for placed in gap.worded], className="worded")
    return html.Section(
        [html.H2(text("gap.state", language)), html.P(text("gap.state_lead", language)), form, others],
        className="gap-part",
    )


def _form(gap: Gap, view: View) -> Component:
    row, report = gap.row, view.whole.row
    key = f"gap.form_{row.kind}" if row.kind in ("share", "coverage") else "gap.form_other"
    words = text(
        key,
        FIRST_LANGUAGE,
        year=report.year + 1,
        place=named(report, "place", FIRST_LANGUAGE),
        indicator=named(row, "short", FIRST_LANGUAGE),
        unit=row.unit_zh,
    )
    return html.Span(words, lang="zh-CN", **{"data-verbatim": ""})


def _sentence(placed: PlacedFigure, language: str) -> list[Component]:
    figure, source = placed.figure, placed.source
    where = html.P(
        [
            html.Strong([named(source, "place", language), " "]),
            date_words(period_words(figure.period, language)),
            " ",
            *evidence_way(placed, language, sentence="coverage.to_sentence", source="coverage.to_source"),
        ]
    )
    return [where, quoted_sentence(figure, language)]
