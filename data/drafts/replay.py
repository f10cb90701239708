"""Proposals and decisions to what stands now: pure, and the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.drafts.model import ACCEPTED, ADDED, CORRECTED, REJECTED, Decision, Item, State


def replay(proposed: Iterable[Item], decisions: Sequence[Decision]) -> State:
    """Return what stands after all decisions. proposed: items at version 0."""
    items = {item.id: item for item in proposed}
    by_item: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_item.setdefault(decision.item, []).append(decision)
    for name, history in by_item.items():
        items[name] = after(items.get(name) or _added(history[0]), history)
    return State(items)


def after(item: Item, history: Sequence[Decision]) -> Item:
    """Return an item as it stands after its decisions. item: at version 0."""
    lasting = counted(history)
    status, cells = item.status, dict(item.current)
    if item.status == ADDED and not lasting:
        # Whoever adds a thing and takes that back leaves nothing to publish.
        status = REJECTED
    for decision in lasting:
        status, cells = _decided(item, status, cells, decision)
    return Item(
        item.id,
        item.kind,
        item.proposed,
        cells,
        status,
        len(history),
        tuple(history),
        item.confidence,
        item.hints,
    )


def counted(history: Sequence[Decision]) -> list[Decision]:
    """Return the decisions that were not undone."""
    lasting: list[Decision] = []
    for decision in history:
        if decision.verb != "undo":
            lasting.append(decision)
        elif lasting:
            lasting.pop()
    return lasting


def _added(first: Decision) -> Item:
    return Item(first.item, first.kind, {}, first.fields, ADDED, 0)


def _decided(
    item: Item, status: str, cells: dict[str, str], decision: Decision
) -> tuple[str, dict[str, str]]:
    if decision.verb == "reject":
        return REJECTED, {**cells, **decision.fields}
    own = ADDED if item.status == ADDED else ""
    if decision.verb == "accept":
        return own or (ACCEPTED if cells == item.proposed else CORRECTED), _without_mention(cells)
    cells = _without_mention({**cells, **decision.fields})
    return own or (CORRECTED if cells != item.proposed else ACCEPTED), cells


def _without_mention(cells: dict[str, str]) -> dict[str, str]:
    """What was a mention because it was rejected is a figure again."""
    return {name: cell for name, cell in cells.items() if name != "mention"}
