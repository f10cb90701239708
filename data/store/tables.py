"""The tables of the compiled store: their columns, and how rows of a book get into them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import duckdb
import pandas as pd

from data.folders.book import Book
from data.folding import folded, letters_and_numbers
from data.schema import LOCAL, REPORT, VOCABULARY, Table, schema
from data.store.compared import COMPARED, COMPARISONS
from data.store.computed import COLUMNS, computed

TYPES = {
    "string": "VARCHAR",
    "date": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
}
# A report's own row is known by its folder's name, in a column that vocabulary tables call `id` too.
NAMES = {"report": "reports"}
LINE = "file_line"
OF_REPORTS = "report IN (SELECT unnest($1::VARCHAR[]))"
OF_ANY_REPORT = "report IS NOT NULL"
FOLDERS = """CREATE TABLE folders (report VARCHAR PRIMARY KEY, path VARCHAR, stamp VARCHAR, digest VARCHAR,
sound BOOLEAN)"""
FINDINGS = """CREATE TABLE findings (report VARCHAR, kind VARCHAR, file VARCHAR, line BIGINT, column_name
VARCHAR,
what VARCHAR, right_would_be VARCHAR)"""
# latin: what little of a text is no Chinese: a word in letters or a number is looked for there.
TEXTS = "CREATE TABLE texts (report VARCHAR, words VARCHAR, folded VARCHAR, latin VARCHAR)"
# Where each Chinese character of a folded text stands, with the one behind it: a word is found by its pairs,
# however many texts there are, and no text is read for it. Sorted, of as many reports as come together: a
# pair lies in few of the pieces that the database looks at.
PAIRS = "CREATE TABLE pairs (pair BIGINT, report VARCHAR, place INTEGER)"
UNSORTED = "CREATE TEMP TABLE IF NOT EXISTS unsorted_pairs (pair BIGINT, report VARCHAR, place INTEGER)"
SORTED = "INSERT INTO pairs SELECT * FROM unsorted_pairs ORDER BY pair, report, place"
CHINESE_FROM, BEHIND = 0x3400, 2**21
PAIRED = f"""INSERT INTO unsorted_pairs
SELECT unicode(sign)::BIGINT * {BEHIND} + coalesce(unicode(next), 0) AS pair, report, place
FROM (SELECT report, unnest(string_split(folded, '')) AS sign,
unnest(string_split(folded[2:], '')) AS next, unnest(range(length(folded))) AS place
FROM texts WHERE {OF_REPORTS})
WHERE unicode(sign) >= {CHINESE_FROM}"""
# Which indicators a text speaks of in one of their aliases; alias: the one that stands first in it. Two
# characters name a subject (lawyers, supervision) and not what an indicator counts.
SPOKEN = "CREATE TABLE spoken (report VARCHAR, indicator VARCHAR, alias VARCHAR)"
SPEAKS = """INSERT INTO spoken SELECT text.report, own.indicator,
arg_min(own.alias, position(own.folded IN text.folded))
FROM texts AS text JOIN aliases AS own ON position(own.folded IN text.folded) > 0 AND length(own.alias) > 2
WHERE {which} GROUP BY text.report, own.indicator"""
# Each stretch of letters in what a search looks into: texts, titles, sentences and their translations. What
# stands in none of them stands nowhere. It only grows: a word that no report says any more costs a search.
LETTERS = "CREATE TABLE letters (word VARCHAR)"
SPELT = f"""INSERT INTO letters SELECT unnest(regexp_extract_all(line, '[a-z]+')) AS word FROM (
SELECT latin AS line FROM texts WHERE {OF_REPORTS} UNION ALL SELECT folded FROM reports WHERE {OF_REPORTS}
UNION ALL SELECT unnest([latin, folded_en]) FROM observations WHERE {OF_REPORTS})
EXCEPT SELECT word FROM letters"""
# What a report does not state of all that there is: of a cited one, whose text is not here, only what its own
# rows say so of. Thousands of reports leave millions out, which takes seconds to find and no time to count.
SILENT = "CREATE TABLE silent (report VARCHAR, indicator VARCHAR)"
SILENCE = """INSERT INTO silent SELECT report.report, indicator.id AS indicator FROM reports AS report
CROSS JOIN indicators AS indicator
LEFT JOIN (SELECT report, indicator, bool_or(status = 'reported') AS is_stated FROM observations
WHERE {which} GROUP BY report, indicator) AS said
ON said.report = report.report AND said.indicator = indicator.id
WHERE said.is_stated IS NOT TRUE AND (report.evidence = 'quoted' OR said.report IS NOT NULL)
AND report.{which} ORDER BY report.report, indicator.file_line"""
# How often an indicator is stated, by how many reports and places, how many reports have a figure or a claim
# of it for their own year, and whether any whose text is here, or any other, has a row for it. Pages ask, and
# counting takes longer than all else on them.
STATED_BY = """CREATE TABLE stated_by (indicator VARCHAR, reports BIGINT, places BIGINT, figures BIGINT,
own_figures BIGINT, own_claims BIGINT, in_quoted BOOLEAN, in_cited BOOLEAN)"""
STATED = """SELECT said.indicator, count(DISTINCT said.report) FILTER (said.status = 'reported') AS reports,
count(DISTINCT report.place) FILTER (said.status = 'reported') AS places,
count(*) FILTER (said.status = 'reported') AS figures,
count(*) FILTER (said.is_own AND said.status = 'reported' AND said.value IS NOT NULL) AS own_figures,
count(*) FILTER (said.is_own AND said.status = 'reported' AND said.value IS NULL) AS own_claims,
bool_or(report.evidence = 'quoted') AS in_quoted, bool_or(report.evidence = 'cited') AS in_cited
FROM {source}.observations AS said JOIN {source}.reports AS report ON report.report = said.report
GROUP BY said.indicator"""
# How many places of a level state an indicator for a year.
CROWDS = "CREATE TABLE crowds (indicator VARCHAR, year BIGINT, level VARCHAR, places BIGINT)"
CROWDED = """SELECT said.indicator, said.year, place.level, count(DISTINCT report.place) AS places
FROM {source}.observations AS said JOIN {source}.reports AS report ON report.report = said.report
JOIN {source}.places AS place ON place.id = report.place
WHERE said.status = 'reported' GROUP BY said.indicator, said.year, place.level"""
# Of which subjects a report whose text is not here states something for its own year.
CITED_SUBJECTS = "CREATE TABLE cited_subjects (report VARCHAR, category VARCHAR)"
CITED = """SELECT DISTINCT said.report, indicator.category FROM {source}.reports AS report
JOIN {source}.observations AS said ON said.report = report.report AND said.is_own
JOIN {source}.indicators AS indicator ON indicator.id = said.indicator WHERE report.evidence <> 'quoted'"""
# What is counted anew whenever anything changed, by the table that it is kept in.
COUNTED = {"stated_by": STATED, "crowds": CROWDED, "cited_subjects": CITED}
ALIASES = "SELECT indicator, alias FROM aliases ORDER BY ALL"
INDICATORS = "SELECT id FROM indicators ORDER BY file_line, id"
STATE = "CREATE TABLE state (key VARCHAR PRIMARY KEY, value VARCHAR)"


MADE = (
    FOLDERS,
    FINDINGS,
    TEXTS,
    PAIRS,
    SPOKEN,
    LETTERS,
    SILENT,
    STATED_BY,
    CROWDS,
    CITED_SUBJECTS,
    COMPARISONS,
    COMPARED,
    STATE,
)


def stored_name(table: str) -> str:
    """Return what a table of the schema is called in the store."""
    return NAMES.get(table, table)


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make all tables, empty."""
    for statement in MADE:
        connection.execute(statement)
    for table in schema().tables.values():
        columns = ", ".join(f'"{name}" {kind}' for name, kind in _columns(table))
        connection.execute(f'CREATE TABLE "{stored_name(table.name)}" ({columns})')


def _columns(table: Table) -> list[tuple[str, str]]:
    owner = [("report", "VARCHAR")] if table.scope == REPORT else []
    own = [(column.name, TYPES[column.type]) for column in table.columns]
    more = [(name, TYPES[kind]) for name, kind in COLUMNS.get(table.name, {}).items()]
    return [*owner, *own, *more, (LINE, "BIGINT")]


def insert_reports(connection: duckdb.DuckDBPyConnection, books: Iterable[Book]) -> None:
    """Add the rows and texts of sound reports; their pairs are there once `sort_pairs` is called."""
    books = list(books)
    connection.execute(UNSORTED)
    for name, table in schema().of(REPORT).items():
        _insert(connection, table, [row for book in books for row in _rows(book, name)])
    lines = [(book.name, book.text, folded(book.text)) for book in books if book.text is not None]
    texts = [(*line, letters_and_numbers(line[-1])) for line in lines]
    if texts:
        connection.executemany("INSERT INTO texts VALUES (?, ?, ?, ?)", texts)
        new = [[report for report, *_ in texts]]
        connection.execute(SPEAKS.format(which=f"text.{OF_REPORTS}"), new)
        connection.execute(PAIRED, new)
    every = [[book.name for book in books]]
    connection.execute(SPELT, every)
    connection.execute(SILENCE.format(which=OF_REPORTS), every)


def sort_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the pairs of the texts that were added in their order among the others."""
    connection.execute(SORTED)
    connection.execute("DELETE FROM unsorted_pairs")


def insert_vocabulary(connection: duckdb.DuckDBPyConnection, vocabulary: Book) -> None:
    """Put the vocabulary, and what was decided about reports, in the place of what was there."""
    aliases, indicators = (connection.execute(asked).fetchall() for asked in (ALIASES, INDICATORS))
    for name, table in (schema().of(VOCABULARY) | schema().of(LOCAL)).items():
        connection.execute(f'DELETE FROM "{name}"')
        _insert(connection, table, _rows(vocabulary, name))
    # Every text and figure is read for this, which a new place or unit is no reason for.
    if connection.execute(ALIASES).fetchall() != aliases:
        connection.execute("DELETE FROM spoken")
        connection.execute(SPEAKS.format(which="TRUE"))
    if connection.execute(INDICATORS).fetchall() != indicators:
        connection.execute("DELETE FROM silent")
        connection.execute(SILENCE.format(which=OF_ANY_REPORT))


def remove_reports(connection: duckdb.DuckDBPyConnection, reports: Iterable[str]) -> None:
    """Forget reports: their rows, and what their folders were."""
    ids = list(reports)
    if not ids:
        return
    remove_rows(connection, ids)
    for table in ("folders", "findings"):
        connection.execute(f'DELETE FROM "{table}" WHERE {OF_REPORTS}', [ids])


def remove_rows(connection: duckdb.DuckDBPyConnection, reports: list[str]) -> None:
    """Remove what reports say, in every table."""
    # The longest table of all, and what is new has nothing in it.
    if connection.execute(f"SELECT 1 FROM texts WHERE {OF_REPORTS} LIMIT 1", [reports]).fetchone():
        connection.execute(f"DELETE FROM pairs WHERE {OF_REPORTS}", [reports])
    for table in [*map(stored_name, schema().of(REPORT)), "texts", "spoken", "silent"]:
        connection.execute(f'DELETE FROM "{table}" WHERE {OF_REPORTS}', [reports])


def count_reports(connection: duckdb.DuckDBPyConnection) -> None:
    """Count anew how many reports and places state each indicator."""
    for table, counted in COUNTED.items():
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} {counted.format(source='main')}")


def _rows(book: Book, name: str) -> list[dict[str, Any]]:
    more = computed(book, name) or [{}] * len(book.rows.get(name, ()))
    return [
        {"report": book.name, **row.cells, **extra, LINE: str(row.line)}
        for row, extra in zip(book.rows.get(name, ()), more, strict=True)
    ]


def _insert(connection: duckdb.DuckDBPyConnection, table: Table, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    columns = _columns(table)
    frame = pd.DataFrame(rows, columns=[name for name, _ in columns], dtype="object")
    texts = {"VARCHAR": '"{0}"', "BOOLEAN": "\"{0}\" = 'true'"}
    # An empty cell is no number but NULL; empty text stays text, as in the files.
    cells = [texts.get(kind, "CAST(NULLIF(\"{0}\", '') AS {1})").format(name, kind) for name, kind in columns]
    # One statement for all rows: inserted one by one they would take many times as long.
    connection.register("incoming", frame)
    connection.execute(f'INSERT INTO "{stored_name(table.name)}" SELECT {", ".join(cells)} FROM incoming')
    connection.unregister("incoming")
