"""One card for every chart: finding, measure, drawing, values, sentence, checks, table, files."""

from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from components.bar_labels import labelled_bar
from components.chart_notes import notes
from components.chart_table import chart_table
from components.charts.bars import HEIGHT_OF_A_BAR
from components.charts.draw import drawn
from components.charts.plan import Chart
from components.charts.quote import quoted, translated
from components.charts.squares import COLUMNS, PITCH, height_of
from components.check_lines import check_lines
from components.download_menu import Picture, download_menu
from components.file_addresses import KINDS, download_href
from components.finding import finding, measure
from components.link import link
from components.mark_words import mark_words
from components.number_card import number_card
from components.plain_words import words_of
from components.quantity import figure_words
from components.service_box import service_box
from components.text import named, text
from components.verbatim import figure_marks, sentence
from components.view import area_href, indicator_href, overview_href, text_href
from components.word_scale import word_scale

CONFIG = {"displayModeBar": False, "responsive": True, "doubleClick": False, "showTips": False}


def chart_card(
    chart: Chart,
    language: str,
    heading: str = "h3",
    emphasis: str | None = None,
    quote: bool = True,
    table: bool = True,
    checks: bool = True,
) -> Component:
    """Return a chart with all that a reader needs to believe or doubt it.

    heading: the element of its title. emphasis: the indicator that stands out, instead of the chart's own.
    quote, table, checks: False where these already stand beside the card.
    """
    chart = chart if emphasis is None else replace(chart, emphasis=emphasis)
    name = f"chart-{chart.id}"
    return html.Section(
        [
            html.Div(
                [
                    getattr(html, heading.upper())(finding(chart, language), id=name, className="finding"),
                    html.P(measure(chart, language), className="chart-measure"),
                ],
                className="chart-head",
            ),
            html.Div([*drawing(chart, language), mark_words(chart, language)], className="chart-body"),
            *notes(chart, language),
            *(_sentences(chart, language) if quote else []),
            *(_checks(chart, language) if checks else []),
            html.Div(
                [
                    download_menu(_picture(chart, language), language),
                    _to_text(chart, language),
                    *([_table(chart, language)] if table else []),
                ],
                className="chart-foot",
            ),
        ],
        className=f"chart-card form-{chart.form}",
        **{
            "aria-labelledby": name,
            "data-chart": chart.id,
            "data-subjects": " ".join(dict.fromkeys(row.category for row in chart.rows)),
        },
    )


def drawing(chart: Chart, language: str) -> list[Component]:
    """Return a chart's drawing with its list of values."""
    match chart.form:
        case "words":
            return [word_scale(chart, language)]
        case "box":
            return [service_box(chart, language)]
        case "number":
            return [number_card(chart, language)]
        case "squares":
            return [_figure(chart, language), _values(chart, language)]
    return [labelled_bar(chart, _figure(chart, language), language)]


def _figure(chart: Chart, language: str) -> Component:
    """Return the Plotly figure in a place that has its height before any script arrives."""
    height = height_of(chart.rows) if chart.form == "squares" else HEIGHT_OF_A_BAR
    width = {"width": f"{COLUMNS * PITCH}px"} if chart.form == "squares" else {}
    graph = dcc.Graph(
        figure=drawn(chart, language),
        config={**CONFIG, "responsive": chart.form != "squares"},
        className="chart-canvas",
        style={"height": f"{height}px"},
    )
    return html.Div(
        graph,
        className="chart-figure",
        role="img",
        style={"height": f"{height}px", **width},
        **{"aria-label": summary(chart, language)},
    )


def summary(chart: Chart, language: str) -> str:
    """Return the chart in one sentence, which is what a screen reader gets instead of the marks."""
    return words_of(finding(chart, language))


def _values(chart: Chart, language: str) -> Component:
    items = [
        html.Li(
            link(
                [
                    figure_words(row, language, style="row"),
                    " ",
                    html.Span(named(row, "short", language), className="name"),
                ],
                indicator_href(language, chart.report, row.indicator),
            ),
            **{"data-mark": row.indicator},
        )
        for row in chart.rows
    ]
    return html.Ul(items, className="values", **{"aria-label": text("chart.values", language)})


def _sentences(chart: Chart, language: str) -> list[Component]:
    """Return the report's own clauses with figures marked, in English with their unofficial translation."""
    if chart.form == "words":
        return []
    marks = figure_marks(
        chart.whole, language, lambda row: indicator_href(language, chart.report, row.indicator)
    )
    quotes = [html.P(sentence(chart.whole, start, end, marks)) for start, end in quoted(chart.rows)]
    block = html.Blockquote(quotes, className="quote")
    if language == "zh":
        return [block]
    english = " ".join(translated(chart.rows))
    note = html.Span(text("chart.unofficial", language), className="tag")
    return [block, html.P([html.Span(english, **{"data-verbatim": ""}), " ", note], className="unofficial")]


def _checks(chart: Chart, language: str) -> list[Component]:
    if chart.form not in ("parts", "remainder", "share"):
        return []
    found = check_lines(chart.whole, language, chart.indicators)
    return [found] if found else []


def _table(chart: Chart, language: str) -> Component:
    return html.Details(
        [html.Summary(text("chart.table", language)), chart_table(chart, language)], className="chart-table"
    )


def _picture(chart: Chart, language: str) -> Picture:
    files = {kind: download_href(language, chart.report, chart.id, kind) for kind in KINDS}
    return Picture(chart.whole.row, chart.id, summary(chart, language), _home(chart, language), files)


def _home(chart: Chart, language: str) -> str:
    """Return where a chart stands for good: on the page of its area, or on its report's overview."""
    if chart.area:
        return f"{area_href(language, chart.report, chart.area)}#chart-{chart.id}"
    return f"{overview_href(language, chart.report)}#chart-{chart.id}"


def _to_text(chart: Chart, language: str) -> Component:
    first = chart.row(chart.emphasis if chart.emphasis in chart.indicators else chart.indicators[0])
    return link(text("chart.to_text", language), text_href(language, chart.report, first.id))
