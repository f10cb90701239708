"""The scores by measure: a row each with its dot, in the order of reading; then texts nobody had seen."""

from collections.abc import Iterator
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import standard
from components.pages.reading.parts import axis, dot, end_of, how_many, scored, share_words
from components.text import phrase, text
from data.reading.score import MEASURES, Score, Tally
from data.reading.scores import LEFT_OUT, Scores

REPORTS, OWN = "reports", ("sentences", "heads")
TICKS = ("0", "0.25", "0.5", "0.75", "1")
F1 = "F1"


def measures(scores: Scores, language: str) -> Component:
    """Return the chart of the labelled reports, with what its shares are."""
    own = scores.groups[REPORTS]
    numbers = {
        "texts": how_many(own.texts, f"{REPORTS} texts", language),
        "figures": how_many(own.measures["figures"].of, f"{REPORTS} measures figures of", language),
    }
    return html.Section(
        [
            html.H2(finding(own, language), id="measures"),
            html.P(phrase("reading.measures_lead", language, **numbers), className="muted"),
            axis(TICKS, language),
            html.Ul([row(own, name, language) for name in MEASURES], className="score-rows"),
            html.P(phrase("reading.measures_note", language, f1=standard(F1)), className="muted"),
        ],
        className="score-part",
    )


def finding(own: Score, language: str) -> list[Any]:
    """Return the title: how numbers are found, and which measure is the weakest."""
    shares = {name: tally.share for name, tally in own.measures.items() if tally.share is not None}
    weakest = min(shares, key=lambda name: shares[name])
    told = {
        name: scored(share_words(shares[name], language), f"{REPORTS} measures {name} share")
        for name in {"figures", weakest} & shares.keys()
    }
    name = text(f"reading.measure_{weakest}", language)
    return phrase("reading.finding", language, figures=told["figures"], weakest=name, share=told[weakest])


def row(own: Score, name: str, language: str, group: str = REPORTS) -> Component:
    """Return one measure; without a dot where it was not measured."""
    tally = own.measures.get(name)
    drawn = _drawn(tally, f"{group} measures {name}", language) if tally else _not_measured(language)
    what = "measure" if group == REPORTS else group
    names = [
        html.B(text(f"reading.measure_{name}", language)),
        html.Small(text(f"reading.{what}_{name}_is", language)),
    ]
    return html.Li([html.Span(names, className="score-name"), *drawn])


def _drawn(tally: Tally, where: str, language: str) -> Iterator[Component]:
    yield dot(tally)
    yield end_of(tally, where, language)


def _not_measured(language: str) -> Iterator[Component]:
    yield html.Span(className="score-track is-empty", **{"aria-hidden": "true"})
    yield html.Span(text("reading.not_measured", language), className="score-end score-few")


def unseen(scores: Scores, language: str) -> list[Component]:
    """Return what was measured of texts that the reader had not learned from: work areas, and no more."""
    rows = [row(scores.groups[group], "work_area", language, group) for group in LEFT_OUT.values()]
    rest = html.Li(
        [
            html.Span(
                [
                    html.B(text("reading.rest", language)),
                    html.Small(text("reading.rest_is", language)),
                ],
                className="score-name",
            ),
            *_not_measured(language),
        ]
    )
    return [axis(TICKS, language), html.Ul([*rows, rest], className="score-rows")]


def own_words(scores: Scores, language: str) -> Component:
    """Return what the groups of our own wording say, which is not how well reports are read."""
    return html.Ul([html.Li(_group(scores, name, language)) for name in OWN], className="points")


def _group(scores: Scores, name: str, language: str) -> list[Any]:
    own = scores.groups[name]
    numbers: dict[str, Any] = {"texts": how_many(own.texts, f"{name} texts", language)}
    for measure in ("figures", "year", "place"):
        tally = own.measures.get(measure)
        for what in ("of", "right"):
            if tally is not None:
                where = f"{name} measures {measure} {what}"
                numbers[f"{measure}_{what}"] = how_many(getattr(tally, what), where, language)
    return phrase(f"reading.group_{name}", language, **numbers)
