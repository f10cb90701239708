"""What a chart says above its drawing: the finding, and what is measured, where and when."""

from dataclasses import replace
from typing import Any

from components.charts.chart import Chart
from components.text import fill, named, phrase, phrases, text, unit_named
from components.text.numbers import number_word
from components.text.phrases import Phrase, Words
from data import placeholders
from data.select.rows import Observation


def finding(chart: Chart, language: str) -> list[Any]:
    """Return a chart's title: its template with every number marked, or one by rule."""
    form = chart.form
    template = named(chart, "finding", language)
    # A sentence by rule in the reader's language says more than one by hand in another.
    if template and not template.lang:
        words = filled(template, chart, language)
        return form.title(words, language) if form.title else capital(words)
    if form.finding and (words := form.finding(chart, language)):
        return words
    emphasis = chart.emphasis if chart.emphasis in chart.indicators else ""
    return plain_finding(chart.row(emphasis or chart.indicators[0]), language)


def summary(chart: Chart, language: str) -> str:
    """Return the chart in one sentence, which is what a screen reader gets instead of the marks."""
    return phrases.plain(finding(chart, language))


def plain_finding(row: Observation, language: str) -> list[Any]:
    """Return name and figure."""
    return phrase(
        "chart.default_finding",
        language,
        name=named(row, "name", language),
        figure=phrases.figure(row, language),
    )


def filled(template: str, chart: Chart, language: str) -> list[Any]:
    """Return a hand-written sentence with its placeholders filled from the chart's own report."""
    parts = {name: _part(name, chart, language) for name in placeholders.names(template)}
    return fill(template, parts, placeholders.PLACEHOLDER)


def _part(name: str, chart: Chart, language: str) -> Any:
    report = chart.whole
    what, _, item = name.partition(":")
    # A bare name is an indicator or a computed number, one with a colon says what of it is meant.
    if name in report.figures:
        return phrases.figure(report.figures[name], language, style="title")
    if what == "words":
        return str(report.figures[item].stated)
    if what == "place":
        return named(report.row, "place", language)
    if what == "year":
        return phrases.date(str(report.row.year))
    if what == "claims":
        extents = [row.extent for row in report.figures.values() if row.kind == "coverage"]
        return _in_words(
            extents.count(item) if item else len(extents), f"claims-{item}".rstrip("-"), language
        )
    if what in ("exceptions", "fields", "exception", "field"):
        return _listed(what, item, chart, language)
    return next(phrases.computed(number, language) for number in report.derived if number.id == name)


def _listed(what: str, item: str, chart: Chart, language: str) -> Any:
    """Return how many items the chart's statement lists, or the name of one of them."""
    kind = what.removesuffix("s")
    own = chart.whole.listed
    own = own[(own["kind"] == kind) & (own["statement"] == chart.statement)].sort_values("order")
    if item:
        return named(own.iloc[int(item) - 1], "name", language)
    return _in_words(len(own), f"listed-{kind}-{chart.area}", language)


def _in_words(number: int, what: str, language: str) -> Phrase | str:
    """Return a small number as a word, which reads as part of the sentence; a larger one as a marked
    count."""
    words = number_word(number, language)
    return phrases.count(number, what, language) if any(map(str.isdigit, words)) else words


def capital(words: Words) -> list[Any]:
    """Return a title whose first letter is a capital, even inside a marked figure: Over 190 opinions."""
    first, *others = words
    if isinstance(first, str):
        return [first[:1].upper() + first[1:], *others]
    # The first letter may stand in a phrase inside a phrase.
    inside = (first.words,) if isinstance(first.words, str) else first.words
    return [replace(first, words=tuple(capital(inside))), *others]


def measure(chart: Chart, language: str) -> list[Any]:
    """Return place, year, period and what a mark means."""
    report = chart.whole.row
    periods = {row.period_basis for row in chart.rows}
    # Where figures of one chart cover different periods, none of them is named as that of all.
    period = periods.pop() if len(periods) == 1 else "not_stated"
    key = "chart.measure" if period == "whole_year" else "chart.measure_no_period"
    parts = {
        "place": named(report, "place", language),
        "year": phrases.date(str(report.year)),
        "measure": _measure(chart, language),
    }
    if period == "whole_year":
        parts["period"] = text("chart.period_whole_year", language)
    return phrase(key, language, **parts)


def _measure(chart: Chart, language: str) -> Any:
    template = named(chart, "measure", language)
    if template and not template.lang:
        return filled(template, chart, language)
    return chart.form.measure(chart, language) if chart.form.measure else _unit(chart, language)


def _unit(chart: Chart, language: str) -> str:
    row = chart.rows[0]
    return text("chart.unit", language, unit=unit_named(row, language))
