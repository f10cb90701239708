"""Files to rows: a report's folder, or the vocabulary, as a book; what cannot be read is a finding."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from data.folders.book import Book, Row
from data.folders.locations import shown
from data.schema import LOCAL, REPORT, VOCABULARY, Table, schema

# What Excel writes before UTF-8.
MARK = "\ufeff"
TEXT, SOURCE, REMOVALS = "text.txt", "source", "removals"
PLACES = "places"
# Python's own limit is 131,072 characters a cell; how long a cell may be is for the rules to say.
csv.field_size_limit(10_000_000)


def report_folders(roots: Iterable[Path]) -> dict[str, Path]:
    """Return the reports' folders by id, sorted by name; a later root's folder replaces an earlier root's.

    Names that begin with a dot, or hold one (a folder that is being written or set aside), are no reports.
    A report that somebody removed (`removals.csv`) is left out.
    """
    roots = tuple(roots)
    removed = removed_reports(roots)
    return {name: path for name, path in _folders(roots).items() if name not in removed}


def removed_reports(roots: Iterable[Path]) -> frozenset[str]:
    """Return the reports that the last row about them in `removals.csv` takes away."""
    last: dict[str, str] = {}
    for path in filter(Path.is_file, (root / f"{REMOVALS}.csv" for root in roots)):
        # A byte that is no UTF-8 must not bring back what somebody removed.
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8", errors="replace"), newline=""))
        # Later rows stand for earlier ones: removed, brought back, removed again.
        last |= {row.get("report") or "": row.get("verb") or "" for row in rows}
    return frozenset(report for report, verb in last.items() if verb == "remove")


def _folders(roots: Iterable[Path]) -> dict[str, Path]:
    by_report: dict[str, Path] = {}
    for root in roots:
        folder = root / "reports"
        if not folder.is_dir():
            continue
        # Of thousands of folders paths take longer to make and to sort than names.
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if "." not in entry.name and entry.is_dir()]
        by_report |= {name: folder / name for name in names}
    return dict(sorted(by_report.items()))


def read_report(folder: Path, vocabulary: Book) -> Book:
    """Return a report's folder as a book. An absent table is an empty one; `report.csv` must be there."""
    tables = schema().of(REPORT)
    files = {name: shown(folder / f"{name}.csv") for name in tables} | {"text": shown(folder / TEXT)}
    book = Book(folder.name, tables, files, vocabulary=vocabulary)
    for name, table in tables.items():
        path = folder / f"{name}.csv"
        if path.is_file():
            rows = _rows(book, table, path)
            if rows is not None:
                book.rows[name] = rows
        elif name == REPORT:
            book.wrong(files[name], 1, "file", "is not there", "one row that describes the report")
        else:
            book.rows[name] = []
    _read_text(book, folder / TEXT)
    _name_strangers(book, folder)
    book.source_digests = frozenset(_digests(folder / SOURCE))
    return book


def read_vocabulary(roots: Iterable[Path]) -> Book:
    """Return the vocabulary of all roots as one book: the first has every table, others add rows.

    A place that a later root names by an earlier one's id stands for it. With it goes what a user decided
    about reports (`removals`), which need not be there.
    """
    roots = tuple(roots)
    tables, decided = schema().of(VOCABULARY), schema().of(LOCAL)
    first, *others = [root / "tables" for root in roots]
    files = {name: shown(first / f"{name}.csv") for name in tables}
    files |= {name: shown(roots[-1] / f"{name}.csv") for name in decided}
    book = Book("", tables | decided, files)
    # Version 1 kept the figures of all reports beside the vocabulary.
    if (first / "observations.csv").is_file():
        what = f"the folder is of an older form than version {schema().version}"
        right = f"`python -m data.manage migrate {shown(first.parent)}` brings it forward"
        book.wrong(shown(first.parent), 1, "schema", what, right)
        return book
    for name, table in tables.items():
        path = first / f"{name}.csv"
        if not path.is_file():
            book.wrong(
                book.files[name], 1, "file", "is not there or cannot be opened", "a table of the schema"
            )
            continue
        read = [_rows(book, table, path)]
        read += [_rows(book, table, more / path.name) for more in others if (more / path.name).is_file()]
        _keep(book, name, read)
    for name, table in decided.items():
        paths = [root / f"{name}.csv" for root in roots]
        _keep(book, name, [_rows(book, table, path) for path in paths if path.is_file()])
    return book


def _keep(book: Book, name: str, read: list[list[Row] | None]) -> None:
    """Join the parts of a table. If one part cannot be read there is a finding already, and no rows."""
    if all(rows is not None for rows in read):
        rows = [row for rows in read for row in rows or ()]
        book.rows[name] = _latest(rows) if name == PLACES else rows


def _latest(rows: list[Row]) -> list[Row]:
    """Return the places without shipped ones that a later root names itself: its words stand for theirs.

    The shipped list holds the whole country, and a folder may have named its county before that list grew.
    """
    files = {row["id"]: row.file for row in rows}
    return [row for row in rows if row.file == files[row["id"]]]


def _read_text(book: Book, path: Path) -> None:
    try:
        body = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as problem:
        book.wrong(book.files["text"], 1, "file", f"cannot be read ({problem.strerror})", "a file in UTF-8")
        return
    book.text_digest = sha256(body).hexdigest()
    if (text := _decoded(book, book.files["text"], body)) is not None:
        book.text = text


def _name_strangers(book: Book, folder: Path) -> None:
    """Name tables that no schema knows: a misspelt file name would be an empty table."""
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in book.tables:
            book.wrong(shown(path), 1, "file", "no such table", f"one of {', '.join(book.tables)}")


def _digests(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            yield sha256(path.read_bytes()).hexdigest()


def _decoded(book: Book, file: str, body: bytes) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = body[: problem.start].count(b"\n") + 1
        book.wrong(file, line, "file", f"byte {body[problem.start]:#04x} is not UTF-8", "a file in UTF-8")
    return None


def _rows(book: Book, table: Table, path: Path) -> list[Row] | None:
    """Return a table's rows; None, with findings, where the file as a whole is wrong."""
    file = shown(path)
    try:
        body = path.read_bytes()
    except OSError as problem:
        book.wrong(file, 1, "file", f"cannot be read ({problem.strerror})", "a table in UTF-8")
        return None
    text = _decoded(book, file, body)
    if text is None or not _has_sound_lines(book, file, text):
        return None
    records = _records(book, file, text.removeprefix(MARK))
    _, header = next(records, (1, []))
    if not _has_columns(book, table, file, header):
        return None
    return [row for line, cells in records if (row := _row(book, table, file, line, cells))]


def _has_sound_lines(book: Book, file: str, text: str) -> bool:
    if not text.strip():
        book.wrong(file, 1, "file", "is empty", "a header of the table's columns")
        return False
    if text.startswith(MARK):
        what = "begins with the hidden character U+FEFF"
        book.wrong(file, 1, "file", what, "UTF-8 without a byte order mark")
    # Lines of an old Mac: the csv module would read the file as one record.
    if "\r" in text and "\n" not in text:
        book.wrong(file, 1, "file", "its lines end with CR alone", "lines that end with LF")
        return False
    return True


def _records(book: Book, file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line on which it begins: a quoted cell may hold line breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    # line_num is the last line of a record that was read, and findings name the first.
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as problem:
        book.wrong(file, line, "row", f"cannot be read ({problem})", "closed quotes, doubled inside a cell")


def _has_columns(book: Book, table: Table, file: str, header: list[str]) -> bool:
    wanted = table.names
    if header == wanted:
        return True
    missing = [name for name in wanted if name not in header]
    unknown = [name for name in header if name not in wanted]
    if table.name == REPORT and "schema" in missing:
        what = f"the folder is of an older form than version {schema().version}"
        book.wrong(file, 1, "schema", what, "`python -m data.manage migrate` brings it forward")
    for name in missing:
        book.wrong(file, 1, name, "the column is missing", f"the columns of data/schema/{table.name}.json")
    for name in unknown:
        book.wrong(file, 1, repr(name)[1:-1], "no such column", f"one of {', '.join(wanted)}")
    if not missing and not unknown:
        book.wrong(file, 1, "header", "the order of columns is another", ",".join(wanted))
    return False


def _row(book: Book, table: Table, file: str, line: int, cells: list[str]) -> Row | None:
    names = table.names
    if len(cells) == len(names):
        return Row(table, file, line, dict(zip(names, cells, strict=True)))
    book.wrong(file, line, "row", f"{len(cells)} cells", f"{len(names)} cells, as in the first line")
    return None
