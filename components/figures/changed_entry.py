"""One thing that was added, corrected or removed here: its name, what stood before beside what stands now."""

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.change_words import POSITIONS, cell_words, column_words, reason_words
from components.text import lang_of_typed, named, text
from components.text import words as site_words
from components.text.numbers import figure_pieces, string
from components.web.page_addresses import indicator_href, overview_href, text_href
from data.changes import Change
from data.select.change_rows import AMOUNT, CORRECTED, Entry, ShortNames

OBSERVATIONS = "observations"


def what_words(entry: Entry, language: str) -> str:
    """Return what happened, in a word."""
    return text(f"changes.what_{entry.what}", language)


def report_name(entry: Entry, language: str) -> str:
    """Return the title of an entry's report; its id where nothing of it is left."""
    return named(entry, "title", language) or entry.report


def changed_name(entry: Entry, language: str) -> str:
    """Return what was corrected: a figure by its indicator, any other row by its table; else the report."""
    if entry.what != CORRECTED:
        return report_name(entry, language)
    if entry.table == OBSERVATIONS:
        return named(entry, "short", language) or entry.row
    return site_words(language).get(f"change_record.table_{entry.table}", entry.table)


def entry_href(entry: Entry, language: str) -> str:
    """Return where an entry leads: its figure, else its report; "" where that is not here."""
    if not entry.is_served:
        return ""
    if entry.table == OBSERVATIONS and entry.is_there:
        if entry.is_quoted:
            return text_href(language, entry.report, entry.row)
        return indicator_href(language, entry.report, entry.indicator)
    return overview_href(language, entry.report)


def reason_line(entry: Entry, language: str) -> list[Component]:
    """Return why it was done; nothing for a report that was added."""
    return [html.P(reason_words(entry.reason, language), className="muted")] if entry.reason else []


def before_and_now(entry: Entry, indicators: Mapping[str, ShortNames], language: str) -> list[Component]:
    """Return what each cell held before beside what it holds now; nothing where no cell was corrected.

    indicators: the names of those that a cell may name.
    """
    names = {name: named(row, "short", language) for name, row in indicators.items()}
    rows = [*_figure(entry, language), *_cells(entry, names, language)]
    if not rows:
        return []
    heads = [
        html.Th(text(f"changes.{name}", language), scope="col") for name in ("what_changed", "old", "new")
    ]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="before-and-now")
    return [table]


def _figure(entry: Entry, language: str) -> list[Component]:
    """Return the figure with its unit and its hedge; nothing where its amount stayed."""
    if entry.before is None or entry.after is None:
        return []
    old, new = (
        string(figure_pieces(figure, language, "table", unit=True)) for figure in (entry.before, entry.after)
    )
    return [_row(entry, text("changes.figure", language), AMOUNT[0], old, new, language)]


def _cells(entry: Entry, names: Mapping[str, str], language: str) -> list[Component]:
    """Return the corrected cells in the table's order; what the figure says already is left out."""
    told = [change for change in entry.changes[::-1] if entry.before is None or change.column not in AMOUNT]
    # A sentence that was moved changes several cells of positions; a reader is told of one change.
    first = next((change for change in told if change.column in POSITIONS), None)
    return [
        _cell(entry, change, names, language)
        for change in told
        if change is first or change.column not in POSITIONS
    ]


def _cell(entry: Entry, change: Change, names: Mapping[str, str], language: str) -> Component:
    if not change.column:
        return _whole_row(entry, change, language)
    name = column_words(change.column, language)
    if change.column in POSITIONS:
        return html.Tr([_head(name), html.Td(text("changes.moved", language), colSpan=2)])
    old, new = (cell_words(change.column, cell, language, names) for cell in (change.old, change.new))
    return _row(entry, name, change.column, old, new, language)


def _whole_row(entry: Entry, change: Change, language: str) -> Component:
    """Return a row that came or went, by the report's own words where it has some."""
    came = change.was_added
    name = text("changes.came", language) if came else text("changes.went", language)
    there = change.whole_row.get("stated") or text("changes.a_row", language)
    return _row(entry, name, "", "" if came else there, there if came else "", language, "no_row")


def _row(
    entry: Entry, name: str, column: str, old: str, new: str, language: str, without: str = "empty"
) -> Component:
    """Return a line of the table. without: which word stands where there was nothing, or is nothing now."""
    mark = " ".join(filter(None, (entry.table, entry.row, column)))
    nothing = html.Span(text(f"changes.{without}", language), className="muted")
    cells = [
        html.Td(_words(kind, words, mark, language) if words else nothing)
        for kind, words in ((html.Del, old), (html.Ins, new))
    ]
    return html.Tr([_head(name), *cells])


def _words(kind: Any, words: str, mark: str, language: str) -> Component:
    made: Component = kind(words, **{"data-change": mark}, **lang_of_typed(words, language))
    return made


def _head(name: str) -> Component:
    return html.Th(name, scope="row")
