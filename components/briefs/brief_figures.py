"""Figures of a brief as native tables: as the report words them, as a number, and where each is from."""

from collections.abc import Iterable, Mapping, Sequence

from components.briefs.brief import Brief
from components.briefs.brief_words import note_of, set_words
from components.figures.period import period_words
from components.text import FIRST_LANGUAGE, named, phrase, phrases, text
from data.arithmetic.derived import Derived
from data.exports.word_file import Content
from data.select import WholeReport
from data.select.placed_rows import PlacedFigure
from data.select.rows import Observation

COLUMNS = ("item", "stated", "value", "origin")
# Of the width: names are long, what a figure is from is a word or two.
SHARES = (4.4, 2.6, 2.4, 1.6)
COVERAGE = "coverage"


def figures_table(
    brief: Brief,
    report: WholeReport,
    rows: Sequence[Observation],
    language: str,
    before: Mapping[str, PlacedFigure],
) -> None:
    """Add a table of figures, and below them what is computed from them alone; nothing of no figures.

    before: figures of the year before that are of one basis, by the ids of this year's.
    """
    if not rows:
        return
    stated = [_stated(report, row, language, before.get(row.id)) for row in rows]
    inputs = {row.indicator for row in rows}
    computed = [_computed(one, language) for one in report.derived if set(one.inputs) <= inputs]
    brief.table([text(f"chart.{name}", language) for name in COLUMNS], [*stated, *computed], SHARES)


def _stated(
    report: WholeReport, row: Observation, language: str, before: PlacedFigure | None
) -> list[Content]:
    # As the report prints it, in every language; what a claim covers is no number.
    value = [] if row.kind == COVERAGE and language == FIRST_LANGUAGE else [_value(row, language)]
    return [
        _name(row, report.row.year, language, before),
        [
            *set_words([phrases.stated(row) if row.stated else _value(row, language)]),
            note_of(report.row, row, language),
        ],
        set_words(value),
        [text("chart.origin_report", language)],
    ]


def _value(row: Observation, language: str) -> phrases.Phrase:
    return phrases.figure(row, language, style="table")


def _name(row: Observation, year: int, language: str, before: PlacedFigure | None) -> Content:
    words = [str(named(row, "short", language))]
    if scope := named(row, "scope", language):
        words.append(str(scope))
    if row.period and row.period != str(year):
        words.append(period_words(row.period, language))
    name = " · ".join(words)
    if before is None:
        return [name]
    last = text("period.year", language, year=before.figure.year)
    figure = phrases.figure(before.figure, language, style="counted")
    return set_words([name, " · ", *phrase("key_figures.last_year", language, year=last, figure=figure)])


def _computed(one: Derived, language: str) -> list[Content]:
    number = phrases.computed(one, language)
    return [
        [str(named(one, "name", language))],
        [],
        set_words([number]),
        [text("chart.origin_computed", language)],
    ]


def in_order(rows: Iterable[Observation]) -> list[Observation]:
    """Return figures in the order of the text."""
    return sorted(rows, key=lambda row: (row.start is None, row.start or 0))
