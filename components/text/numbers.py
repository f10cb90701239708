"""Figures as words: the report's own in Chinese, their like in other languages, signs in tables.

Every figure is cut into pieces, so that whoever draws it can set the hedge apart. No figure is ever more
than its words: what the report leaves open is "over 190", never 190.
"""

from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from components.text import FIRST_LANGUAGE, TableWords, text, unit_named, words
from components.text.languages import localised
from data.arithmetic.derived import Derived
from data.arithmetic.hedged import Hedged, counted_in, hedged
from data.select.quantities import Counted, Quantity

PER_CENT = "%"
SIGNS = {"exact": "", "at_least": "≥", "at_most": "≤"}
# The largest first: ten thousand million is said as ten billion.
SPELT_OUT = ((Decimal(10) ** 9, "numbers.billion"), (Decimal(10) ** 6, "numbers.million"))


class Piece(NamedTuple):
    """A stretch of a figure's words; `hedge` marks the word that keeps it from being exact."""

    text: str
    hedge: bool = False


Pieces = tuple[Piece, ...]


def format_number(value: Any, language: str) -> str:
    """Return 2487 as 2,487, with the language's signs, decimals as given (a float's own .0 is none)."""
    number = hedged(value, "exact").value
    if number is None:
        return text("numbers.not_reported", language)
    return localised(f"{number:,f}", language)


def number_word(number: int, language: str) -> str:
    """Return a small number as a word (三, three), a larger one in digits."""
    small = words(language)["numbers.words"].split()
    return small[number] if number < len(small) else format_number(number, language)


def format_share(value: Any, language: str) -> str:
    """Return 98.1 as 98.1%."""
    number = format_number(value, language)
    return number if hedged(value, "exact").value is None else f"{number}%"


def figure_pieces(row: Quantity, language: str, style: str = "sentence", unit: bool = False) -> Pieces:
    """Return an observation's figure as pieces.

    row: stated, value, qualifier, extent, kind, status, unit_zh, unit_en_one, unit_en_many, as attributes.
    style: `sentence` as worded (in English: over 190, more than 14 million yuan); `figure` standing alone
    (2,487 with its separator, a hedged one as worded); `table` with signs (≥ 190). Claims are always words.
    unit: in translations, and in Chinese figures and tables, say what is counted too (over 190 opinions).
    """
    if row.status != "reported":
        return (Piece(text("numbers.not_reported", language)),)
    if row.kind == "coverage":
        return coverage_pieces(row.stated, row.extent, language)
    if style == "table":
        return _table(row, language, unit)
    if language == FIRST_LANGUAGE:
        return zh_pieces(row.stated, row.qualifier) if style == "sentence" else _zh_figure(row, unit)
    return _translated(row, unit, language)


def derived_pieces(derived: Derived, language: str, unit: bool = False) -> Pieces:
    """Return a number computed here: 67.8%, 47, 47 cases; a bound by its word (at most 50%)."""
    number = format_number(derived.shown, language)
    amount = f"{number}%" if derived.kind == "share" else number
    if unit and derived.kind != "share":
        amount = _with_unit(amount, derived, derived.shown, language)
    if derived.value.qualifier == "exact":
        return (Piece(amount),)
    return Piece(text(f"numbers.{derived.value.qualifier}", language), True), Piece(_after(amount, language))


def format_hedged(number: Hedged, language: str) -> str:
    """Return a hedged number for tables and files: 38, ≥ 190, ≤ 50, about 300."""
    if number.value is None:
        return text("numbers.not_reported", language)
    sign = SIGNS.get(number.qualifier) or text("numbers.about", language)
    amount = format_number(number.value, language)
    return amount if number.qualifier == "exact" else f"{sign} {amount}"


def coverage_pieces(stated: str, extent: str, language: str) -> Pieces:
    """Return a coverage claim in its words; in other languages by its extent. Never a percentage."""
    if language == FIRST_LANGUAGE:
        return _split(stated, text("numbers.nearly_full", FIRST_LANGUAGE))
    form = "_covered" if text("numbers.covered", FIRST_LANGUAGE) in stated else ""
    claim = text(f"numbers.extent_{extent}{form}", language)
    if extent != "nearly_full":
        return (Piece(claim),)
    return Piece(text("numbers.nearly_full", language), True), Piece(f" {claim}")


def zh_pieces(stated: str, qualifier: str) -> Pieces:
    """Return the report's own words with their hedge set apart."""
    key = hedge_key(stated, qualifier)
    return _split(stated, text(key, FIRST_LANGUAGE)) if key else (Piece(stated),)


def hedge_key(stated: str, qualifier: str) -> str | None:
    """Return the key of the word that hedges a figure, the longest where one holds another; None if exact."""
    return next((key for key, word in _hedges(qualifier) if word in stated), None)


def string(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


@cache
def _hedges(qualifier: str) -> tuple[tuple[str, str], ...]:
    keys = {
        key: word for key, word in words(FIRST_LANGUAGE).items() if key.startswith(f"numbers.{qualifier}")
    }
    # The longest first: a shorter hedge may stand inside a longer one.
    return tuple(sorted(keys.items(), key=lambda item: -len(item[1])))


def _split(stated: str, word: str) -> Pieces:
    before, hedge, after = stated.partition(word)
    pieces = (Piece(before), Piece(hedge, True), Piece(after))
    return tuple(piece for piece in pieces if piece.text)


def _table(row: Quantity, language: str, unit: bool) -> Pieces:
    amount = format_hedged(hedged(row.value, row.qualifier), language)
    if _is_per_cent(row):
        return (Piece(f"{amount}%"),)
    return (Piece(_with_unit(amount, row, row.value, language) if unit else amount),)


def _is_per_cent(row: Quantity) -> bool:
    # A change is printed in per cent or as a number of cases.
    return row.kind == "share" or row.unit_zh == PER_CENT


def _zh_figure(row: Quantity, unit: bool) -> Pieces:
    if _is_per_cent(row):
        return zh_pieces(row.stated, row.qualifier)
    word = classifier(row)
    alone = row.stated.removesuffix(word)
    # Where the report counts in ten thousands its own words stay, else digits get their separators.
    if not _large(row.stated) and (row.qualifier == "exact" or has_sign(row)):
        alone = format_hedged(hedged(row.value, row.qualifier), FIRST_LANGUAGE)
    return zh_pieces(alone + word if unit else alone, row.qualifier)


def has_sign(row: Quantity) -> bool:
    """Say whether only the bound of a figure was kept, and not the word that hedges it."""
    return row.stated.startswith(tuple(filter(None, SIGNS.values())))


def classifier(row: Quantity) -> str:
    """Return the word that a Chinese figure is counted in: the report's own, else the indicator's unit."""
    return counted_in(row.stated) or str(row.unit_zh)


def _translated(row: Quantity, unit: bool, language: str) -> Pieces:
    """Return hedge, number and what must stand with it: %, yuan; with `unit` also what is counted."""
    amount = _digits(row, language)
    if _is_per_cent(row):
        amount += "%"
    elif unit or row.kind == "amount":
        amount = _with_unit(amount, row, row.value, language)
    if row.qualifier == "exact":
        return (Piece(amount),)
    if has_sign(row):
        return (Piece(f"{row.stated[0]} {amount}"),)
    key = hedge_key(row.stated, row.qualifier) or f"numbers.{row.qualifier}"
    return Piece(text(key, language), True), Piece(_apart(amount))


def _digits(row: Quantity, language: str) -> str:
    """Return the number in digits; in millions only where the report counts in ten thousands, and short."""
    number = hedged(row.value, "exact").value
    assert number is not None
    if not _large(row.stated):
        return localised(_as_stated(row.stated, number), language)
    for size, key in SPELT_OUT:
        # Only where two decimals say all of it: 14.25 million, but 14,253,100 in digits.
        if number >= size and (number / size * 100) % 1 == 0:
            return f"{format_number((number / size).normalize(), language)} {text(key, language)}"
    return format_number(number, language)


def _as_stated(stated: str, number: Decimal) -> str:
    """Return the number with the decimals that the report writes: 98.10 stays 98.10."""
    written = f"{number:,f}"
    # No report writes more than four decimals.
    longer = [f"{number:,.{places}f}" for places in range(1, 5)]
    return next((form for form in reversed(longer) if form.replace(",", "") in stated), written)


def _large(stated: str) -> bool:
    return any(
        text(f"numbers.{size}", FIRST_LANGUAGE) in stated for size in ("ten_thousand", "hundred_million")
    )


def _with_unit(amount: str, row: Counted, value: Any, language: str) -> str:
    unit = unit_named(row, language, value)
    return unit.after(amount if language == FIRST_LANGUAGE else f"{amount} ")


def _after(amount: str, language: str) -> str:
    return amount if language == FIRST_LANGUAGE else _apart(amount)


def _apart(amount: str) -> str:
    return amount.after(" ") if isinstance(amount, TableWords) else f" {amount}"
