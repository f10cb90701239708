"""A draft becomes a report's folder that passes every check, or nothing changes and each finding is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from data.check import check_book
from data.check.book import Book
from data.drafts import changes, rows
from data.drafts.deciding import state
from data.drafts.errors import DraftError
from data.drafts.folders import ACCEPTED, DRAFTS, a_name, file_name, locked, now, open_draft
from data.drafts.heads import head_row, report_id
from data.drafts.model import HEAD, WORDS, Draft, State
from data.drafts.rows import Made, Tables
from data.drafts.words import TABLE_OF, known, reader_reasons, vocabulary
from data.finding import Finding
from data.schema import REPORT, schema
from data.store import swap
from data.store.digests import digest_of
from data.store.durable import sync_folder, table_bytes, table_rows, write_file
from data.store.locations import Locations, locations
from data.store.read import read_report, read_vocabulary, removed_reports, report_folders

NOT_ACCEPTED = "draft"
Before = dict[str, list[dict[str, str]]]


@dataclass(frozen=True)
class Told:
    """What is wrong, and the item that it comes from ("" where it comes from none that can be named)."""

    item: str
    finding: Finding

    def __str__(self) -> str:
        one = self.finding
        where = f"{self.item}: " if self.item else f"{one.file}:{one.line}: "
        return f"{where}{one.column}: {one.what}, {one.right}"


@dataclass(frozen=True)
class Answer:
    """What became of a draft. report: the id of the report that it is now, "" where nothing changed.

    wrong: why nothing changed. undecided: by kind, how many items nobody decided; they are not published.
    changes: how many rows `changes.csv` got.
    """

    report: str
    wrong: tuple[Told, ...] = ()
    undecided: Mapping[str, int] = field(default_factory=dict)
    changes: int = 0


@dataclass
class _Ready:
    """What is made ready for the swap.

    rows: by table, in the order of its file. words: the vocabulary's tables that get rows.
    """

    report: str
    folder: Path
    rows: Tables
    words: set[str]


def accept(draft: Draft, who: str, where: Locations | None = None) -> Answer:
    """Publish what was accepted, corrected and added in a draft: a new report, or a corrected one.

    Everything is written beside, checked as it lies there, and moved into place in one swap. Raises
    DraftError where it cannot be tried at all (nobody can write there, the draft is accepted already).
    """
    who, where = a_name(who), where or locations()
    try:
        with locked(draft), swap.writing(where):
            if open_draft(draft.id, where).accepted:
                raise DraftError(f"The draft {draft.id} is accepted already.")
            held = state(draft)
            if wrong := _before(draft, held, where):
                return Answer("", tuple(wrong), held.undecided())
            with swap.made_ready(where) as folder:
                return _accepted(draft, held, who, where, folder)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise DraftError(f"Nothing was changed in {where.local}: {reason}") from problem


def _before(draft: Draft, held: State, where: Locations) -> list[Told]:
    """Return what is wrong before any row is made."""
    wrong, cells = [], held.head.current
    if not held.head.is_published:
        wrong.append(
            _said(HEAD, HEAD, "nobody has confirmed place, year and title", "confirm or correct them")
        )
    for name in ("place", "year", "title"):
        if not cells.get(name):
            wrong.append(_said(HEAD, name, "is empty", "what the report says would be right"))
    folders = report_folders(where.roots)
    if draft.report:
        there = folders.get(draft.report)
        if there is None or digest_of(there) != draft.base:
            what = f"{draft.report} has changed, or was removed, since this draft was opened"
            wrong.append(_said("", draft.report, what, "open the report anew"))
    return wrong


def _said(item: str, column: str, what: str, right: str) -> Told:
    return Told(item, Finding(NOT_ACCEPTED, 1, column, what, right))


def _accepted(draft: Draft, held: State, who: str, where: Locations, folder: Path) -> Answer:
    ready = _Ready("", folder, {}, set())
    words = _write_words(held, where, ready)
    own = known(words, held)
    place = own["places"].get(held.head.current["place"], {})
    ready.report = draft.report or report_id(held.head.current, place, _taken(where, place))
    if not draft.report and ready.report in report_folders(where.roots):
        what = f"{ready.report} is there already, of this place and year"
        wrong = _said(HEAD, "year", what, "open that report to correct it, or remove it first")
        return Answer("", (wrong,), held.undecided())
    kinds = {name: row["kind"] for name, row in own["indicators"].items()}
    changed = _write_report(draft, held, who, ready, place, kinds, where)
    _add_reasons(held, where, ready)
    if wrong_rows := _check(where, ready):
        return Answer("", tuple(wrong_rows), held.undecided())
    done = {"report": ready.report, "who": who, "when": now()}
    plan = swap.Plan(
        folder.name,
        ready.report,
        tuple(sorted(ready.words)),
        f"{DRAFTS}/{draft.id}/{ACCEPTED}",
        json.dumps(done, ensure_ascii=False) + "\n",
    )
    swap.swap(where, plan)
    return Answer(ready.report, (), held.undecided(), changed)


def _taken(where: Locations, place: Mapping[str, str]) -> set[str]:
    """Return ids that are others': of reports of other places, and of removed ones, which may come back."""
    aside = where.local / swap.REMOVED
    taken = {*removed_reports(where.roots), *(path.name for path in aside.glob("*"))}
    for name, folder in report_folders(where.roots).items():
        own = table_rows(folder / "report.csv")
        if not own or own[0].get("place") != place.get("id"):
            taken.add(name)
    return taken


def _write_words(held: State, where: Locations, ready: _Ready) -> Book:
    """Add the draft's new places, units and indicators to a copy of the user's own tables."""
    for kind in WORDS:
        made = [Made(dict(item.current), item.id) for item in held.of(kind) if item.is_published]
        if made:
            _write_more(TABLE_OF[kind], made, where, ready)
    return vocabulary(where)


def _write_more(table: str, made: Sequence[Made], where: Locations, ready: _Ready) -> None:
    before = table_rows(where.local / "tables" / f"{table}.csv")
    ready.words.add(table)
    ready.rows[table] = [*(Made(row, "") for row in before), *made]
    file = ready.folder / "tables" / f"{table}.csv"
    write_file(file, table_bytes(schema().tables[table], [one.cells for one in ready.rows[table]]))
    sync_folder(file.parent)


def _add_reasons(held: State, where: Locations, ready: _Ready) -> None:
    """Add reasons that the reader knows and the vocabulary lacks."""
    there = {row["id"] for row in vocabulary(where).rows["reasons"]}
    used = {made.cells["reason"]: made.item for made in ready.rows.get("mentions", [])}
    words = reader_reasons()
    words = {name: row for name, row in words.items() if name in used and name not in there}
    if made := [Made(dict(row), used[name]) for name, row in words.items()]:
        _write_more("reasons", made, where, ready)


def _write_report(
    draft: Draft,
    held: State,
    who: str,
    ready: _Ready,
    place: Mapping[str, str],
    kinds: Mapping[str, str],
    where: Locations,
) -> int:
    """Write the report's folder; return how many changes it records."""
    target = ready.folder / "reports" / ready.report
    before: Before = {}
    if draft.report:
        was = report_folders(where.roots)[draft.report]
        shutil.copytree(was, target)
        before = {name: table_rows(was / f"{name}.csv") for name in schema().of(REPORT)}
    else:
        target.mkdir()
    tables = _tables(draft, held, kinds, before)
    tables[REPORT] = [Made(head_row(draft, held, who, place, before.get(REPORT)), HEAD)]
    told = []
    if draft.report:
        told = changes.changed(draft.report, before, tables, held, now()[:10], who)
        old = [Made(row, "") for row in before["changes"]]
        tables["changes"] = [*old, *(Made(one.cells, one.item) for one in told)]
    else:
        _write_words_of(draft, target)
    for name, made in tables.items():
        body = table_bytes(schema().tables[name], [one.cells for one in made])
        # A table that did not change stays as it is, byte for byte.
        if [dict(row) for row in before.get(name, [])] != _as_read(name, made):
            write_file(target / f"{name}.csv", body)
    ready.rows |= tables
    for folder in (path for path in (target, *target.rglob("*")) if path.is_dir()):
        sync_folder(folder)
    sync_folder(target.parent)
    return len(told)


def _as_read(name: str, made: Iterable[Made]) -> list[dict[str, str]]:
    columns = schema().tables[name].names
    return [{column: one.cells.get(column, "") for column in columns} for one in made]


def _write_words_of(draft: Draft, target: Path) -> None:
    """Write the text, and the file as it was given."""
    write_file(target / "text.txt", draft.text.encode("utf-8"))
    if draft.source:
        (target / "source").mkdir()
        write_file(target / "source" / file_name(draft.source.name), draft.source.read_bytes())


def _tables(draft: Draft, held: State, kinds: Mapping[str, str], before: Before) -> Tables:
    tables = rows.outline(held, draft.text)
    gone = {row["row"] for row in before.get("changes", []) if row["table"] == "observations"}
    ever = gone | {row["id"] for row in before.get("observations", [])}
    tables["observations"] = rows.observations(held, ever)
    tables["mentions"] = rows.mentions(held, tables["observations"])
    rows.say(tables, kinds)
    return tables


def _check(where: Locations, ready: _Ready) -> list[Told]:
    """Check vocabulary and report as they lie ready, and name the items that findings come from."""
    # The shipped vocabulary with the user's own, as it will be.
    for path in (where.local / "tables").glob("*.csv"):
        if not (ready.folder / "tables" / path.name).exists():
            shutil.copyfile(path, ready.folder / "tables" / path.name)
    words = read_vocabulary((where.shipped, ready.folder))
    findings = check_book(words)
    if not findings:
        findings = check_book(read_report(ready.folder / "reports" / ready.report, words))
    return [Told(_item(ready, one), _plainly(ready, one)) for one in findings]


def _item(ready: _Ready, finding: Finding) -> str:
    """Return the item whose row stands in the line that a finding names."""
    made = ready.rows.get(Path(finding.file).stem, [])
    line = 2
    for one in made:
        if line == finding.line:
            return one.item
        line += 1 + sum(cell.count("\n") for cell in one.cells.values())
    return ""


def _plainly(ready: _Ready, finding: Finding) -> Finding:
    """Name a file by its place in the data, not by where it lies ready."""
    file = finding.file.replace("\\", "/").split(f"{ready.folder.name}/")[-1]
    return Finding(file, finding.line, finding.column, finding.what, finding.right)
