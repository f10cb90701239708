"""What a comparison says: its finding, its measure, a figure standing alone, its place and year."""

from collections.abc import Sequence
from typing import Any

from components.figures.period import is_whole_year, period_words
from components.figures.placed_words import unit_words
from components.text import joined, named, phrase, phrases, text
from components.text.numbers import figure_pieces
from components.text.phrases import Phrase, Words
from data.select import Comparison
from data.select.placed_rows import PlacedFigure
from data.select.rows import Observation


def number(row: Observation, language: str) -> Phrase:
    """Return a figure as it stands beside its dot: with its hedge, without what is counted."""
    if row.kind == phrases.COVERAGE:
        return phrases.figure(row, language)
    words = phrases.of_pieces(figure_pieces(row, language, "figure"))
    return Phrase("number", words, {"observation": row.id})


def finding(answer: Comparison, language: str) -> Words:
    """Return the title: the indicator, how many places, from which figure to which; it names no place."""
    drawn = answer.own.drawn
    indicator = answer.compared
    name = named(indicator, "short", language) or named(indicator, "name", language)
    valued = sorted((placed for placed in drawn if placed.figure.value is not None), key=_value)
    # From one figure to itself is no range, and claims have no least and most.
    if len(valued) < 2 or indicator.kind == phrases.COVERAGE:
        return phrase("compare.finding_one", language, name=name, places=_places(answer, language))
    return phrase(
        "compare.finding",
        language,
        name=name,
        places=_places(answer, language),
        least=phrases.figure(valued[0].figure, language, style="row"),
        most=phrases.figure(valued[-1].figure, language, style="row"),
    )


def _value(placed: PlacedFigure) -> float:
    return placed.figure.stated_value


def _places(answer: Comparison, language: str) -> list[Any]:
    return phrases.counted("compare.places", answer.rows, "compared-places", language)


def measure(answer: Comparison, language: str) -> Words:
    """Return years, unit, and that the axis begins at zero."""
    written_years = (year_words(str(year), language) for year in answer.question.years)
    years = joined(written_years, text("compare.between", language))
    own = answer.own.drawn[0].figure if answer.own.drawn else None
    if own is None or own.kind == phrases.COVERAGE:
        return phrase("compare.measure_words", language, years=years)
    return phrase("compare.measure", language, years=years, unit=unit_of(own, language))


def unit_of(row: Observation, language: str) -> str:
    """Return what a figure is counted in, as it stands alone."""
    if row.kind == phrases.SHARE:
        return "%"
    return unit_words(row, language)


def year_words(period: str, language: str) -> Phrase:
    """Return a year or a period, which is no quantity."""
    return phrases.date(period_words(period, language))


def place_name(placed: PlacedFigure, language: str) -> str:
    """Return the name of a figure's place."""
    return named(placed.source, "place", language)


def of_figure(placed: PlacedFigure, language: str) -> Words:
    """Return place and period of a figure: 上海市 2019年."""
    figure = placed.figure
    period = str(figure.year) if is_whole_year(figure.period, figure.year) else figure.period
    return phrase(
        "compare.of_figure",
        language,
        place=place_name(placed, language),
        year=year_words(period, language),
    )


def sources_of(figures: Sequence[PlacedFigure], language: str) -> list[tuple[str, str, str]]:
    """Return the sources of figures, each once: title, publisher, and the day, "" where none is shown."""
    by_source = {}
    for placed in figures:
        report = placed.source
        names = named(report, "title", language), named(report, "source_name", language)
        # The same title at two addresses is two sources.
        by_source[report.title, report.url] = (*names, report.published)
    return list(by_source.values())
