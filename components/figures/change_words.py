"""One corrected cell in the reader's words: which cell, its old content and its new one."""

import re
from collections.abc import Mapping
from typing import Any

from dash import html

from components.text import FIRST_LANGUAGE, LANGUAGES, lang_of_typed, named, phrase, text
from components.text import words as site_words
from components.text.numbers import format_number
from data.changes import FOLLOWS, Change
from data.exports.export_rows import words
from data.languages import BARE, choices
from data.select import WholeReport

# Where words stand is counted in characters, which no reader counts.
POSITIONS = frozenset(
    {"start", "end", "sentence_start", "sentence_end", "context_start", "context_end", "order"}
)
# Cells that hold a code of the schema; the words for it are those of the downloads.
CODED = frozenset({"qualifier", "extent", "actor", "actor_en", "period_basis", "status", "says", "kind"})
VALUE, INDICATOR = "value", "indicator"
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def is_for(column: str, language: str) -> bool:
    """Say whether a cell is one that pages in a language show: no other language's name, note or scope."""
    bare, _, mark = column.rpartition("_")
    if not bare or mark not in LANGUAGES:
        # Bare columns hold the report's own Chinese words; other columns without a mark are for everyone.
        return language == FIRST_LANGUAGE or column not in BARE
    # What has no translation of its own is shown in the next best language, the original beside it.
    return mark == language or (language != FIRST_LANGUAGE != mark and mark in choices(language))


def column_words(column: str, language: str) -> str:
    """Return what a column of a report's tables is called; one that no table has is its own name."""
    name = "position" if column in POSITIONS else column
    return site_words(language).get(f"change_words.column_{name}", column)


def change_words(change: Change, mark: str, language: str, names: Mapping[str, str]) -> list[Any]:
    """Return what one change changed: the cell with old and new value, or that a row came or went.

    mark: names the changed row. names: indicators by id; one that is not there is shown by its id.
    """
    if not change.column:
        return [text(f"change_words.{'added' if change.was_added else 'taken_out'}", language)]
    name = column_words(change.column, language)
    if change.column in POSITIONS:
        return phrase("change_words.moved", language, what=name)
    marks = {"data-change": f"{mark} {change.column}"}
    old, new = (cell_words(change.column, cell, language, names) for cell in (change.old, change.new))
    key = "changed" if old and new else "filled" if new else "emptied"
    return phrase(
        f"change_words.{key}",
        language,
        what=name,
        old=html.Del(old, **marks, **lang_of_typed(old, language)),
        new=html.Ins(new, **marks, **lang_of_typed(new, language)),
    )


def cell_words(column: str, cell: str, language: str, names: Mapping[str, str]) -> str:
    """Return what a cell holds, codes and ids in words. names: indicators by id."""
    if column == VALUE and NUMBER.fullmatch(cell):
        return format_number(cell, language)
    if column in CODED:
        return str(words(language)["codes"].get(cell, cell))
    return names.get(cell, cell) if column == INDICATOR else cell


def reason_words(reason: str, language: str) -> list[Any]:
    """Return why: a person's words, or that the cell changed with another."""
    if reason == FOLLOWS:
        return [text("change_words.follows", language)]
    own_words = html.Span(reason, **{"data-verbatim": "", **lang_of_typed(reason, language)})
    return phrase("change_words.reason", language, reason=own_words)


def indicator_names(report: WholeReport, language: str) -> dict[str, str]:
    """Return the short names of the whole catalogue by id."""
    return {
        str(row.indicator): named(row, "short", language)
        for rows in report.all_known
        for row in rows.itertuples()
    }
