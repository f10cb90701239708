"""What stands in a draft, as the rows of a report's folder; each row knows the item that it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from data.drafts.ids import free_name
from data.drafts.model import Item, State
from data.drafts.replay import counted
from data.drafts.spans import first_clause

Cells = dict[str, str]
NAMES = {"front": "front", "measures": "measures", "problems": "problems", "plan": "plan"}
SHORT_EN = {"front": "Title and opening", "measures": "Main measures", "problems": "Problems", "plan": "Plan"}
KIND_OF = {"problems": "problem", "plan": "plan"}
LETTER_OF = {"problem": "P", "plan": "W"}


@dataclass(frozen=True)
class Made:
    """A row, and the item that it comes from ("" where it comes from none)."""

    cells: Cells
    item: str


Tables = dict[str, list[Made]]


def outline(state: State, text: str) -> Tables:
    """Return sections, statements and their areas. What nobody translated stands in Chinese in both."""
    headings = state.published("heading")
    keeps_order = _keeps_order(state, "heading")
    ends = _ends(headings, text)
    names = _section_ids(headings, state.of("heading"))
    sections, held = [], {}
    for order, item in enumerate(headings, 1):
        cells = {name: cell for name, cell in item.current.items() if name != "level"}
        cells |= {"id": names[item.id], "end": str(ends[item.id])}
        cells["order"] = cells["order"] if keeps_order else str(order)
        cells["parent"] = names.get(cells.get("parent", ""), "")
        cells["heading_en"] = cells.get("heading_en") or cells["heading"]
        cells["short_zh"] = cells.get("short_zh") or first_clause(cells["heading"]) or cells["heading"]
        kind = cells["kind"]
        cells["short_en"] = cells.get("short_en") or SHORT_EN.get(kind, f"Area {names[item.id]}")
        sections.append(Made(cells, item.id))
        held[item.id] = cells
    statements = list(_statements(state, headings, held, text))
    areas = [
        Made({"statement": made.cells["id"], "section": names[area]}, made.item)
        for made in statements
        for area in state.items[made.item].current.get("areas", "").split()
        if area in names
    ]
    for made in statements:
        made.cells.pop("areas", None)
    return {"sections": sections, "statements": statements, "statement_areas": areas}


def _keeps_order(state: State, kind: str) -> bool:
    """Say whether all items of a kind are those of a published report, so that their order is, too."""
    return all(item.is_published and item.proposed.get("order") for item in state.of(kind))


def _ends(headings: list[Item], text: str) -> dict[str, int]:
    """Return where each heading's part ends: where the next of its level or above begins.

    The reader's own ends would leave a gap behind a heading that was rejected.
    """
    ends = {item.id: item.end for item in headings}
    for at, item in enumerate(headings):
        level = item.current.get("level", "")
        if not level or "end" in _typed(item):
            continue
        # A title's part ends at the first heading, whatever its level.
        below = 99 if level == "0" else int(level)
        later = (one.start for one in headings[at + 1 :] if int(one.current.get("level") or 1) <= below)
        end = next(later, len(text))
        ends[item.id] = item.start + len(text[item.start : end].rstrip())
    return ends


def _typed(item: Item) -> set[str]:
    """Return the cells that somebody corrected."""
    return {
        name for decision in counted(item.history) if decision.verb == "correct" for name in decision.fields
    }


def _section_ids(headings: list[Item], known: list[Item]) -> dict[str, str]:
    taken = {item.proposed["id"] for item in known if item.proposed.get("id")}
    names: dict[str, str] = {}
    for item in headings:
        kind = item.current["kind"]
        name = item.proposed.get("id") or (
            _number(taken) if kind == "area" else free_name(NAMES[kind], taken)
        )
        taken.add(name)
        names[item.id] = name
    return names


def _number(taken: set[str]) -> str:
    return next(str(number) for number in range(1, len(taken) + 2) if str(number) not in taken)


def _statements(state: State, headings: list[Item], held: Mapping[str, Cells], text: str) -> Iterator[Made]:
    taken = {item.proposed["id"] for item in state.of("statement") if item.proposed.get("id")}
    orders: dict[str, int] = {}
    keeps_order = _keeps_order(state, "statement")
    for item in state.published("statement"):
        # A statement whose heading was rejected belongs to the one that now stands around it.
        own = item.current.get("section", "")
        if own not in held:
            own = _innermost(item, headings, held)
        section = held.get(own, {})
        cells = dict(item.current) | {"section": section.get("id", "")}
        cells["end"] = str(_end_of(item, headings, text))
        if section and not item.proposed.get("id") and "kind" not in _typed(item):
            cells["kind"] = KIND_OF.get(section["kind"], "measure")
        place = section.get("id", "")
        orders[place] = orders.get(place, 0) + 1
        cells["order"] = cells["order"] if keeps_order else str(orders[place])
        cells["id"] = item.proposed.get("id") or _statement_id(cells, place, taken)
        taken.add(cells["id"])
        cells["title_en"] = cells.get("title_en") or cells.get("title_zh", "")
        yield Made(cells, item.id)


def _end_of(item: Item, headings: list[Item], text: str) -> int:
    """Return where a statement ends: before the next heading, which may have been added since it was read."""
    if item.proposed.get("id") or "end" in _typed(item):
        return item.end
    end = min([item.end, *(one.start for one in headings if one.start > item.start)])
    return item.start + len(text[item.start : end].rstrip())


def _innermost(item: Item, headings: list[Item], held: Mapping[str, Cells]) -> str:
    around = [one for one in headings if one.start <= item.start < int(held[one.id]["end"])]
    return max(around, key=lambda one: one.start).id if around else ""


def _statement_id(cells: Cells, place: str, taken: set[str]) -> str:
    letter = LETTER_OF.get(cells["kind"], "")
    first = f"{letter}" if letter else f"{place}."
    return next(f"{first}{number}" for number in range(1, len(taken) + 2) if f"{first}{number}" not in taken)


def observations(state: State, taken: Iterable[str]) -> list[Made]:
    """Return figures and claims; ids are the indicator's, with the year where it stands there already.

    taken: ids that this report ever used: none is used again for another figure.
    """
    used, made = set(taken), []
    for item in state.published("figure", "claim"):
        cells = {name: cell for name, cell in item.current.items() if name != "mention"}
        if not cells.get("id"):
            cells["id"] = _observation_id(cells, used)
        used.add(cells["id"])
        made.append(Made(cells, item.id))
    return made


def _observation_id(cells: Cells, used: set[str]) -> str:
    name = re.sub(r"[^a-z0-9_-]", "", cells.get("indicator", "")) or "figure"
    dated = f"{name}-{cells.get('year', '')}"
    return dated if name in used and dated not in used else free_name(name, used)


def mentions(state: State, figures: list[Made]) -> list[Made]:
    """Return what was accepted as no indicator, and rejected figures that are to be marked as such.

    A figure that somebody added where a mention stood stands in its place.
    """
    spans = [(int(one.cells["start"]), int(one.cells["end"])) for one in figures if one.cells.get("start")]
    by_start: dict[int, Made] = {}
    rejected = [item for item in state.of("figure", "claim") if item.current.get("mention")]
    # Mentions first: where both begin at one place, what was accepted as it is stays.
    for item in [*state.published("mention"), *rejected]:
        if not any(item.start < end and start < item.end for start, end in spans):
            reason = item.current.get("reason") or item.current["mention"]
            cells = {"start": str(item.start), "end": str(item.end), "reason": reason}
            by_start.setdefault(item.start, Made(cells, item.id))
    return [by_start[start] for start in sorted(by_start)]


def say(tables: Tables, kinds: Mapping[str, str]) -> None:
    """Write into each statement what the observations inside it make of it. kinds: of indicators."""
    placed = [made.cells for made in tables["observations"] if made.cells.get("start")]
    for made in tables["statements"]:
        start, end = int(made.cells["start"]), int(made.cells["end"])
        inside = {
            kinds.get(one.get("indicator", ""), "") for one in placed if start <= int(one["start"]) < end
        }
        made.cells["says"] = "words" if not inside else "coverage" if inside == {"coverage"} else "numbers"
