"""The years of the indicator at the report's place: the drawing, why lines end, and the table behind both."""

from collections.abc import Iterator
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.trend_card import trend_card
from components.figures.comparability_words import grade_tag, why_words
from components.figures.error_report import error_href
from components.figures.evidence_way import evidence_way
from components.figures.period import period_words
from components.figures.phrase_html import as_children
from components.figures.placed_words import change_phrase, placed_words
from components.figures.quantity import date_words
from components.text import FIRST_LANGUAGE, named, phrase, text
from components.web.link import link
from components.web.view import View
from data.select import IndicatorYears
from data.select.placed_rows import PlacedFigure
from data.select.year_series import Break, change_of

COLUMNS = ("year", "figure", "change", "source", "evidence")


def years_block(view: View) -> list[Component]:
    """Return the years of the view's indicator; nothing where its place has figures of one year alone."""
    years = view.years
    if years is None or not years.is_trend:
        return []
    return [
        html.Div(
            [
                trend_card(years, view.whole.row, view.language),
                *_reasons(years, view),
                html.Section(
                    [html.H2(text("years.table", view.language)), _table(years, view.language)],
                    className="years-table",
                ),
            ],
            className="years-block",
        )
    ]


def _reasons(years: IndicatorYears, view: View) -> list[Component]:
    """Return why neighbouring figures are not joined, each pair with its grade, and what else is held."""
    language = view.language
    breaks = [*_related(years, language), *_breaks(years, language)]
    items = [*breaks, *_elsewhere(years, language)]
    if not items:
        return []
    heading = html.H2(text("years.why", language))
    return [
        html.Section([heading, html.Ul(items), *(_clarify(view) if breaks else [])], className="years-why")
    ]


def _clarify(view: View) -> list[Component]:
    """Return how a publisher can say what a figure counts, so that a break goes."""
    row = view.whole.figures.get(view.indicator)
    if row is None or row.status != "reported":
        return []
    way = link(text("years.clarify_link", view.language), error_href(view, row.id))
    return [html.P(phrase("years.clarify", view.language, link=way), className="note screen-only")]


def _related(years: IndicatorYears, language: str) -> Iterator[Component]:
    with_relations = [(placed, years.relation_of(placed)) for placed in years.related]
    for placed, relation in with_relations:
        if relation is not None and relation.indicator in years.panels:
            name = named(placed.figure, "short", language)
            tag = html.Span(text("years.related", language), className="grade grade-not")
            head: list[Any] = [_date(placed.figure.year, language), " ", name, " ", tag]
            yield html.Li([html.P(head), html.P(named(relation, "reason", language))])


def _breaks(years: IndicatorYears, language: str) -> Iterator[Component]:
    for series in years.series:
        for gap in series.breaks:
            yield html.Li(_break(gap, len(years.series) > 1, language))


def _break(gap: Break, is_named: bool, language: str) -> list[Component]:
    earlier, later = (_date(placed.figure.year, language) for placed in (gap.earlier, gap.later))
    pair = phrase("years.pair", language, earlier=earlier, later=later)
    name = [named(gap.later.figure, "short", language), " "] if is_named else []
    head = html.P([*name, *pair, " ", grade_tag(gap.pair.grade, language)])
    reasons = [html.P(why_words(gap.pair, gap.earlier, gap.later, language))]
    if gap.missing:
        between = text("years.between", language).join(map(str, gap.missing))
        reasons.append(html.P(phrase("years.missing", language, years=date_words(between))))
    return [head, *reasons]


def _elsewhere(years: IndicatorYears, language: str) -> Iterator[Component]:
    if years.held_elsewhere:
        between = text("years.between", language).join(map(str, years.held_elsewhere))
        yield html.Li(phrase("years.elsewhere", language, years=date_words(between)))


def _date(year: int, language: str) -> Component:
    return date_words(text("period.year", language, year=year))


def _table(years: IndicatorYears, language: str) -> Component:
    """Return a row a figure, by year; a year without one says why in a row of its own."""
    head = html.Thead(
        html.Tr([html.Th(text(f"years.{column}", language), scope="col") for column in COLUMNS])
    )
    changes = dict(_changes(years, language))
    rows = [row for year in years.years for row in _rows(year, years, changes, language)]
    return html.Div(
        html.Table([head, html.Tbody(rows)]),
        className="table-scroll",
        tabIndex=0,
        role="group",
        **{"aria-label": text("years.table", language)},
    )


def _changes(years: IndicatorYears, language: str) -> Iterator[tuple[int, list[Any]]]:
    """Yield, by the later figure of each joined pair, how it stands to the earlier one."""
    tag = html.Span(text("chart.origin_computed", language), className="tag")
    for series in years.series:
        for earlier, later in series.joins:
            words = change_phrase(change_of((earlier, later)), earlier, later, language)
            # By identity: equal figures of one year may come from two sources.
            yield id(later), [*as_children(words), " ", tag]


def _rows(
    year: int, years: IndicatorYears, changes: dict[int, list[Any]], language: str
) -> Iterator[Component]:
    figures = [placed for placed in (*years.figures, *years.related) if placed.figure.year == year]
    if not any(placed.figure.indicator == years.indicator or placed in years.related for placed in figures):
        # Rows of other indicators do not count: of its own the year may still have none.
        silence = text(f"trend.{years.silence(years.indicator, year)}", language)
        cell = html.Td(silence, colSpan=len(COLUMNS) - 1, className="muted")
        yield html.Tr([html.Th(date_words(str(year)), scope="row"), cell])
    for placed in figures:
        yield _row(placed, years, changes.get(id(placed), []), language)


def _row(placed: PlacedFigure, years: IndicatorYears, change: list[Any], language: str) -> Component:
    figure, source = placed.figure, placed.source
    is_own = figure.indicator == years.indicator
    name = [] if is_own else [html.Small(named(figure, "short", language))]
    scope = named(figure, "scope", language)
    kind = text(f"origin.source_{source.source_kind}", language)
    title = html.Span(named(source, "title", language), **{"data-verbatim": ""})
    return html.Tr(
        [
            html.Th(date_words(_period(placed, language)), scope="row"),
            html.Td(
                [
                    html.Span(
                        placed_words(placed, FIRST_LANGUAGE, "sentence"),
                        lang="zh-CN",
                        className="report-words",
                    ),
                    *name,
                    *([html.Small(scope)] if scope else []),
                ],
                className="stacked",
            ),
            html.Td(change),
            html.Td([html.Span(kind, className="tag"), " ", title]),
            html.Td(evidence(placed, language)),
        ]
    )


def _period(placed: PlacedFigure, language: str) -> str:
    whole = str(placed.figure.year)
    return whole if placed.figure.period == whole else period_words(placed.figure.period, language)


def evidence(placed: PlacedFigure, language: str) -> list[Any]:
    """Return the way to a figure's sentence; of a source that is only cited, to the source itself."""
    return evidence_way(placed, language, sentence="indicator.sentence", source="cited.source")
