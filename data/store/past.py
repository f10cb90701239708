"""The store as it stood on an earlier day: corrections undone, later reports gone, removed ones there again.

Nothing is kept for this but what is there anyway: `changes.csv` and the column `added` of each report,
`removals.csv`, and the folders of removed reports (`removed/`). Names and definitions are today's.
"""

from __future__ import annotations

import csv
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from glob import escape
from pathlib import Path

import duckdb

from data.folders.book import Book
from data.folders.locations import Locations
from data.folders.read import REMOVALS, read_report
from data.schema import REPORT, VOCABULARY, schema
from data.store import Store, compared, tables
from data.store.durable import table_rows
from data.store.swap import REMOVED, settled
from data.store.undo import undone

# What a corrected copy is called once `restore` has put it aside: `<report>.corrected-20261127T101500-…`.
ASIDE = ".corrected-"
# Whatever of these is later than the day is not yet so.
LATER = """SELECT report FROM reports WHERE added > $1 UNION SELECT report FROM changes WHERE date > $1
ORDER BY 1"""
DAYS = """SELECT added AS day FROM reports UNION SELECT date FROM changes UNION SELECT date FROM removals
ORDER BY 1"""
DECISIONS = "SELECT report, date, verb, reason FROM removals ORDER BY file_line"
FIRST = "SELECT min(added) AS day FROM reports WHERE added <> ''"
NO_INDICATOR = """SELECT DISTINCT report FROM observations
WHERE indicator NOT IN (SELECT id FROM {source}.indicators)"""

# What each table was: of reports, of what was decided about them, of all else.
VIEW = 'CREATE VIEW {own}."{name}" AS {rows}'
SHARED = 'SELECT * FROM {source}."{name}"'
DECIDED = """SELECT * FROM {source}."{name}" WHERE date <= '{day}'"""
OF_REPORTS = """SELECT * FROM {source}."{name}" WHERE report NOT IN (FROM {held}.touched)
UNION ALL SELECT * FROM {held}."{name}" """
LETTERS = "SELECT word FROM {source}.letters UNION SELECT word FROM {held}.letters"
# What is worked out of a report leans on these: what its text speaks of, and what it does not state.
LEANT_ON = ("indicators", "aliases")
# What sources state differently is worked out anew for each place of which a report is touched.
TOUCHED_PLACES = """CREATE TABLE {held}.touched_places AS SELECT place FROM {source}.reports
WHERE report IN (FROM {held}.touched) UNION SELECT place FROM {held}.reports ORDER BY place"""
COMPARISONS = """CREATE VIEW {own}.comparisons AS SELECT * FROM {source}.comparisons
WHERE place NOT IN (FROM {held}.touched_places) UNION ALL SELECT * FROM {held}.comparisons"""


@dataclass(frozen=True)
class Lost:
    """A report that was here on that day and that cannot be shown as it stood.

    title, title_en: "" where nothing of it is left. removed: the day on which it was taken away, "" where it
    is here still and what was corrected in it cannot be undone. reason: why it was taken away.
    """

    report: str
    title: str
    title_en: str
    removed: str
    reason: str


@dataclass(frozen=True)
class Past:
    """store: asked as any other. lost: what is missing in it, by report."""

    store: Store
    lost: tuple[Lost, ...] = ()


@dataclass(frozen=True)
class _Decision:
    date: str
    verb: str
    reason: str


def days_of_change(database: Store, where: Locations) -> list[str]:
    """Return the days on which anything came, went or was corrected, in order: between two nothing differs.

    Also those that stand in the folders of reports which are not served any more.
    """
    days = set(database.frame(DAYS)["day"])
    for folder in _held(database, where):
        days.add(_own_row(folder).get("added", ""))
        with suppress(OSError, UnicodeError, csv.Error):
            days |= {row.get("date") or "" for row in table_rows(folder / "changes.csv")}
    return sorted(days - {""})


def first_day(database: Store, where: Locations) -> str:
    """Return the day on which the first report came, of those that are here or still held; "" for none."""
    found = database.frame(FIRST)["day"].iloc[0]
    held = (_own_row(folder).get("added", "") for folder in _held(database, where))
    return min(filter(None, (found if isinstance(found, str) else "", *held)), default="")


def past(database: Store, where: Locations, day: str) -> Past:
    """Return the store as it stood at the end of a day (ISO).

    Each report that has changed since is read anew from its folder, a few milliseconds each. duckdb.Error
    where a newer store has taken this one's place on disk meanwhile.
    """
    later = set(database.frame(LATER, [day])["report"])
    decisions, served = _decisions(database), set(database.frame("SELECT report FROM reports")["report"])
    aside = {report: _aside(where, report, day) for report in decisions}
    touched = later | {
        report
        for report, own in decisions.items()
        if aside[report] is not None or any(one.date > day for one in own)
    }
    if not touched:
        return Past(database)
    books, lost = [], []
    with settled(where):
        folders = database.folders()
        for report in sorted(touched):
            own = decisions.get(report, [])
            if not _was_served(own, day):
                continue
            folder = aside.get(report) or folders.get(report) or _folder_of_removed(where, report)
            book = _as_it_stood(folder, report, day) if folder else None
            if book is None:
                lost.append(_lost(folder, report, own, report in served))
            elif _came_by(book, day):
                books.append(book)
    return _opened(database, day, touched, books, lost)


def _held(database: Store, where: Locations) -> Iterator[Path]:
    """Yield the folders that are held of reports that were taken away, or of which a copy was put aside."""
    for report in _decisions(database):
        yield from _put_aside(where, report)
        if folder := _folder_of_removed(where, report):
            yield folder


def _was_served(own: list[_Decision], day: str) -> bool:
    """Say whether the last decision up to a day left a report where it was."""
    until = [one for one in own if one.date <= day]
    return not until or until[-1].verb != "remove"


def _decisions(database: Store) -> dict[str, list[_Decision]]:
    by_report: dict[str, list[_Decision]] = {}
    for row in database.frame(DECISIONS).to_dict("records"):
        one = _Decision(str(row["date"]), str(row["verb"]), str(row["reason"]))
        by_report.setdefault(str(row["report"]), []).append(one)
    return by_report


def _aside(where: Locations, report: str, day: str) -> Path | None:
    """Return the corrected copy that stood on a day and was put aside later."""
    start, after = len(f"{report}{ASIDE}"), day.replace("-", "")
    return next((path for path in _put_aside(where, report) if path.name[start : start + 8] > after), None)


def _put_aside(where: Locations, report: str) -> list[Path]:
    """Return the corrected copies of a report that were put aside, the oldest first."""
    is_plain = Path(report).name == report
    return sorted((where.local / REMOVED).glob(f"{escape(report)}{ASIDE}*")) if is_plain else []


def _folder_of_removed(where: Locations, report: str) -> Path | None:
    # The id is a folder's name, and leads nowhere else.
    folders = [where.local / REMOVED / report, where.shipped / "reports" / report]
    return next((path for path in folders if path.name == report and path.is_dir()), None)


def _own_row(folder: Path | None) -> dict[str, str]:
    try:
        return next(iter(table_rows(folder / f"{REPORT}.csv")), {}) if folder else {}
    except (OSError, UnicodeError, csv.Error):
        return {}


def _lost(folder: Path | None, report: str, own: list[_Decision], is_served: bool) -> Lost:
    row = _own_row(folder)
    removed = next((one for one in reversed(own) if one.verb == "remove"), None)
    went = removed if removed and not is_served else _Decision("", "", "")
    return Lost(report, row.get("title", ""), row.get("title_en", ""), went.date, went.reason)


def _came_by(book: Book, day: str) -> bool:
    return book.report is not None and book.report["added"] <= day


def _as_it_stood(folder: Path, report: str, day: str) -> Book | None:
    """Return a report as it was at the end of a day; None where that cannot be told."""
    # What is checked against the vocabulary was checked when it was published.
    book = read_report(folder, Book("", {}, {}))
    book.name = report
    return book if book.report is not None and not book.findings and undone(book, day) else None


def _opened(database: Store, day: str, touched: set[str], books: list[Book], lost: list[Lost]) -> Past:
    """Return a database that sees the untouched reports of another, and beside them some books."""
    connection, source = database.beside()
    own = f"past_{secrets.token_hex(8)}"
    held = f"{own}_held"
    cursor = connection.cursor()
    for name in (own, held):
        cursor.execute(f"CREATE SCHEMA {name}")
    cursor.execute(f"SET schema = '{held}'")
    tables.create(cursor)
    for name in LEANT_ON:
        cursor.execute(f"INSERT INTO {name} SELECT * FROM {source}.{name}")
    lost += _inserted(cursor, books)
    unknown = {row[0] for row in cursor.execute(NO_INDICATOR.format(source=source)).fetchall()}
    lost += [_lost_book(book) for book in books if book.name in unknown]
    cursor.execute("CREATE TABLE touched AS SELECT unnest(?::VARCHAR[]) AS report", [[*touched]])
    for statement in _views(own, held, source, day):
        cursor.execute(statement)
    cursor.execute(TOUCHED_PLACES.format(held=held, source=source))
    cursor.execute(COMPARISONS.format(own=own, held=held, source=source))
    cursor.execute(f"SET schema = '{own}'")
    places = [str(row[0]) for row in cursor.execute(f"SELECT place FROM {held}.touched_places").fetchall()]
    compared.compare(cursor, places, f"{held}.comparisons")
    # What is wrong in folders is told by today's store; the version tells answers of the two apart.
    store = Store(f"{database.version}-{day}", database.left_out, connection, own)
    return Past(store, tuple(sorted(lost, key=lambda one: one.report)))


def _lost_book(book: Book) -> Lost:
    row = book.report
    return Lost(book.name, row["title"] if row else "", row["title_en"] if row else "", "", "")


def _inserted(cursor: duckdb.DuckDBPyConnection, books: list[Book]) -> Iterator[Lost]:
    """Take books in; yield those of which an old cell is none of its column."""
    for book in books:
        try:
            cursor.execute("BEGIN")
            tables.insert_reports(cursor, [book])
            tables.sort_pairs(cursor)
            cursor.execute("COMMIT")
        except (duckdb.Error, ValueError, ArithmeticError):
            cursor.execute("ROLLBACK")
            yield _lost_book(book)


def _views(own: str, held: str, source: str, day: str) -> Iterator[str]:
    """Yield for each table of the store the statement that makes it what it was."""
    of_reports = {*map(tables.stored_name, schema().of(REPORT)), "texts", "pairs", "spoken", "silent"}
    for name in (*of_reports, *schema().of(VOCABULARY), REMOVALS):
        rows = OF_REPORTS if name in of_reports else DECIDED if name == REMOVALS else SHARED
        yield VIEW.format(own=own, name=name, rows=rows.format(held=held, source=source, name=name, day=day))
    yield VIEW.format(own=own, name="letters", rows=LETTERS.format(held=held, source=source))
    for name, rows in tables.COUNTED.items():
        yield VIEW.format(own=own, name=name, rows=rows.format(source=own))
