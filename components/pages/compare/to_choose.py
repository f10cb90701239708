"""What stands where nothing is drawn yet: ready-made comparisons, and the places that have a figure."""

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count, date_words
from components.pages.compare.address import changed, compared, with_pick
from components.text import named, phrase, text
from components.web.page_addresses import compare_href
from components.web.view import View
from data.select.comparison_rows import LEVELS, Crowd, Held

MOST_PLACES = 200


def invitation(view: View) -> Component:
    """Return comparisons that are ready to be opened: where most places state an indicator for one year."""
    language = view.language
    if not compared(view).crowds:
        return html.P(text("compare.none_ready", language), className="silence")
    return html.Section(
        [
            html.H2(text("compare.ready", language)),
            html.P(text("compare.ready_note", language), className="muted"),
            html.Ul([html.Li(_ready(one, language)) for one in compared(view).crowds], className="ready"),
        ],
        className="compare-ready",
    )


def _ready(one: Crowd, language: str) -> Component:
    name = named(one, "short", language) or named(one, "name", language)
    where = phrase(
        "compare.ready_of",
        language,
        year=date_words(str(one.year)),
        level=text(f"origin.level_{one.level}", language),
        count=count(one.places, f"crowd-{one.id}", language),
    )
    href = compare_href(language, indicator=one.id, years=str(one.year), level=one.level)
    return html.A([html.Strong(name), html.Span(where, className="muted")], href=href)


def places_to_choose(view: View) -> Component:
    """Return the places with a figure in the chosen years, by level; each link adds its place."""
    language, answer = view.language, compared(view)
    picked = {pick.place for pick in answer.question.picks}
    places: dict[str, Held] = {
        one.place: one for one in answer.held if one.year in answer.question.years and one.place not in picked
    }
    groups = []
    for level in LEVELS:
        own = [one for one in places.values() if one.level == level]
        if own:
            groups.append(_level(level, own, view))
    return html.Section(
        [
            html.H2(text("compare.places_heading", language)),
            html.P(text("compare.places_note", language), className="muted"),
            *groups,
        ],
        className="compare-places",
    )


def _level(level: str, places: list[Held], view: View) -> Component:
    language = view.language
    everything = html.A(
        phrase(
            "compare.all_of_level_count",
            language,
            level=text(f"origin.level_{level}", language),
            count=count(len(places), f"places-of-{level}", language),
        ),
        href=changed(view, level=level),
        className="chip strong",
    )
    each = [
        html.A(named(one, "name", language), href=with_pick(view, one.place), className="chip")
        for one in places[:MOST_PLACES]
    ]
    return html.Div(
        [
            html.H3(text(f"origin.level_{level}", language)),
            html.Ul([html.Li(one) for one in (everything, *each)], className="chips"),
        ]
    )
