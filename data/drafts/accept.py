"""A draft becomes a report's folder that passes every check, or nothing changes and each finding is told."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.drafts.deciding import state
from data.drafts.errors import DraftError
from data.drafts.folders import ACCEPTED, DRAFTS, a_name, locked, now, open_draft
from data.drafts.heads import report_id
from data.drafts.making import Job, Ready, Told, check, make
from data.drafts.model import HEAD, Draft
from data.drafts.words import vocabulary
from data.folders.data_error import Finding
from data.folders.locations import Locations, locations
from data.folders.read import removed_reports, report_folders
from data.store import swap
from data.store.digests import digest_of
from data.store.durable import table_rows

FILE = "draft"
Outcome = tuple[Ready | None, list[Told]]


@dataclass(frozen=True)
class Answer:
    """What became of a draft, or would. report: the id of the report, "" where nothing changes.

    wrong: why nothing changes. undecided: by kind, how many items nobody decided; they are not published.
    changes: how many rows `changes.csv` gets.
    """

    report: str
    wrong: tuple[Told, ...] = ()
    undecided: Mapping[str, int] = field(default_factory=dict)
    changes: int = 0


def accept(draft: Draft, who: str, where: Locations | None = None) -> Answer:
    """Publish what was accepted, corrected and added in a draft: a new report, or a corrected one.

    Everything is written beside, checked as it lies there, and moved into place in one swap. Raises
    DraftError where it cannot be tried at all (nobody can write there, the draft is accepted already).
    """
    who, where = a_name(who), where or locations()
    try:
        # Always the draft's lock before that of LOCAL_DATA: two who wait for each other would wait for ever.
        with locked(draft), swap.writing(where), swap.made_ready(where) as folder:
            # Read again under the lock: somebody may have published it meanwhile.
            if open_draft(draft.id, where).accepted:
                raise DraftError(f"The draft {draft.id} is accepted already.", "accepted")
            job = _job(draft, who, where)
            ready, wrong = _tried(job, folder)
            if ready and not wrong:
                swap.swap(where, _plan(job, ready))
            return _answer(job, ready, wrong)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise DraftError(f"Nothing was changed in {where.local}: {reason}", "disk") from problem


def try_out(draft: Draft, who: str, where: Locations | None = None) -> Answer:
    """Return what `accept` would answer now, and change nothing: for sums and shares while people decide."""
    job = _job(draft, a_name(who), where or locations())
    with tempfile.TemporaryDirectory(prefix="draft-") as folder:
        return _answer(job, *_tried(job, Path(folder)))


def _job(draft: Draft, who: str, where: Locations) -> Job:
    return Job(draft, state(draft), who, where, vocabulary(where))


def _answer(job: Job, ready: Ready | None, wrong: list[Told]) -> Answer:
    if ready is None or wrong:
        return Answer("", tuple(wrong), job.state.undecided())
    return Answer(ready.report, (), job.state.undecided(), ready.changes)


def _tried(job: Job, folder: Path) -> Outcome:
    """Make a draft ready below a folder, and return it with what is wrong in it."""
    if wrong := list(_before(job)):
        return None, wrong
    report = job.draft.report or report_id(job.state.head.current, job.place, _taken(job))
    if not job.draft.report and report in report_folders(job.where.roots):
        what = f"{report} is there already, of this place and year"
        return None, [_told(HEAD, "year", what, "open that report to correct it, or remove it first")]
    ready = make(job, folder, report)
    if job.draft.report and not ready.changes:
        what = f"nothing differs from {report} as it is published"
        return None, [_told("", "changes", what, "correct something, or discard this draft")]
    return ready, check(job, ready)


def _before(job: Job) -> Iterator[Told]:
    """Yield what is wrong before any row is made."""
    head, draft = job.state.head, job.draft
    if not head.is_published:
        what = "nobody has confirmed place, year and title"
        yield _told(HEAD, HEAD, what, "confirm or correct them")
    for name in ("place", "year", "title"):
        if not head.current.get(name):
            yield _told(HEAD, name, "is empty", "what the report says would be right")
    if draft.report:
        there = report_folders(job.where.roots).get(draft.report)
        if there is None or digest_of(there) != draft.base:
            what = f"{draft.report} has changed, or was removed, since this draft was opened"
            yield _told("", "report", what, "open the report anew")


def _told(item: str, column: str, what: str, right: str) -> Told:
    return Told(item, Finding(FILE, 1, column, what, right))


def _taken(job: Job) -> set[str]:
    """Return ids that are others': of reports of other places, and of removed ones, which may come back."""
    aside = job.where.local / swap.REMOVED
    taken = {*removed_reports(job.where.roots), *(path.name for path in aside.glob("*"))}
    place = job.place.get("id")
    for name, folder in report_folders(job.where.roots).items():
        own = table_rows(folder / "report.csv")
        if not own or own[0].get("place") != place:
            taken.add(name)
    return taken


def _plan(job: Job, ready: Ready) -> swap.Plan:
    done = {"report": ready.report, "who": job.who, "when": now()}
    return swap.Plan(
        ready.folder.name,
        ready.report,
        tuple(sorted(ready.words)),
        f"{DRAFTS}/{job.draft.id}/{ACCEPTED}",
        json.dumps(done, ensure_ascii=False) + "\n",
    )
