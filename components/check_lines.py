"""Arithmetic checks: whether a report's figures agree with each other."""

from collections.abc import Iterable, Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.quantity import derived_words, figure_words
from components.text import phrase, text
from components.text.numbers import format_number
from data.agreement import Check
from data.select import WholeReport

SIGNS = {"sum": "＋", "ratio": "÷", "difference": "－"}
EQUALS = "＝"


def check_lines(
    report: WholeReport, language: str, indicators: Iterable[str] | None = None
) -> Component | None:
    """Return the checks in which all of `indicators`' figures meet, or every check; None where there is none.

    At-most rules are left out: they hold wherever a part is drawn inside its whole.
    """
    shown = [check for check in report.checks if check.kind in SIGNS and _concerns(check, indicators)]
    if not shown:
        return None
    return html.Div(
        [
            *[html.P(line_of(check, report, language), className="check-line") for check in shown],
            html.P(text("check_lines.caution", language), className="caution"),
        ],
        className="checks",
    )


def _concerns(check: Check, indicators: Iterable[str] | None) -> bool:
    return indicators is None or bool({*check.left, check.right} & set(indicators))


def line_of(check: Check, report: WholeReport, language: str) -> list:
    """Return one check as children: the sum, and whether the figures agree."""
    rows = report.figures
    left: list = []
    for name in check.left:
        left += [SIGNS[check.kind]] if left else []
        left.append(number(rows[name], language))
    sides = html.Span([*left, EQUALS, _result(check, rows, report, language)], className="sum")
    return [sides, " ", html.Span(_verdict(check, rows, language))]


def number(row: Any, language: str) -> Component:
    """Return a figure's bare number, as sums write it: 1,630."""
    return html.Span(format_number(row.value, language), className="quantity", **{"data-observation": row.id})


def _result(check: Check, rows: Mapping[str, Any], report: WholeReport, language: str) -> Component:
    if check.kind == "sum" and check.holds:
        return number(rows[check.right], language)
    for computed in report.derived:
        if computed.inputs == check.left:
            return derived_words(computed, language)
    shown = format_number(check.shown, language) + ("%" if rows[check.right].kind == "share" else "")
    return html.Span(shown, className="quantity", **{"data-derived": check.id})


def _verdict(check: Check, rows: Mapping[str, Any], language: str) -> list:
    key = f"check_lines.{check.kind}_{'agrees' if check.holds else 'open'}"
    return phrase(key, language, stated=figure_words(rows[check.right], language))
