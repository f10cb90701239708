"""What the years of an indicator say in words: finding, measure, names and units of panels, empty columns."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from components.charts.frames import is_drawn
from components.charts.trend_layout import Column, Panel, TrendLayout
from components.figures.actor import actor_words
from components.figures.period import period_words
from components.figures.placed_words import change_phrase, placed_phrase, unit_words
from components.text import joined, named, phrase, phrases, text
from components.text.numbers import format_number, format_share
from data.select import IndicatorYears
from data.select.placed_rows import PlacedFigure
from data.select.rows import Report
from data.select.year_series import YearSeries, change_of, is_of_a_whole_year


def trend_finding(years: IndicatorYears, language: str) -> list[Any]:
    """Return the title: the first and the last figure of the series, and how they stand if they are all."""
    series = next((one for one in years.series if one.indicator == years.indicator), None)
    if series is None:
        name = named((*years.figures, *years.related)[0].figure, "short", language)
        return phrase("trend.finding", language, name=name, figures=text("trend.finding_none", language))
    parts = [_of_series([placed], language) for placed in series.related]
    if series.figures:
        parts.append(_of_series(series.figures, language))
    return [*joined(parts, text("trend.between", language)), *_rest(series, language)]


def _of_series(figures: Sequence[PlacedFigure], language: str) -> list[Any]:
    """Return a name with the figures of the first and the last year, those of the widest scope."""
    years = [placed.figure.year for placed in figures]
    first, last = (
        # False sorts before True: of one year the figure that is of no narrower scope.
        min(
            (placed for placed in figures if placed.figure.year == year),
            key=lambda placed: placed.figure.scope_zh != "",
        )
        for year in (min(years), max(years))
    )
    parts = {"first_year": _year(first, language), "first": placed_phrase(first, language)}
    key = "trend.finding_one"
    if last.figure.year != first.figure.year:
        key = "trend.finding_two"
        parts |= {"last_year": _year(last, language), "last": placed_phrase(last, language)}
    name = named(first.figure, "short", language)
    return phrase("trend.finding", language, name=name, figures=phrase(key, language, **parts))


def _year(placed: PlacedFigure, language: str) -> phrases.Phrase:
    return phrases.date(text("period.year", language, year=placed.figure.year))


def _rest(series: YearSeries, language: str) -> list[Any]:
    """Return how two figures stand to each other; of more figures the rows below say it."""
    if len(series.all_figures) != 2:
        return []
    if series.joins:
        ((earlier, later),) = series.joins
        rest: Any = change_phrase(change_of((earlier, later)), earlier, later, language)
    elif series.related:
        rest = text("trend.rest_related", language)
    elif series.breaks:
        rest = text("trend.rest_gap" if series.breaks[0].missing else "trend.rest_break", language)
    else:
        return []
    return phrase("trend.rest", language, rest=rest)


def measure(years: IndicatorYears, layout: TrendLayout, report: Report, language: str) -> list[Any]:
    """Return place, unit and where the axis begins."""
    place = named(report, "place", language)
    if not layout.panels:
        return [place]
    return phrase("trend.measure", language, place=place, unit=_unit(layout.panels[0], language))


def source_lines(years: IndicatorYears, language: str) -> list[str]:
    """Return where the figures are from, one line a source, the earliest first."""
    sources = {placed.source.id: placed.source for placed in (*years.figures, *years.related)}
    return [
        text(
            "trend.source",
            language,
            kind=text(f"origin.source_{source.source_kind}", language),
            title=named(source, "title", language),
        )
        for source in sorted(sources.values(), key=lambda source: source.year)
    ]


def panel_name(panel: Panel, language: str) -> str:
    """Return what a panel is of, with the narrower scope or body that all its figures have."""
    figure = panel.series.all_figures[0].figure
    own = next((placed.figure for placed in panel.series.figures), figure)
    name = named(own, "short", language)
    if not panel.series.is_narrower:
        return name
    scope = named(own, "scope", language) or actor_words(own, language)
    return text("trend.panel_scope", language, name=name, scope=scope)


def panel_unit(panel: Panel, language: str) -> str:
    """Return the unit of a panel's axis."""
    return text("trend.panel_unit", language, unit=_unit(panel, language))


def _unit(panel: Panel, language: str) -> str:
    row = panel.series.all_figures[-1].figure
    return text("trend.percent", language) if row.kind == "share" else unit_words(row, language)


def tick_words(panel: Panel, value: float, language: str) -> str:
    """Return a number of an axis."""
    is_share = panel.series.all_figures[0].figure.kind == "share"
    return format_share(value, language) if is_share and value else format_number(value, language)


class Empty(NamedTuple):
    """Neighbouring columns that are empty for one reason. left, width: shares of the drawing."""

    left: float
    width: float
    words: list[Any]


def empty_columns(panel: Panel, layout: TrendLayout, years: IndicatorYears, language: str) -> Iterator[Empty]:
    """Yield the columns without a dot of which there is something to say."""
    held = {dot.placed.figure.year for dot in panel.dots}

    def words(column: Column) -> list[Any]:
        return [] if column.year in held else _empty_in(panel, layout, years, column.year, language)

    with_words = [(column, words(column)) for column in layout.columns]
    # Neighbours that would say the same share one note across all of them.
    for plain_words, run in groupby(with_words, key=lambda pair: phrases.plain(pair[1])):
        columns = [*run]
        if plain_words:
            (first, why), (last, _) = columns[0], columns[-1]
            yield Empty(first.left, last.left + last.width - first.left, why)


def _empty_in(
    panel: Panel, layout: TrendLayout, years: IndicatorYears, year: int, language: str
) -> list[Any]:
    """Return why a year has no dot in a panel: what is there but not drawn, else why nothing is.

    What the first panel says is not said again: nothing.
    """
    own = _empty_words(panel, years, year, language)
    first = layout.panels[0]
    is_said = panel is not first and own == _empty_words(first, years, year, language)
    return [] if is_said else own


def _empty_words(panel: Panel, years: IndicatorYears, year: int, language: str) -> list[Any]:
    name = panel.series.indicator
    here = [
        placed for placed in years.figures if placed.figure.indicator == name and placed.figure.year == year
    ]
    if panel.series.is_narrower and here:
        return phrase("trend.other_scope", language)
    apart = [placed for placed in here if not (is_of_a_whole_year(placed) and is_drawn(placed))]
    if not apart:
        return phrase(f"trend.{years.silence(name, year)}", language)
    period = phrases.date(period_words(apart[0].figure.period, language))
    return phrase("trend.apart", language, period=period, figure=placed_phrase(apart[0], language))
