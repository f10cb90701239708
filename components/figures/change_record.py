"""What was corrected in a report after it was published here, the newest first, as its own pages list it."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, TypeVar

from dash import html
from dash.development.base_component import Component

from components.figures.change_words import indicator_names
from components.figures.corrected import correction
from components.figures.period import period_words
from components.figures.quantity import counted, date_words, place_words
from components.figures.section_names import place_of
from components.text import FIRST_LANGUAGE, LANGUAGES, named, phrase, text
from components.text import words as site_words
from components.web.page_addresses import changes_href, indicator_href, text_href
from components.web.view import View
from data.changes import Change
from data.select.make_rows import rows_of
from data.select.rows import ChangedCell, Section, Statement

ANCHOR = "corrections"
Row = TypeVar("Row", Section, Statement)
# So many entries stand open; the rest is behind a fold.
OPEN = 20
# Words of the report are quoted in part where they are longer.
LONGEST = 40


def has_record(view: View) -> bool:
    """Say whether there is anything to record: a correction, or a copy that replaces a shipped report."""
    return bool(len(view.whole.changes)) or view.whole.stands_for_shipped


def record_section(view: View) -> list[Component]:
    """Return the record under its heading; nothing where nothing was corrected."""
    if not has_record(view):
        return []
    heading = html.H2(text("change_record.heading", view.language))
    return [html.Section([heading, *record(view), *_door(view)], id=ANCHOR, className="change-record")]


def _door(view: View) -> list[Component]:
    """Return the way to the same with old and new beside each other, and to the feed."""
    href = changes_href(view.language, report=view.report)
    return [html.P(html.A(text("changes.door_of_report", view.language), href=href))]


def record_link(view: View) -> list[Component]:
    """Return the line that says that the report was corrected, and leads to what; else nothing."""
    if not has_record(view):
        return []
    language = view.language
    href = f"{text_href(language, view.report)}#{ANCHOR}"
    record = html.A(text("change_record.heading", language), href=href)
    return [html.P([*_lead(view), " ", record], className="muted corrected-line")]


def _lead(view: View) -> list[Any]:
    """Return that it was corrected and when last, and that what the project ships stays as it is."""
    language, changes = view.language, view.whole.changes
    # The newest stands first.
    last = [date_words(period_words(str(changes["date"].iloc[0]), language))] if len(changes) else []
    if view.whole.stands_for_shipped:
        own = [text(f"change_record.operator_{'corrected' if last else 'replaced'}", language)]
    else:
        own = [text("change_record.corrected", language)]
    return [*own, *(phrase("change_record.last", language, date=last) if last else [])]


def record(view: View) -> list[Component]:
    """Return whose copy it is, and every correction: when, where, old and new, why."""
    entries = [html.Li(entry) for entry in _entries(view)]
    lead = html.P(_lead(view), className="muted")
    if not entries:
        return [lead]
    more = entries[OPEN:]
    fold = counted("change_record.more", len(more), "changes", view.language)
    rest = [html.Details([html.Summary(fold), html.Ol(more)])] if more else []
    return [lead, html.Ol(entries[:OPEN]), *rest]


def _entries(view: View) -> Iterable[list[Any]]:
    """Yield what each decision changed in one row."""
    names = indicator_names(view.whole, view.language)
    rows = rows_of(ChangedCell, view.whole.changes)
    # Rows come in the order in which they were written, newest first: those of one decision lie together,
    # and groupby looks at neighbours only.
    for (table, row, _, _), of_decision in groupby(
        rows, key=lambda cell: (cell.table, cell.row, cell.date, cell.reason)
    ):
        changes = [Change(cell.date, cell.column, cell.old, cell.new, cell.reason) for cell in of_decision]
        # The gap keeps the words apart where they are read without the page's style.
        place = html.Strong(_place(table, row, changes[-1], view, names))
        yield [place, " ", *correction(changes, f"{table} {row}", view.language, names)]


def _place(table: str, row: str, change: Change, view: View, names: Mapping[str, str]) -> list[Any]:
    """Return the name of a changed row: a figure's name, a statement's place, else the table's name."""
    match table:
        case "observations":
            return _figure(row, change, view, names)
        case "statements" if (statement := _named(view.whole.statement_rows, row)) is not None:
            title = _verbatim(named(statement, "title", view.language))
            return [place_words(place_of(statement, view.language)), " ", title]
        case "sections" if (section := _named(view.whole.section_rows, row)) is not None:
            return [_verbatim(named(section, "short", view.language))]
    name = site_words(view.language).get(f"change_record.table_{table}", table)
    return [_verbatim(name), *_quoted(change, view)]


def _named(rows: Iterable[Row], name: str) -> Row | None:
    return next((row for row in rows if row.id == name), None)


def _figure(row: str, change: Change, view: View, names: Mapping[str, str]) -> list[Any]:
    """Return a figure's name as a link to its sentence; one that was taken out leads nowhere."""
    language, report = view.language, view.report
    # Found by id among all rows, since the figures by indicator leave out those of other years.
    figure = next((own for own in view.whole.reported_rows if own.id == row), None)
    if figure is None:
        name = names.get(change.whole_row.get("indicator", ""), row)
        return [_verbatim(name), *_quoted(change, view)]
    quoted = view.whole.is_quoted
    href = text_href(language, report, row) if quoted else indicator_href(language, report, figure.indicator)
    return [html.A(named(figure, "short", language), href=href)]


def _quoted(change: Change, view: View) -> list[Any]:
    """Return the report's own words of a row that came or went, in quotation marks; nothing without any."""
    cells = change.whole_row
    quoted, start, end = (cells.get(name, "") for name in ("stated", "start", "end"))
    if not quoted and start.isdecimal() and end.isdecimal():
        quoted = view.whole.text[int(start) : int(end)]
    if not quoted:
        return []
    short = quoted if len(quoted) <= LONGEST else quoted[: LONGEST - 1] + "…"
    return [
        " ",
        html.Q(short, lang=LANGUAGES[FIRST_LANGUAGE], className="report-words", **{"data-verbatim": ""}),
    ]


def _verbatim(words: str) -> Component:
    return html.Span(words, **{"data-verbatim": ""})
