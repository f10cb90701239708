"""What is stated differently, in the reader's words: a title, the sum written out, what may lie behind it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from components.figures.period import period_words
from components.figures.phrase_html import as_component
from components.figures.quantity import date_words, figure_words
from components.text import named, phrase, phrases, text
from components.text.numbers import format_number
from components.text.phrases import Phrase
from data.arithmetic.differences import Comparison
from data.arithmetic.hedged import Hedged, compare, hedged
from data.arithmetic.reconcile import rounded
from data.select.placed_rows import PlacedFigure

PLUS, MINUS, OVER, EQUALS, NEARLY = "＋", "－", "÷", "＝", "≈"
Placed = Sequence[PlacedFigure]


class Line(NamedTuple):
    """A line of working: what it is, how it is reckoned (may be empty), what it comes to."""

    label: list[Any]
    working: list[Any]
    result: Any


def kind_words(kind: str, language: str) -> str:
    """Return what a kind of difference is called on a tag."""
    return text(f"difference_words.kind_{kind}", language)


def subject(comparison: Comparison, placed: Placed, language: str) -> Any:
    """Return the name of the quantity that a comparison is about."""
    return named(placed[_main(comparison)].figure, "short", language)


def _main(comparison: Comparison) -> int:
    # Of a change it is the figures of the years that stand side by side, of all others what is printed last.
    return 0 if comparison.kind == "change" else -1


def title(comparison: Comparison, placed: Placed, language: str) -> list[Any]:
    """Return both facts in one line, without a word that judges them."""
    figure = placed[_main(comparison)].figure
    parts: dict[str, Any] = {
        "place": named(figure, "place", language),
        "period": date_words(period_words(figure.period, language)),
        "name": subject(comparison, placed, language),
        "one": figure_words(placed[0].figure, language),
        "other": figure_words(placed[-1].figure, language),
    }
    if comparison.kind == "part":
        parts["part"] = named(placed[0].figure, "short", language)
    if comparison.computed is not None and comparison.kind != "part":
        parts["computed"] = computed(comparison, language)
    return phrase(f"difference_words.title_{comparison.kind}", language, **parts)


def computed(comparison: Comparison, language: str) -> Any:
    """Return what the figures come to, marked as computed here; ValueError where nothing is computed."""
    number = comparison.computed
    if number is None:
        raise ValueError(f"nothing is computed in {comparison.id}")
    last = comparison.statements[-1].figure
    is_share = last.kind in ("share", "change")
    # One decimal more than the report prints of a share, so that the difference shows.
    shown = rounded(number, last.places + 1 if is_share else max(last.places, 0))
    words = format_number(shown, language) + ("%" if is_share else "")
    return _reckoned(_hedge(number, language) + words, comparison)


def _hedge(number: Hedged, language: str) -> str:
    return "" if number.qualifier == "exact" else text(f"numbers.{number.qualifier}", language)


def _reckoned(words: str, comparison: Comparison) -> Any:
    return as_component(Phrase("quantity", words, {"derived": comparison.id}))


def _value(placed: PlacedFigure) -> Decimal:
    """Return a figure's value; a float's own zeros are no decimals."""
    return hedged(placed.figure.stated_value, "exact").value or Decimal(0)


def _number(number: Decimal, comparison: Comparison, language: str) -> Any:
    return _reckoned(format_number(number, language), comparison)


def _bare(placed: PlacedFigure, language: str) -> Any:
    return as_component(phrases.bare(placed.figure, language))


def lines(comparison: Comparison, placed: Placed, language: str) -> list[Line]:
    """Return the sum written out, a line a step."""
    match comparison.kind:
        case "change":
            return _of_change(comparison, placed, language)
        case "share":
            return _of_share(comparison, placed, language)
        case "sum":
            return _of_sum(comparison, placed, language)
    return _of_pair(comparison, placed, language)


def _label(key: str, language: str, **parts: Any) -> list[Any]:
    return phrase(f"difference_words.{key}", language, **parts)


def _of_change(comparison: Comparison, placed: Placed, language: str) -> list[Line]:
    this, last, printed = placed
    own = [_bare(this, language), OVER, _bare(last, language)]
    steps = [
        Line(_label("by_years", language), [*own, f"{MINUS}1{EQUALS}"], computed(comparison, language)),
        Line(_label("printed_change", language), [], figure_words(printed.figure, language)),
    ]
    if comparison.implied is None:
        return steps
    # Printed as percent: 12.5 stands for 1.125 times the year before.
    factor = 1 + _value(printed) / 100
    year = date_words(period_words(last.figure.period, language))
    reckoned = [_bare(this, language), OVER, _number(factor, comparison, language), NEARLY]
    implied = _number(comparison.implied, comparison, language)
    steps.append(Line(_label("implied_year", language, year=year), reckoned, implied))
    return [*steps, _gap("gap_year", comparison, language, comparison.implied, last)]


def _of_share(comparison: Comparison, placed: Placed, language: str) -> list[Line]:
    part, whole, printed = placed
    own = [_bare(part, language), OVER, _bare(whole, language), EQUALS]
    steps = [
        Line(_label("by_figures", language), own, computed(comparison, language)),
        Line(_label("printed_share", language), [], figure_words(printed.figure, language)),
    ]
    if comparison.implied is None:
        return steps
    reckoned = [_bare(part, language), OVER, figure_words(printed.figure, language), NEARLY]
    implied = _number(comparison.implied, comparison, language)
    steps.append(Line(_label("implied_whole", language), reckoned, implied))
    return [*steps, _gap("gap_whole", comparison, language, comparison.implied, whole)]


def _gap(key: str, comparison: Comparison, language: str, number: Decimal, stated: PlacedFigure) -> Line:
    value = _value(stated)
    mine, its = _number(number, comparison, language), _bare(stated, language)
    # The larger first: a gap is never negative.
    sides = (mine, its) if number >= value else (its, mine)
    working = [sides[0], MINUS, sides[1], EQUALS]
    return Line(_label(key, language), working, _number(abs(number - value), comparison, language))


def _of_sum(comparison: Comparison, placed: Placed, language: str) -> list[Line]:
    *parts, whole = placed
    working: list[Any] = []
    for part in parts:
        working += [*([PLUS] if working else []), _bare(part, language)]
    steps = [
        Line(_label("parts_added", language), [*working, EQUALS], computed(comparison, language)),
        Line(_label("printed_whole", language), [], figure_words(whole.figure, language)),
    ]
    total = comparison.computed
    # Hedged numbers have no one gap between them.
    if (
        total is None
        or total.value is None
        or total.qualifier != "exact"
        or whole.figure.qualifier != "exact"
    ):
        return steps
    return [*steps, _gap("gap", comparison, language, total.value, whole)]


def _of_pair(comparison: Comparison, placed: Placed, language: str) -> list[Line]:
    high, low = sorted(placed, key=lambda placed_figure: -_value(placed_figure))
    gap = _value(high) - _value(low)
    is_share = high.figure.kind in ("share", "change")
    words = format_number(gap, language) + (text("difference_words.points", language) if is_share else "")
    working = [_bare(high, language), MINUS, _bare(low, language), EQUALS]
    key = "gap_part" if comparison.kind == "part" else "gap"
    return [Line(_label(key, language), working, _reckoned(words, comparison))]


def cause(comparison: Comparison, placed: Placed, language: str) -> str:
    """Return what may lie behind a difference; a guess, and worded as one."""
    return text(f"difference_words.cause_{_cause(comparison, placed)}", language)


def _cause(comparison: Comparison, placed: Placed) -> str:
    first, last = comparison.statements[0].figure, comparison.statements[-1].figure
    if comparison.kind in ("sources", "passages"):
        gap = abs((first.value.value or Decimal(0)) - (last.value.value or Decimal(0)))
        # The last place may have been cut off where it was not rounded.
        if gap < 2 * max(first.rounding, last.rounding):
            return "cut"
    if (
        comparison.kind == "sources"
        and len({placed_figure.source.source_kind for placed_figure in placed}) > 1
    ):
        return "source_kinds"
    if comparison.kind == "sum" and comparison.computed is not None:
        is_more = compare(comparison.computed, last.value) == "greater"
        return "sum_more" if is_more else "sum_less"
    return comparison.kind
