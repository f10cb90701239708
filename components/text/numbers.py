"""Figures as words: the report's own in Chinese, their like in English, signs in tables.

Every figure is cut into pieces, so that whoever draws it can set the hedge apart. No figure is ever more
than its words: what the report leaves open is "over 190", never 190.
"""

from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from components.text import text, words
from data.hedged import Hedged, counted_in, hedged

SIGNS = {"exact": "", "at_least": "≥", "at_most": "≤"}
SPELT_OUT = ((Decimal(10) ** 9, "numbers.billion"), (Decimal(10) ** 6, "numbers.million"))


class Piece(NamedTuple):
    """A stretch of a figure's words; `hedge` marks the word that keeps it from being exact."""

    text: str
    hedge: bool = False


Pieces = tuple[Piece, ...]


def format_number(value: Any, language: str) -> str:
    """Return 2487 as 2,487 in both languages, decimals as given (a float's own .0 is none)."""
    number = hedged(value, "exact").value
    return text("numbers.not_reported", language) if number is None else f"{number:,f}"


def number_word(number: int, language: str) -> str:
    """Return a small number as a word (三, three), a larger one in digits."""
    small = words(language)["numbers.words"].split()
    return small[number] if number < len(small) else format_number(number, language)


def format_share(value: Any, language: str) -> str:
    """Return 98.1 as 98.1%."""
    number = hedged(value, "exact").value
    return text("numbers.not_reported", language) if number is None else f"{number:,f}%"


def figure_pieces(row: Any, language: str, style: str = "sentence", unit: bool = False) -> Pieces:
    """Return an observation's figure as pieces.

    row: stated, value, qualifier, extent, kind, status, unit_zh, unit_en_one, unit_en_many, as attributes.
    style: `sentence` as worded (in English: over 190, more than 14 million yuan); `figure` standing alone
    (2,487 with its separator, a hedged one as worded); `table` with signs (≥ 190). Claims are always words.
    unit: in English, and in Chinese figures and tables, say what is counted too (over 190 opinions).
    """
    if row.status != "reported":
        return (Piece(text("numbers.not_reported", language)),)
    if row.kind == "coverage":
        return coverage_pieces(row.stated, row.extent, language)
    if style == "table":
        return _table(row, language, unit)
    if language == "zh":
        return zh_pieces(row.stated, row.qualifier) if style == "sentence" else _zh_figure(row, unit)
    return _english(row, unit)


def derived_pieces(derived: Any, language: str, unit: bool = False) -> Pieces:
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
    """Return a coverage claim in its words; in English by its extent. Never a percentage."""
    if language == "zh":
        return _split(stated, text("numbers.nearly_full", "zh"))
    form = "_covered" if text("numbers.covered", "zh") in stated else ""
    claim = text(f"numbers.extent_{extent}{form}", "en")
    if extent != "nearly_full":
        return (Piece(claim),)
    return Piece(text("numbers.nearly_full", "en"), True), Piece(f" {claim}")


def zh_pieces(stated: str, qualifier: str) -> Pieces:
    """Return the report's own words with their hedge set apart."""
    key = hedge_key(stated, qualifier)
    return _split(stated, text(key, "zh")) if key else (Piece(stated),)


def hedge_key(stated: str, qualifier: str) -> str | None:
    """Return the key of the word that hedges a figure, the longest where one holds another; None if exact."""
    return next((key for key, word in _hedges(qualifier) if word in stated), None)


def string(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


@cache
def _hedges(qualifier: str) -> tuple[tuple[str, str], ...]:
    keys = {key: word for key, word in words("zh").items() if key.startswith(f"numbers.{qualifier}")}
    return tuple(sorted(keys.items(), key=lambda item: -len(item[1])))


def _split(stated: str, word: str) -> Pieces:
    before, found, after = stated.partition(word)
    pieces = (Piece(before), Piece(found, True), Piece(after))
    return tuple(piece for piece in pieces if piece.text)


def _table(row: Any, language: str, unit: bool) -> Pieces:
    amount = format_hedged(hedged(row.value, row.qualifier), language)
    if row.kind == "share":
        return (Piece(f"{amount}%"),)
    return (Piece(_with_unit(amount, row, row.value, language) if unit else amount),)


def _zh_figure(row: Any, unit: bool) -> Pieces:
    if row.kind == "share":
        return zh_pieces(row.stated, row.qualifier)
    word = classifier(row)
    alone = row.stated.removesuffix(word)
    if row.qualifier == "exact" and not _large(row.stated):
        alone = format_number(row.value, "zh")
    return zh_pieces(alone + word if unit else alone, row.qualifier)


def classifier(row: Any) -> str:
    """Return the word that a Chinese figure is counted in: the report's own, else the indicator's unit."""
    return counted_in(row.stated) or str(row.unit_zh)


def _english(row: Any, unit: bool) -> Pieces:
    """Return hedge, number and what must stand with it: %, yuan; with `unit` also what is counted."""
    amount = _english_number(row)
    if row.kind == "share":
        amount += "%"
    elif unit or row.kind == "amount":
        amount = _with_unit(amount, row, row.value, "en")
    if row.qualifier == "exact":
        return (Piece(amount),)
    key = hedge_key(row.stated, row.qualifier) or f"numbers.{row.qualifier}"
    return Piece(text(key, "en"), True), Piece(f" {amount}")


def _english_number(row: Any) -> str:
    """Return the number in digits; in millions only where the report counts in ten thousands, and short."""
    number = hedged(row.value, "exact").value
    assert number is not None
    if not _large(row.stated):
        return _as_stated(row.stated, number)
    for size, key in SPELT_OUT:
        if number >= size and (number / size * 100) % 1 == 0:
            return f"{format_number((number / size).normalize(), 'en')} {text(key, 'en')}"
    return format_number(number, "en")


def _as_stated(stated: str, number: Decimal) -> str:
    """Return the number with the decimals that the report writes: 98.10 stays 98.10."""
    written = f"{number:,f}"
    longer = [f"{number:,.{places}f}" for places in range(1, 5)]
    return next((form for form in reversed(longer) if form.replace(",", "") in stated), written)


def _large(stated: str) -> bool:
    return any(text(f"numbers.{size}", "zh") in stated for size in ("ten_thousand", "hundred_million"))


def _with_unit(amount: str, row: Any, value: Any, language: str) -> str:
    if language == "zh":
        return f"{amount}{row.unit_zh}"
    return f"{amount} {row.unit_en_one if value == 1 else row.unit_en_many}"


def _after(amount: str, language: str) -> str:
    return amount if language == "zh" else f" {amount}"
