"""The facts of a figure, the same on every page: its words, how they are read, when, who, what is counted."""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.figures.actor import NOT_STATED
from components.figures.explained import short_note
from components.figures.period import is_whole_year, period_words
from components.figures.quantity import bound_words, date_words, figure_words, hedged_spans
from components.text import FIRST_LANGUAGE, named, phrase, text, unit_named
from components.text.numbers import format_number, hedge_key
from data.reading.draft import place_words
from data.select.rows import Observation
from data.source_places import decoded

EXACT, COVERAGE, SHARE, AMOUNT = "exact", "coverage", "share", "amount"


def figure_facts(row: Observation, language: str, keys: Iterable[str]) -> list[tuple[str, Any]]:
    """Return label and answer of each fact in `keys`, in their order; a fact without an answer is left out.

    row: a reported figure, one of `select.observations`. keys: of FACTS.
    """
    answers = [(key, FACTS[key](row, language)) for key in keys]
    return [(text(f"figure_facts.{key}", language), answer) for key, answer in answers if answer]


def silence_facts(row: Observation, language: str, is_quoted: bool) -> list[tuple[str, Any]]:
    """Return the same of an indicator that the report gives no figure for.

    row: one of `select.not_reported`. is_quoted: whether the report's text is here; what a text that nobody
    here has read leaves out is unknown.
    """
    is_known = is_quoted or row.status != "not_reported"
    status = text(f"figure_facts.{row.status}" if is_known else "cited.unknown", language)
    return [(text("figure_facts.status", language), status), *figure_facts(row, language, ("note", "better"))]


def _stated(row: Observation, language: str) -> Component | None:
    # Of a source that is only cited the words are not here: `stated` is how the number was entered.
    if row.start is None:
        return None
    return html.Span(
        hedged_spans(row.stated, row.qualifier, row.extent),
        lang="zh-CN",
        className="report-words",
        **{"data-verbatim": "", "data-observation": row.id},
    )


def reading(row: Observation, language: str) -> list[Any]:
    """Return how the words are read. What usage adds to them is said to be usage."""
    if row.kind == COVERAGE:
        return [text(f"figure_facts.reading_{row.extent}", language)]
    if row.qualifier == EXACT:
        return [text("figure_facts.reading_exact", language)]
    value = _amount(row, "value", language)
    if pd.isna(row.usage_below):
        return phrase(f"figure_facts.reading_{row.qualifier}", language, value=value)
    hedge = text(hedge_key(row.stated, row.qualifier) or f"numbers.{row.qualifier}", FIRST_LANGUAGE)
    return phrase(
        "figure_facts.reading_usage",
        language,
        value=value,
        hedge=html.Span(hedge, lang="zh-CN", className="hedge"),
        below=_amount(row, "usage_below", language),
    )


def computed_as(row: Observation, language: str) -> list[Any]:
    """Return what calculations and files take an open-ended figure for. Empty for exact ones and claims."""
    if row.kind == COVERAGE or row.qualifier == EXACT:
        return []
    parts = {
        "value": _amount(row, "value", language),
        "table": figure_words(row, language, style="table"),
    }
    return phrase(f"figure_facts.computed_as_{row.qualifier}", language, **parts)


def _amount(row: Observation, bound: str, language: str) -> Component:
    shown = format_number(getattr(row, bound), language)
    if row.kind == SHARE:
        shown += "%"
    elif language == FIRST_LANGUAGE:
        shown += row.unit_zh
    elif row.kind == AMOUNT:
        # Elsewhere the indicator's name says what is counted; an amount means nothing without its currency.
        shown = unit_named(row, language).after(f"{shown} ")
    return bound_words(row, bound, shown)


def _period(row: Observation, language: str) -> list[Any]:
    if not is_whole_year(row.period, int(row.year)):
        return [date_words(period_words(row.period, language))]
    return phrase(f"figure_facts.period_{row.period_basis}", language, year=date_words(str(row.year)))


def _source_place(row: Observation, language: str) -> Component | None:
    words = place_words(decoded(row.source_place), language)
    return html.Span(words, **{"data-address": ""}) if words else None


def _actor(row: Observation, language: str) -> str | Component:
    if row.actor == NOT_STATED:
        return text("figure_facts.actor_not_stated", language)
    if language == FIRST_LANGUAGE and row.actor:
        return html.Span(row.actor, lang="zh-CN", **{"data-verbatim": ""})
    return named(row, "actor", language)


FACTS: dict[str, Callable[[Observation, str], Any]] = {
    "stated": _stated,
    "reading": reading,
    "computed_as": computed_as,
    "period": _period,
    "scope": lambda row, language: named(row, "scope", language),
    "actor": _actor,
    "source_place": _source_place,
    "nature": lambda row, language: text(f"figure_facts.{row.nature}", language),
    "note": short_note,
    "better": lambda row, language: text(f"figure_facts.better_{row.better}", language),
}
