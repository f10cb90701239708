"""The years of an indicator as one card: a finding, a column a year, a panel a series, what a mark means."""

from collections.abc import Iterator

from dash import dcc, html
from dash.development.base_component import Component

from components.charts.download_menu import Picture, download_menu
from components.charts.finding import capital
from components.charts.graph import CONFIG
from components.charts.lines import em
from components.charts.trend import HEIGHT, LOWER_HEIGHT, draw_trend
from components.charts.trend_layout import Column, Dot, Panel, TrendLayout, laid_out
from components.charts.trend_marks import dot_words
from components.charts.trend_words import (
    empty_columns,
    measure,
    panel_name,
    panel_unit,
    source_lines,
    tick_words,
    trend_finding,
)
from components.figures.evidence_way import evidence_href
from components.figures.phrase_html import as_children
from components.figures.placed_words import placed_phrase, placed_words
from components.figures.quantity import date_words
from components.text import named, phrases, text
from components.web.api_addresses import API, figures_api_href
from components.web.embed_addresses import trend_embed_href
from components.web.file_addresses import KINDS, years_href
from components.web.link import link
from components.web.page_addresses import indicator_href
from data.select import IndicatorYears
from data.select.place_rows import QUOTED
from data.select.placed_rows import PlacedFigure
from data.select.rows import Report

ANCHOR = "years"
# Sizes in px of a dot's label and of a tick, as 31-trend.css sets them, and the room around a label.
LABEL, TICK, ROOM = 17, 13, 26
MARKS = {True: "quoted", False: "cited"}


def trend_card(years: IndicatorYears, report: Report, language: str, heading: str = "h2") -> Component:
    """Return the card of an indicator's years at the place of a report, which names its page.

    heading: the element of its title.
    """
    layout = laid_out(years, lambda placed: _label_width(placed, language))
    title = capital(trend_finding(years, language))
    return html.Section(
        [
            html.Div(
                [
                    getattr(html, heading.upper())(
                        as_children(title), id=f"chart-{ANCHOR}", className="finding"
                    ),
                    html.P(as_children(measure(years, layout, report, language)), className="chart-measure"),
                ],
                className="chart-head",
            ),
            *([_drawing(layout, years, phrases.plain(title), language)] if layout.panels else []),
            *_legend(layout, language),
            html.Div([dot_words(dot, language) for panel in layout.panels for dot in panel.dots]),
            html.Div(
                [
                    download_menu(_picture(years, report, phrases.plain(title), language), language),
                    *_to_text(layout, language),
                ],
                className="chart-foot",
            ),
        ],
        id=ANCHOR,
        className="chart-card trend",
        **{"aria-labelledby": f"chart-{ANCHOR}", "data-chart": ANCHOR},
    )


def _to_text(layout: TrendLayout, language: str) -> list[Component]:
    """Return the way to the newest sentence, where any of the texts is here."""
    quoted = [
        dot.placed
        for dot in (layout.panels[0].dots if layout.panels else ())
        if dot.placed.source.evidence == QUOTED
    ]
    return [link(text("chart.to_text", language), evidence_href(quoted[-1], language))] if quoted else []


def _label_width(placed: PlacedFigure, language: str) -> float:
    return em(phrases.plain(placed_phrase(placed, language))) * LABEL + ROOM


def _picture(years: IndicatorYears, report: Report, title: str, language: str) -> Picture:
    here = f"{indicator_href(language, report.id, years.indicator)}#{ANCHOR}"
    files = {kind: years_href(language, report.id, years.indicator, kind) for kind in KINDS}
    placed = (*years.figures, *years.related)
    named = ((one.figure.report, one.figure.id) for one in placed)
    whole = {"place": years.place, "indicator": years.indicator}
    files[API] = figures_api_href(language, named, **whole)
    embeds = (trend_embed_href(language, report.id, years.indicator),)
    return Picture(report, f"years-{years.indicator}", title, here, files, embeds=embeds)


def framed_trend(years: IndicatorYears, report: Report, language: str) -> list[Component]:
    """Return the card as another site shows it, with every source: no table below it names them there."""
    sources = [html.Li(line) for line in source_lines(years, language)]
    return [
        trend_card(years, report, language, heading="h1"),
        html.Ul(sources, className="trend-sources", **{"aria-label": text("trend.sources", language)}),
    ]


def _drawing(layout: TrendLayout, years: IndicatorYears, summary: str, language: str) -> Component:
    # The widest number of the axis, and the gap between it and the first column.
    gutter = max(em(tick_words(panel, panel.top, language)) for panel in layout.panels) * TICK + 14
    head = html.Div([_year(column, years, language) for column in layout.columns], className="trend-years")
    panels = [
        _panel(panel, layout, years, place == 0, summary, language)
        for place, panel in enumerate(layout.panels)
    ]
    # As shares, so that the columns of years stay above their dots at any width.
    columns = " ".join(f"{column.width * 1000:.3f}fr" for column in layout.columns)
    style = {
        "--columns": columns,
        "--gutter": f"{gutter:.0f}px",
        "--least": f"{layout.width + gutter:.0f}px",
    }
    return html.Div(
        html.Div([head, *panels], className="trend-grid", style=style),
        className="trend-scroll chart-body",
        tabIndex=0,
        role="group",
        **{"aria-label": text("trend.scroll", language)},
    )


def _year(column: Column, years: IndicatorYears, language: str) -> Component:
    held = column.year in years.held
    kind = MARKS[column.year in years.quoted] if held else ""
    evidence = (
        html.Small([_sign(kind), text(f"trend.{kind}", language)]) if held and not column.is_empty else ""
    )
    own = "trend-year" if held else "trend-year absent"
    return html.Div([date_words(str(column.year)), evidence], className=own)


def _sign(kind: str) -> Component:
    return html.Span(className=f"trend-sign {kind}", **{"aria-hidden": "true"})


def _panel(
    panel: Panel, layout: TrendLayout, years: IndicatorYears, is_first: bool, summary: str, language: str
) -> Component:
    height = HEIGHT if is_first else LOWER_HEIGHT
    figure = dcc.Graph(
        figure=draw_trend(panel, height),
        config=CONFIG,  # type: ignore[arg-type]  # a TypedDict of Dash
        className="chart-canvas",
        style={"height": f"{height}px"},
    )
    plot = html.Div(
        [
            html.Div([*_ticks(panel, language)], className="trend-ticks"),
            html.Div(
                figure,
                className="chart-figure",
                role="img",
                style={"height": f"{height}px"},
                # The first panel is what the finding is about; the others say what they are of.
                **{"aria-label": summary if is_first else panel_name(panel, language)},
            ),
            *(_break(at, is_first, language) for at in layout.breaks(panel)),
            *_notes(panel, layout, years, language),
            html.Ul(
                [_label(dot, panel, language) for dot in panel.dots],
                className="trend-values",
                **{"aria-label": text("trend.values", language)},
            ),
        ],
        className=_plot_class(panel, language),
        style={"height": f"{height}px"},
    )
    name = html.P(
        [html.B(panel_name(panel, language)), " ", html.Small(panel_unit(panel, language))],
        className="trend-name",
    )
    return html.Div(
        [*([] if is_first and not panel.series.is_narrower else [name]), plot], className="trend-panel"
    )


def _break(at: float, is_first: bool, language: str) -> Component:
    words = [html.Small(text("trend.break", language))] if is_first else []
    return html.Div(words, className="trend-break", style={"left": _share(at)})


def _share(part: float) -> str:
    return f"{part * 100:.3f}%"


def _ticks(panel: Panel, language: str) -> Iterator[Component]:
    for value in panel.ticks:
        words = html.Span(tick_words(panel, value, language), **{"data-scale": ""})
        own = "trend-tick zero" if value == 0 else "trend-tick"
        yield html.Div(words, className=own, style={"bottom": _share(panel.height(value))})


def _notes(panel: Panel, layout: TrendLayout, years: IndicatorYears, language: str) -> Iterator[Component]:
    """Yield what stands in the columns without a dot."""
    for empty in empty_columns(panel, layout, years, language):
        place = {"left": _share(empty.left), "width": _share(empty.width)}
        yield html.P(html.Span(as_children(empty.words)), className="trend-note", style=place)


def _plot_class(panel: Panel, language: str) -> str:
    """Return the class by which a panel leaves room above for what its highest labels hold."""
    has_second_line = any(_beside(dot, panel, language) for dot in panel.dots)
    is_open = any(dot.is_open for dot in panel.dots)
    return "trend-plot" + " tall" * has_second_line + " open" * is_open


def _beside(dot: Dot, panel: Panel, language: str) -> str:
    """Return what tells a figure from the others of its panel: its scope, or that it is only related."""
    if dot.is_related:
        return named(dot.placed.figure, "short", language)
    return "" if panel.series.is_narrower else named(dot.placed.figure, "scope", language)


def _label(dot: Dot, panel: Panel, language: str) -> Component:
    beside = _beside(dot, panel, language)
    words = [placed_words(dot.placed, language), *([html.Small(beside)] if beside else [])]
    kinds = {"related": dot.is_related, "open": dot.is_open}
    return html.Li(
        link(words, evidence_href(dot.placed, language)),
        className=" ".join(kind for kind, holds in kinds.items() if holds) or None,
        style={"left": _share(dot.x), "width": _share(dot.room), "bottom": _share(panel.height(dot.top))},
        **{"data-mark": dot.placed.address},
    )


def _legend(layout: TrendLayout, language: str) -> list[Component]:
    dots = [dot for panel in layout.panels for dot in panel.dots]
    if not dots:
        return []
    kinds = dict.fromkeys("related" if dot.is_related else MARKS[dot.is_full] for dot in dots)
    signs = [html.Span([_sign(kind), text(f"trend.{kind}", language)]) for kind in kinds]
    return [
        html.P(
            [*signs, *([text("trend.open", language)] if layout.is_open_ended else [])],
            className="trend-legend note",
        )
    ]
