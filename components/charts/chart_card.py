"""One card for every chart: finding, measure, drawing, values, sentence, reconciliations, table, files."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from components.charts.chart import Chart
from components.charts.chart_notes import notes
from components.charts.chart_table import chart_table, stated_rows
from components.charts.download_menu import Picture, download_menu
from components.charts.finding import finding, measure, summary
from components.charts.mark_words import mark_words
from components.charts.quote import quoted, translated_quote
from components.figures.phrase_html import as_children
from components.figures.reconciliation_lines import reconciliation_lines
from components.figures.verbatim import figure_marks, sentence
from components.text import FIRST_LANGUAGE, text
from components.web.api_addresses import API, figures_api_href
from components.web.embed_addresses import chart_embed_href, figure_embed_href
from components.web.file_addresses import KINDS, download_href
from components.web.link import link
from components.web.page_addresses import area_href, indicator_href, overview_href, text_href


def chart_card(
    chart: Chart,
    language: str,
    heading: str = "h3",
    emphasis: str | None = None,
    quote: bool = True,
    table: bool = True,
    reconciliations: bool = True,
) -> Component:
    """Return a chart with all that a reader needs to believe or doubt it.

    heading: the element of its title. emphasis: the indicator that stands out, instead of the chart's own.
    quote, table, reconciliations: False where these already stand beside the card.
    """
    chart = chart if emphasis is None else replace(chart, emphasis=emphasis)
    # Links from files and from other pages lead to this id.
    name = f"chart-{chart.id}"
    return html.Section(
        [
            html.Div(
                [
                    getattr(html, heading.upper())(
                        as_children(finding(chart, language)), id=name, className="finding"
                    ),
                    html.P(as_children(measure(chart, language)), className="chart-measure"),
                ],
                className="chart-head",
            ),
            html.Div(
                [*chart.form.drawing(chart, language), mark_words(chart, language)], className="chart-body"
            ),
            *(html.P(as_children(note), className="note") for note in notes(chart, language)),
            *(_sentences(chart, language) if quote else []),
            *(_reconciliations(chart, language) if reconciliations else []),
            html.Div(
                [
                    download_menu(_picture(chart, language), language),
                    _to_text(chart, language),
                    *([_table(chart, language)] if table else []),
                ],
                className="chart-foot",
            ),
        ],
        className=f"chart-card form-{chart.form.name}",
        **{
            "aria-labelledby": name,
            "data-chart": chart.id,
            # Read by the script that filters by subject without asking the server.
            "data-subjects": " ".join(dict.fromkeys(row.category for row in chart.rows)),
        },
    )


def _sentences(chart: Chart, language: str) -> list[Component]:
    """Return the report's own clauses with figures marked, in English with their unofficial translation."""
    if not chart.form.quotes:
        return []
    marks = figure_marks(
        chart.whole, language, lambda row: indicator_href(language, chart.report, row.indicator)
    )
    quotes = [html.P(sentence(chart.whole, start, end, marks)) for start, end in quoted(chart.rows)]
    block = html.Blockquote(quotes, className="quote")
    if language == FIRST_LANGUAGE:
        return [block]
    english = translated_quote(chart.rows, language)
    note = html.Span(text("chart.unofficial", language), className="tag")
    return [block, html.P([html.Span(english, **{"data-verbatim": ""}), " ", note], className="unofficial")]


def _reconciliations(chart: Chart, language: str) -> list[Component]:
    if not chart.form.reconciles:
        return []
    lines = reconciliation_lines(chart.whole, language, chart.indicators)
    return [lines] if lines else []


def _table(chart: Chart, language: str) -> Component:
    return html.Details(
        [html.Summary(text("chart.table", language)), chart_table(chart, language)], className="chart-table"
    )


def _picture(chart: Chart, language: str) -> Picture:
    files = {kind: download_href(language, chart.report, chart.id, kind) for kind in KINDS}
    files[API] = figures_api_href(language, ((chart.report, row.id) for row in stated_rows(chart)))
    title, here = summary(chart, language), chart_home(chart, language)
    return Picture(chart.whole.row, chart.id, title, here, files, embeds=_embeds(chart, language))


def _embeds(chart: Chart, language: str) -> tuple[str, ...]:
    """Return the addresses of the chart in a frame, and of the one figure that it is about."""
    own = chart_embed_href(language, chart.report, chart.id)
    about = [row for row in chart.rows if row.indicator == chart.emphasis or len(chart.rows) == 1]
    return (own, *(figure_embed_href(language, chart.report, row.id) for row in about))


def chart_home(chart: Chart, language: str) -> str:
    """Return a chart's permanent address: on the page of its area, or on its report's overview."""
    # A file outlives the page that it was taken from: it must not name a page that exists only by a filter.
    if chart.area:
        return f"{area_href(language, chart.report, chart.area)}#chart-{chart.id}"
    return f"{overview_href(language, chart.report)}#chart-{chart.id}"


def _to_text(chart: Chart, language: str) -> Component:
    first = chart.row(chart.emphasis if chart.emphasis in chart.indicators else chart.indicators[0])
    return link(text("chart.to_text", language), text_href(language, chart.report, first.id))
