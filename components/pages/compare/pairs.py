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

# So many pairs are shown at once: often one for each grade.
OPEN = 3
# So many figures are 1,225 pairs; nobody reads more.
MOST_FIGURES, MOST_LISTED = 50, 100


def pairs_section(view: View) -> Component:
    """Return the pairs: the first of each kind open, the others folded with how many are of each grade."""
    language, answer = view.language, compared(view)
    chosen = [placed for placed in answer.page() if answer.is_picked(placed)][:MOST_FIGURES]
    compared_pairs = _telling(list(pairs(chosen)))
    heading = html.H2(text("compare.pairs", language))
    if not compared_pairs:
        return html.Section([heading, html.P(text("compare.no_pairs", language), className="muted")])
    how_many = html.P(
        phrase(
            key_for("compare.chosen_pairs", len(compared_pairs), language),
            language,
            figures=count(len(chosen), "compared-figures", language),
            count=count(len(compared_pairs), "compared-pairs", language),
        ),
        className="muted",
    )
    shown = [_pair(placed, language) for placed in compared_pairs[:OPEN]]
    return html.Section(
        [heading, how_many, html.Ul(shown, className="pairs"), *_rest(compared_pairs[OPEN:], language)],
        className="compare-pairs",
    )


def _telling(unordered: list[Pair]) -> list[Pair]:
    """Order pairs so that one of each grade and reason comes first."""
    first: dict[Any, Pair] = {}
    for pair in unordered:
        first.setdefault((pair.pair.grade, pair.pair.reasons), pair)
    # By identity: two pairs of figures may be equal.
    ahead = {id(pair) for pair in first.values()}
    return [*first.values(), *(pair for pair in unordered if id(pair) not in ahead)]


def _pair(pair: Pair, language: str) -> Component:
    names = [
        *as_children(of_figure(pair.one, language)),
        text("compare.pair_between", language),
        *as_children(of_figure(pair.other, language)),
    ]
    return html.Li(
        [
            html.P([html.Strong(names), grade_tag(pair.pair.grade, language)], className="pair-head"),
            html.P(why_words(pair.pair, pair.one, pair.other, language)),
        ]
    )


def _rest(others: list[Pair], language: str) -> list[Component]:
    if not others:
        return []
    counts = Counter(pair.pair.grade for pair in others)
    sentences = (
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
        key_for("compare.other_pairs", len(others), language),
        language,
        count=count(len(others), "pairs-folded", language),
        grades=joined(sentences, text("compare.grades_between", language)),
    )
    listed = [_pair(pair, language) for pair in others[:MOST_LISTED]]
    cut = (
        [html.P(text("compare.pairs_cut", language), className="muted")] if len(others) > MOST_LISTED else []
    )
    return [html.Details([html.Summary(summary), html.Ul(listed, className="pairs"), *cut])]
