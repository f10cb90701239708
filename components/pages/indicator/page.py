"""One indicator: its figure as worded, its chart, its sentence, its reconciliations, what to take away."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.chart import Chart
from components.charts.chart_card import chart_card
from components.charts.chart_table import chart_table
from components.charts.plan import chart_of_indicator
from components.charts.trend_card import ANCHOR
from components.figures.corrected import corrected_link, corrected_tag
from components.figures.period import other_period, period_words
from components.figures.quantity import date_words, figure_words
from components.figures.reconciliation_lines import reconciliation_lines
from components.figures.section_names import full_name, place_of
from components.figures.share import buttons, card_link, quote_button, share_button
from components.figures.verbatim import figure_marks, plain, verbatim
from components.frame.cited import cited_note
from components.frame.crumbs import crumbs
from components.frame.page_frame import page
from components.pages.indicator.indicator_aside import aside, is_known
from components.pages.indicator.other_places import PLACES, other_places
from components.pages.indicator.stated_elsewhere import stated_elsewhere
from components.pages.indicator.years import years_block
from components.text import FIRST_LANGUAGE, named, phrase, text, translated
from components.web.link import link
from components.web.page_addresses import (
    area_href,
    gap_href,
    indicator_href,
    indicators_href,
    overview_href,
    place_href,
    text_href,
)
from components.web.view import View
from data.select import NOT_REPORTED
from data.select.rows import Observation, Section

# The anchor of the part about the report's own year.
YEAR = "year"


def title(view: View) -> str:
    """Return the tab's title."""
    row, report = _row(view), view.whole.row
    place = named(report, "place", view.language)
    return text(
        "indicator.title",
        view.language,
        name=named(row, "short", view.language),
        place=place,
        year=report.year,
    )


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return named(_row(view), "plain", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    row = _row(view)
    years, places = years_block(view), other_places(view)
    # A chart quotes the sentence that it draws.
    is_drawn = row.status == "reported" and view.whole.is_quoted
    chart = chart_of_indicator(view.whole, view.indicator) if is_drawn else None
    return page(
        view,
        _head(row, view),
        *_parts(years, places, view.language),
        *years,
        html.Div([_main(row, chart, view), aside(row, view)], className="columns", id=YEAR),
        *places,
        title=title(view),
    )


def _parts(years: list[Component], places: list[Component], language: str) -> list[Component]:
    """Return the ways to the parts of a page that has more than the figure of one year."""
    parts = {ANCHOR: years, YEAR: [YEAR], PLACES: places}
    links = [
        html.Li(html.A(text(f"indicator.part_{anchor}", language), href=f"#{anchor}"))
        for anchor, is_there in parts.items()
        if is_there
    ]
    if len(links) == 1:
        return []
    label = {"aria-label": text("indicator.parts", language)}
    return [html.Nav(html.Ul(links), className="indicator-parts screen-only", **label)]


def _row(view: View) -> Observation:
    return view.whole.indicator_row(view.indicator)


def _head(row: Observation, view: View) -> Component:
    language = view.language
    report = view.whole.row
    where: list[Any] = [
        html.A(named(report, "place", language), href=place_href(language, report.place)),
        " · ",
        date_words(str(report.year)),
        " · ",
        named(row, "category", language),
    ]
    figure = figure_words(row, language, style="large" if row.status == "reported" else "sentence")
    period = other_period(row, int(report.year), language)
    return html.Div(
        [
            _crumbs(row, view),
            html.Div(
                [
                    html.Div(
                        [
                            html.H1(named(row, "name", language)),
                            html.P(named(row, "plain", language), className="indicator-plain"),
                            html.P(where, className="muted"),
                        ]
                    ),
                    html.Div(
                        [
                            html.P(
                                [
                                    figure if is_known(row, view) else text("cited.unknown_short", language),
                                    period,
                                ],
                                className=f"indicator-figure {row.kind}",
                            ),
                            *corrected_link(row, language),
                            *stated_elsewhere(row, view),
                            *_share(row, view),
                        ]
                    ),
                ],
                className="indicator-head",
            ),
        ],
        className="page-head ruled",
    )


def _share(row: Observation, view: View) -> list[Component]:
    if row.status != "reported":
        return []
    # What a cited report says has no sentence below: its figure is copied here.
    quote = [] if view.whole.is_quoted else [quote_button(view.whole, row, view.language)]
    card = card_link(view.whole, row, view.language)
    return [buttons(share_button(view.whole, row, view.language), card, *quote)]


def _crumbs(row: Observation, view: View) -> Component:
    language = view.language
    steps: list[Any] = [(text("crumbs.overview", language), overview_href(language, view.report))]
    section = _section(row, view)
    if section is not None:
        name = html.Span(full_name(section, language), **{"data-verbatim": ""})
        steps.append((name, area_href(language, view.report, section.id)))
    else:
        steps.append((text("frame.indicators", language), indicators_href(language, view.report)))
    return crumbs(language, *steps, (named(row, "short", language), None))


def _section(row: Observation, view: View) -> Section | None:
    return next((section for section in view.whole.section_rows if section.id == row.section), None)


def _main(row: Observation, chart: Chart | None, view: View) -> Component:
    if row.status != "reported":
        return html.Div(_silence(row, view), className="main-column")
    sentence = _sentence(row, view) if view.whole.is_quoted else cited_note(view)
    blocks = [sentence, *_also(row, view), *_table(chart, view), *_reconciliations(row, view)]
    if chart is not None:
        blocks.insert(
            0, chart_card(chart, view.language, heading="h2", quote=False, table=False, reconciliations=False)
        )
    return html.Div(blocks, className="main-column")


def _silence(row: Observation, view: View) -> list[Component]:
    report = view.whole.row
    if not is_known(row, view):
        unknown = html.P(text("cited.unknown", view.language), className="silence not-reported")
        return [unknown, cited_note(view)]
    name = html.Span(report.title, lang="zh-CN", **{"data-verbatim": ""})
    return [
        html.P(
            phrase(f"indicator.{row.status}", view.language, report=name), className="silence not-reported"
        ),
        html.P(link(text("indicator.read_report", view.language), text_href(view.language, view.report))),
        *_gap(row, view),
    ]


def _gap(row: Observation, view: View) -> list[Component]:
    if row.status != NOT_REPORTED:
        return []
    way = gap_href(view.language, view.report, row.indicator)
    return [html.P(link(text("coverage.to_gap", view.language), way))]


def _sentence(row: Observation, view: View) -> Component:
    language, report = view.language, view.whole
    marks = figure_marks(
        report,
        language,
        lambda other: indicator_href(language, report.id, other.indicator),
        chosen=row.id,
        arrive=False,
    )
    context = []
    if row.context:
        start, end = row.context_span
        before = report.text[start:end]
        context = [html.Span(plain(before), className="context")]
    words = html.P(
        [*context, *verbatim(report, *row.sentence_span, marks)],
        lang="zh-CN",
        className="report-words",
        **{"data-verbatim": ""},
    )
    english = html.P(
        [
            html.Span(translated(row, "sentence", language), **{"data-verbatim": ""}),
            " ",
            html.Span(text("statement_text.unofficial", language), className="tag"),
        ],
        className="unofficial",
    )
    return html.Section(
        [
            html.H2(text("indicator.sentence", language)),
            html.Blockquote(words, className="quote chosen"),
            *([english] if language != FIRST_LANGUAGE else []),
            html.P(_where(row, view, bool(context)), className="muted"),
            buttons(quote_button(report, row, language)),
        ],
        id="sentence",
    )


def _where(row: Observation, view: View, has_context: bool) -> list[Any]:
    language = view.language
    door = link(text("indicator.open_text", language), text_href(language, view.report, row.id))
    statement = next(
        (candidate for candidate in view.whole.statement_rows if candidate.id == row.statement), None
    )
    place = html.Span(place_of(statement, language), **{"data-verbatim": ""}) if statement is not None else ""
    grey = [text("indicator.context", language), " "] if has_context else []
    return [*grey, *phrase("indicator.position", language, place=place), " ", door]


def _also(row: Observation, view: View) -> list[Component]:
    """The other figures of the indicator in this report, this year's first, each with its sentence."""
    stated = view.whole.reported_rows
    others = [other for other in stated if other.indicator == row.indicator and other.id != row.id]
    if not others:
        return []
    language, own = view.language, int(view.whole.row.year)
    others.sort(key=lambda other: (int(other.year) != own, -int(other.year)))
    return [
        html.Section(
            [
                html.H2(text("indicator.also", language)),
                html.P(text("indicator.also_note", language), className="muted"),
                html.Ul([html.Li(_other(other, view)) for other in others], className="other-figures"),
            ]
        )
    ]


def _other(row: Observation, view: View) -> Component:
    language = view.language
    words = [
        html.Span(date_words(period_words(row.period, language)), className="of-period"),
        figure_words(row, language, style="row"),
        html.Span([named(row, "scope", language), *corrected_tag(row, language)], className="muted"),
    ]
    if not view.whole.is_quoted:
        return html.Span(words, className="key-row")
    return link(words, text_href(language, view.report, row.id), "key-row")


def _table(chart: Chart | None, view: View) -> list[Component]:
    if chart is None:
        return []
    heading = html.H2(text("indicator.table", view.language))
    return [html.Section([heading, chart_table(chart, view.language)], className="indicator-table")]


def _reconciliations(row: Observation, view: View) -> list[Component]:
    lines = reconciliation_lines(view.whole, view.language, [row.indicator])
    heading = html.H2(text("indicator.reconciliations", view.language))
    return [html.Section([heading, lines])] if lines else []
