"""What a chart says above its drawing: the finding, and what is measured, where and when."""

import re
from typing import Any

from dash import html

from components.charts.plan import Chart, figures
from components.quantity import count, date_words, derived_words, figure_words
from components.text import fill, named, phrase, text
from data import select
from data.derived import derived

PLACEHOLDER = re.compile(r"\{(\w+)\}")
EXTENTS = ("full", "full_except", "nearly_full")


def finding(chart: Chart, language: str) -> list:
    """Return a chart's title as children: its template with every number marked, or a plain one."""
    if template := named(chart, "title", language):
        if chart.form == "words":
            return _with_hedge(template, language)
        return _capital(fill(template, _numbers(template, chart.report, language)))
    if chart.form == "words":
        return _claims(chart, language)
    row = chart.row(chart.emphasis or chart.indicators[0])
    return phrase(
        "chart.default_finding",
        language,
        name=named(row, "name", language),
        figure=figure_words(row, language),
    )


def _numbers(template: str, report: str, language: str) -> dict[str, Any]:
    stated = figures(report)
    computed = {number.id: number for number in derived(report)}
    wanted = PLACEHOLDER.findall(template)
    return {
        name: figure_words(stated[name], language, style="title")
        if name in stated
        else derived_words(computed[name], language)
        for name in wanted
    }


def _capital(children: list) -> list:
    """Return a title whose first letter is a capital, even inside a marked figure: Over 190 opinions."""
    first = children[0]
    if isinstance(first, str):
        return [first[:1].upper() + first[1:], *children[1:]]
    inside = first.children if isinstance(first.children, list) else [first.children]
    first.children = _capital(inside)
    return children


def _with_hedge(words: str, language: str) -> list:
    before, found, after = words.partition(text("word_scale.hedge", language))
    return [before, hedge(found), after] if found else [words]


def hedge(words: str) -> html.Em:
    """Return a word that hedges a figure or a claim."""
    return html.Em(words, className="hedge")


def _claims(chart: Chart, language: str) -> list:
    """Say how many claims there are of each extent: a number of claims, never of what they cover."""
    extents = chart.observations["extent"].tolist()
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
    report = select.report(chart.report)
    periods = set(chart.observations["period_basis"])
    period = periods.pop() if len(periods) == 1 else "not_stated"
    key = "chart.measure" if period == "whole_year" else "chart.measure_no_period"
    parts = {
        "place": named(report, "place", language),
        "year": date_words(str(report.year)),
        "measure": named(chart, "measure", language) or _default_measure(chart, language),
    }
    if period == "whole_year":
        parts["period"] = text("chart.period_whole_year", language)
    return phrase(key, language, **parts)


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
