"""What a fact is an observation of: an indicator that there was, one made for it, or none, with the reason.

`concepts.csv` is read from the top: the first row of a concept that is counted in the fact's unit, and whose
conditions (`place`, `year`, words in `note`) hold, decides. Its `why` is one of WHYS, its `reason` a sentence
for a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache

from data.manage.cited.facts import Fact
from data.manage.cited.tables import Row, rows

TAKEN, OWN, OUT = "taken", "own", "out"
VERDICTS = {TAKEN: "existing indicator", OWN: "indicator of its own", OUT: "left out"}
WHYS: Mapping[str, Mapping[str, str]] = {
    TAKEN: {
        "same": "concept, unit, scope and body agree",
        "scoped": "they agree, and the scope says what the figure covers",
        "words": "a coverage word, which is no percentage",
    },
    OWN: {
        "new_subject": "no indicator of this subject yet",
        "other_stage": "another stage or outcome of the same cases",
        "other_instance": "another instance of the courts",
        "other_body": "another body",
        "other_unit": "another unit is counted",
        "other_base": "a rate with another base",
        "other_measure": "another measure of the same subject",
        "part": "a part of what the wider indicator counts",
        "wider": "wider than the indicator there is",
    },
    OUT: {
        "undefined": "what it measures is not stated",
        "of_others": "a remark on others, no quantity of the place",
    },
}


@dataclass(frozen=True)
class Rule:
    """A row of `concepts.csv`."""

    line: int
    row: Row

    def __getitem__(self, column: str) -> str:
        return self.row[column]

    @property
    def units(self) -> tuple[str, ...]:
        """The measure words in which the concept is counted."""
        return tuple(self.row["units"].split())

    def holds(self, fact: Fact) -> bool:
        """Say whether the row is about this fact."""
        place, year, note = (self.row[name] for name in ("place", "year", "note"))
        is_there = place in ("", fact["place"]) and year in ("", fact["year"])
        return is_there and note in fact["note"] and fact["unit"] in self.units


@dataclass(frozen=True)
class Said:
    """What a note says: of the scope, of whom it names, of the period, and in words, in both languages."""

    scope_zh: str = ""
    scope_en: str = ""
    actor: str = ""
    actor_en: str = ""
    period: str = ""
    note_zh: str = ""
    note_en: str = ""


@cache
def concepts() -> dict[str, tuple[Rule, ...]]:
    """Return the rules of each concept, in the table's order."""
    by_concept: dict[str, list[Rule]] = defaultdict(list)
    for line, row in rows("concepts"):
        by_concept[row["concept"]].append(Rule(line, row))
    return {concept: tuple(rules) for concept, rules in by_concept.items()}


def rule_of(fact: Fact) -> Rule | None:
    """Return the rule that decides on a fact; None where no row is about it."""
    return next((rule for rule in concepts().get(fact["concept"], ()) if rule.holds(fact)), None)


def units_of(concept: str) -> tuple[str, ...]:
    """Return the units in which a concept is decided on; none where it is not known at all."""
    return tuple(dict.fromkeys(unit for rule in concepts().get(concept, ()) for unit in rule.units))


@cache
def _notes() -> dict[tuple[str, str], Said]:
    return {
        (row["note"], row["concept"]): Said(**{one.name: row[one.name] for one in fields(Said)})
        for _, row in rows("notes")
    }


def said_by(fact: Fact) -> Said:
    """Return what a fact's note says; one that nobody has put into words stands as it is, in both columns."""
    note, known = fact["note"], _notes()
    if not note:
        return Said()
    return known.get((note, fact["concept"])) or known.get((note, "")) or Said(note_zh=note, note_en=note)


def joined(words: Iterable[str], between: str) -> str:
    """Return what several tables say of a scope as one, each once."""
    return between.join(dict.fromkeys(filter(None, words)))
