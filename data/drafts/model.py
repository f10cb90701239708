"""What a draft holds: items as the reader proposed them, what people decided, and what stands now.

An item's cells are those of the row that it becomes: the columns of its table in `data/schema/`, as text.
Where a row names another (a statement its section), the cell holds the other item's id until all is accepted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HEAD = "head"
# The hint that a machine read an item's words from a picture.
OCR = "ocr"
UNDECIDED, ACCEPTED, CORRECTED, REJECTED, ADDED = "undecided", "accepted", "corrected", "rejected", "added"
PUBLISHED = (ACCEPTED, CORRECTED, ADDED)
VERBS = ("accept", "correct", "reject", "add", "undo")
# Whose rows become which table's. New words are added by people only.
TABLES = {
    HEAD: "report",
    "heading": "sections",
    "statement": "statements",
    "figure": "observations",
    "claim": "observations",
    "mention": "mentions",
    "place": "places",
    "indicator": "indicators",
    "unit": "units",
}
LETTERS = {
    "heading": "h",
    "statement": "s",
    "figure": "f",
    "claim": "c",
    "mention": "m",
    "place": "p",
    "indicator": "i",
    "unit": "u",
}
WORDS = ("place", "indicator", "unit")
# Cells that no table has: how deep a heading is (1, 2), and which headings a problem or plan item concerns.
BESIDE = {"heading": ("level",), "statement": ("areas",)}
# What the machine works out, and nobody types.
WORKED_OUT = {
    HEAD: ("schema", "sha256", "source_sha256", "added", "evidence"),
    "heading": ("id", "order"),
    "statement": ("id", "order", "says"),
    "figure": ("id",),
    "claim": ("id",),
}
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Draft:
    """One draft on disk. came: pasted, file, or report (opened to correct what is published).

    file: the name of the file as given, "" for pasted text. sha256: of what was given. report: the id of the
    report that it corrects; base: the digest of that report's folder when it was opened. accepted: what
    became of it (report, who, when), {} as long as nothing did.
    """

    id: str
    folder: Path
    created: str
    came: str
    who: str
    file: str = ""
    sha256: str = ""
    report: str = ""
    base: str = ""
    accepted: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text that all positions count in; "" for a report that is only cited."""
        path = self.folder / "text.txt"
        return path.read_bytes().decode("utf-8") if path.is_file() else ""

    @property
    def source(self) -> Path | None:
        """The file as it was given, None for pasted text."""
        folder = self.folder / "source"
        return next(iter(sorted(folder.iterdir())), None) if folder.is_dir() else None


@dataclass(frozen=True)
class Decision:
    """What one person said about one item: a line of the journal.

    when: UTC. seen: the item's version that the person saw. kind: of an item that is added. fields: cells as
    they should be; for a rejected figure `mention`, the id of the reason why it is no indicator, if it is to
    be marked in the text. reason: in words.
    """

    who: str
    item: str
    verb: str
    fields: Cells = field(default_factory=dict)
    reason: str = ""
    seen: int = 0
    kind: str = ""
    when: str = ""


@dataclass(frozen=True)
class Item:
    """One thing to decide. kind: a key of TABLES. version: how often somebody decided it.

    confidence: 0 to 1 as the reader says, None where it says nothing. hints: what the reader knows besides
    (unit, concept, catalogue, work_area, kinds, rule, ocr). history: every decision, the undone too.
    """

    id: str
    kind: str
    proposed: Cells
    current: Cells
    status: str
    version: int
    history: tuple[Decision, ...] = ()
    confidence: float | None = None
    hints: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_published(self) -> bool:
        """Whether it becomes a row when the draft is accepted."""
        return self.status in PUBLISHED

    @property
    def must_be_seen(self) -> bool:
        """Whether it is accepted by itself alone: a figure or a claim that a machine read from a picture."""
        return self.kind in ("figure", "claim") and bool(self.hints.get(OCR))

    @property
    def start(self) -> int:
        """Where it stands in the text; -1 where it stands nowhere."""
        return int(self.current.get("start") or -1)

    @property
    def end(self) -> int:
        """Where it ends; -1 where it stands nowhere."""
        return int(self.current.get("end") or -1)


@dataclass(frozen=True)
class State:
    """What stands now, items by id: the head, then the others as they were proposed, then added."""

    items: Mapping[str, Item]

    @property
    def head(self) -> Item:
        """Place, year, title and source."""
        return self.items[HEAD]

    def of(self, *kinds: str) -> list[Item]:
        """Return the items of some kinds."""
        return [item for item in self.items.values() if item.kind in kinds]

    def published(self, *kinds: str) -> list[Item]:
        """Return the items of some kinds that become rows, in the order of the text."""
        return sorted((item for item in self.of(*kinds) if item.is_published), key=_place)

    def undecided(self) -> dict[str, int]:
        """Return how many items of each kind nobody has decided."""
        counts: dict[str, int] = {}
        for item in self.items.values():
            if item.status == UNDECIDED:
                counts[item.kind] = counts.get(item.kind, 0) + 1
        return counts


def _place(item: Item) -> tuple[bool, int]:
    return item.start < 0, item.start
