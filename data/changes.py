"""What was corrected in a published row: kept beside each figure, and said in one line in files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass

# What data.drafts writes as the reason of a cell that changed with another: no person's words.
FOLLOWS = "随所更正的内容而变 / follows from what was corrected"
ADDED, TAKEN_OUT = "added", "taken out"


@dataclass(frozen=True)
class Change:
    """One corrected cell, as it stands in `changes.csv`.

    column: "" where the whole row was added or taken out. old, new: the cells, "" where they were empty; of
    a whole row the row as JSON. reason: a person's words, or FOLLOWS.
    """

    date: str
    column: str
    old: str
    new: str
    reason: str

    @property
    def was_added(self) -> bool:
        """Whether the whole row came with this change."""
        return not self.column and not self.old

    @property
    def was_taken_out(self) -> bool:
        """Whether the whole row went with this change."""
        return not self.column and bool(self.old)

    @property
    def whole_row(self) -> dict[str, str]:
        """The row that came or went, {} where a cell changed; {} too where a hand wrote no JSON."""
        if self.column:
            return {}
        try:
            row = json.loads(self.old or self.new)
        except ValueError:
            return {}
        return {name: str(cell) for name, cell in row.items()} if isinstance(row, dict) else {}


def kept(rows: Iterable[Mapping[str, str]]) -> str:
    """Return changes of one figure as the text that the store keeps beside it, the newest first; "" for none.

    rows: of the table `changes`, in the order of the file.
    """
    changes = [Change(*(row[name] for name in ("date", "column", "old", "new", "reason"))) for row in rows]
    # Of one day the row that was written last is the newest.
    newest_first = sorted(enumerate(changes), key=lambda one: (one[1].date, one[0]), reverse=True)
    return json.dumps([astuple(one) for _, one in newest_first], ensure_ascii=False) if changes else ""


def changes_of(corrected: str) -> tuple[Change, ...]:
    """Return the changes of a figure, the newest first. corrected: the column of `select.observations`."""
    return tuple(Change(*cells) for cells in json.loads(corrected)) if corrected else ()


def in_short(corrected: str) -> str:
    """Return the changes of a figure as a file has them: `2026-11-27 value: 12 → 13; …`; "" for none."""
    return "; ".join(map(_in_short, changes_of(corrected)))


def _in_short(change: Change) -> str:
    if change.column:
        cells = " ".join(filter(None, (change.old, "→", change.new)))
        return f"{change.date} {change.column}: {cells}"
    return f"{change.date} {ADDED if change.was_added else TAKEN_OUT}"
