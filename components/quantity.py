"""Every number of a quantity on screen: its words, its hedge, and a mark that says where it comes from."""

import re
from decimal import Decimal
from functools import cache
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.text import text, words
from components.text.numbers import format_number
from data.reading.words import column

DIGITS = re.compile(r"(\d+(?:\.\d+)?)")
SCALES = re.compile(r"\d+(?:\.\d+)?\D{0,2}[\u4e07\u4ebf]")
EXACT, COVERAGE = "exact", "coverage"
DEFINITE = {"full", "full_except"}


@cache
def _hedges() -> re.Pattern[str]:
    found = {*column("hedges", place="before"), *column("hedges", place="inside"), *column("hedges", place="after")}
    return re.compile("(" + "|".join(sorted(map(re.escape, found), key=len, reverse=True)) + ")")


@cache
def _claim_hedges() -> re.Pattern[str]:
    return re.compile("(" + "|".join(words("zh")["quantity.claim_hedges"].split()) + ")")


def hedged_spans(stated: str, qualifier: str, extent: str) -> list:
    """Return a figure's own words with the word that hedges it in an element of its own."""
    if extent:
        return stated_parts(stated, _claim_hedges()) if extent not in DEFINITE else [stated]
    return [stated] if qualifier in ("", EXACT) else stated_parts(stated, _hedges())


def stated_parts(stated: str, hedges: re.Pattern[str]) -> list:
    """Return `stated` cut at its hedges, each as <em>."""
    pieces = hedges.split(stated)
    return [html.Em(piece, className="hedge") if place % 2 else piece for place, piece in enumerate(pieces) if piece]


def figure_words(row: Any, language: str, style: str = "sentence") -> Component:
    """Return an observation's figure as a marked span.

    row: one of `select.observations`. style: `sentence` and `map` (as worded), `row` (with separators), `large`
    (the number large, its classifier small). Coverage is words in every style, never a percentage.
    """
    kind = "claim" if row.kind == COVERAGE else "number"
    return html.Span(
        _children(row, language, style),
        className=f"quantity {kind}",
        **{"data-observation": row.indicator},
        **({"lang": "zh-CN", "data-verbatim": ""} if language == "zh" and kind == "claim" else {}),
    )


def figure_string(row: Any, language: str, style: str = "sentence") -> str:
    """Return `figure_words` as plain text: for titles, pictures, hover and files."""
    return "".join(child if isinstance(child, str) else str(child.children) for child in _children(row, language, style))


def _children(row: Any, language: str, style: str) -> list:
    if row.status != "reported":
        return [text("quantity.not_reported", language)]
    if row.kind == COVERAGE:
        return _claim(row, language)
    return _chinese(row, style) if language == "zh" else _english(row, style)


def _claim(row: Any, language: str) -> list:
    if language == "zh":
        return hedged_spans(row.stated, "", row.extent)
    hedge = text(f"quantity.extent_hedge.{row.extent}", language)
    rest = text(f"quantity.extent.{row.extent}", language)
    return [html.Em(hedge, className="hedge"), " ", rest] if hedge else [rest]


def _chinese(row: Any, style: str) -> list:
    stated = row.stated
    if style in ("row", "large") and not SCALES.search(stated):
        stated = DIGITS.sub(lambda hit: format_number(Decimal(hit[1]), "zh"), stated)
    if style != "large":
        return hedged_spans(stated, row.qualifier, "")
    number, classifier = _without(stated, row.unit_zh)
    return [*hedged_spans(number, row.qualifier, ""), html.Small(classifier, className="classifier")]


def _without(stated: str, classifier: str) -> tuple[str, str]:
    at = stated.rfind(classifier) if classifier else -1
    return (stated[:at] + stated[at + len(classifier) :], classifier) if at > 0 else (stated, "")


def _english(row: Any, style: str) -> list:
    number, scale = _english_number(row)
    unit = _english_unit(row, scale, style)
    hedge = english_hedge(row.stated, row.qualifier)
    parts: list = [html.Em(hedge, className="hedge"), " "] if hedge else []
    if style == "large" and unit:
        return [*parts, number, html.Small(unit, className="classifier")]
    glue = "" if unit in ("%", "‰") else " "
    return [*parts, number + (glue + unit if unit else "")]


def english_hedge(stated: str, qualifier: str) -> str:
    """Return the English of the word that hedges a figure: over, more than, nearly, about; empty if exact."""
    if qualifier in ("", EXACT):
        return ""
    hit = _hedges().search(stated)
    own = words("en").get(f"quantity.hedge.{hit[1]}") if hit else None
    return own or text(f"quantity.hedge.{qualifier}", "en")


def _english_number(row: Any) -> tuple[str, str]:
    """Return the number and its scale: 14 and million where the report itself counts in 万 or 亿."""
    value = Decimal(str(row.value))
    if not SCALES.search(row.stated):
        return format_number(value, "en"), ""
    for scale, name in ((10**9, "billion"), (10**6, "million")):
        if value >= scale:
            return format_number((value / scale).normalize(), "en"), text(f"quantity.{name}", "en")
    return format_number(value, "en"), ""


def _english_unit(row: Any, scale: str, style: str) -> str:
    if row.kind == "share":
        return row.unit_en_many
    unit = row.unit_en_one if row.value == 1 and not scale else row.unit_en_many
    if row.kind != "amount" and style in ("map", "row", "title"):
        return ""
    return f"{scale} {unit}".strip()


def count(number: int, what: str, language: str) -> Component:
    """Return a number that this site counted; `what` names what was counted."""
    return html.Span(
        format_number(number, language), **{"data-count": what, "data-number": str(number)}, className="count"
    )


def derived_words(item: Any, language: str, children: Any = None) -> Component:
    """Return a number computed here, marked as such; `item` is one of `data.derived.derived`."""
    shown = children if children is not None else derived_string(item, language)
    return html.Span(shown, className="quantity computed", **{"data-derived": item.id})


def derived_string(item: Any, language: str) -> str:
    """Return a number computed here as plain text."""
    return format_number(item.shown, language) + ("%" if item.kind == "share" else "")


def date_words(words_of_date: str) -> Component:
    """Return a year or a date; no quantity."""
    return html.Span(words_of_date, **{"data-date": ""})


def standard(name: str) -> Component:
    """Return the name of a standard or a version, whose digits count nothing."""
    return html.Span(name, **{"data-version": ""})
