"""Small tables that many answers lean on, read once a state of the store: places, indicators, rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from data import store
from data.arithmetic.differences import Rule
from data.store.compared import RULES

# The state that is served, and the one before it while its last answers are made.
STATES = 2
PARENTS = "SELECT id, parent FROM places WHERE parent <> '' ORDER BY id"
MUST_AGREE = "SELECT id, comparable FROM indicators ORDER BY id"


def places_above(database: store.Store, place: str) -> tuple[str, ...]:
    """Return the places that a place lies in, the nearest first; none for one that is not in the list."""
    parents, above = _parents(database), list[str]()
    # A place that is its own ancestor by a mistake in the table must not keep the program climbing.
    while (parent := parents.get(above[-1] if above else place)) and parent not in above:
        above.append(parent)
    return tuple(above)


@lru_cache(maxsize=STATES)
def _parents(database: store.Store) -> Mapping[str, str]:
    rows = database.frame(PARENTS)
    return dict(zip(rows["id"], rows["parent"], strict=True))


@lru_cache(maxsize=STATES)
def must_agree(database: store.Store) -> Mapping[str, tuple[str, ...]]:
    """Return, by indicator, what two of its figures must have in common to be of one basis."""
    rows = database.frame(MUST_AGREE)
    return {
        name: tuple(str(words).split()) for name, words in zip(rows["id"], rows["comparable"], strict=True)
    }


@lru_cache(maxsize=STATES)
def rules(database: store.Store) -> Sequence[Rule]:
    """Return the rules of arithmetic between indicators, in the order of their table."""
    rows = database.frame(RULES).to_dict("records")
    return [{str(name): str(cell) for name, cell in row.items()} for row in rows]
