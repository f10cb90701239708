"""What a figure says of itself: its words, who, when, how exact."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.explained import short_note
from components.period import is_whole_year, period_words
from components.quantity import bound_words, date_words, figure_words
from components.text import named, phrase, text
from components.text.numbers import format_number
from components.view import View

NOT_STATED, NOT_REPORTED = "not_stated", "not_reported"


def figure_facts(row: Any, view: View) -> Component:
    """Return the facts as a list of terms; what the report leaves open says so in a line of its own."""
    return html.Section(
        [
            html.H2(text("figure_facts.heading", view.language)),
            facts(row, view.language, view.whole.is_quoted),
        ]
    )


def facts(row: Any, language: str, is_quoted: bool = True) -> Component:
    """Return the terms and their answers. row: one of `select.observations` or `select.not_reported`.

    is_quoted: whether the report's text is here; what is not stated in a text that nobody has seen is
    unknown.
    """
    pairs = [pair for pair in _pairs(row, language, is_quoted) if pair[1]]
    cells = [
        cell
        for key, value in pairs
        for cell in (html.Dt(text(f"figure_facts.{key}", language)), html.Dd(value))
    ]
    return html.Dl(cells, className="facts")


def _pairs(row: Any, language: str, is_quoted: bool) -> list[tuple[str, Any]]:
    better = text(f"figure_facts.better_{row.better}", language)
    if row.status != "reported":
        known = is_quoted or row.status != NOT_REPORTED
        status = text(f"figure_facts.{row.status}" if known else "cited.unknown", language)
        return [("status", status), ("note", short_note(row, language)), ("better", better)]
    return [
        ("stated", html.Span(figure_words(row, "zh"), lang="zh-CN", className="report-words")),
        ("exactness", text(f"figure_facts.{row.extent or row.qualifier}", language)),
        ("usage", _usage(row, language)),
        ("reckoned", _reckoned(row, language)),
        ("period", _period(row, language)),
        ("scope", named(row, "scope", language)),
        ("actor", _actor(row, language)),
        ("nature", text(f"figure_facts.{row.nature}", language)),
        ("note", short_note(row, language)),
        ("better", better),
    ]


def _usage(row: Any, language: str) -> list | None:
    if pd.isna(row.usage_below):
        return None
    mark = bound_words(row, "usage_below", format_number(row.usage_below, language))
    return phrase("figure_facts.usage_below", language, below=mark)


def _reckoned(row: Any, language: str) -> Component | None:
    if row.qualifier in ("", "exact"):
        return None
    return html.Span(
        phrase("figure_facts.in_files", language, value=figure_words(row, language, style="table"))
    )


def _period(row: Any, language: str) -> list:
    if not is_whole_year(row.period, int(row.year)):
        return phrase(
            "figure_facts.period_part", language, period=date_words(period_words(row.period, language))
        )
    year = date_words(str(row.year))
    return phrase(f"figure_facts.period_{row.period_basis}", language, year=year)


def _actor(row: Any, language: str) -> str | Component:
    if row.actor == NOT_STATED:
        return text("figure_facts.actor_not_stated", language)
    if language == "zh":
        return html.Span(row.actor, lang="zh-CN", **{"data-verbatim": ""})
    return row.actor_en
