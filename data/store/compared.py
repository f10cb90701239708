"""What sources state differently, worked out once when reports change: a row for each comparison.

Thousands of places have a hundred thousand comparisons: too many to make for a page that shows twenty. Each
leans on the reports of one place alone, so that only places of which something changed are worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import duckdb
import pandas as pd

from data.arithmetic.differences import KINDS, Comparison, Rule, Statement, comparisons
from data.arithmetic.hedged import hedged
from data.arithmetic.reconcile import Figure, operands, rounding_of, stated_places

# reports, figures: of each statement, in the comparison's order, with BETWEEN between two of them; period and
# indicator: of the last.
COMPARISONS = """CREATE TABLE comparisons (id VARCHAR, kind VARCHAR, kind_order INTEGER, place VARCHAR,
period VARCHAR, indicator VARCHAR, holds BOOLEAN, reports VARCHAR, figures VARCHAR)"""
# Of which reports, and which state of them, the comparisons of a place were made.
COMPARED = "CREATE TABLE compared (place VARCHAR, made_of VARCHAR)"
# No name of a folder and no id has one.
BETWEEN = "\n"
IN_ORDER = "kind_order, place, period, indicator, id"
STATEMENT = """said.report, said.id, report.place, said.period, said.scope_zh, said.actor, report.url,
report.title, said.indicator, said.value, said.qualifier, said.stated, indicator.kind, indicator.unit,
indicator.part_of"""
JOINED = """FROM observations AS said JOIN reports AS report ON report.report = said.report
JOIN indicators AS indicator ON indicator.id = said.indicator"""
# Only what can be laid beside something: a quantity that a place's sources state more than once, and what a
# rule or a whole speaks of.
STATED = f"""WITH stated AS (SELECT {STATEMENT}, said.start, said.file_line,
count(*) OVER (PARTITION BY report.place, said.indicator, said.period) AS times {JOINED}
WHERE said.status = 'reported' AND said.value IS NOT NULL
AND report.place IN (SELECT unnest($1::VARCHAR[])))
SELECT * EXCLUDE (start, file_line, times) FROM stated WHERE times > 1 OR part_of <> ''
OR indicator IN (SELECT part_of FROM indicators WHERE part_of <> '') OR list_contains($2, indicator)
ORDER BY report, start NULLS LAST, file_line, id"""
MADE_OF = """SELECT report.place, md5(string_agg(folder.report || ' ' || folder.digest, ',' ORDER BY
folder.report)) AS made_of FROM reports AS report JOIN folders AS folder ON folder.report = report.report
GROUP BY report.place"""
CHANGED = f"""SELECT coalesce(now.place, before.place) FROM ({MADE_OF}) AS now
FULL JOIN compared AS before ON before.place = now.place
WHERE now.made_of IS DISTINCT FROM before.made_of ORDER BY 1"""
RULES = 'SELECT id, kind, "left", "right" FROM checks ORDER BY file_line, id'
# What of the vocabulary a comparison leans on, beside the rules.
LEANS_ON = "SELECT id, kind, unit, part_of FROM indicators ORDER BY id"
OF_PLACES = "place IN (SELECT unnest($1::VARCHAR[]))"
# So many places at a time: memory stays level however many there are.
AT_A_TIME = 200
COLUMNS = ["id", "kind", "kind_order", "place", "period", "indicator", "holds", "reports", "figures"]


class Stated(NamedTuple):
    """A figure with what tells it from others: the columns of STATEMENT."""

    report: str
    id: str
    place: str
    period: str
    scope_zh: str
    actor: str
    url: str
    title: str
    indicator: str
    value: float | None
    qualifier: str
    stated: str
    kind: str
    unit: str
    part_of: str


def bring_up_to_date(connection: duckdb.DuckDBPyConnection) -> None:
    """Compare anew what places state of which a report came, went or changed; all where the rules did."""
    leans_on = [connection.execute(sql).fetchall() for sql in (RULES, LEANS_ON)]
    rules = sha256(repr(leans_on).encode()).hexdigest()
    row = connection.execute("SELECT value FROM state WHERE key = 'compared_by'").fetchone()
    if row is None or row[0] != rules:
        connection.execute("DELETE FROM compared")
        connection.execute("INSERT OR REPLACE INTO state VALUES ('compared_by', ?)", [rules])
    changed = [str(row[0]) for row in connection.execute(CHANGED).fetchall()]
    if not changed:
        return
    connection.execute(f"DELETE FROM comparisons WHERE {OF_PLACES}", [changed])
    compare(connection, changed)
    connection.execute(f"DELETE FROM compared WHERE {OF_PLACES}", [changed])
    connection.execute(f"INSERT INTO compared SELECT * FROM ({MADE_OF}) WHERE {OF_PLACES}", [changed])


def compare(connection: duckdb.DuckDBPyConnection, places: Sequence[str], into: str = "comparisons") -> None:
    """Add the comparisons of places; into: the table."""
    rules = _rules(connection)
    ruled = sorted(
        {name for rule in rules for name in (*operands(rule["kind"], rule["left"]), rule["right"])}
    )
    for first in range(0, len(places), AT_A_TIME):
        rows = connection.execute(STATED, [list(places[first : first + AT_A_TIME]), ruled]).fetchall()
        frame = pd.DataFrame(_rows(comparisons([*_statements(rows)], rules)), columns=COLUMNS)
        if len(frame):
            connection.register("compared_now", frame)
            connection.execute(f"INSERT INTO {into} SELECT * FROM compared_now")
            connection.unregister("compared_now")


def _rules(connection: duckdb.DuckDBPyConnection) -> list[Rule]:
    names = ("id", "kind", "left", "right")
    return [dict(zip(names, map(str, row), strict=True)) for row in connection.execute(RULES).fetchall()]


def _statements(rows: Iterable[tuple[Any, ...]]) -> Iterator[Statement]:
    for row in rows:
        # A report without an address, an indicator that is no part of another: empty, not missing.
        yield statement_of(Stated._make("" if cell is None else cell for cell in row))


def _rows(made: Iterable[Comparison]) -> Iterator[tuple[Any, ...]]:
    for one in made:
        last, keys = one.statements[-1], [statement.key for statement in one.statements]
        order = KINDS.index(one.kind), one.place, last.period, last.figure.indicator
        reports, figures = (BETWEEN.join(key[nth] for key in keys) for nth in (0, 1))
        yield one.id, one.kind, *order, one.holds, reports, figures


def statement_of(row: Stated) -> Statement:
    """Return a figure as arithmetic compares it."""
    value = hedged(row.value, row.qualifier)
    figure = Figure(
        indicator=row.indicator,
        value=value,
        places=stated_places(row.stated),
        kind=row.kind,
        unit=row.unit,
        # Only a drawn reconciliation reads what is left empty here; comparing does not.
        category="",
        part_of=row.part_of,
        section="",
        unit_zh="",
        unit_en_one="",
        unit_en_many="",
        rounding=rounding_of(value, row.stated, row.kind),
    )
    # One address may show several documents, which their titles tell apart.
    document = "\n".join((row.url, row.title)) if row.url else ""
    return Statement(row.report, row.id, row.place, row.period, row.scope_zh, row.actor, document, figure)
