"""The chosen places as chips, each with the cross that takes it out; what a typed name may have meant."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import date_words
from components.pages.compare.address import changed, compared, with_pick, without_pick
from components.text import named, text
from components.web.view import View
from data.select.comparison_rows import Pick

UNSEEN = "seen-by-readers-of-screens"


def meant(view: View) -> list[Component]:
    """Return the places that typed words may have meant, each a link that adds it."""
    places = compared(view).found
    if not places:
        return []
    language = view.language
    links = [
        html.Li(
            html.A(
                [named(place, "name", language), " ", html.Small(named(place, "parent", language))],
                href=with_pick(view, place.id),
                className="chip",
            )
        )
        for place in places
    ]
    return [
        html.Div(
            [html.P(text("compare.which", language), className="muted"), html.Ul(links, className="chips")],
            role="status",
            className="compare-meant",
        )
    ]


def chips(view: View) -> list[Component]:
    """Return the chosen places, each with the cross that takes it out; a refused one is dashed."""
    answer, language = compared(view), view.language
    question = answer.question
    if not (question.picks or question.level or question.province):
        return []
    group = []
    if question.level or question.province:
        group = [_chip([_group_name(view)], changed(view, level="", province=""), "group", view)]
    names = {place.id: named(place, "name", language) for place in answer.names}
    stated = {(placed.comparand.place, placed.comparand.year) for placed in answer.own.drawn}
    # A place without a year (0 in its pick) counts as drawn where any of its years is.
    drawn = {*stated, *((place, 0) for place, _ in stated)}
    items = [*group, *[_pick(pick, names[pick.place], pick in drawn, view) for pick in question.picks]]
    return [
        html.Div(
            [
                html.Span(text("compare.chosen", language), className="field-name"),
                html.Ul([html.Li(chip) for chip in items], className="chips"),
            ],
            className="compare-chosen",
        )
    ]


def _group_name(view: View) -> str:
    """Return what a level or a province is called as a choice: all of them."""
    question, language = compared(view).question, view.language
    inside = (held for held in compared(view).held if held.province == question.province)
    first = next(inside, None) if question.province else None
    province = named(first, "province", language) if first else ""
    level = text(f"origin.level_{question.level}", language) if question.level else ""
    if province and level:
        return text("compare.all_of_both", language, province=province, level=level)
    key = "all_of_level" if level else "all_of_province"
    return text(f"compare.{key}", language, name=level or province)


def _pick(pick: Pick, name: str, is_drawn: bool, view: View) -> Component:
    language = view.language
    words: list[Any] = [name]
    if pick.year:
        words += [" ", date_words(str(pick.year))]
    if not is_drawn:
        words += [" ", html.Small(text("compare.not_drawn_chip", language))]
    return _chip(words, without_pick(view, pick), "drawn" if is_drawn else "not-drawn", view)


def _chip(words: list[Any], href: str, kind: str, view: View) -> Component:
    cross = html.Span("\u00d7", **{"aria-hidden": "true"})
    out = html.Span(text("compare.take_out", view.language), className=UNSEEN)
    return html.A([html.Span(words), cross, out], href=href, className=f"chip pick {kind}")
