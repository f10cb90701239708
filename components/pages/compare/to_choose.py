"""What stands where nothing is drawn yet: ready-made comparisons, and the places that have a figure."""

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count, date_words
from components.pages.compare.address import changed, compared, with_pick
from components.text import named, phrase, text
from components.web.page_addresses import compare_href
from components.web.view import View
from data.select.comparison_rows import LEVELS, Crowd, Held

# More links than this nobody looks through; the link above them adds all.
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
            html.Ul([html.Li(_ready(crowd, language)) for crowd in compared(view).crowds], className="ready"),
        ],
        className="compare-ready",
    )


def _ready(crowd: Crowd, language: str) -> Component:
    name = named(crowd, "short", language) or named(crowd, "name", language)
    where = phrase(
        "compare.ready_of",
        language,
        year=date_words(str(crowd.year)),
        level=text(f"origin.level_{crowd.level}", language),
        count=count(crowd.places, f"crowd-{crowd.id}", language),
    )
    href = compare_href(language, indicator=crowd.id, years=str(crowd.year), level=crowd.level)
    return html.A([html.Strong(name), html.Span(where, className="muted")], href=href)


def places_to_choose(view: View) -> Component:
    """Return the places with a figure in the chosen years, by level; each link adds its place."""
    language, answer = view.language, compared(view)
    picked = {pick.place for pick in answer.question.picks}
    places: dict[str, Held] = {
        held.place: held
        for held in answer.held
        if held.year in answer.question.years and held.place not in picked
    }
    groups = []
    for level in LEVELS:
        own = [held for held in places.values() if held.level == level]
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
    links = [
        html.A(named(held, "name", language), href=with_pick(view, held.place), className="chip")
        for held in places[:MOST_PLACES]
    ]
    return html.Div(
        [
            html.H3(text(f"origin.level_{level}", language)),
            html.Ul([html.Li(link) for link in (everything, *links)], className="chips"),
        ]
    )
