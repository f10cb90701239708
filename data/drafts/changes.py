"""What a correction changed, a cell a row: date, old, new, reason, who."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.drafts.model import REJECTED, TABLES, Decision, State
from data.drafts.replay import counted
from data.drafts.rows import Made
from data.schema import REPORT, schema

Cells = dict[str, str]
# A cell that the machine works out anew because another was corrected.
FOLLOWS = "随所更正的内容而变 / follows from what was corrected"


@dataclass(frozen=True)
class Change:
    """One row of `changes`, and the item that it comes from."""

    cells: dict[str, str]
    item: str


def changed(
    report: str,
    before: Mapping[str, list[Cells]],
    now: Mapping[str, list[Made]],
    state: State,
    day: str,
    who: str,
) -> list[Change]:
    """Return a row for each cell that differs, and for each row that was added or removed.

    before, now: the tables of a report's folder; tables that are not in `now` did not change. who: of what
    nobody decided in so many words.
    """
    all_changes = []
    # A row that was taken out is no longer made of an item: the item is found again by the row's key.
    gone = {
        (TABLES[item.kind], item.proposed.get("id") or item.proposed.get("start", "")): item.id
        for item in state.items.values()
        if item.status == REJECTED
    }
    for table, rows in now.items():
        for row, column, old, new, item in _differences(report, table, before.get(table, []), rows):
            item = item or gone.get((table, row), "")
            decision = _decided(state, item, column)
            cells = {"date": day, "table": table, "row": row, "column": column, "old": old, "new": new}
            cells["reason"] = (decision.reason if decision else "") or FOLLOWS
            cells["who"] = decision.who if decision else who
            all_changes.append(Change(cells, item))
    return all_changes


def _differences(
    report: str, table: str, before: list[Cells], now: list[Made]
) -> Iterator[tuple[str, str, str, str, str]]:
    columns = schema().tables[table].names
    old = {_key(report, table, row): row for row in before}
    new = {_key(report, table, made.cells): made for made in now}
    for key in [*old, *(key for key in new if key not in old)]:
        made = new.get(key)
        if made is None:
            yield key, "", _json(old[key], columns), "", ""
        elif key not in old:
            yield key, "", "", _json(made.cells, columns), made.item
        else:
            for column in columns:
                was, is_now = old[key].get(column, ""), made.cells.get(column, "")
                if was != is_now:
                    yield key, column, was, is_now, made.item


def _key(report: str, table: str, row: Cells) -> str:
    if table == REPORT:
        return report
    return " ".join(row.get(name, "") for name in schema().tables[table].key)


def _json(row: Cells, columns: list[str]) -> str:
    return json.dumps({name: row.get(name, "") for name in columns}, ensure_ascii=False)


def _decided(state: State, item: str, column: str) -> Decision | None:
    """Return the last decision about an item that gave a reason, best one that names the column."""
    history = counted(state.items[item].history) if item in state.items else []
    reasoned = [one for one in history if one.verb in ("correct", "add", "reject") and one.reason]
    named = [one for one in reasoned if column in one.fields]
    return (named or reasoned)[-1] if reasoned else None
