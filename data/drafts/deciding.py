"""One decision, or many at once: validated, then on disk, then told. Nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.drafts import journal
from data.drafts.cells import validated
from data.drafts.errors import DraftError, StaleDecision
from data.drafts.folders import ACCEPTED, a_name, locked, now, proposals
from data.drafts.model import HEAD, LETTERS, REJECTED, VERBS, WORDS, Decision, Draft, Item, State
from data.drafts.replay import after, counted, replay
from data.drafts.words import vocabulary
from data.folders.book import Book
from data.folders.locations import Locations, locations

MOST_FIELD = 4000


def state(draft: Draft) -> State:
    """Return what stands now in a draft. Raises DraftError where it cannot be read."""
    return replay(proposals(draft), journal.read(draft.folder))


def decide(draft: Draft, wanted: Decision, where: Locations | None = None) -> Item:
    """Write one decision and return the item as it then stands; it is on disk when this returns.

    Raises StaleDecision where the item is no longer at the version that the person saw (`wanted.seen`),
    DraftError where the decision makes no sense; then nothing is written.
    """
    return _written(draft, [wanted], where)[0]


def decide_all(draft: Draft, wanted: Sequence[Decision], where: Locations | None = None) -> list[Item]:
    """Write several decisions at once, as by "accept all that are sure": all of them, or none.

    Raises DraftError besides where one of them accepts what somebody must look at by itself.
    """
    items = state(draft).items
    unseen = [
        one.item
        for one in wanted
        if one.verb == "accept" and one.item in items and items[one.item].must_be_seen
    ]
    if unseen:
        said = f"A machine read {', '.join(unseen)} from a picture: look at each by itself, beside its page."
        raise DraftError(said, "unseen")
    return _written(draft, wanted, where)


def _written(draft: Draft, wanted: Sequence[Decision], where: Locations | None) -> list[Item]:
    with locked(draft):
        if draft.accepted or (draft.folder / ACCEPTED).exists():
            said = f"The draft {draft.id} is accepted; open its report to correct what is published."
            raise DraftError(said, "accepted")
        # Under the lock, so that nobody decides between the look at the version and the new line.
        now_there = state(draft)
        book = vocabulary(where or locations())
        items, lines = dict(now_there.items), []
        for decision in wanted:
            line = line_of(draft, State(items), decision, book)
            known = items.get(line.item)
            items[line.item] = (
                replay([], [line]).items[line.item] if known is None else _next(draft, known, line)
            )
            lines.append(line)
        # Only now: had one of them made no sense, nothing would have been written.
        journal.append(draft.folder, lines)
    return [items[line.item] for line in lines]


def _next(draft: Draft, item: Item, line: Decision) -> Item:
    first = item.history[0] if item.history else None
    if first is not None and first.verb == "add":
        return replay([], [*item.history, line]).items[item.id]
    # From its proposal on, all decisions once more: an undo takes back what the item no longer shows.
    status = "accepted" if draft.report else "undecided"
    fresh = replace(item, current=dict(item.proposed), status=status, version=0, history=())
    return after(fresh, [*item.history, line])


def line_of(draft: Draft, held: State, wanted: Decision, book: Book) -> Decision:
    """Return a decision as it goes into the journal. Raises DraftError where it makes no sense."""
    if wanted.verb not in VERBS:
        raise DraftError(f"{wanted.verb!r} is no decision; one of {', '.join(VERBS)} would be right.")
    line = replace(wanted, who=a_name(wanted.who), when=now(), reason=" ".join(wanted.reason.split()))
    if len(line.reason) > MOST_FIELD:
        raise DraftError(f"The reason is longer than {MOST_FIELD} characters; say it in fewer.", "reason")
    if line.verb == "add":
        if line.kind not in LETTERS:
            raise DraftError(f"{line.kind!r} cannot be added; one of {', '.join(LETTERS)} would be right.")
        line = replace(line, item=_next_id(held, line.kind), seen=0)
    elif line.item not in held.items:
        raise DraftError(f"There is no item {line.item!r} in this draft.", "no_item")
    else:
        _check_item(held.items[line.item], line)
    _check_reason(draft, line)
    fields = validated(draft, held, line, book)
    return replace(line, fields=fields, kind=line.kind if line.verb == "add" else "")


def _check_item(item: Item, line: Decision) -> None:
    if line.seen != item.version:
        raise StaleDecision(item, line)
    if line.verb == "reject" and item.id == HEAD:
        raise DraftError("Place, year and title cannot be rejected; correct them, or discard the draft.")
    if line.verb == "undo" and not counted(item.history):
        raise DraftError(f"There is nothing to undo for {item.id}.", "nothing_to_undo")
    if line.verb == "accept" and item.kind in WORDS and item.status == REJECTED:
        raise DraftError(f"{item.id} was taken back; add it anew.")


def _check_reason(draft: Draft, line: Decision) -> None:
    if line.verb == "reject" and not line.reason and not line.fields.get("mention"):
        said = "A reason is needed to reject: why it is no indicator, or not what the text says."
        raise DraftError(said, "reason")
    if draft.report and line.verb in ("correct", "reject", "add") and not line.reason:
        said = "A reason is needed to change what is published; it stands beside the old value."
        raise DraftError(said, "reason")


def _next_id(held: State, kind: str) -> str:
    numbers = [int(item.id[1:]) for item in held.of(kind)]
    return f"{LETTERS[kind]}{max(numbers, default=0) + 1}"
