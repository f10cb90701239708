"""The verbs about drafts: add, decide, accept, correct. The last line of each is an id alone."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from data import drafts
from data.drafts import HEAD, Answer, Decision, Draft, DraftError, Item, State
from data.folders.locations import locations

HEADS = ("title", "title_en", "url", "published", "source_name", "source_name_en")
LEVELS = ("nation", "province", "prefecture", "county", "town")
# What a name's ending says of its level. A 市 is a prefecture or a county, and is taken for the higher one.
ENDINGS = {
    "province": ("省", "自治区"),
    "prefecture": ("自治州", "州", "盟", "地区", "市"),
    "county": ("县", "区", "旗"),
    "town": ("镇", "乡", "街道"),
}
PLACE_ID = re.compile("[0-9]{6}|[a-z]+-[a-z0-9-]+")


def add_to(verbs: Any, person: argparse.ArgumentParser) -> None:
    """Add the verbs to those of data.manage."""
    adder = verbs.add_parser("add", help="bring a report in as a draft", parents=[person])
    adder.add_argument("file", type=Path, metavar="FILE", help="a .txt, .html, .docx or .pdf")
    adder.add_argument("--place", help="its name or id; one that the list lacks is made")
    adder.add_argument("--place-en", help="the English name of a new place")
    adder.add_argument(
        "--level", choices=LEVELS, help="the level of a new place, where its name does not say it"
    )
    adder.add_argument("--parent", default="", help="the id of the place above a new one")
    adder.add_argument("--year", type=int)
    for name in HEADS:
        adder.add_argument(f"--{name.replace('_', '-')}")
    adder.set_defaults(run=add)
    decider = verbs.add_parser("decide", help="accept what the reader is sure of", parents=[person])
    decider.add_argument("draft", metavar="DRAFT")
    decider.add_argument("--all-sure", action="store_true", required=True)
    decider.add_argument("--yes", action="store_true", help="do not ask")
    decider.set_defaults(run=decide)
    accepter = verbs.add_parser("accept", help="publish a draft, or say why not", parents=[person])
    accepter.add_argument("draft", metavar="DRAFT")
    accepter.set_defaults(run=accept)
    corrector = verbs.add_parser("correct", help="correct a published figure", parents=[person])
    corrector.add_argument("report", metavar="ID")
    corrector.add_argument("figure", metavar="FIGURE", help="the figure's id in observations.csv")
    corrector.add_argument("cells", nargs="+", metavar="CELL=VALUE")
    corrector.add_argument("--reason", required=True, help="it stands beside the old value for all to read")
    corrector.set_defaults(run=correct)


def add(asked: argparse.Namespace) -> int:
    """Make a draft of a file; print what the reader proposes, and the draft's id."""
    try:
        content = asked.file.read_bytes()
    except OSError as problem:
        raise DraftError(f"{asked.file} cannot be read: {problem.strerror}.") from problem
    head = {name: getattr(asked, name) or "" for name in HEADS}
    head["year"] = str(asked.year or "")
    known = drafts.known(drafts.vocabulary(locations()), State({}))
    head["place"] = drafts.place_called(asked.place, known) if asked.place else ""
    place = _new_place(asked) if asked.place and not head["place"] else None
    draft = drafts.from_file(content, asked.file.name, asked.who, head, place)
    for line in _proposed(drafts.state(draft)):
        print(line)
    print(draft.id)
    return 0


def _new_place(asked: argparse.Namespace) -> dict[str, str]:
    """Return the cells of a place that the list lacks: its name in Chinese stands in both languages until
    somebody translates it."""
    name, english = asked.place, asked.place_en or ""
    cells = {"name_zh": name, "name_en": english or name, "parent": asked.parent}
    if PLACE_ID.fullmatch(name):
        raise DraftError(f"There is no place {name}; give its name, and with --place-en its English name.")
    cells["level"] = asked.level or _level(name)
    if not english:
        # No Latin letters to make an id of: a short one of its own, the same each time.
        cells["id"] = f"x-place-{sha256(name.encode('utf-8')).hexdigest()[:8]}"
    return cells


def _level(name: str) -> str:
    for level, endings in ENDINGS.items():
        if name.endswith(endings):
            return level
    raise DraftError(f"{name} is no place in the list, and its name does not say its level: give --level.")


def _proposed(state: State) -> Iterator[str]:
    head = state.head.current
    yield f"place {head.get('place') or 'not known'}, year {head.get('year')}, {head.get('title')}"
    for item in state.of("place"):
        yield f"new place {item.current['id']}: {item.current['name_zh']}, {item.current['level']}"
    for kind, items in _by_kind(list(state.items.values())).items():
        if kind != HEAD:
            yield f"{len(items)} {kind}s"
    without = [item for item in state.of("figure", "claim") if not item.current["indicator"]]
    yield f"{len(drafts.sure(state))} of them sure; {len(without)} figures or claims have no indicator yet"


def _by_kind(items: list[Item]) -> dict[str, list[Item]]:
    by_kind: dict[str, list[Item]] = {}
    for item in items:
        by_kind.setdefault(item.kind, []).append(item)
    return by_kind


def decide(asked: argparse.Namespace) -> int:
    """Say what would be accepted, ask on a terminal, and accept it."""
    draft = drafts.open_draft(asked.draft)
    state = drafts.state(draft)
    items = drafts.sure(state)
    if state.head.status == "undecided" and _is_whole(state.head.current):
        items = [state.head, *items]
    for line in _would(items):
        print(line)
    if items and not asked.yes and sys.stdin.isatty() and not _agreed():
        print("Nothing was decided.")
        return 1
    drafts.decide_all(draft, drafts.acceptances(items, asked.who))
    left = drafts.state(draft).undecided()
    print(f"{len(items)} accepted; undecided: {_counted(left)}")
    print(draft.id)
    return 0


def _is_whole(head: Mapping[str, str]) -> bool:
    return all(head.get(name) for name in ("place", "year", "title"))


def _would(items: list[Item]) -> Iterator[str]:
    yield f"This accepts {len(items)} items:"
    for kind, own in _by_kind(items).items():
        if kind in ("figure", "claim"):
            for item in own:
                cells = item.current
                said = cells.get("value") or cells.get("extent")
                yield f"  {item.id}\t{cells['stated']}\t{said}\t{cells['indicator']}\t{cells['period']}"
        elif kind == HEAD:
            yield f"  {HEAD}\t{own[0].current['place']}\t{own[0].current['year']}\t{own[0].current['title']}"
        else:
            yield f"  {len(own)} {kind}s"


def _agreed() -> bool:
    return input("Accept them? [y/N] ").strip().lower() in ("y", "yes", "是")


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {kind}s" for kind, number in counts.items()) or "nothing"


def accept(asked: argparse.Namespace) -> int:
    """Publish a draft and print the report's id, or print what is wrong."""
    return _print_outcome(drafts.accept(drafts.open_draft(asked.draft), asked.who))


def _print_outcome(answer: Answer) -> int:
    for wrong in answer.wrong:
        print(wrong, file=sys.stderr)
    if not answer.report:
        print("Nothing was changed.", file=sys.stderr)
        return 1
    if answer.undecided:
        print(f"Not published, since nobody decided: {_counted(answer.undecided)}")
    if answer.changes:
        print(f"{answer.changes} rows in changes.csv")
    print(answer.report)
    return 0


def correct(asked: argparse.Namespace) -> int:
    """Open a report, change cells of one figure, and publish that; print the report's id."""
    pairs = [cell.partition("=") for cell in asked.cells]
    if not all(name and mark for name, mark, _ in pairs):
        raise DraftError("A cell is written as CELL=VALUE, such as scope_zh=县城.")
    draft = drafts.open_report(asked.report, asked.who)
    try:
        item = _figure(draft, asked.figure)
        fields = {name: value for name, _, value in pairs}
        drafts.decide(draft, Decision(asked.who, item.id, "correct", fields, asked.reason, item.version))
        answer = drafts.accept(draft, asked.who)
    except DraftError:
        drafts.discard(draft)
        raise
    # A draft that nobody asked for must not stay in the list as something to be done.
    if not answer.report:
        drafts.discard(draft)
    return _print_outcome(answer)


def _figure(draft: Draft, name: str) -> Item:
    for item in drafts.state(draft).of("figure", "claim"):
        if item.proposed.get("id") == name:
            return item
    raise DraftError(f"{draft.report} has no figure {name}; the ids stand in its observations.csv.")
