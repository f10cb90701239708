"""What is known of a figure beside its sentence: its words, who, when, how it is read and where it stands."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.explained import short_note
from components.full_text import statement_id
from components.map_sheet import section_label
from components.period import is_whole_year, period_words
from components.quantity import bound_words, date_words, figure_words, hedged_spans
from components.text import named, phrase, text
from components.text.numbers import format_number, hedge_key
from data.select import WholeReport

NOT_STATED, EXACT, COVERAGE, SHARE, AMOUNT = "not_stated", "exact", "coverage", "share", "amount"


def evidence_facts(row: Any, report: WholeReport, language: str) -> Component:
    """Return the facts as a list; what does not concern the figure is left out."""
    told = {
        "stated": [_stated(row)],
        "actor": [_actor(row, language)],
        "period": _period(row, language),
        "scope": [named(row, "scope", language)],
        "reading": reading(row, language),
        "note": [short_note(row, language)],
        "place": [_place(row, report, language)],
    }
    pairs = [(key, answer) for key, answer in told.items() if any(answer)]
    return html.Dl(
        [html.Div([html.Dt(text(f"evidence.{key}", language)), html.Dd(answer)]) for key, answer in pairs],
        className="evidence-facts",
    )


def _stated(row: Any) -> Component:
    words = hedged_spans(row.stated, row.qualifier, row.extent)
    return html.Span(
        words,
        lang="zh-CN",
        className="report-words",
        **{"data-verbatim": "", "data-observation": row.id},
    )


def _actor(row: Any, language: str) -> Component | str:
    if row.actor == NOT_STATED:
        return text("evidence.not_stated", language)
    return row.actor if language == "zh" else row.actor_en


def _period(row: Any, language: str) -> list:
    if not is_whole_year(row.period, int(row.year)):
        return [date_words(period_words(row.period, language))]
    return phrase(f"evidence.period_{row.period_basis}", language, year=date_words(str(row.year)))


def reading(row: Any, language: str) -> list:
    """Return how the words are read; what usage adds is said to be usage. Empty for an exact figure."""
    if row.kind == COVERAGE:
        return [text(f"evidence.reading_{row.extent}", language)]
    if row.qualifier == EXACT:
        return []
    value = _amount(row, "value", language)
    if pd.isna(row.usage_below):
        return phrase(f"evidence.reading_{row.qualifier}", language, value=value)
    hedge = text(hedge_key(row.stated, row.qualifier) or f"numbers.{row.qualifier}", "zh")
    return phrase(
        "evidence.reading_usage",
        language,
        value=value,
        hedge=html.Span(hedge, lang="zh-CN", className="hedge"),
        below=_amount(row, "usage_below", language),
    )


def taken(row: Any, language: str) -> list:
    """Return what is reckoned with where the words are open; empty for exact figures and coverage claims."""
    if row.kind == COVERAGE or row.qualifier == EXACT:
        return []
    parts = {
        "value": _amount(row, "value", language),
        "table": figure_words(row, language, style="table"),
    }
    return phrase(f"evidence.taken_{row.qualifier}", language, **parts)


def _amount(row: Any, bound: str, language: str) -> Component:
    shown = format_number(getattr(row, bound), language)
    if row.kind == SHARE:
        shown += "%"
    elif language == "zh":
        shown += row.unit_zh
    elif row.kind == AMOUNT:
        shown += f" {row.unit_en_many}"
    return bound_words(row, bound, shown)


def _place(row: Any, report: WholeReport, language: str) -> Component:
    words = html.Span(place(row, report, language), **{"data-address": ""})
    return html.A(words, href=f"#{statement_id(row.statement)}") if row.statement else words


def place(row: Any, report: WholeReport, language: str) -> str:
    """Return where a figure stands: part, area and ordinal in Chinese, the statement's number in English."""
    sections = {section.id: section for section in report.sections.itertuples()}
    statements = {told.id: told for told in report.statements.itertuples()}
    if language != "zh":
        return row.statement or row.section
    here: Any = sections.get(row.section)
    labels = [section_label(here, language)] if here else []
    if here and here.parent in sections:
        labels.insert(0, section_label(sections[here.parent], language))
    if row.statement:
        labels.append(statements[row.statement].ordinal)
    return "".join(labels)
