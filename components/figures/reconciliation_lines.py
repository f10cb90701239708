"""Reconciliations as lines of a page: whether a report's figures agree with each other."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from dash import html
from dash.development.base_component import Component

from components.figures.phrase_html import as_children
from components.text import phrase, phrases, text
from components.text.numbers import format_number
from components.text.phrases import Phrase, Words
from data.arithmetic.derived import Derived
from data.arithmetic.reconcile import Reconciliation
from data.select import WholeReport
from data.select.rows import Observation

SIGNS = {"sum": "＋", "ratio": "÷", "difference": "－"}
EQUALS = "＝"


def reconciliation_lines(
    report: WholeReport, language: str, indicators: Iterable[str] | None = None
) -> Component | None:
    """Return `reconciliation_words` as elements; None where there is none."""
    if not (told := reconciliation_words(report, language, indicators)):
        return None
    *lines, caution = told
    return html.Div(
        [
            *[html.P(as_children(line), className="check-line") for line in lines],
            html.P(as_children(caution), className="caution"),
        ],
        className="checks",
    )


def reconciliation_words(
    report: WholeReport, language: str, indicators: Iterable[str] | None = None
) -> list[Words]:
    """Return the reconciliations that a figure of `indicators` stands in, or all; last what they do not say.

    At-most rules are left out: they hold wherever a part is drawn inside its whole.
    """
    shown = [one for one in report.reconciliations if one.kind in SIGNS and _concerns(one, indicators)]
    lines: list[Words] = [line_of(one, report, language) for one in shown]
    return [*lines, [text("reconciliation_lines.caution", language)]] if lines else []


def _concerns(one: Reconciliation, indicators: Iterable[str] | None) -> bool:
    return indicators is None or bool({*one.left, one.right} & set(indicators))


class Reconciled(Protocol):
    """What the words of a line need of a report: its figures by indicator, and what is computed of them."""

    @property
    def figures(self) -> Mapping[str, Observation]: ...
    @property
    def derived(self) -> tuple[Derived, ...]: ...


def line_of(one: Reconciliation, report: Reconciled, language: str) -> list[Any]:
    """Return one line: the sum, and whether the figures agree."""
    rows = report.figures
    left: list[Any] = []
    for name in one.left:
        left += [SIGNS[one.kind]] if left else []
        left.append(phrases.bare(rows[name], language))
    sides = Phrase("sum", (*left, EQUALS, _result(one, rows, report, language)))
    return [sides, " ", Phrase("plain", tuple(_verdict(one, rows, language)))]


def _result(one: Reconciliation, rows: Mapping[str, Any], report: Reconciled, language: str) -> Phrase:
    if one.kind == "sum" and one.holds:
        return phrases.bare(rows[one.right], language)
    for computed in report.derived:
        if computed.inputs == one.left:
            return phrases.computed(computed, language)
    shown = format_number(one.shown, language) + ("%" if rows[one.right].kind == "share" else "")
    return Phrase("quantity", shown, {"derived": one.id})


def _verdict(one: Reconciliation, rows: Mapping[str, Observation], language: str) -> list[Any]:
    key = f"reconciliation_lines.{one.kind}_{'agrees' if one.holds else 'open'}"
    return phrase(key, language, stated=phrases.figure(rows[one.right], language))
