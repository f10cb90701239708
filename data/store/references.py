"""What a folder refers to is there: asked in SQL at every compile, since removing one indicator can break a
folder that did not change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from data.folders.locations import shown
from data.schema import REPORT, VOCABULARY, schema
from data.store import tables

KIND = "reference"


def leave_out_broken(connection: duckdb.DuckDBPyConnection, folders: Mapping[str, Path]) -> None:
    """Record every reference to the vocabulary that leads nowhere, and take the rows of its report out.

    Such a folder's digest goes too, so that it is read again when the vocabulary has what it needs.
    """
    # Asked anew each time: what one compile could not refer to, the next one's vocabulary may hold.
    connection.execute("DELETE FROM findings WHERE kind = ?", [KIND])
    for name, table in schema().of(REPORT).items():
        for reference in table.references:
            if schema().tables[reference.table].scope == VOCABULARY:
                _record(
                    connection, name, reference.columns[0], reference.table, reference.targets[0], folders
                )
    broken = [
        row[0]
        for row in connection.execute(
            "SELECT DISTINCT report FROM findings WHERE kind = ?", [KIND]
        ).fetchall()
    ]
    tables.remove_rows(connection, broken)
    connection.execute(
        "UPDATE folders SET sound = FALSE, stamp = '', digest = '' "
        "WHERE report IN (SELECT unnest(?::VARCHAR[]))",
        [broken],
    )


def _record(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    column: str,
    target: str,
    key: str,
    folders: Mapping[str, Path],
) -> None:
    rows = connection.execute(
        f'SELECT own.report, own.{tables.LINE}, own."{column}" FROM "{tables.stored_name(name)}" AS own '
        f'LEFT JOIN "{target}" AS other ON other."{key}" = own."{column}" '
        f'WHERE own."{column}" <> \'\' AND other."{key}" IS NULL'
    ).fetchall()
    for report, line, cell in rows:
        # The same words as data.check says of a missing reference: it is the same fault to whoever mends it.
        file = shown(folders[report] / f"{name}.csv")
        finding = [
            report,
            KIND,
            file,
            line,
            column,
            f"{cell!r} is not in {target}",
            f"{key} of a row of {target} would be right",
        ]
        connection.execute("INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?)", finding)
