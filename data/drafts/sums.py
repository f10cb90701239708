"""Do a draft's figures agree with each other? What its text showed when it was read, and what stands now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.arithmetic.reconcile import NAMES, Reconciliation, figures, reconcile
from data.drafts.errors import DraftError
from data.drafts.folders import PROMPTS
from data.drafts.model import REJECTED, Draft, Item, State
from data.drafts.words import known
from data.folders.book import Book
from data.reading.draft import Prompt

GROUPS = ("contradict", "unlikely", "agrees")


@dataclass(frozen=True)
class DraftReconciliation:
    """What a rule of the table `checks` says of a draft's figures. items: their ids, the left side first."""

    reconciliation: Reconciliation
    items: tuple[str, ...]


def of_figures(prompts: Iterable[Prompt]) -> Iterator[Prompt]:
    """Yield the prompts about sums and shares."""
    return (prompt for prompt in prompts if prompt.group in GROUPS)


def kept(prompt: Prompt) -> dict[str, Any]:
    """Return a prompt as it lies in a draft's folder."""
    return {
        "kind": prompt.kind,
        "verdict": prompt.verdict,
        "spans": [list(span) for span in prompt.spans],
        "values": [list(pair) for pair in prompt.values],
    }


def prompts(draft: Draft) -> list[Prompt]:
    """Return what the draft check said of the text's sums and shares when the draft was made; those that ask
    somebody to look come first.

    None for a published report. Raises DraftError where they cannot be read.
    """
    path = draft.folder / PROMPTS
    try:
        stored = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
        read = [_prompt(one) for one in stored]
    except (OSError, ValueError, TypeError, KeyError) as problem:
        raise DraftError(f"The hints of {draft.id} cannot be read ({problem}).", "damaged") from problem
    return sorted(read, key=lambda prompt: not prompt.is_open)


def _prompt(stored: dict[str, Any]) -> Prompt:
    spans = tuple((int(start), int(end)) for start, end in stored["spans"])
    values = tuple((str(name), str(value)) for name, value in stored["values"])
    return Prompt(stored["kind"], stored["verdict"], spans, values=values)


def reconciliations(state: State, book: Book) -> list[DraftReconciliation]:
    """Return what the rules of the table `checks` say of the figures as they stand, rejected ones left out.

    Where an indicator stands for several figures none of them is taken: nobody knows which is meant.
    """
    rows = known(book, state)
    stated: dict[str, list[Item]] = {}
    for item in state.of("figure"):
        if item.status != REJECTED and item.current.get("value"):
            stated.setdefault(item.current.get("indicator", ""), []).append(item)
    single = {
        name: items[0] for name, items in stated.items() if len(items) == 1 and name in rows["indicators"]
    }
    if not single:
        return []
    frame = pd.DataFrame(
        [_row(item, rows["indicators"][name], rows["units"]) for name, item in single.items()]
    )
    rules = pd.DataFrame([row.cells for row in book.rows["checks"]], columns=["id", "kind", "left", "right"])
    return [
        DraftReconciliation(one, tuple(single[name].id for name in (*one.left, one.right)))
        for one in reconcile(rules, figures(frame))
    ]


def _row(item: Item, indicator: Any, units: Any) -> dict[str, Any]:
    cells, unit = item.current, units.get(indicator["unit"], {})
    known_names = {
        "kind": indicator["kind"],
        "unit": indicator["unit"],
        "category": indicator["category"],
        "part_of": indicator.get("part_of", ""),
        "unit_zh": unit.get("zh", ""),
        "unit_en_one": unit.get("en_one", ""),
        "unit_en_many": unit.get("en_many", ""),
    }
    return {
        **dict.fromkeys(NAMES, ""),
        **known_names,
        "indicator": cells["indicator"],
        "value": float(cells["value"]),
        "qualifier": cells.get("qualifier") or "exact",
        "stated": cells.get("stated", ""),
        "status": "reported",
    }
