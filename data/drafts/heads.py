"""The report's own row and its id: what people said and what follows; what nobody knows is said so."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from data.drafts.ids import free_name
from data.drafts.model import Draft, State
from data.schema import schema

UNKNOWN = {"source_name": "来源未注明", "source_name_en": "Source not named"}
SUBJECT = "annual report on building a law-based government"


def report_id(cells: Mapping[str, str], place: Mapping[str, str], taken: Collection[str]) -> str:
    """Return the id of a new report: its place's name and the year. taken: ids that are others'."""
    own = place.get("id", "")
    # A code says nothing to a reader; any other id is a name behind a prefix already.
    words = place.get("name_en", "") if own.isdecimal() else own.partition("-")[2]
    name = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or own or "report"
    return free_name(f"{name}-{cells['year']}", taken)


def head_row(
    draft: Draft,
    state: State,
    who: str,
    place: Mapping[str, str],
    before: Sequence[Mapping[str, str]] | None,
) -> dict[str, str]:
    """Return the row of `report`. before: the row that is corrected, None for a new report."""
    cells = dict(state.head.current)
    name = place.get("name_en") or cells.get("place", "")
    cells["title_en"] = cells.get("title_en") or f"{name}: {SUBJECT}, {cells['year']}"
    for column, words in UNKNOWN.items():
        cells[column] = cells.get(column) or words
    if before:
        return cells
    source = draft.source
    return cells | {
        "schema": str(schema().version),
        "sha256": sha256(draft.text.encode("utf-8")).hexdigest(),
        "source_sha256": sha256(source.read_bytes()).hexdigest() if source else "",
        "added": draft.created[:10],
        "evidence": "quoted",
        "source_kind": cells.get("source_kind") or "government",
        "entered_by": f"data.reading; 核对 / reviewed by {', '.join(_reviewers(state, who))}",
    }


def _reviewers(state: State, who: str) -> list[str]:
    deciders = (decision.who for item in state.items.values() for decision in item.history)
    return list(dict.fromkeys([*deciders, who]))
