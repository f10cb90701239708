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
    if not (lines_of_words := reconciliation_words(report, language, indicators)):
        return None
    *lines, caution = lines_of_words
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
    shown = [
        check for check in report.reconciliations if check.kind in SIGNS and _concerns(check, indicators)
    ]
    lines: list[Words] = [line_of(check, report, language) for check in shown]
    return [*lines, [text("reconciliation_lines.caution", language)]] if lines else []


def _concerns(check: Reconciliation, indicators: Iterable[str] | None) -> bool:
    return indicators is None or bool({*check.left, check.right} & set(indicators))


class Reconciled(Protocol):
    """What the words of a line need of a report: its figures by indicator, and what is computed of them."""

    @property
    def figures(self) -> Mapping[str, Observation]: ...
    @property
    def derived(self) -> tuple[Derived, ...]: ...


def line_of(check: Reconciliation, report: Reconciled, language: str) -> list[Any]:
    """Return one line: the sum, and whether the figures agree."""
    rows = report.figures
    left: list[Any] = []
    for name in check.left:
        left += [SIGNS[check.kind]] if left else []
        left.append(phrases.bare(rows[name], language))
    sides = Phrase("sum", (*left, EQUALS, _result(check, rows, report, language)))
    return [sides, " ", Phrase("plain", tuple(_verdict(check, rows, language)))]


def _result(check: Reconciliation, rows: Mapping[str, Any], report: Reconciled, language: str) -> Phrase:
    # A sum that holds is the report's own number; every other result is computed here and marked as that.
    if check.kind == "sum" and check.holds:
        return phrases.bare(rows[check.right], language)
    for computed in report.derived:
        if computed.inputs == check.left:
            return phrases.computed(computed, language)
    shown = format_number(check.shown, language) + ("%" if rows[check.right].kind == "share" else "")
    return Phrase("quantity", shown, {"derived": check.id})


def _verdict(check: Reconciliation, rows: Mapping[str, Observation], language: str) -> list[Any]:
    key = f"reconciliation_lines.{check.kind}_{'agrees' if check.holds else 'open'}"
    return phrase(key, language, stated=phrases.figure(rows[check.right], language))
