"""One place: the years held, its figures by subject, its offices, its neighbours, what is not held."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted
from components.frame.crumbs import crumbs
from components.frame.how_to_add import how_to_add
from components.frame.page_frame import page
from components.frame.place_search import place_form
from components.pages.place.around import places_around
from components.pages.place.figures import figures_by_subject
from components.pages.place.offices import offices
from components.pages.place.reconciliations import reconciliations_that_hold
from components.pages.place.sources import sources
from components.pages.place.take_away import take_away
from components.pages.place.years import years_held
from components.text import FIRST_LANGUAGE, LANGUAGES, joined, named, phrase, text
from components.web.page_addresses import place_href, reports_href
from components.web.view import View
from data.languages import SECOND_BEST
from data.select.place_rows import QUOTED


def title(view: View) -> str:
    """Return the tab's title."""
    return text("place.title", view.language, place=named(view.here.place, "name", view.language))


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    language, here = view.language, view.here
    place = named(here.place, "name", language)
    if not here.documents:
        return text("place.description_of_nothing", language, place=place)
    # A single year is said once, not as a span.
    years = [str(here.years[0]), str(here.years[-1])]
    return text("place.description", language, place=place, years="\u2013".join(dict.fromkeys(years)))


def layout(view: View) -> Component:
    """Return the whole page."""
    beside = [*offices(view), *places_around(view), *reconciliations_that_hold(view), *take_away(view)]
    main = figures_by_subject(view) if view.here.documents else [_nothing_held(view)]
    return page(
        view,
        _head(view),
        *years_held(view),
        html.Div(
            [
                html.Div(main, className="place-main"),
                html.Aside(
                    beside, className="place-aside", **{"aria-label": text("place.aside", view.language)}
                ),
            ],
            className="place-columns",
        ),
        *([*sources(view), how_to_add(view.language)] if view.here.documents else []),
        title=title(view),
        kind="place-page",
    )


def _head(view: View) -> Component:
    language, place = view.language, view.here.place
    return html.Div(
        [
            _crumbs(view),
            html.Div(
                [
                    html.Div(
                        [
                            html.Div(
                                [html.H1(named(place, "name", language)), html.P(_known_by(view))],
                                className="place-name",
                            ),
                            html.P(_lead(view), className="lead"),
                        ]
                    ),
                    html.Div(place_form(language, "place", label="place.other"), className="place-other"),
                ],
                className="place-head",
            ),
        ],
        className="page-head",
    )


def _crumbs(view: View) -> Component:
    language = view.language
    steps: list[Any] = [(text("frame.reports", language), reports_href(language))]
    steps += [(named(upper, "name", language), place_href(language, upper.id)) for upper in view.here.above]
    return crumbs(language, *steps, (named(view.here.place, "name", language), None))


def _known_by(view: View) -> list[Any]:
    """Return the place's name in the other language, its level, its code."""
    language, place = view.language, view.here.place
    is_own = language == FIRST_LANGUAGE
    other = place.name_en if is_own else place.name_zh
    # A place without a translation is called by the same name in both.
    foreign = html.Span(other, lang=LANGUAGES[SECOND_BEST[0] if is_own else FIRST_LANGUAGE])
    kind = place.level if place.body == "government" else place.body
    known = [
        *([foreign] if other != named(place, "name", language) else []),
        html.Span(text(f"report_tree.kind_{kind}", language)),
    ]
    if place.id.isdigit():
        code = html.Span(place.id, **{"data-verbatim": ""})
        known.append(html.Span(phrase("place.code", language, code=code)))
    return known


def _lead(view: View) -> list[Any]:
    language, here = view.language, view.here
    within = text("place.join", language).join(named(upper, "name", language) for upper in here.above)
    lies = [text("place.within", language, places=within)] if within else []
    if not here.documents:
        return [*lies, text("place.nothing", language)]
    quoted = sum(document.report.evidence == QUOTED for document in here.documents)
    numbers = {"quoted": quoted, "cited": len(here.documents) - quoted}
    evidence = [
        counted(f"place.{what}", number, f"documents-{what}", language)
        for what, number in numbers.items()
        if number
    ]
    held_words = phrase(
        "place.held",
        language,
        documents=counted("place.documents", len(here.documents), "documents", language),
        evidence=joined(evidence, text("place.between", language)),
    )
    return [*lies, *held_words]


def _nothing_held(view: View) -> Component:
    """Say that nothing is here, which is no word about the place, and how to change it."""
    language = view.language
    name = named(view.here.place, "name", language)
    return html.Section(
        [
            html.H2(text("place.not_held_heading", language)),
            html.P(text("place.not_held_long", language, place=name), className="silence"),
            how_to_add(language),
        ],
        className="place-nothing",
    )
