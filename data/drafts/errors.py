"""Why something could not be done with a draft, as a sentence that says what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.drafts.model import Decision, Item


class DraftError(Exception):
    """str() is a sentence for whoever asked, in English.

    code: what it is about, for words in another language: name, reason, no_draft, no_report, no_item,
    accepted, disk, damaged, unreadable, exists, incomplete, cell, nothing_to_undo, stale, or other (a wrong
    call). values: what such words put in (unreadable: reason, a key of data.reading.files.REASONS; cell:
    column; incomplete: missing; exists: id).
    """

    def __init__(self, said: str, code: str = "other", **values: str) -> None:
        super().__init__(said)
        self.code, self.values = code, values


class StaleDecision(DraftError):  # noqa: N818 - it is one decision, not a fault
    """Somebody else decided since; nothing was written.

    item: as it stands now. seen: the version that the person saw; wanted: what they wanted to say.
    """

    def __init__(self, item: Item, wanted: Decision) -> None:
        last = item.history[-1] if item.history else None
        by = f" by {last.who} ({last.verb})" if last else ""
        super().__init__(
            f"{item.id} has changed since you saw it: you saw version {wanted.seen}, it is now at version "
            f"{item.version}{by}. Look at it as it stands and decide again.",
            "stale",
        )
        self.item, self.wanted, self.seen = item, wanted, wanted.seen
