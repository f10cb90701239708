"""The place that a fact names: of the national list by its whole name or code, else of the table by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.manage.cited.tables import rows
from data.schema import schema

# A table's word for a level, and the level and body that a place of it has.
LEVELS = {
    "nation": "nation",
    "province": "province",
    "city": "prefecture",
    "county": "county",
    "town": "town",
}


@dataclass(frozen=True)
class Found:
    """A place's row. scope_zh, scope_en: what of it the name means, where it is a part of the place."""

    row: Mapping[str, str]
    scope_zh: str = ""
    scope_en: str = ""

    def fits(self, level: str) -> bool:
        """Say whether the level that a fact names is this place's. A part of one has any level."""
        if level == "department" or self.row["body"] == "department":
            return level == self.row["body"]
        return bool(self.scope_zh) or LEVELS.get(level) == self.row["level"]


class Places:
    """Places by name. known: the rows of the vocabulary, shipped ones first; hand-made ones are added."""

    def __init__(self, known: Iterable[Mapping[str, str]]) -> None:
        self.by_id: dict[str, Mapping[str, str]] = {row["id"]: row for row in known}
        self.by_name: dict[str, set[str]] = defaultdict(set)
        self.made: dict[str, Found] = {}
        columns = schema().tables["places"].names
        for _, row in rows("places"):
            if row["name_zh"]:
                made = {name: row.get(name, "") for name in columns}
                self.by_id.setdefault(row["id"], made)
            if place := self.by_id.get(row["id"]):
                self.made[row["called"]] = Found(place, row["scope_zh"], row["scope_en"])
        for place in self.by_id.values():
            for name in {place["id"], place["name_zh"], self._whole(place)}:
                self.by_name[name].add(place["id"])

    def _whole(self, row: Mapping[str, str]) -> str:
        name, seen = row["name_zh"], {row["id"]}
        while (above := self.by_id.get(row["parent"])) and above["id"] not in seen:
            row, name = above, above["name_zh"] + name
            seen.add(above["id"])
        return name

    def find(self, name: str) -> Found | None:
        """Return the place of a name; None where no place, or more than one, is called so."""
        # What a person wrote by hand decides, even where the national list has such a name.
        if name in self.made:
            return self.made[name]
        ids = self.by_name.get(name, set())
        return Found(self.by_id[next(iter(ids))]) if len(ids) == 1 else None
