"""Every number of a quantity on screen: its words, its hedge, and a mark that says where it comes from."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.phrase_html import as_children, as_component
from components.text import phrases
from components.text.numbers import Pieces, derived_pieces, string
from data.arithmetic.derived import Derived
from data.select.quantities import Quantity, StatedQuantity


def spans(pieces: Pieces) -> list[Any]:
    """Return pieces of a figure as children, its hedge as <em>."""
    return as_children(phrases.of_pieces(pieces))


def hedged_spans(stated: str, qualifier: str, extent: str) -> list[Any]:
    """Return a figure's own words as children, the word that hedges it as <em>."""
    return as_children(phrases.own_words(stated, qualifier, extent))


def figure_words(row: StatedQuantity, language: str, style: str = "sentence") -> Component:
    """Return an observation's figure as a marked span, in one of the styles of `phrases.figure`."""
    return as_component(phrases.figure(row, language, style))


def figure_string(row: Quantity, language: str, style: str = "sentence") -> str:
    """Return `figure_words` as plain text: for titles, pictures, hover and files."""
    return string(phrases.pieces_of(row, language, style))


def bound_words(row: StatedQuantity, bound: str, shown: str) -> Component:
    """Return a number that an open-ended figure leads to, marked as no more than that (`phrases.bound`)."""
    return as_component(phrases.bound(row, bound, shown))


def count(number: int, what: str, language: str) -> Component:
    """Return a number that this site counted; `what` names what was counted."""
    return as_component(phrases.count(number, what, language))


def counted(key: str, number: int, what: str, language: str) -> list[Any]:
    """Return the sentence of `key` around a count, in the form that goes with it (`<key>_one`)."""
    return as_children(phrases.counted(key, number, what, language))


def derived_words(item: Derived, language: str) -> Component:
    """Return a number computed here, marked as such; `item` is one of `data.arithmetic.derived.derived`."""
    return as_component(phrases.computed(item, language))


def derived_string(item: Derived, language: str) -> str:
    """Return a number computed here as plain text."""
    return string(derived_pieces(item, language))


def date_words(words_of_date: str) -> Component:
    """Return a year or a date; no quantity."""
    return as_component(phrases.date(words_of_date))


def place_words(*words: str) -> Component:
    """Return where something stands in the report (3 Lawful decision-making, 4.2); no quantity."""
    return html.Span([*words], **{"data-address": ""})


def standard(name: str) -> Component:
    """Return the name of a standard or a version, whose digits count nothing."""
    return html.Span(name, **{"data-version": ""})
