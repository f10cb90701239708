"""What was corrected in a figure after it was published here: a quiet tag, and what it said before."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.change_words import POSITIONS, change_words, indicator_names, is_for, reason_words
from components.figures.period import period_words
from components.figures.quantity import date_words
from components.text import joined, phrase, text
from components.web.plain_words import words_of
from data.changes import Change, changes_of
from data.select import WholeReport
from data.select.rows import Observation

ANCHOR = "corrected"
TABLE = "observations"


def told_changes(row: Observation, language: str) -> list[Change]:
    """Return the changes of a figure that concern pages in a language, the newest first.

    row: one of `select.observations`.
    """
    return [change for change in changes_of(row.corrected) if is_for(change.column, language)]


def corrected_tag(row: Observation, language: str) -> list[Component | str]:
    """Return the tag of a corrected figure with a space before it; nothing for any other."""
    # The space stands in the text, where a screen reader and a copy have it too.
    return [" ", _tag(language)] if told_changes(row, language) else []


def _tag(language: str) -> Component:
    return html.Span(text("corrected.tag", language), className="tag")


def corrected_link(row: Observation, language: str) -> list[Component]:
    """Return the tag with the day of the last correction, as a link to what was corrected."""
    changes = told_changes(row, language)
    if not changes:
        return []
    day = date_words(period_words(changes[0].date, language))
    link = html.A([_tag(language), " ", day], href=f"#{ANCHOR}", className="corrected-link")
    return [html.P(link)]


def corrected_block(
    row: Observation, report: WholeReport, language: str, anchor: str = ""
) -> list[Component]:
    """Return what was corrected in a figure, a line for each day and reason; nothing where nothing was.

    anchor: the id by which the page leads here, where it shows one such block.
    """
    decisions = _decisions(row, language)
    if not decisions:
        return []
    names = indicator_names(report, language)
    lines = [html.Li(correction(changes, f"{TABLE} {row.id}", language, names)) for changes in decisions]
    marks = {"id": anchor} if anchor else {}
    return [html.Div([_tag(language), html.Ul(lines)], className="corrected", **marks)]


def _decisions(row: Observation, language: str) -> list[list[Change]]:
    """Return the changes of a figure, those together that were made on one day for one reason."""
    changes = told_changes(row, language)
    return [
        list(of_decision)
        for _, of_decision in groupby(changes, key=lambda change: (change.date, change.reason))
    ]


def correction(changes: list[Change], mark: str, language: str, names: Mapping[str, str]) -> list[Component]:
    """Return changes of one row that were made on one day for one reason: when, what, why.

    mark: the row's table and id. names: indicators by id.
    """
    day = date_words(period_words(changes[0].date, language))
    why = reason_words(changes[0].reason, language)
    line = phrase("corrected.line", language, date=day, changes=_cells(changes, mark, language, names))
    return [html.Span(line), html.Span(why, className="muted")]


def _cells(changes: list[Change], mark: str, language: str, names: Mapping[str, str]) -> list[Any]:
    sentences = (change_words(change, mark, language, names) for change in _as_decided(changes))
    return joined(sentences, text("corrected.between", language))


def _as_decided(changes: list[Change]) -> list[Change]:
    """Return the cells of one decision in the table's order, the ends of its places as one."""
    # They come newest first, hence backwards.
    in_order = changes[::-1]
    # A sentence that was moved changes several cells of positions; a reader is told of one change.
    first = next((change for change in in_order if change.column in POSITIONS), None)
    return [change for change in in_order if change is first or change.column not in POSITIONS]


def corrected_words(row: Observation, language: str) -> list[Any]:
    """Return the changes of a figure in one line, each with its day: a cell of the data page; [] for none."""
    mark = f"{TABLE} {row.id}"
    lines = (
        phrase(
            "corrected.line",
            language,
            date=date_words(changes[0].date),
            changes=_cells(changes, mark, language, {}),
        )
        for changes in _decisions(row, language)
    )
    return joined(lines, text("corrected.between", language))


def corrected_string(row: Observation, language: str) -> str:
    """Return `corrected_words` as plain text, for files."""
    return words_of(corrected_words(row, language))
