"""Figures of any report in words: each is marked with the report that states it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.phrase_html import as_component
from components.text import FIRST_LANGUAGE, named, phrase, phrases, text, unit_named
from components.text.numbers import classifier, format_number
from components.text.phrases import Phrase
from data.arithmetic.change import Change
from data.select.placed_rows import PlacedFigure
from data.select.rows import Observation


def placed_phrase(placed: PlacedFigure, language: str, style: str = "row") -> Phrase:
    """Return a figure in one of the styles of `phrases.figure`, marked with its report too."""
    own = phrases.figure(placed.figure, language, style)
    return replace(own, origin={**own.origin, "report": placed.source.id})


def placed_words(placed: PlacedFigure, language: str, style: str = "row") -> Component:
    """Return `placed_phrase` as a page writes it."""
    return as_component(placed_phrase(placed, language, style))


def change_phrase(change: Change, earlier: PlacedFigure, later: PlacedFigure, language: str) -> list[Any]:
    """Return how a later figure stands to an earlier one, as far as both wordings say."""
    if change.by is None or change.by.value is None:
        return phrase(f"change.{change.order}", language)
    mark = f"{earlier.address} {later.address}"
    shown = amount_words(change.by.value, later.figure, language)
    amount = Phrase("computed", shown, {"difference": mark})
    return phrase(f"change.{change.order}_{change.by.qualifier}", language, amount=amount)


def amount_words(value: Decimal, row: Observation, language: str) -> str:
    """Return a number of what an indicator counts: 1,145 cases; of a share, percentage points."""
    number = format_number(value, language)
    if row.kind == "share":
        return text("change.points", language, number=number)
    unit = unit_words(row, language, value)
    return f"{number}{unit}" if language == FIRST_LANGUAGE else f"{number} {unit}"


def unit_words(row: Observation, language: str, number: Decimal | int = 2) -> str:
    """Return what an indicator is counted in, in the base unit; the form that goes with a number."""
    if row.kind == "amount":
        return (
            named(row, "unit_base", language)
            if language == FIRST_LANGUAGE
            else unit_named(row, language, number)
        )
    # Chinese counts with a measure word, English with the name of what is counted.
    return classifier(row) if language == FIRST_LANGUAGE else unit_named(row, language, number)


def source_words(placed: PlacedFigure, language: str) -> list[Any]:
    """Return the kind of a figure's source and its title, as children."""
    kind = text(f"origin.source_{placed.source.source_kind}", language)
    title = html.Span(named(placed.source, "title", language), **{"data-verbatim": ""})
    return phrase("trend.source", language, kind=kind, title=title)
