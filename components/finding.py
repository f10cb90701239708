"""What a chart says above its drawing: the finding, and what is measured, where and when."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.draw import part_share, stated_share
from components.charts.plan import OF_A_WHOLE, Chart
from components.quantity import count, date_words, derived_words, figure_words
from components.text import fill, named, phrase, text
from components.text.numbers import number_word
from data import placeholders

EXTENTS = ("full", "full_except", "nearly_full")


def finding(chart: Chart, language: str) -> list:
    """Return a chart's title as children: its template with every number marked, or a plain one."""
    if template := named(chart, "finding", language):
        children = filled(template, chart, language)
        return _with_hedge(children, language) if chart.form == "words" else _capital(children)
    if chart.form == "words":
        return _claims(chart, language)
    if found := _by_rule(chart, language):
        return found
    emphasis = chart.emphasis if chart.emphasis in chart.indicators else ""
    return _single(chart.row(emphasis or chart.indicators[0]), language)


def _by_rule(chart: Chart, language: str) -> list:
    """Return the sentence of a whole and its parts, a whole and its share, or a pair; else nothing."""
    if chart.form == "squares" and len(chart.rows) == 2:
        first, second = (_single(row, language) for row in chart.rows)
        return phrase("chart.finding_pair", language, first=first, second=second)
    if chart.form not in OF_A_WHOLE or chart.emphasis in chart.indicators:
        return []
    whole, *parts = chart.rows
    part = max(parts, key=lambda row: row.value)
    said = {
        "whole": named(whole, "short", language),
        "figure": figure_words(whole, language, style="title"),
        "part": named(part, "short", language),
        "number": figure_words(part, language, style="title"),
    }
    stated, computed = stated_share(chart, part.indicator), part_share(chart, part.indicator)
    if stated is not None:
        said["share"] = figure_words(stated, language)
    elif computed is not None:
        said["share"] = derived_words(computed, language)
    elif chart.form == "parts":
        return []
    key = f"chart.finding_{chart.form}" + ("" if "share" in said else "_no_share")
    return phrase(key, language, **said)


def _single(row: Any, language: str) -> list:
    return phrase(
        "chart.default_finding",
        language,
        name=named(row, "name", language),
        figure=figure_words(row, language),
    )


def filled(template: str, chart: Chart, language: str) -> list:
    """Return a hand-written sentence with its placeholders filled from the chart's own report."""
    parts = {name: _part(name, chart, language) for name in placeholders.names(template)}
    return fill(template, parts, placeholders.PLACEHOLDER)


def _part(name: str, chart: Chart, language: str) -> Any:
    report = chart.whole
    what, _, item = name.partition(":")
    if name in report.figures:
        return figure_words(report.figures[name], language, style="title")
    if what == "words":
        return str(report.figures[item].stated)
    if what == "place":
        return named(report.row, "place", language)
    if what == "year":
        return date_words(str(report.row.year))
    if what == "claims":
        extents = [row.extent for row in report.figures.values() if row.kind == "coverage"]
        return _in_words(
            extents.count(item) if item else len(extents), f"claims-{item}".rstrip("-"), language
        )
    if what in ("exceptions", "fields", "exception", "field"):
        return _listed(what, item, chart, language)
    return next(derived_words(number, language) for number in report.derived if number.id == name)


def _listed(what: str, item: str, chart: Chart, language: str) -> Any:
    """Return how many items the chart's statement lists, or the name of one of them."""
    kind = what.removesuffix("s")
    own = chart.whole.listed
    own = own[(own["kind"] == kind) & (own["statement"] == chart.statement)].sort_values("order")
    if item:
        return str(own.iloc[int(item) - 1][f"name_{language}"])
    return _in_words(len(own), f"listed-{kind}-{chart.area}", language)


def _in_words(number: int, what: str, language: str) -> Component | str:
    """Return a small number as a word, which reads as part of the sentence; a larger one as a marked
    count."""
    words = number_word(number, language)
    return count(number, what, language) if any(map(str.isdigit, words)) else words


def _capital(children: list) -> list:
    """Return a title whose first letter is a capital, even inside a marked figure: Over 190 opinions."""
    first = children[0]
    if isinstance(first, str):
        return [first[:1].upper() + first[1:], *children[1:]]
    inside = first.children if isinstance(first.children, list) else [first.children]
    first.children = _capital(inside)
    return children


def _with_hedge(children: list, language: str) -> list:
    """Mark the word that hedges a claim where this site's own words name it."""
    *first, last = _capital(children)
    before, found, after = str(last).partition(text("word_scale.hedge", language))
    return [*first, before, hedge(found), after] if found and isinstance(last, str) else [*first, last]


def hedge(words: str) -> html.Em:
    """Return a word that hedges a figure or a claim."""
    return html.Em(words, className="hedge")


def _claims(chart: Chart, language: str) -> list:
    """Say how many claims there are of each extent: a number of claims, never of what they cover."""
    extents = [row.extent for row in chart.rows]
    kinds: list = []
    for extent in EXTENTS:
        if number := extents.count(extent):
            kinds += [text("word_scale.between", language)] if kinds else []
            told = count(number, f"claims-{extent}", language)
            word = hedge(text("word_scale.hedge", language))
            kinds += phrase(f"word_scale.kind_{extent}", language, number=told, hedge=word)
    claims = count(len(extents), "claims", language)
    return phrase("word_scale.finding", language, claims=claims, kinds=kinds)


def measure(chart: Chart, language: str) -> list:
    """Return place, year, period and what a mark means, as children."""
    report = chart.whole.row
    periods = {row.period_basis for row in chart.rows}
    period = periods.pop() if len(periods) == 1 else "not_stated"
    key = "chart.measure" if period == "whole_year" else "chart.measure_no_period"
    parts = {
        "place": named(report, "place", language),
        "year": date_words(str(report.year)),
        "measure": _measure(chart, language),
    }
    if period == "whole_year":
        parts["period"] = text("chart.period_whole_year", language)
    return phrase(key, language, **parts)


def _measure(chart: Chart, language: str) -> Any:
    template = named(chart, "measure", language)
    return filled(template, chart, language) if template else _default_measure(chart, language)


def _default_measure(chart: Chart, language: str) -> str:
    row = chart.row(chart.indicators[0])
    unit = row.unit_zh if language == "zh" else row.unit_en_one
    match chart.form:
        case "words":
            return text("chart.words_measure", language)
        case "squares":
            return text("chart.each_square", language, unit=unit)
        case "share":
            return text("chart.share_of_hundred", language)
    return text("chart.unit", language, unit=unit if language == "zh" else row.unit_en_many)
