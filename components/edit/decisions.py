"""What a form of review sends, carried out: a decision, or the few that belong together."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from data import drafts
from data.drafts import HEAD, Decision, Draft, DraftError, Item, State
from data.drafts.spans import number_of, plain_number
from data.drafts.words import Rows, place_called

CELL = "cell-"
PLAIN = ("accept", "undo")
# Fields of a new indicator's form that are cells of its new unit.
OF_UNIT = {"unit_zh": "zh", "unit_en_one": "en_one", "unit_en_many": "en_many"}
NEW_PLACE = ("name_zh", "name_en", "level", "parent")


@dataclass(frozen=True)
class Sent:
    """A form as it came. fields: by name. who: the person's name. rows: the vocabulary, by table and id."""

    fields: Mapping[str, str]
    who: str
    draft: Draft
    state: State
    rows: Rows

    def get(self, name: str) -> str:
        """Return a field without blanks around it, "" where it did not come."""
        return self.fields.get(name, "").strip()

    @property
    def cells(self) -> dict[str, str]:
        """The cells that it fills."""
        return {name.removeprefix(CELL): self.get(name) for name in self.fields if name.startswith(CELL)}

    @property
    def item(self) -> Item:
        """The item that it is about. Raises DraftError where there is none of that id."""
        item = self.state.items.get(self.get("item"))
        if item is None:
            raise DraftError(f"There is no item {self.get('item')!r} in this draft.", "no_item")
        return item

    def decision(self, verb: str, cells: Mapping[str, str] | None = None, item: str = "") -> Decision:
        """Return a decision about its item, as the person saw it."""
        seen = int(self.get("seen")) if self.get("seen").isdecimal() else 0
        return Decision(self.who, item or self.get("item"), verb, dict(cells or {}), self.get("reason"), seen)

    def added(self, kind: str, cells: Mapping[str, str], reason: str = "") -> Decision:
        """Return the decision that adds a thing."""
        return Decision(self.who, "", "add", dict(cells), reason or self.get("reason"), kind=kind)


def carry_out(sent: Sent) -> list[Item]:
    """Do what a form says; return the items that changed, as they now stand.

    Raises StaleDecision where somebody else was first, DraftError where it makes no sense; a new word that
    was made on the way stays.
    """
    verb = sent.get("verb")
    if verb in PLAIN:
        return [drafts.decide(sent.draft, sent.decision(verb))]
    act = VERBS.get(verb)
    if act is None:
        raise DraftError(f"{verb!r} is no decision; one of {', '.join((*PLAIN, *VERBS))} would be right.")
    return act(sent)


def _reject(sent: Sent) -> list[Item]:
    mention = sent.get("mention")
    return [drafts.decide(sent.draft, sent.decision("reject", {"mention": mention} if mention else {}))]


def _correct(sent: Sent) -> list[Item]:
    item = sent.item
    if sent.get("restate"):
        return _restated(sent, item)
    changed = _changed(sent, item)
    if not changed:
        # Whoever saves what stands there agrees with it.
        return [drafts.decide(sent.draft, sent.decision("accept"))]
    return [drafts.decide(sent.draft, sent.decision("correct", changed))]


def _changed(sent: Sent, item: Item) -> dict[str, str]:
    """Return the cells that differ from the item's current ones."""
    cells = sent.cells
    unit = cells.pop("unit", "") if item.kind == "figure" else ""
    if item.kind == "figure" and cells.get("value"):
        cells["value"] = value_of(
            cells["value"], Decimal(sent.rows["units"].get(unit, {}).get("factor") or 1)
        )
    if set(cells.get("areas", "").split()) == set(item.current.get("areas", "").split()):
        # In whatever order they were ticked.
        cells.pop("areas", None)
    return {name: cell for name, cell in cells.items() if cell != item.current.get(name, "")}


def value_of(typed: str, factor: Decimal = Decimal(1)) -> str:
    """Return a value in its base unit as somebody typed it: 3,600, 3600万, or 3600 of a unit of 10,000.

    What is no number stays as it is, to be refused with its words.
    """
    plain = unicodedata.normalize("NFKC", typed).replace(",", "").replace(" ", "").removesuffix("%")
    try:
        return plain_number(Decimal(plain) * factor)
    except InvalidOperation:
        return number_of(typed)[0] or typed


def _restated(sent: Sent, item: Item) -> list[Item]:
    """Take a figure back and add the same words as a coverage claim, or the other way round."""
    kind = sent.get("restate")
    kept_columns = ("start", "end", "period", "scope_zh", "scope_en", "actor", "actor_en")
    # Value and unit stay behind: the two kinds read the same words in different ways.
    cells = {name: item.current[name] for name in kept_columns if item.current.get(name)}
    reason = sent.get("reason") or f"→ {kind}"
    taken_back = Decision(sent.who, item.id, "reject", {}, reason, sent.decision("reject").seen)
    return drafts.decide_all(sent.draft, [taken_back, sent.added(kind, cells, reason)])


def _add(sent: Sent) -> list[Item]:
    """Add what was missed: by its place in the text, or by its words and which of their places is meant."""
    kind = sent.get("kind")
    start, end = sent.get("start"), sent.get("end")
    if not start:
        first = _position(
            sent.draft.text, sent.get("words"), int(sent.get("nth")) if sent.get("nth").isdecimal() else 1
        )
        start, end = str(first), str(first + len(sent.get("words")))
    cells = {"start": start, "end": end, **sent.cells}
    if kind == "mention":
        # What was left open gets the commonest answer; whoever added it can correct it.
        cells.setdefault("reason", "no_count")
    if kind == "claim":
        cells.setdefault("extent", "full")
    return [drafts.decide(sent.draft, sent.added(kind, cells))]


def _position(text: str, words: str, number: int) -> int:
    """Return where words stand in a text for the `number`-th time; DraftError where they do not."""
    at = -1
    for _ in range(max(1, number)):
        at = text.find(words, at + 1) if words else -1
        if at < 0:
            raise DraftError(f"The text does not hold {words!r} {number} times.", "not_in_text", words=words)
    return at


def _new_indicator(sent: Sent) -> list[Item]:
    """Give a figure an existing indicator that lies near, or a new one, with its unit."""
    if sent.get("take"):
        return [drafts.decide(sent.draft, sent.decision("correct", {"indicator": sent.get("take")}))]
    # Seen before anything is made: a new word for an item that has changed would belong to nothing.
    if sent.item.version != sent.decision("correct").seen:
        drafts.decide(sent.draft, sent.decision("accept"))
    cells, made_items = sent.cells, []
    unit = {of: cells.pop(name, "") for name, of in OF_UNIT.items()}
    # The unit first, then the indicator that names it, then the figure that names the indicator.
    if any(unit.values()):
        made_items.append(drafts.decide(sent.draft, sent.added("unit", unit)))
        cells["unit"] = made_items[0].current["id"]
    if sent.item.kind == "claim":
        cells |= {"kind": "coverage", "unit": ""}
    elif cells.get("unit") in ("percent",):
        cells["kind"] = "share"
    elif sent.rows["units"].get(cells.get("unit", ""), {}).get("base") == "yuan":
        cells["kind"] = "amount"
    indicator = drafts.decide(sent.draft, sent.added("indicator", cells))
    decided = drafts.decide(sent.draft, sent.decision("correct", {"indicator": indicator.current["id"]}))
    return [*made_items, indicator, decided]


def _accept_sure(sent: Sent) -> list[Item]:
    """Accept the items that were shown, as they were seen: all of them, or none."""
    pairs = [pair.partition(":") for pair in sent.get("items").split()]
    wanted = [
        Decision(sent.who, item, "accept", seen=int(seen)) for item, _, seen in pairs if seen.isdecimal()
    ]
    return drafts.decide_all(sent.draft, wanted) if wanted else []


def _confirm(sent: Sent) -> list[Item]:
    """Confirm the report's head, its place made first where the list lacks it."""
    cells, made_items = sent.cells, []
    place_choice = sent.get("which_place")
    if place_choice == "new":
        made_items.append(drafts.decide(sent.draft, sent.added("place", _place(sent))))
        cells["place"] = made_items[0].current["id"]
    else:
        name = sent.get("cell-place_typed") if place_choice == "typed" else place_choice
        cells["place"] = place_called(name, sent.rows)
        if not cells["place"]:
            raise DraftError(f"There is no one place {name!r} in the list.", "no_place", words=name)
    cells.pop("place_typed", "")
    head_cells = {name: cell for name, cell in cells.items() if not name.startswith("new_")}
    changed = {name: cell for name, cell in head_cells.items() if cell != sent.item.current.get(name, "")}
    verb = "correct" if changed else "accept"
    return [*made_items, drafts.decide(sent.draft, sent.decision(verb, changed, HEAD))]


def _place(sent: Sent) -> dict[str, str]:
    cells = {name: sent.get(f"cell-new_{name}") for name in NEW_PLACE}
    if parent := cells["parent"]:
        cells["parent"] = place_called(parent, sent.rows)
        if not cells["parent"]:
            raise DraftError(f"There is no one place {parent!r} in the list.", "no_place", words=parent)
    return {name: cell for name, cell in cells.items() if cell}


VERBS: dict[str, Callable[[Sent], list[Item]]] = {
    "reject": _reject,
    "correct": _correct,
    "add": _add,
    "new_indicator": _new_indicator,
    "accept_sure": _accept_sure,
    "confirm": _confirm,
}
