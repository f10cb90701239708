"""A draft as its review page shows it: what stands, in which list, and how sure the reader is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from components.edit.session import Session
from components.text import named, text
from components.web.page_addresses import address, review_href
from data import drafts
from data.drafts import HEAD, Draft, Item, State
from data.drafts.sums import DraftReconciliation
from data.drafts.words import Rows
from data.reading.draft import Prompt
from data.source_places import SourcePlace

LOOK, SURE, OUTLINE, MENTIONS, DECIDED = "look", "sure", "outline", "mentions", "decided"
# The lists of the page in their order; doubt stands first.
SECTIONS = (LOOK, SURE, OUTLINE, MENTIONS, DECIDED)
STATED = ("figure", "claim")
OUTLINED = ("heading", "statement")
# Confidence in three words; below the last bound it is low.
HIGH, MIDDLE, LOW = "high", "middle", "low"
BOUNDS = ((HIGH, 0.99), (MIDDLE, 0.8))


@dataclass(frozen=True)
class Reviewed:
    """One draft for one person. rows: the vocabulary with what the draft adds, by table and id.

    chosen: the id of the item whose card stands open, "" for none. source_places: where in its file the text
    stood. pictures: the pages of it that were read from pictures, which are kept.
    """

    draft: Draft
    state: State
    rows: Rows
    language: str
    session: Session
    prompts: Sequence[Prompt] = ()
    reconciliations: Sequence[DraftReconciliation] = ()
    chosen: str = ""
    source_places: tuple[SourcePlace, ...] = ()
    pictures: frozenset[int] = frozenset()

    @cached_property
    def sure(self) -> list[Item]:
        """The items that may be accepted together."""
        return drafts.sure(self.state)

    @cached_property
    def sure_ids(self) -> frozenset[str]:
        """The ids of those items."""
        return frozenset(item.id for item in self.sure)

    @cached_property
    def text(self) -> str:
        """The draft's text."""
        return self.draft.text

    @property
    def is_open(self) -> bool:
        """Whether anything can still be decided."""
        return not self.draft.accepted

    @property
    def corrects(self) -> bool:
        """Whether the draft corrects a published report."""
        return bool(self.draft.report)

    def section_of(self, item: Item) -> str:
        """Return the section of the list that holds an item."""
        if item.status != "undecided":
            return DECIDED
        if item.kind in OUTLINED:
            return OUTLINE
        if item.kind == "mention":
            return MENTIONS
        return SURE if item.id in self.sure_ids else LOOK

    @cached_property
    def lists(self) -> dict[str, list[Item]]:
        """The items of each list: doubt first, else by their place; what was decided last first.

        Of a published report its figures stand before all else: they are what is corrected.
        """
        by_section: dict[str, list[Item]] = {name: [] for name in SECTIONS}
        for item in self.state.items.values():
            if item.id != HEAD:
                by_section[self.section_of(item)].append(item)
        for name, items in by_section.items():
            items.sort(key=_doubt if name == LOOK else _place)
        if self.corrects:
            by_section[DECIDED].sort(key=lambda item: item.kind not in STATED)
        # Stable: what was decided within one second keeps the order of the text.
        by_section[DECIDED].sort(key=lambda item: item.history[-1].when if item.history else "", reverse=True)
        return by_section

    @property
    def to_do(self) -> list[Item]:
        """The figures and claims that nobody has decided, in the order of the page."""
        return [*self.lists[LOOK], *self.lists[SURE]]

    def href(self, item: str = "", step: str = "") -> str:
        """Return the address of this page with an item open, or of another step."""
        return review_href(self.language, self.draft.id, step, item)

    def picture_href(self, page: int) -> str:
        """Return where the picture of a scanned page is."""
        return f"{review_href(self.language, self.draft.id)}/page/{page}"

    @property
    def decisions_href(self) -> str:
        """Where decisions about this draft are sent."""
        return address(f"review/{self.draft.id}/decisions")

    def level(self, item: Item) -> str:
        """Return how sure the reader is: `high`, `middle`, `low`; "" where it says nothing."""
        if item.confidence is None:
            return ""
        return next((name for name, bound in BOUNDS if item.confidence >= bound), LOW)

    def words_of(self, item: Item) -> str:
        """Return an item's own words: those of the text, or the name of what was added."""
        cells = item.current
        holding = ("stated", "heading", "title_zh", "name_zh", "zh")
        return (
            next((cells[name] for name in holding if cells.get(name)), "") or self.text[item.start : item.end]
        )

    def what(self, item: Item) -> str:
        """Return what an item is said to be, in the reader's language."""
        cells, language = item.current, self.language
        if item.kind in STATED:
            return self._indicator(item)
        if item.kind == "mention":
            reason = self.rows["reasons"].get(cells.get("reason", ""), {})
            return named(reason, "", language)
        if item.kind in OUTLINED:
            return text(f"review.kind_{item.kind}_{cells.get('kind') or 'measure'}", language)
        return text(f"review.kind_{item.kind}", language)

    def _indicator(self, item: Item) -> str:
        own = self.rows["indicators"].get(item.current.get("indicator", ""))
        if own is not None:
            return named(own, "name", self.language)
        concept = str(item.hints.get("concept") or "")
        return (
            text("review.no_indicator", self.language, concept=concept)
            if concept
            else text("review.no_indicator_no_concept", self.language)
        )


def _doubt(item: Item) -> tuple[float, bool, int]:
    return item.confidence or 0.0, bool(item.current.get("indicator")), item.start


def _place(item: Item) -> tuple[bool, int]:
    return item.start < 0, item.start
