"""The vocabulary as a researcher reads it: definitions, units, rules, reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from data import store
from data.select.make_rows import rows_of

DEFINITIONS = """SELECT indicator.*, category.name_zh AS category_zh, category.name_en AS category_en,
COALESCE(unit.zh, '') AS unit_zh, COALESCE(unit.en_one, '') AS unit_en_one,
COALESCE(unit.en_many, '') AS unit_en_many
FROM indicators AS indicator JOIN categories AS category ON category.id = indicator.category
LEFT JOIN units AS unit ON unit.id = indicator.unit ORDER BY category."order", indicator.file_line,
indicator.id"""
UNITS = "SELECT * FROM units ORDER BY file_line, id"
REASONS = "SELECT * FROM reasons ORDER BY file_line, id"
CHECKS = "SELECT * FROM checks ORDER BY file_line, id"
DERIVED = "SELECT * FROM derived ORDER BY file_line, id"


class Definition(NamedTuple):
    """An indicator with its subject and unit; comparable: what must agree, separated by spaces."""

    id: str
    category: str
    catalogue: str
    kind: str
    unit: str
    name_zh: str
    name_en: str
    definition_zh: str
    definition_en: str
    better: str
    nature: str
    part_of: str
    replaces: str
    comparable: str
    category_zh: str
    category_en: str
    unit_zh: str
    unit_en_one: str
    unit_en_many: str


class Unit(NamedTuple):
    """A unit; factor: how many of `base` one of it is."""

    id: str
    zh: str
    en_one: str
    en_many: str
    factor: float | None
    base: str


class Reason(NamedTuple):
    """Why a number of a text is no indicator."""

    id: str
    zh: str
    en: str


class Rule(NamedTuple):
    """What figures are laid beside each other."""

    id: str
    kind: str
    left: str
    right: str


class Formula(NamedTuple):
    """How a number is computed here."""

    id: str
    formula: str
    inputs: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class Codebook:
    """What the tables of the vocabulary hold, each in its own order; indicators by subject."""

    indicators: tuple[Definition, ...]
    units: tuple[Unit, ...]
    reasons: tuple[Reason, ...]
    checks: tuple[Rule, ...]
    derived: tuple[Formula, ...]


def codebook() -> Codebook:
    """Return the vocabulary as it is served."""
    return _codebook(store.current())


# Two stores: the one that is served, and the one before it while its last answers are made.
@lru_cache(maxsize=2)
def _codebook(database: store.Store) -> Codebook:
    ask = database.frame
    return Codebook(
        tuple(rows_of(Definition, ask(DEFINITIONS))),
        tuple(rows_of(Unit, ask(UNITS))),
        tuple(rows_of(Reason, ask(REASONS))),
        tuple(rows_of(Rule, ask(CHECKS))),
        tuple(rows_of(Formula, ask(DERIVED))),
    )
