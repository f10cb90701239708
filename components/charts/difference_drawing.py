"""A difference drawn: a dot a number on one axis from zero, dashed where no text states the number."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from dash import html
from dash.development.base_component import Component

from components.figures.period import period_words
from components.figures.phrase_html import as_component
from components.figures.quantity import date_words, figure_words
from components.text import phrase, text
from components.text.numbers import format_number
from components.text.phrases import Phrase
from data.arithmetic.differences import Comparison
from data.select.placed_rows import PlacedFigure

# Where an axis may end, times a power of ten; the finer the steps, the less of the axis stays empty.
STEPS = (Decimal("1"), Decimal("1.5"), Decimal("2"), Decimal("2.5"), Decimal("3"), Decimal("4"), Decimal("5"))
Placed = Sequence[PlacedFigure]


class Dot(NamedTuple):
    """A number on the axis. is_stated: whether a text states it."""

    label: list[Any]
    value: Decimal
    shown: Any
    is_stated: bool


def drawing(comparison: Comparison, placed: Placed, language: str) -> list[Component]:
    """Return the drawing; nothing where a number lies below zero, or all are zero."""
    dots = dots_of(comparison, placed, language)
    if not dots:
        return []
    end = axis_end(max(dot.value for dot in dots))
    rows = [_row(dot, end) for dot in dots]
    axis = html.Li(
        [
            html.Span(className="dot-label"),
            html.Span(
                [html.Span(format_number(tick, language)) for tick in (Decimal(0), end)], className="dot-axis"
            ),
        ],
        className="dot-row",
        **{"aria-hidden": "true"},
    )
    return [html.Ul([*rows, axis], className="dots-drawn")]


def axis_end(most: Decimal) -> Decimal:
    """Return the round number at which an axis ends that holds `most`."""
    scale = Decimal(1).scaleb(most.adjusted())
    return next((step * scale for step in STEPS if step * scale >= most), 10 * scale)


def _row(dot: Dot, end: Decimal) -> Component:
    kind = "" if dot.is_stated else " is-reckoned"
    place = {"--at": f"{float(dot.value / end * 100):.2f}%"}
    return html.Li(
        [
            html.Span(dot.label, className="dot-label"),
            html.Span(
                [html.I(), html.Span(dot.shown, className="dot-number")], className="dot-track", style=place
            ),
        ],
        className=f"dot-row{kind}",
    )


def dots_of(comparison: Comparison, placed: Placed, language: str) -> list[Dot]:
    """Return what is drawn, from above; nothing where a number lies below zero, or all are zero."""
    dots = _every_dot(comparison, placed, language)
    values = [dot.value for dot in dots]
    return dots if min(values) >= 0 and max(values) else []


def _every_dot(comparison: Comparison, placed: Placed, language: str) -> list[Dot]:
    match comparison.kind:
        # From above in the order in which a reader follows the sum: what is compared first, what is computed
        # after it.
        case "change":
            this, last, _ = placed
            dots = [_stated("stated_of", last, language), *_implied("implied_of", last, comparison, language)]
            return [*dots, _stated("stated_of", this, language)]
        case "share":
            part, whole, _ = placed
            dots = [_stated("part", part, language), _stated("whole", whole, language)]
            return [*dots, *_implied("whole_implied", whole, comparison, language)]
        case "sum":
            whole = placed[-1]
            return [_stated("whole", whole, language), *_sum(comparison, language)]
        case "part":
            part, whole = placed
            return [_stated("part", part, language), _stated("whole", whole, language)]
    first, second = placed
    return [_stated("one", first, language), _stated("other", second, language)]


def _stated(key: str, placed: PlacedFigure, language: str) -> Dot:
    shown = figure_words(placed.figure, language, style="row")
    value = Decimal(str(placed.figure.stated_value))
    return Dot(_label(key, placed, language), value, shown, is_stated=True)


def _label(key: str, placed: PlacedFigure, language: str) -> list[Any]:
    period = date_words(period_words(placed.figure.period, language))
    return phrase(f"differences.dot_{key}", language, **({"period": period} if key.endswith("_of") else {}))


def _implied(key: str, placed: PlacedFigure, comparison: Comparison, language: str) -> list[Dot]:
    number = comparison.implied
    if number is None:
        return []
    return [
        Dot(_label(key, placed, language), number, _reckoned(number, comparison, language), is_stated=False)
    ]


def _sum(comparison: Comparison, language: str) -> list[Dot]:
    number = comparison.computed
    if number is None or number.value is None:
        return []
    shown = _reckoned(number.value, comparison, language)
    return [Dot([text("differences.dot_sum", language)], number.value, shown, is_stated=False)]


def _reckoned(number: Decimal, comparison: Comparison, language: str) -> Component:
    return as_component(Phrase("quantity", format_number(number, language), {"derived": comparison.id}))
