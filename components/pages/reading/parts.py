"""What every part of the scorecard is made of: numbers that say which score they are, dots, sections."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import standard
from components.text import phrase, text
from components.text.numbers import format_number
from data.reading.score import ENOUGH, Tally

DECIMALS = 3


def scored(words: str, where: str) -> Component:
    """Return a number of the scores, with its place in their file."""
    return html.Span(words, className="quantity", **{"data-score": where})


def how_many(number: int, where: str, language: str) -> Component:
    """Return a count of the scores."""
    return scored(format_number(number, language), where)


def share_words(share: float, language: str, decimals: int = DECIMALS) -> str:
    """Return a share with as many decimals as all others of its kind."""
    return f"{share:.{decimals}f}".replace(".", text("language.point", language))


def share_of(tally: Tally, where: str, language: str) -> Component:
    """Return a share; where there are too few, that there are."""
    if tally.share is None:
        few = phrase("reading.too_few", language, enough=standard(str(ENOUGH)))
        return html.Span(few, className="score-few")
    return html.Span(scored(share_words(tally.share, language), f"{where} share"), className="score-share")


def counts(tally: Tally, where: str, language: str) -> list[Any]:
    """Return how many of how many are right, and how many were left blank, in one line."""
    numbers = {
        name: how_many(number, f"{where} {name}", language)
        for name in ("of", "right", "proposed", "blank")
        if (number := getattr(tally, name)) is not None
    }
    key = "counts" if tally.proposed is None else "counts_found"
    told = phrase(f"reading.{key}", language, **numbers)
    return told if tally.blank is None else [*told, *phrase("reading.counts_blank", language, **numbers)]


def end_of(tally: Tally, where: str, language: str) -> Component:
    """Return the share with the counts that it is made of."""
    told = [share_of(tally, where, language), html.Small(counts(tally, where, language))]
    return html.Span(told, className="score-end")


def dot(tally: Tally) -> Component:
    """Return the track with its dot; hollow where there are too few to give a share."""
    share = tally.recall or 0.0 if tally.share is None else tally.share
    hollow = " is-few" if tally.share is None else ""
    return html.Span(
        html.I(),
        className=f"score-track{hollow}",
        style={"--at": f"{100 * share:.1f}%"},
        **{"aria-hidden": "true"},
    )


def axis(ticks: tuple[str, ...], language: str) -> Component:
    """Return the numbers of an axis, spread over its length; the last says what it means."""
    point = text("language.point", language)
    marks = [html.Span(tick.replace(".", point), **{"data-scale": ""}) for tick in ticks]
    marks[-1] = html.Span([marks[-1], html.Small(text("reading.all_right", language))])
    return html.Div(marks, className="score-axis", **{"aria-hidden": "true"})


def part(name: str, language: str, *children: Any, lead: Any = None, kind: str = "") -> Component:
    """Return a section with its heading, which is its anchor, and a line below it."""
    under = [html.P(lead if lead is not None else text(f"reading.{name}_lead", language), className="muted")]
    return html.Section(
        [html.H2(text(f"reading.{name}", language), id=name), *under, *children],
        className=f"score-part {kind}".strip(),
    )
