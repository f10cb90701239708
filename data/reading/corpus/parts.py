"""Where results lie: two Parquet files for each batch, and in the end two for the whole corpus.

`figures`: one row a proposal, in the columns of `propose --jsonl`. `texts`: one row a text, also of one
that could not be read. A batch is done once its `texts` are there, which are written after its `figures`.
Each file is written beside, put on disk and renamed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data.store.durable import whole_file

PARTS, FIGURES, TEXTS = "parts", "figures", "texts"
COLUMNS = {
    FIGURES: """part VARCHAR, text VARCHAR, start BIGINT, "end" BIGINT, value DOUBLE, unit VARCHAR,
qualifier VARCHAR, extent VARCHAR, period VARCHAR, work_area VARCHAR, catalogue_id VARCHAR, confidence DOUBLE,
rule VARCHAR, page BIGINT, paragraph BIGINT, "table" BIGINT, "row" BIGINT, ocr BOOLEAN""",
    TEXTS: """part VARCHAR, text VARCHAR, digest VARCHAR, reader VARCHAR, title VARCHAR, place VARCHAR,
place_code VARCHAR, level VARCHAR, body VARCHAR, year VARCHAR, period VARCHAR, figures BIGINT, claims BIGINT,
mentions BIGINT, not_understood BIGINT, error VARCHAR""",
}
# So much of the texts of a nation's years is sorted in memory, the rest on disk.
MEMORY = "400MB"
# Of a text that stands in several parts, as after a run that was given other folders, one is taken.
DONE = """SELECT text, digest, min(part) AS part FROM read_parquet('{parts}/*-texts.parquet')
WHERE reader = ? GROUP BY text, digest"""
WHOLE = {
    TEXTS: """SELECT own.* FROM read_parquet('{parts}/*-texts.parquet') AS own
JOIN wanted ON wanted.part = own.part AND wanted.text = own.text ORDER BY own.text""",
    FIGURES: """SELECT own.* FROM read_parquet('{parts}/*-figures.parquet') AS own
JOIN wanted ON wanted.part = own.part AND wanted.text = own.text ORDER BY own.text, own.start, own."end" """,
}
SAID = """SELECT count(*) AS texts, coalesce(sum(figures + claims), 0) AS proposals,
count(error) AS unreadable
FROM read_parquet('{file}')"""
UNREADABLE = "SELECT text, error FROM read_parquet('{file}') WHERE error IS NOT NULL ORDER BY text"


def write_part(
    folder: Path, name: str, figures: Sequence[Mapping[str, Any]], texts: Sequence[Mapping[str, Any]]
) -> None:
    """Write the rows of a batch, whatever was there of it before."""
    parts = folder / PARTS
    parts.mkdir(parents=True, exist_ok=True)
    for table, rows in ((FIGURES, figures), (TEXTS, texts)):
        with _database() as database:
            database.execute(f"CREATE TABLE {table} ({COLUMNS[table]})")
            if rows:
                database.register("found", pd.DataFrame([{"part": name, **row} for row in rows]))
                database.execute(f"INSERT INTO {table} BY NAME FROM found")
            _write(database, f"FROM {table}", parts / f"{name}-{table}.parquet")


def done(folder: Path, reader: str) -> pd.DataFrame:
    """Return what this reader has read before: text, digest, part."""
    if not any((folder / PARTS).glob(f"*-{TEXTS}.parquet")):
        return pd.DataFrame(columns=["text", "digest", "part"])
    with _database() as database:
        return database.execute(DONE.format(parts=_quoted(folder / PARTS)), [reader]).df()


def put_together(folder: Path, wanted: pd.DataFrame) -> None:
    """Write the two files of the whole corpus. wanted: columns text and part, one row a text."""
    with _database() as database:
        database.register("wanted", wanted)
        for table, sql in WHOLE.items():
            _write(database, sql.format(parts=_quoted(folder / PARTS)), folder / f"{table}.parquet")
    kept = set(wanted["part"])
    for path in (folder / PARTS).glob("*.parquet"):
        # Of texts that have changed since, or of another reader.
        if path.name.rpartition("-")[0] not in kept:
            path.unlink()


def said_of(folder: Path) -> dict[str, int]:
    """Return how many texts, proposals and unreadable texts the two files hold."""
    with _database() as database:
        row = database.execute(SAID.format(file=_quoted(folder / f"{TEXTS}.parquet"))).df().iloc[0]
    return {str(name): int(number) for name, number in row.items()}


def unreadable(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts that could not be read, and why."""
    with _database() as database:
        yield from database.execute(UNREADABLE.format(file=_quoted(folder / f"{TEXTS}.parquet"))).fetchall()


@contextmanager
def _database() -> Iterator[duckdb.DuckDBPyConnection]:
    database = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": MEMORY})
    try:
        yield database
    finally:
        database.close()


def _write(database: duckdb.DuckDBPyConnection, sql: str, path: Path) -> None:
    with whole_file(path) as beside:
        database.execute(f"COPY ({sql}) TO '{_quoted(beside)}' (FORMAT parquet, COMPRESSION zstd)")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
