"""The list of indicators that can be compared, under the chosen one."""

from itertools import groupby

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count
from components.pages.compare.address import compared
from components.text import named, phrase, text
from components.web.first_html import Tag
from components.web.page_addresses import compare_href
from components.web.view import SHOWN_OF_A_VALUE, View
from data.select.comparison_rows import Offered


def indicator_choice(view: View) -> Component:
    """Return the indicators as links that open under the chosen one; a script narrows them as one types.

    The list is the same whatever else is chosen; a script has its links keep the places.
    """
    language, answer = view.language, compared(view)
    chosen = answer.indicator
    if not answer.offered:
        return html.Div()
    name = name_of(chosen, language) if chosen is not None else text("compare.choose_indicator", language)
    find = Tag(
        "input",
        type="search",
        id="compare-find-indicator",
        placeholder=text("compare.find_like", language),
        maxLength=SHOWN_OF_A_VALUE,
        autoComplete="off",
        **{"data-compare-find": ""},
    )
    label = html.Label(text("compare.find_indicator", language), htmlFor="compare-find-indicator")
    panel = html.Div(
        [
            html.Div([label, find], className="needs-script field"),
            html.Div(
                [_subject(own, view) for own in _by_subject(answer.offered)], className="compare-offers"
            ),
            html.P(text("compare.no_indicator", language), hidden=True, **{"data-compare-nothing": ""}),
        ],
        className="compare-panel",
    )
    return html.Div(
        [
            html.Span(text("compare.indicator", language), className="field-name"),
            html.Details(
                [html.Summary(name, id="compare-indicator"), panel],
                className="compare-choice",
                **{"data-compare-choice": ""},
            ),
        ],
        className="field compare-indicator",
        **{"data-choice": "compare", "data-compare": ""},
    )


def _subject(offered: list[Offered], view: View) -> Component:
    name = named(offered[0], "category", view.language)
    return html.Div(
        [html.P(name, className="muted"), html.Ul([_offer(indicator, view) for indicator in offered])],
        role="group",
        **{"aria-label": name, "data-compare-group": ""},
    )


def _by_subject(offered: tuple[Offered, ...]) -> list[list[Offered]]:
    return [list(of_subject) for _, of_subject in groupby(offered, key=lambda indicator: indicator.category)]


def name_of(indicator: Offered, language: str) -> str:
    """Return the name of an indicator, the short one where it has one."""
    return named(indicator, "short", language) or named(indicator, "name", language)


def _offer(indicator: Offered, view: View) -> Component:
    language, answer = view.language, compared(view)
    places = count(indicator.places, f"compared-{indicator.id}", language)
    href = compare_href(language, indicator=indicator.id)
    current = {"aria-current": "true"} if indicator.id == answer.question.indicator else {}
    return html.Li(
        html.A(
            [
                html.Span(name_of(indicator, language)),
                html.Small(phrase("compare.of_places", language, count=places)),
            ],
            href=href,
            **current,
        )
    )
