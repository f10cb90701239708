"""How far two figures may be compared, in the reader's words: the grade, and why."""

from dash import html
from dash.development.base_component import Component

from components.figures.actor import actor_words
from components.figures.period import period_words
from components.text import named, text
from data.arithmetic.comparability import Comparability
from data.select.placed_rows import PlacedFigure


def grade_tag(grade: str, language: str) -> Component:
    """Return a grade as an outlined tag; it is always a word, never a colour alone."""
    return html.Span(text(f"comparability.{grade}", language), className=f"grade grade-{grade}")


def why_words(
    pair: Comparability, first_placed: PlacedFigure, second_placed: PlacedFigure, language: str
) -> str:
    """Return one sentence that says why a pair has its grade."""
    if not pair.reasons:
        return text("comparability.why_same", language)
    reasons = [_reason(reason, first_placed, second_placed, language) for reason in pair.reasons]
    sentence = text("comparability.between", language).join(reasons)
    # Reasons are written in small letters, so that any of them can begin the sentence.
    return f"{sentence[:1].upper()}{sentence[1:]}{text('comparability.end', language)}"


def _reason(reason: str, first_placed: PlacedFigure, second_placed: PlacedFigure, language: str) -> str:
    first, second = (_differing(reason, placed, language) for placed in (first_placed, second_placed))
    # Where only one side states something, that is the one to be named.
    return text(f"comparability.{reason}", language, first=first or second, second=second)


def _differing(reason: str, placed: PlacedFigure, language: str) -> str:
    """Return what a reason is about, as this figure has it; "" where its source does not state it."""
    figure, source = placed.figure, placed.source
    match reason:
        case "other_indicator":
            return named(figure, "short", language) or named(figure, "name", language)
        case "other_scope" | "scope_of_one":
            return named(figure, "scope", language)
        case "other_actor" | "actor_of_one":
            return actor_words(figure, language)
        case "other_period":
            return period_words(figure.period, language)
        case "other_body":
            return text(f"origin.body_{source.place_body}", language)
        case "other_level":
            return text(f"origin.level_{source.place_level}", language)
        case "other_publisher":
            return named(source, "source_name", language)
        case "other_source_kind":
            return text(f"origin.source_{source.source_kind}", language)
        case "other_year":
            return text("period.year", language, year=figure.year)
    return ""
