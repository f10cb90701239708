"""Every number of a quantity on screen: its words, its hedge, and a mark that says where it comes from."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.text import phrase
from components.text.numbers import (
    Pieces,
    classifier,
    coverage_pieces,
    derived_pieces,
    figure_pieces,
    format_number,
    string,
    zh_pieces,
)

COVERAGE, SHARE = "coverage", "share"
AS_WORDED = {"sentence", "map", "title"}


def spans(pieces: Pieces) -> list:
    """Return pieces of a figure as children, its hedge as <em>."""
    return [html.Em(piece.text, className="hedge") if piece.hedge else piece.text for piece in pieces]


def hedged_spans(stated: str, qualifier: str, extent: str) -> list:
    """Return a figure's own words as children, the word that hedges it as <em>."""
    return spans(coverage_pieces(stated, extent, "zh") if extent else zh_pieces(stated, qualifier))


def figure_words(row: Any, language: str, style: str = "sentence") -> Component:
    """Return an observation's figure as a marked span.

    row: one of `select.observations`. style: `sentence`, `map` and `title` (as worded), `row` (with
    separators), `large` (its classifier small), `table` (with signs). Coverage is words in every style.
    """
    kind = "claim" if row.kind == COVERAGE else "number"
    words = {"lang": "zh-CN", "data-verbatim": ""} if language == "zh" and kind == "claim" else {}
    return html.Span(
        [*spans(_pieces(row, language, style)), *_classifier(row, language, style)],
        className=f"quantity {kind}",
        **{"data-observation": row.id, **words},
    )


def figure_string(row: Any, language: str, style: str = "sentence") -> str:
    """Return `figure_words` as plain text: for titles, pictures, hover and files."""
    return string(_pieces(row, language, style))


def _pieces(row: Any, language: str, style: str) -> Pieces:
    if style in AS_WORDED:
        return figure_pieces(row, language)
    if style == "table":
        return figure_pieces(row, language, "table", unit=True)
    return figure_pieces(row, language, "figure", unit=style == "row" and language == "zh")


def _classifier(row: Any, language: str, style: str) -> list:
    plain = row.status == "reported" and row.kind not in (COVERAGE, SHARE)
    if style != "large" or language != "zh" or not plain:
        return []
    return [html.Small(classifier(row), className="classifier")]


def bound_words(row: Any, bound: str, shown: str) -> Component:
    """Return a number that an open-ended figure leads to, marked as no more than that.

    bound: `value`, its own number without the hedge, or `usage_below`, the next step that usage allows.
    """
    return html.Span(shown, className="quantity", **{"data-observation": row.id, "data-bound": bound})


def count(number: int, what: str, language: str) -> Component:
    """Return a number that this site counted; `what` names what was counted."""
    return html.Span(
        format_number(number, language),
        **{"data-count": what, "data-number": str(number)},
        className="count",
    )


def counted(key: str, number: int, what: str, language: str) -> list:
    """Return the sentence of `key` around a count; of one, that of `<key>_one`."""
    form = f"{key}_one" if number == 1 else key
    return phrase(form, language, count=count(number, what, language))


def derived_words(item: Any, language: str, children: Any = None) -> Component:
    """Return a number computed here, marked as such; `item` is one of `data.derived.derived`."""
    shown = children if children is not None else spans(derived_pieces(item, language))
    return html.Span(shown, className="quantity computed", **{"data-derived": item.id})


def derived_string(item: Any, language: str) -> str:
    """Return a number computed here as plain text."""
    return string(derived_pieces(item, language))


def date_words(words_of_date: str) -> Component:
    """Return a year or a date; no quantity."""
    return html.Span(words_of_date, **{"data-date": ""})


def place_words(*words: str) -> Component:
    """Return where something stands in the report (3 Lawful decision-making, 4.2); no quantity."""
    return html.Span([*words], **{"data-address": ""})


def standard(name: str) -> Component:
    """Return the name of a standard or a version, whose digits count nothing."""
    return html.Span(name, **{"data-version": ""})
