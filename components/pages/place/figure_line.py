"""One figure of a place: name, value, year, kind of source; opened, its sentence or where it stands."""

from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.actor import actor_words
from components.figures.document_words import document_words, published_words, seen_words
from components.figures.evidence_way import evidence_href
from components.figures.period import is_whole_year, period_words
from components.figures.quantity import date_words, figure_words
from components.figures.verbatim import plain
from components.frame.report_tree import Columns
from components.pages.place.years import dot, source_link
from components.text import FIRST_LANGUAGE, LANGUAGES, named, phrase, text, translated
from components.web.page_addresses import indicator_href, text_href
from components.web.view import View
from data.select.place_rows import QUOTED, Line
from data.select.placed_rows import PlacedFigure
from data.select.rows import Observation, Report


@dataclass(frozen=True)
class LineOf:
    """How the lines of one page are drawn: whose they are, and which years have a column."""

    view: View
    columns: Columns

    @property
    def has_strip(self) -> bool:
        """Whether there is more than one year to tell apart."""
        return self.columns.number > 1

    def head(self) -> Component:
        """Return what the columns are; a screen reader hears each line as it stands."""
        language = self.view.language
        # Two digits: a column is as wide as one mark. The arrow stands for all earlier years.
        years = [html.I(str(year)[2:]) for year in self.columns.years]
        earlier = [html.I("\u2039")] if self.columns.has_earlier else []
        strip = [html.Span([*earlier, *years], className="year-strip")] if self.has_strip else []
        cells = [
            html.Span(text("place.newest_first", language), className="name"),
            html.Span(text("place.as_written", language), className="value"),
            *strip,
            *(
                html.Span(text(f"place.{name}", language), className=name)
                for name in ("when", "kind", "opens")
            ),
        ]
        return html.Div(
            cells,
            className=f"place-row place-row-head{'' if strip else ' no-strip'}",
            style={"--years": self.columns.number},
            **{"aria-hidden": "true", "data-address": ""},
        )


def line_entry(line: Line, drawing: LineOf) -> Component:
    """Return one line with what stands below it."""
    figure, source = line.placed.figure, line.placed.source
    parts = [html.P(_parts(line, drawing.view.language), className="place-parts")] if line.parts else []
    row = html.Summary(
        _cells(line, drawing),
        className=f"place-row{'' if drawing.has_strip else ' no-strip'}",
        style={"--years": drawing.columns.number},
    )
    evidence = html.Div(_evidence(line.placed, drawing.view.language), className="place-evidence")
    # Report and observation: an observation's id is its report's own.
    return html.Li([html.Details([row, evidence], id=f"{source.id}.{figure.id}"), *parts])


def _cells(line: Line, drawing: LineOf) -> list[Component]:
    language = drawing.view.language
    figure, source = line.placed.figure, line.placed.source
    is_quoted = source.evidence == QUOTED
    return [
        html.Span(
            [named(figure, "short", language), *_narrower(figure, line.others, language)], className="name"
        ),
        html.Span(figure_words(figure, language, "counted"), className=f"value {figure.kind}"),
        *([_strip(line.placed, drawing.columns)] if drawing.has_strip and not _is_part(figure) else []),
        html.Span(
            date_words(period_words(figure.period, language) if _is_part(figure) else str(figure.year)),
            className="when part-year" if _is_part(figure) else "when",
        ),
        html.Span(document_words(source, language), className=f"kind from-{source.source_kind}"),
        html.Span(text(f"place.{'sentence' if is_quoted else 'source'}", language), className="opens"),
    ]


def _is_part(figure: Observation) -> bool:
    return not is_whole_year(figure.period, figure.year)


def _narrower(figure: Observation, others: int, language: str) -> list[Any]:
    """Return what the figure covers, whose it is, and whether another source states the same year."""
    elsewhere = text("place.two_sources", language) if others else ""
    notes = [named(figure, "scope", language), actor_words(figure, language), elsewhere]
    return [part for words in notes if words for part in (" ", html.Small(words))]


def _strip(placed: PlacedFigure, columns: Columns) -> Component:
    """Return a mark in the year's column; what covers no whole year has no strip."""
    at = columns.of(placed.figure.year)
    is_quoted = placed.source.evidence == QUOTED
    cells = [
        dot(is_quoted) if number == at else html.I(className="tick")
        for number in range(1, columns.number + 1)
    ]
    return html.Span(cells, className="year-strip", **{"aria-hidden": "true"})


def _parts(line: Line, language: str) -> list[Any]:
    """Return the parts in one line, each a link; why they stand there comes before the first of a kind."""
    words: list[Any] = []
    last_reason = ""
    for reason, placed in line.parts:
        if reason != last_reason:
            words.append(html.Span(text(f"place.{reason}", language), className="why"))
            last_reason = reason
        href = evidence_href(placed, language)
        words.append(
            html.A(
                [
                    named(placed.figure, "short", language),
                    " ",
                    figure_words(placed.figure, language, "counted"),
                ],
                href=href,
            )
        )
    return words


def _evidence(placed: PlacedFigure, language: str) -> list[Component]:
    figure, source = placed.figure, placed.source
    page = html.A(
        text("place.indicator_page", language),
        href=indicator_href(language, source.id, figure.indicator),
        className="button",
    )
    note = named(figure, "note", language)
    notes = [html.P(note, className="muted")] if note else []
    if source.evidence != QUOTED:
        to_source = source_link(source.url, language, "place.open_source")
        links = html.P([*to_source, page], className="place-doors")
        return [html.P(only_the_figure(source, language)), *notes, links]
    door = html.A(
        text("place.in_the_text", language),
        href=text_href(language, source.id, figure.id),
        className="button",
    )
    links = html.P([page, door], className="place-doors")
    return [_sentence(figure), *_translation(figure, language), *notes, links]


def _sentence(figure: Observation) -> Component:
    start, end = figure.span
    first, _ = figure.sentence_span
    # Spans count from the start of the report, the sentence begins at `first`.
    before, after = figure.sentence[: start - first], figure.sentence[end - first :]
    kind = "claim" if figure.kind == "coverage" else "fact"
    own = html.Span(
        figure.stated,
        className=f"figure {kind}",
        **{"data-here": "", "data-observation": figure.id},
    )
    return html.P(
        [*plain(before), own, *plain(after)],
        lang=LANGUAGES[FIRST_LANGUAGE],
        className="report-words",
        **{"data-verbatim": ""},
    )


def _translation(figure: Observation, language: str) -> list[Component]:
    words = translated(figure, "sentence", language)
    if language == FIRST_LANGUAGE or not words:
        return []
    tag = html.Span(text("statement_text.unofficial", language), className="tag")
    return [html.P([html.Span(words, **{"data-verbatim": ""}), " ", tag], className="unofficial")]


def only_the_figure(source: Report, language: str) -> list[Any]:
    """Return that only a figure and a link are kept, of which document, and when it was seen."""
    published = published_words(source, language)
    return phrase(
        "place.only_the_figure",
        language,
        title=html.Span(source.title, lang=LANGUAGES[FIRST_LANGUAGE], **{"data-verbatim": ""}),
        source=named(source, "source_name", language),
        published=published,
        seen=seen_words(source, language),
    )
