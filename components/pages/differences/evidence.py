"""Where a figure is stated: a card with the figure, its source and the way to it."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.actor import actor_words
from components.figures.document_words import published_words
from components.figures.evidence_way import evidence_way
from components.figures.period import period_words
from components.figures.quantity import date_words, figure_words
from components.text import FIRST_LANGUAGE, named, phrase, text
from components.web.page_addresses import indicator_href
from data.select.place_rows import QUOTED
from data.select.placed_rows import PlacedFigure
from data.select.rows import Report


def evidence_card(figures: Sequence[PlacedFigure], language: str, *printed: PlacedFigure) -> Component:
    """Return the card of what one source states: one figure large, several as rows.

    printed: a change that the source prints beside its figure.
    """
    first = figures[0]
    top = html.P(
        [
            html.Span(_period(first, language), className="evidence-period"),
            source_mark(first.source, language),
        ],
        className="evidence-top",
    )
    # Parts of a sum stand as rows: none of them alone is what is compared.
    body = _one(first, language) if len(figures) == 1 else _several(figures, language)
    return html.Div(
        [top, *body, _facts(first, printed, language), *_sentence(first, language), _ways(first, language)],
        className="evidence-card",
    )


def _period(placed: PlacedFigure, language: str) -> Component:
    return date_words(period_words(placed.figure.period, language))


def source_mark(source: Report, language: str) -> Component:
    """Return what kind of source it is, with the mark of full text or of figures alone."""
    dot = html.I(className=f"report-dot{' is-full' if source.evidence == QUOTED else ''}")
    words = text(f"origin.source_{source.source_kind}", language)
    return html.Span([dot, words], className="evidence-source")


def _one(placed: PlacedFigure, language: str) -> list[Component]:
    return [
        html.P(figure_words(placed.figure, language, style="large"), className="evidence-number"),
        html.P(_name(placed, language)),
    ]


def _name(placed: PlacedFigure, language: str) -> Component:
    figure = placed.figure
    href = indicator_href(language, placed.source.id, figure.indicator)
    return html.A(named(figure, "short", language), href=href)


def _several(figures: Sequence[PlacedFigure], language: str) -> list[Component]:
    rows = [
        html.Li([_name(placed, language), figure_words(placed.figure, language, style="row")])
        for placed in figures
    ]
    return [html.Ul(rows, className="evidence-parts")]


def _facts(placed: PlacedFigure, printed: Sequence[PlacedFigure], language: str) -> Component:
    source, figure = placed.source, placed.figure
    published = published_words(source, language)
    facts: list[tuple[str, Any]] = [
        ("document", html.Span(named(source, "title", language), **_title_lang(language))),
        ("publisher", named(source, "source_name", language)),
        ("published", published),
    ]
    if figure.scope_zh:
        facts.append(("scope", named(figure, "scope", language)))
    if actor := actor_words(figure, language):
        facts.append(("actor", actor))
    facts += [("printed", figure_words(change.figure, language)) for change in printed]
    rows = [
        part
        for key, words in facts
        for part in (html.Dt(text(f"differences.{key}", language)), html.Dd(words))
    ]
    return html.Dl(rows, className="evidence-facts")


def _title_lang(language: str) -> dict[str, str]:
    return {"data-verbatim": "", **({"lang": "zh-CN"} if language == FIRST_LANGUAGE else {})}


def _sentence(placed: PlacedFigure, language: str) -> list[Component]:
    if placed.source.evidence != QUOTED or not placed.figure.sentence:
        return []
    words = html.P(placed.figure.sentence, lang="zh-CN", className="report-words", **{"data-verbatim": ""})
    return [html.Blockquote(words, className="quote")]


def _ways(placed: PlacedFigure, language: str) -> Component:
    note: list[Any] = []
    if placed.source.evidence != QUOTED:
        note = [" ", html.Span(text("differences.no_sentence", language), className="muted")]
    return html.P([*source_way(placed, language), *note], className="evidence-ways")


def source_way(placed: PlacedFigure, language: str) -> list[Any]:
    """Return the short way to where a figure stands: its sentence, or its source."""
    return evidence_way(placed, language, sentence="differences.sentence", source="differences.source")


def stated_in(placed: PlacedFigure, language: str) -> list[Any]:
    """Return in a few words where and when a figure is stated: 2021, media."""
    kind = text(f"origin.source_{placed.source.source_kind}", language)
    return phrase("differences.stated_in", language, period=_period(placed, language), kind=kind)
