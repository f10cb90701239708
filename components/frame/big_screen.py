"""A page on a big screen in a meeting room: nothing to work, pages turned by arrow keys, one line below."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import date_words
from components.text import named, text
from components.web.page_addresses import area_href, indicator_href, overview_href
from components.web.view import SCREEN, View, href
from components.web.without_controls import changed, is_control

# Ways to other pages, what unfolds, and what says in rows what is drawn are for a reader at a desk.
OF_THE_DESK = {
    *("crumbs", "chart-foot", "cite-box"),
    *("indicator-table", "years-why", "years-table", "other-places"),
}


def screen_href(address: str) -> str:
    """Return the address of a page on a big screen, from its own."""
    return f"{address}{'&' if '?' in address else '?'}{SCREEN}=1"


def turns(view: View) -> list[str]:
    """Return the pages of a report in the order in which they are turned: overview, areas, large figures.

    An indicator that is no large figure is turned to last, and only from its own page.
    """
    language, report, whole = view.language, view.report, view.whole
    large = list(dict.fromkeys(row.indicator for row in whole.own_rows if row.headline))
    if view.page == "indicator" and view.indicator not in large:
        large.append(view.indicator)
    return [
        overview_href(language, report),
        *(area_href(language, report, area) for area in (whole.areas if whole.is_quoted else ())),
        *(indicator_href(language, report, indicator) for indicator in large),
    ]


def own_turn(view: View, pages: Sequence[str]) -> int:
    """Return the place of a report's page among its turns, from 0. pages: those of `turns`."""
    own = {
        "overview": overview_href(view.language, view.report),
        "area": area_href(view.language, view.report, view.area),
        "indicator": indicator_href(view.language, view.report, view.indicator),
    }
    return pages.index(own[view.page])


def for_a_screen(part: Any) -> Any:
    """Return components without what a reader works."""
    return changed(part, lambda one: None if _is_of_the_desk(one) else one)


def _is_of_the_desk(part: Any) -> bool:
    classes = set((getattr(part, "className", "") or "").split())
    return is_control(part) or part._type in ("Nav", "Details") or bool(classes & OF_THE_DESK)


def line(view: View, source: Any, pages: Sequence[str], here: int) -> Component:
    """Return the line below: place, year and source, which page of how many, the ways on and out.

    source: the sentence about the source. pages: addresses in the order in which they are turned.
    """
    language = view.language
    return html.Footer(
        [
            html.P([*_place(view), text("frame.banner", language), " ", *_listed(source)]),
            html.P(
                [
                    *_turned(pages, here, language),
                    html.A(text("screen.out", language), href=href(view), **{"data-turn": "out"}),
                ],
                className="screen-turns",
            ),
        ],
        className="screen-line",
    )


def _place(view: View) -> list[Any]:
    report = view.report_row
    if report is None:
        return []
    words: list[Any] = [named(report, "place", view.language), " · ", date_words(str(report.year))]
    return [html.B(words), " "]


def _listed(source: Any) -> list[Any]:
    return source if isinstance(source, list) else [source]


def _turned(pages: Sequence[str], here: int, language: str) -> list[Any]:
    """Return which page this is and the ways to those beside it; behind the last comes the first."""
    number = text("screen.page", language, number=here + 1, pages=len(pages))
    words = html.Span(number, **{"data-scale": ""})
    if len(pages) == 1:
        return [words]

    def way(name: str, step: int) -> Component:
        to = screen_href(pages[(here + step) % len(pages)])
        return html.A(text(f"screen.{name}", language), href=to, rel=name, **{"data-turn": name})

    return [way("prev", -1), words, way("next", 1)]
