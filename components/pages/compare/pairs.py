"""Every pair of the chosen figures: its grade, and one sentence why."""

from collections import Counter
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.comparison_words import of_figure
from components.figures.comparability_words import grade_tag, why_words
from components.figures.phrase_html import as_children
from components.figures.quantity import count
from components.pages.compare.address import compared
from components.text import joined, key_for, phrase, text
from components.web.view import View
from data.arithmetic.comparability import GRADES
from data.select.side_by_side import Pair, pairs

OPEN = 3
# So many figures are 1,225 pairs; nobody reads more.
MOST_FIGURES, MOST_LISTED = 50, 100


def pairs_section(view: View) -> Component:
    """Return the pairs: the first of each kind open, the others folded with how many are of each grade."""
    language, answer = view.language, compared(view)
    chosen = [one for one in answer.page() if answer.is_picked(one)][:MOST_FIGURES]
    found = _telling(list(pairs(chosen)))
    heading = html.H2(text("compare.pairs", language))
    if not found:
        return html.Section([heading, html.P(text("compare.no_pairs", language), className="muted")])
    how_many = html.P(
        phrase(
            key_for("compare.chosen_pairs", len(found), language),
            language,
            figures=count(len(chosen), "compared-figures", language),
            count=count(len(found), "compared-pairs", language),
        ),
        className="muted",
    )
    shown = [_pair(one, language) for one in found[:OPEN]]
    return html.Section(
        [heading, how_many, html.Ul(shown, className="pairs"), *_rest(found[OPEN:], language)],
        className="compare-pairs",
    )


def _telling(found: list[Pair]) -> list[Pair]:
    """Order pairs so that one of each grade and reason comes first."""
    first: dict[Any, Pair] = {}
    for one in found:
        first.setdefault((one.pair.grade, one.pair.reasons), one)
    ahead = {id(one) for one in first.values()}
    return [*first.values(), *(one for one in found if id(one) not in ahead)]


def _pair(one: Pair, language: str) -> Component:
    names = [
        *as_children(of_figure(one.one, language)),
        text("compare.pair_between", language),
        *as_children(of_figure(one.other, language)),
    ]
    return html.Li(
        [
            html.P([html.Strong(names), grade_tag(one.pair.grade, language)], className="pair-head"),
            html.P(why_words(one.pair, one.one, one.other, language)),
        ]
    )


def _rest(found: list[Pair], language: str) -> list[Component]:
    if not found:
        return []
    counts = Counter(one.pair.grade for one in found)
    told = (
        phrase(
            "compare.of_grade",
            language,
            count=count(counts[grade], f"pairs-{grade}", language),
            grade=text(f"comparability.{grade}", language),
        )
        for grade in GRADES
        if counts[grade]
    )
    summary = phrase(
        key_for("compare.other_pairs", len(found), language),
        language,
        count=count(len(found), "pairs-folded", language),
        grades=joined(told, text("compare.grades_between", language)),
    )
    listed = [_pair(one, language) for one in found[:MOST_LISTED]]
    cut = [html.P(text("compare.pairs_cut", language), className="muted")] if len(found) > MOST_LISTED else []
    return [html.Details([html.Summary(summary), html.Ul(listed, className="pairs"), *cut])]
