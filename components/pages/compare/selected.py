"""The figure of the chosen row: large, with its sentence or its source; those of other rows are hidden."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from dash import html
from dash.development.base_component import Component

from components.charts.comparison_words import of_figure
from components.charts.dot_panels import panels_of
from components.figures.comparability_words import grade_tag, why_words
from components.figures.document_words import published_words
from components.figures.phrase_html import as_children
from components.figures.quantity import figure_words
from components.figures.quoted import quoted_sentence
from components.pages.compare.address import AT, changed, compared, key_of, with_pick
from components.pages.compare.compare_table import evidence_link
from components.text import named, phrase, text
from components.web.link import link
from components.web.page_addresses import indicator_href
from components.web.view import View
from data.select import Comparison
from data.select.comparison_rows import Held
from data.select.placed_rows import PlacedFigure

# With one place alone there is nothing to stand beside.
FEWEST_ALIKE = 2


class _Alike(NamedTuple):
    """Which places a figure's own place may stand beside. picked: those that do; first: a figure of each.

    places: those with a figure of a chosen year, by level and province, and by level alone (province "").
    """

    picked: frozenset[str]
    first: Mapping[str, Held]
    places: Mapping[tuple[str, str], set[str]]


def chosen_key(view: View) -> str:
    """Return the figure that is shown: the address's, else the first that was picked, else the first."""
    if at := view.filter.get(AT):
        return at
    figures = [row.figure for panel in panels_of(compared(view)) for row in panel.rows]
    picked = [placed for placed in figures if compared(view).is_picked(placed)]
    return key_of((picked or figures)[0])


def selected(view: View) -> Component:
    """Return the figures of all rows, one of them shown."""
    chosen = chosen_key(view)
    rows = [row for panel in panels_of(compared(view)) for row in panel.rows]
    alike = _alike_of(compared(view))
    figures = [_figure(row.figure, row.others, key_of(row.figure) == chosen, alike, view) for row in rows]
    return html.Section(
        [html.H2(text("compare.selected", view.language)), *figures],
        className="compare-selected",
        **{"aria-live": "polite", "data-compare-selected": ""},
    )


def _alike_of(answer: Comparison) -> _Alike:
    first: dict[str, Held] = {}
    places: dict[tuple[str, str], set[str]] = {}
    for held in answer.held:
        first.setdefault(held.place, held)
        if held.year in answer.question.years:
            for province in {held.province, ""}:
                places.setdefault((held.level, province), set()).add(held.place)
    return _Alike(frozenset(pick.place for pick in answer.question.picks), first, places)


def _figure(
    placed: PlacedFigure, others: tuple[PlacedFigure, ...], is_shown: bool, alike: _Alike, view: View
) -> Component:
    language, figure = view.language, placed.figure
    return html.Div(
        [
            html.P(as_children(of_figure(placed, language)), className="muted"),
            html.P(figure_words(figure, language, style="large"), className=f"selected-figure {figure.kind}"),
            *_scope(placed, language),
            *_evidence(placed, language),
            *[_other(placed, other, language) for other in others],
            html.P(_doors(placed, alike, view), className="selected-doors"),
        ],
        hidden=not is_shown,
        **{"data-figure-of": key_of(placed)},
    )


def _scope(placed: PlacedFigure, language: str) -> list[Component]:
    scope = named(placed.figure, "scope", language)
    if not scope:
        return []
    return [html.P(text("compare.scope", language, scope=scope), className="muted")]


def _evidence(placed: PlacedFigure, language: str) -> list[Component]:
    """Return the sentence of a quoted report; of a cited one what it is called, who published it and when."""
    figure, source = placed.figure, placed.source
    title = html.Span(named(source, "title", language), **{"data-verbatim": ""})
    description = phrase(
        "compare.evidence",
        language,
        title=title,
        source=named(source, "source_name", language),
        published=published_words(source, language),
    )
    kind: list[Any] = []
    if source.source_kind != "government":
        kind = [" ", html.Span(text(f"origin.source_{source.source_kind}", language), className="tag")]
    line = html.P([*description, *kind])
    if source.evidence != "quoted":
        note = html.P(text("compare.only_figures", language), className="muted")
        return [html.Blockquote([line, note], className="quote chosen")]
    return [quoted_sentence(figure, language, "quote chosen"), line]


def _other(placed: PlacedFigure, other: PlacedFigure, language: str) -> Component:
    """Return a figure of another year in the same row, and how far the two compare."""
    pair = placed.against(other)
    return html.P(
        [
            *as_children(of_figure(other, language)),
            " ",
            figure_words(other.figure, language, style="row"),
            " ",
            grade_tag(pair.grade, language),
            " ",
            why_words(pair, placed, other, language),
        ],
        className="selected-other",
    )


def _doors(placed: PlacedFigure, alike: _Alike, view: View) -> list[Any]:
    language, source = view.language, placed.source
    page = link(
        text("compare.indicator_page", language), indicator_href(language, source.id, placed.figure.indicator)
    )
    doors: list[Any] = [html.Span(evidence_link(placed, language)), page]
    if source.place not in alike.picked:
        doors.append(html.A(text("compare.pick", language), href=with_pick(view, source.place)))
    return [*doors, *_to_alike(placed, alike, view)]


def _to_alike(placed: PlacedFigure, alike: _Alike, view: View) -> list[Component]:
    """Offer the places of the same level in the same province, where there are any."""
    question = compared(view).question
    own = alike.first.get(placed.comparand.place)
    if own is None:
        return []
    # Provinces are alike across the country, all others within their province.
    province = "" if own.place == own.province or own.level == "province" else own.province
    if (question.level, question.province) == (own.level, province):
        return []
    if len(alike.places.get((own.level, province), ())) < FEWEST_ALIKE:
        return []
    href = changed(view, level=own.level, province=province)
    return [html.A(text("compare.alike", view.language), href=href)]
