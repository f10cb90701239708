"""What is refused: the figure, one sentence why, a way on; and chosen places that have no figure at all."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.comparison_words import of_figure
from components.figures.comparability_words import grade_tag, why_words
from components.figures.phrase_html import as_children
from components.figures.quantity import count, counted, figure_words
from components.pages.compare.address import changed, compared
from components.text import named, phrase, text
from components.web.link import link
from components.web.page_addresses import indicator_href, reports_href
from components.web.view import View
from data.select.comparison import refused_of_others
from data.select.comparison_rows import Pick, PlaceName
from data.select.side_by_side import Refused

# Nobody asked for these figures: they show that others exist, and the rest are counted.
MOST_FOLDED = 40


def not_drawn(view: View) -> list[Component]:
    """Return the refused figures of chosen places in full, others of the same level folded."""
    language, answer = view.language, compared(view)
    own, others = refused_of_others(answer)
    if not own and not others and not answer.lacking:
        return []
    how_many = [html.Small(number) for number in not_drawn_count(view)]
    heading = html.H2([text("compare.not_drawn", language), *how_many])
    return [
        html.Section(
            [
                heading,
                *[_refused(refused, view) for refused in own],
                *[_lacking(place, view) for place in answer.lacking],
                *_folded(others, view),
            ],
            className="compare-not-drawn",
        )
    ]


def not_drawn_count(view: View) -> list[Any]:
    """Return how many of the chosen places are not drawn, in words; nothing where all are."""
    answer = compared(view)
    own, _ = refused_of_others(answer)
    number = len(own) + len(answer.lacking)
    return [counted("compare.so_many", number, "refused", view.language)] if number else []


def _refused(refused: Refused, view: View) -> Component:
    language, figure = view.language, refused.figure.figure
    name: list[Any] = []
    if figure.indicator != compared(view).question.indicator:
        name = [html.Span(named(figure, "short", language) or named(figure, "name", language)), " "]
    grade = "with_care" if refused.why == "narrower" else "not"
    return html.Div(
        [
            html.P(
                [
                    html.Strong(
                        [
                            *as_children(of_figure(refused.figure, language)),
                            " ",
                            *name,
                            figure_words(figure, language, style="row"),
                        ]
                    ),
                    grade_tag(grade, language),
                ],
                className="pair-head",
            ),
            html.P(_why(refused, language)),
            html.P(_ways_on(refused, view), className="selected-doors"),
        ],
        className="refused",
    )


def _why(refused: Refused, language: str) -> list[Any]:
    if refused.why == "narrower":
        scope = named(refused.figure.figure, "scope", language)
        return phrase("compare.narrower", language, scope=scope)
    if refused.against is None:
        return [text("compare.refused_alone", language)]
    beside = as_children(of_figure(refused.against, language))
    return phrase(
        "compare.refused_against",
        language,
        beside=beside,
        why=why_words(refused.pair, refused.figure, refused.against, language),
    )


def _ways_on(refused: Refused, view: View) -> list[Component]:
    """Return the figure's own page, and the comparison in which it would stand."""
    language, figure, source = view.language, refused.figure.figure, refused.figure.source
    own = link(text("compare.own_page", language), indicator_href(language, source.id, figure.indicator))
    if figure.indicator != compared(view).question.indicator:
        name = named(figure, "short", language) or named(figure, "name", language)
        other = changed(view, indicator=figure.indicator, years=(figure.year,), level="", province="")
        return [own, html.A(text("compare.choose_its_indicator", language, name=name), href=other)]
    if refused.why == "narrower":
        return [own]
    alone = changed(
        view,
        years=(figure.year,),
        level=source.place_level,
        province="",
        picks=(Pick(source.place),),
    )
    return [own, html.A(text("compare.with_its_like", language), href=alone)]


def _lacking(place: PlaceName, view: View) -> Component:
    language = view.language
    name = named(place, "name", language)
    reports = html.A(text("compare.its_reports", language), href=reports_href(language, q=name))
    return html.Div(
        [
            html.P(html.Strong(name), className="pair-head"),
            html.P(text("compare.lacking", language)),
            html.P(reports, className="selected-doors"),
        ],
        className="refused",
    )


def _folded(others: tuple[Refused, ...], view: View) -> list[Component]:
    if not others:
        return []
    language = view.language
    items = [
        html.Li(
            [
                html.Strong(as_children(of_figure(refused.figure, language))),
                " ",
                figure_words(refused.figure.figure, language, style="row"),
                text("compare.why_between", language),
                *_why(refused, language),
            ]
        )
        for refused in others[:MOST_FOLDED]
    ]
    summary = counted("compare.others_refused", len(others), "refused-of-level", language)
    more = len(others) - len(items)
    more_words = phrase("compare.more_refused", language, count=count(more, "refused-more", language))
    cut = [html.Li(more_words)] if more else []
    return [html.Details([html.Summary(summary), html.Ul([*items, *cut], className="pairs")])]
