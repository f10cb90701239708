"""A chart's numbers as a table: what the report states and what is computed here, told apart."""

from dash import html
from dash.development.base_component import Component

from components.charts.chart import Chart
from components.charts.whole import stated_share
from components.figures.quantity import derived_words, figure_words
from components.text import FIRST_LANGUAGE, named, text, unit_named
from components.text.numbers import figure_pieces, string
from components.web.link import link
from components.web.page_addresses import indicator_href
from data.arithmetic.derived import Derived
from data.select.rows import Observation

COLUMNS = ("item", "stated", "value", "unit_column", "origin")


def chart_table(chart: Chart, language: str) -> Component:
    """Return the chart's figures and the numbers computed from them, one a row."""
    head = html.Thead(html.Tr([_head(column, language) for column in COLUMNS]))
    # In one table, but never mixed: what the report states stands above what is computed from it.
    rows = [_stated(row, chart, language) for row in stated_rows(chart)]
    rows += [_computed(number, chart, language) for number in computed(chart)]
    return html.Div(
        html.Table([head, html.Tbody(rows)]), className="table-scroll", tabIndex=0, **_named(language)
    )


def stated_rows(chart: Chart) -> list[Observation]:
    """Return the chart's figures, and the shares of its whole that the report states beside the parts."""
    if not chart.form.of_a_whole:
        return list(chart.rows)
    shares = (stated_share(chart, indicator) for indicator in chart.indicators[1:])
    return [*chart.rows, *(row for row in shares if row is not None)]


def _named(language: str) -> dict[str, str]:
    # A group, not a region: a page with many tables would have as many landmarks of one name.
    return {"role": "group", "aria-label": text("chart.table", language)}


def computed(chart: Chart) -> list[Derived]:
    """Return the numbers computed here from the chart's figures alone."""
    return [number for number in chart.whole.derived if set(number.inputs) <= set(chart.indicators)]


def _head(column: str, language: str) -> Component:
    kind = {"className": "number"} if column == "value" else {}
    return html.Th(text(f"chart.{column}", language), scope="col", **kind)


def _stated(row: Observation, chart: Chart, language: str) -> Component:
    # A claim has words but no number: its value and unit stay empty, never 0 or 100.
    claim = row.kind == "coverage"
    return html.Tr(
        [
            html.Th(
                link(named(row, "short", language), indicator_href(language, chart.report, row.indicator)),
                scope="row",
            ),
            html.Td(_as_printed(row)),
            html.Td("" if claim else _signed(row, language), className="number"),
            html.Td("" if claim else _unit(row, language)),
            html.Td(text("chart.origin_report", language)),
        ]
    )


def _as_printed(row: Observation) -> Component:
    words = figure_words(row, FIRST_LANGUAGE)
    return html.Span(words, lang="zh-CN", className="report-words", **{"data-verbatim": ""})


def _signed(row: Observation, language: str) -> Component:
    words = string(figure_pieces(row, language, style="table"))
    return html.Span(words, className="quantity", **{"data-observation": row.id})


def _unit(row: Observation, language: str) -> str:
    if row.kind == "share":
        return ""
    if language == FIRST_LANGUAGE:
        # The value stands in the base unit: 14,000,000 yuan, whatever the report counts in.
        return row.unit_base_zh
    return unit_named(row, language)


def _computed(number: Derived, chart: Chart, language: str) -> Component:
    share = number.kind == "share"
    unit = "" if share else _unit(chart.row(number.inputs[0]), language)
    return html.Tr(
        [
            html.Th(named(number, "name", language), scope="row"),
            html.Td(""),
            html.Td(derived_words(number, language), className="number"),
            html.Td(unit),
            html.Td(html.Span(text("chart.origin_computed", language), className="tag")),
        ]
    )
