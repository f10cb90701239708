"""Figures of the same indicator at other places, each with how far it compares with the report's own."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.comparability_words import grade_tag, why_words
from components.figures.period import period_words
from components.figures.placed_words import placed_words
from components.figures.quantity import date_words
from components.pages.indicator.years import evidence
from components.text import FIRST_LANGUAGE, named, phrase, text
from components.web.link import link
from components.web.page_addresses import SEPARATOR, compare_href, indicator_href
from components.web.view import View
from data.select import IndicatorYears
from data.select.placed_rows import PlacedFigure

PLACES = "places"
COLUMNS = ("place", "level", "period", "figure", "grade", "reason", "evidence")
# The rest stand behind a fold.
SHOWN = 12
# So many places stand in the link to the page of comparison.
MOST_COMPARED = 8


def other_places(view: View) -> list[Component]:
    """Return the figures of other places; nothing where there are none, or none here to compare with."""
    years, language = view.years, view.language
    own = years.own_figure(view.report) if years is not None else None
    if years is None or own is None or not years.others:
        return []
    compared = years.compared(own)
    shown, more = compared[:SHOWN], compared[SHOWN:]
    return [
        html.Section(
            [
                html.Div(
                    [
                        html.H2(text("other_places.heading", language)),
                        html.P(
                            [*_against(own, language), " ", _compare(years, own, compared, language)],
                            className="muted",
                        ),
                    ],
                    className="other-places-head",
                ),
                _table(shown, own, language),
                *([_more(more, own, language)] if more else []),
            ],
            className="other-places",
            id=PLACES,
        )
    ]


def _against(own: PlacedFigure, language: str) -> list[Any]:
    return phrase(
        "other_places.against",
        language,
        place=named(own.source, "place", language),
        year=date_words(period_words(own.figure.period, language)),
        figure=placed_words(own, language),
    )


def _compare(
    years: IndicatorYears, own: PlacedFigure, compared: list[PlacedFigure], language: str
) -> Component:
    """Return the link to the page of comparison: this place and the first others that may stand beside it."""
    beside = [placed.source.place for placed in compared if own.against(placed).may_be_drawn]
    # This place first, each place once.
    places = [*dict.fromkeys((own.source.place, *beside))][:MOST_COMPARED]
    chosen = {"indicator": years.indicator, "places": SEPARATOR.join(places), "years": str(own.figure.year)}
    href = compare_href(language, **chosen)
    return html.A(text("other_places.compare", language), href=href)


def _more(others: list[PlacedFigure], own: PlacedFigure, language: str) -> Component:
    return html.Details(
        [html.Summary(text("other_places.more", language)), _table(others, own, language)],
        className="other-places-more",
    )


def _table(others: list[PlacedFigure], own: PlacedFigure, language: str) -> Component:
    head = [html.Th(text(f"other_places.{column}", language), scope="col") for column in COLUMNS]
    rows = [_row(placed, own, language) for placed in others]
    return html.Div(
        html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)]),
        className="table-scroll",
        tabIndex=0,
        role="group",
        **{"aria-label": text("other_places.heading", language)},
    )


def _row(placed: PlacedFigure, own: PlacedFigure, language: str) -> Component:
    source, figure, pair = placed.source, placed.figure, own.against(placed)
    place = link(named(source, "place", language), indicator_href(language, source.id, figure.indicator))
    scope, why = named(figure, "scope", language), why_words(pair, own, placed, language)
    return html.Tr(
        [
            html.Th(place, scope="row"),
            html.Td(text(f"origin.level_{source.place_level}", language)),
            html.Td(date_words(period_words(figure.period, language))),
            html.Td(
                [
                    html.Span(
                        placed_words(placed, FIRST_LANGUAGE, "sentence"),
                        lang="zh-CN",
                        className="report-words",
                    ),
                    *([html.Small(scope)] if scope else []),
                ],
                className="stacked",
            ),
            html.Td(grade_tag(pair.grade, language)),
            html.Td(date_words(why) if "other_year" in pair.reasons else why),
            html.Td(
                [
                    html.Span(text(f"origin.source_{source.source_kind}", language), className="tag"),
                    " ",
                    *evidence(placed, language),
                ]
            ),
        ]
    )
