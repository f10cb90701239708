"""What may be accepted without a look at each: the reader is sure, and nothing speaks against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from data.drafts.model import HEAD, UNDECIDED, Decision, Item, State
from data.drafts.spans import number_of

# As sure as the reader is where nothing speaks against a proposal: `SURE` in `data.reading.confidence`.
ENOUGH = 0.99
# Where the reader tells nothing of how sure it is.
TAKEN_AS_READ = ("heading", "statement", "mention")


def sure(state: State) -> list[Item]:
    """Return the undecided items that may be accepted together: see before it is done.

    Figures and claims with a confidence of ENOUGH and an indicator, a figure whose words read as its value;
    headings, statements and mentions. Never the head, nothing that a machine read from a picture, and not one
    number that would count for one indicator twice.
    """
    items = [item for item in state.items.values() if item.status == UNDECIDED and _is_sure(item)]
    twice = Counter(_place(item) for item in state.of("figure", "claim"))
    return [item for item in items if item.kind in TAKEN_AS_READ or twice[_place(item)] == 1]


def _place(item: Item) -> tuple[str, ...]:
    """Return what no two figures of a report may share."""
    return tuple(item.current.get(name, "") for name in ("indicator", "period", "start"))


def acceptances(items: Sequence[Item], who: str) -> list[Decision]:
    """Return the decisions that accept items as they were seen."""
    return [Decision(who, item.id, "accept", seen=item.version) for item in items]


def _is_sure(item: Item) -> bool:
    if item.id == HEAD or item.must_be_seen:
        return False
    if item.kind in TAKEN_AS_READ:
        return True
    cells = item.current
    if not cells.get("indicator") or (item.confidence or 0.0) < ENOUGH:
        return False
    if item.kind == "claim":
        return bool(cells.get("extent"))
    return number_of(cells.get("stated", "")) == (cells.get("value"), cells.get("qualifier"))
