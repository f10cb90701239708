"""A draft made ready as a data folder of its own: new words in `tables/`, the report in `reports/<id>/`."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from data.check import check_book
from data.drafts import changes, rows
from data.drafts.folders import file_name, now, source_places
from data.drafts.heads import head_row
from data.drafts.model import HEAD, WORDS, Draft, State
from data.drafts.rows import Cells, Made, Tables
from data.drafts.words import TABLE_OF, known, reader_reasons
from data.folders.book import Book
from data.folders.data_error import Finding
from data.folders.locations import Locations
from data.folders.read import read_report, read_vocabulary, report_folders
from data.schema import REPORT, schema
from data.source_places import cells_of
from data.store.durable import sync_folder, table_bytes, table_rows, write_file


@dataclass(frozen=True)
class Job:
    """A draft to publish, as it stands. words: the vocabulary as it lies on disk. who: publishes it."""

    draft: Draft
    state: State
    who: str
    where: Locations
    words: Book

    @property
    def place(self) -> Mapping[str, str]:
        """The row of the report's place, {} where there is none."""
        return known(self.words, self.state)["places"].get(self.state.head.current["place"], {})


@dataclass
class Ready:
    """What lies ready. folder: in the layout of a data folder. report: the report's id.

    rows: by table, in the order of its file. words: the vocabulary's tables that get rows. changes: how many
    rows `changes.csv` gets.
    """

    folder: Path
    report: str
    rows: Tables = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    changes: int = 0


@dataclass(frozen=True)
class Told:
    """What is wrong, and the item that it comes from ("" where it comes from none that can be named)."""

    item: str
    finding: Finding

    def __str__(self) -> str:
        one = self.finding
        where = f"{self.item}: " if self.item else f"{one.file}:{one.line}: "
        return f"{where}{one.column}: {one.what}, {one.right}"


def make(job: Job, folder: Path, report: str) -> Ready:
    """Write all rows of a draft below an empty folder, on disk when this returns."""
    for name in ("tables", "reports"):
        (folder / name).mkdir(exist_ok=True)
    ready = Ready(folder, report)
    for kind in WORDS:
        items = [item for item in job.state.of(kind) if item.is_published]
        _add_words(job, ready, TABLE_OF[kind], [Made(dict(item.current), item.id) for item in items])
    before = _write_report(job, ready)
    # Which reasons are wanted is known only once the mentions are rows.
    _add_words(job, ready, "reasons", _new_reasons(job, ready))
    target = folder / "reports" / report
    _write_tables(target, before, ready)
    for path in (target, *(one for one in target.rglob("*") if one.is_dir()), target.parent, folder):
        sync_folder(path)
    return ready


def _add_words(job: Job, ready: Ready, table: str, made: Sequence[Made]) -> None:
    """Write a copy of the user's own table with more rows."""
    if not made:
        return
    ready.words.add(table)
    before = table_rows(job.where.local / "tables" / f"{table}.csv")
    ready.rows[table] = [*(Made(row, "") for row in before), *made]
    file = ready.folder / "tables" / f"{table}.csv"
    write_file(file, table_bytes(schema().tables[table], [one.cells for one in ready.rows[table]]))
    sync_folder(file.parent)


def _new_reasons(job: Job, ready: Ready) -> list[Made]:
    """Return the reasons that the reader knows and the vocabulary lacks."""
    there = {row["id"] for row in job.words.rows["reasons"]}
    used = {made.cells["reason"]: made.item for made in ready.rows["mentions"]}
    words = {name: row for name, row in reader_reasons().items() if name in used and name not in there}
    return [Made(dict(row), used[name]) for name, row in words.items()]


def _write_report(job: Job, ready: Ready) -> dict[str, list[Cells]]:
    """Write the report's folder but for its tables, make their rows; return those that were there before."""
    draft, target = job.draft, ready.folder / "reports" / ready.report
    before: dict[str, list[Cells]] = {}
    if draft.report:
        was = report_folders(job.where.roots)[draft.report]
        shutil.copytree(was, target, copy_function=_copy)
        before = {name: table_rows(was / f"{name}.csv") for name in schema().of(REPORT)}
    else:
        target.mkdir()
        write_file(target / "text.txt", draft.text.encode("utf-8"))
        if draft.source:
            (target / "source").mkdir()
            write_file(target / "source" / file_name(draft.source.name), draft.source.read_bytes())
    ready.rows |= _tables(job, before)
    if not draft.report:
        # A report that is corrected keeps its table as it is: its text does not change.
        ready.rows["source_places"] = [Made(cells_of(place), "") for place in source_places(draft)]
    else:
        corrections = changes.changed(draft.report, before, ready.rows, job.state, now()[:10], job.who)
        ready.changes = len(corrections)
        old = [Made(row, "") for row in before["changes"]]
        ready.rows["changes"] = [*old, *(Made(one.cells, one.item) for one in corrections)]
    return before


def _copy(source: str, target: str) -> None:
    # `shutil` leaves it to the system when a copy is on disk; here it must be before the swap.
    write_file(Path(target), Path(source).read_bytes())


def _tables(job: Job, before: Mapping[str, list[Cells]]) -> Tables:
    tables = rows.outline(job.state, job.draft.text)
    # An id that a figure ever had stays its own: addresses and corrections name it.
    gone = {row["row"] for row in before.get("changes", []) if row["table"] == "observations"}
    ever = gone | {row["id"] for row in before.get("observations", [])}
    tables["observations"] = rows.observations(job.state, ever)
    tables["mentions"] = rows.mentions(job.state, tables["observations"])
    kinds = {name: row["kind"] for name, row in known(job.words, job.state)["indicators"].items()}
    rows.say(tables, kinds)
    head = head_row(job.draft, job.state, job.who, job.place, before.get(REPORT))
    return {REPORT: [Made(head, HEAD)], **tables}


def _write_tables(target: Path, before: Mapping[str, list[Cells]], ready: Ready) -> None:
    """Write the report's tables; one that did not change stays as it is, byte for byte."""
    for name, table in schema().of(REPORT).items():
        made = ready.rows.get(name, [])
        now_there = [{column: one.cells.get(column, "") for column in table.names} for one in made]
        if name in ready.rows and now_there != before.get(name, []):
            write_file(target / f"{name}.csv", table_bytes(table, [one.cells for one in made]))


def check(job: Job, ready: Ready) -> list[Told]:
    """Check vocabulary and report as they lie ready, and name the items that findings come from."""
    # The shipped vocabulary with the user's own, as it will be.
    for path in (job.where.local / "tables").glob("*.csv"):
        if not (ready.folder / "tables" / path.name).exists():
            shutil.copyfile(path, ready.folder / "tables" / path.name)
    words = read_vocabulary((job.where.shipped, ready.folder))
    findings = check_book(words)
    if not findings:
        findings = check_book(read_report(ready.folder / "reports" / ready.report, words))
    return [Told(_item(ready, one), _plainly(ready, one)) for one in findings]


def _item(ready: Ready, finding: Finding) -> str:
    """Return the item whose row begins in the line that a finding names."""
    line = 2
    for made in ready.rows.get(Path(finding.file).stem, []):
        if line == finding.line:
            return made.item
        # A cell may hold line breaks, and then its row takes several lines.
        line += 1 + sum(cell.count("\n") for cell in made.cells.values())
    return ""


def _plainly(ready: Ready, finding: Finding) -> Finding:
    """Name a file by its place in the data, not by where it lies ready."""
    file = finding.file.replace("\\", "/").split(f"{ready.folder.name}/")[-1]
    return Finding(file, finding.line, finding.column, finding.what, finding.right)
