"""Drafts on disk, below LOCAL_DATA/drafts: made, listed, opened, discarded."""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from filelock import FileLock

from data.check.characters import hidden
from data.drafts.errors import DraftError
from data.drafts.journal import JOURNAL
from data.drafts.model import Decision, Draft, Item
from data.folders.locations import Locations, locations
from data.reading.files import PagePicture
from data.source_places import SourcePlace, cells_of, place_of
from data.store.durable import sync_folder, write_file

# Raise it when files of a draft mean something else: drafts of another form are not guessed at.
FORM = 1
DRAFTS, ACCEPTED, PROMPTS = "drafts", "accepted.json", "prompts.json"
SOURCE_PLACES, PICTURES = "source_places.json", "pages"
# Nothing else is ever joined to a path: an address with `..` in it names no draft.
ID = re.compile("[0-9]{8}-[0-9a-f]{16}")
# A file's name as it stands in a report's folder, whatever its maker called it.
UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
LONGEST_NAME, LONGEST_WHO = 80, 80
NAME = "a name is needed: it stands beside every decision"


def now() -> str:
    """Return the time as it stands in drafts: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def create(
    where: Locations,
    *,
    who: str,
    came: str,
    text: str,
    items: Iterable[Item],
    source: tuple[str, bytes] | None = None,
    facts: Mapping[str, str] | None = None,
    decisions: Iterable[Decision] = (),
    prompts: Iterable[Mapping[str, Any]] = (),
    source_places: Iterable[SourcePlace] = (),
    pictures: Iterable[PagePicture] = (),
) -> Draft:
    """Make a draft's folder, all at once: it is there whole or not at all.

    source: name and bytes of the file as given. facts: sha256, report, base. decisions: what was said
    already. prompts: what the draft check said of the text, as `data.drafts.sums.kept` makes it.
    source_places: where in that file the text stood. pictures: of its scanned pages. Raises DraftError where
    nobody can write there.
    """
    name = f"{now()[:10].replace('-', '')}-{secrets.token_hex(8)}"
    drafts = where.local / DRAFTS
    described = {
        "form": FORM,
        "created": now(),
        "came": came,
        "who": a_name(who),
        "file": "",
        **(facts or {}),
    }
    lines = "".join(json.dumps(asdict(one), ensure_ascii=False, sort_keys=True) + "\n" for one in decisions)
    files = {"text.txt": text.encode("utf-8"), "proposals.json": _json([_stored(item) for item in items])}
    files[PROMPTS] = _json(list(prompts))
    if places := [cells_of(place) for place in source_places]:
        files[SOURCE_PLACES] = _json(places)
    files |= {picture_name(picture.page): picture.content for picture in pictures}
    if source:
        described["file"] = source[0]
        files[f"source/{file_name(source[0])}"] = source[1]
    files |= {"draft.json": _json(described), JOURNAL: lines.encode("utf-8")}
    beside = drafts / f".new-{name}"
    try:
        _write(beside, files)
        # Renamed when every file is on disk: nobody ever opens half a draft.
        beside.rename(drafts / name)
        sync_folder(drafts)
        sync_folder(where.local)
    except OSError as problem:
        shutil.rmtree(beside, ignore_errors=True)
        raise DraftError(
            f"No draft could be made in {drafts} ({problem.strerror}); nothing was kept. Make room there, or "
            "let this program write there, and try again.",
            "disk",
        ) from problem
    return open_draft(name, where)


def open_draft(name: str, where: Locations | None = None) -> Draft:
    """Return a draft by its id. Raises DraftError where there is none, or it cannot be read."""
    where = where or locations()
    folder = where.local / DRAFTS / name
    if not ID.fullmatch(name) or not folder.is_dir():
        raise DraftError(f"There is no draft {name!r}; it may have been discarded.", "no_draft")
    try:
        facts = json.loads((folder / "draft.json").read_text(encoding="utf-8"))
        done = folder / ACCEPTED
        accepted = json.loads(done.read_text(encoding="utf-8")) if done.is_file() else {}
        form = facts.pop("form")
        if form != FORM:
            raise DraftError(f"The draft {name} is of form {form}; this program reads form {FORM}.")
        return Draft(name, folder, accepted=accepted, **facts)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as problem:
        raise DraftError(
            f"The draft {name} cannot be read ({problem}); discard it and bring it in again.", "damaged"
        ) from problem


def drafts(where: Locations | None = None) -> list[Draft]:
    """Return all drafts, the newest first; one that cannot be read is left out."""
    folder = (where or locations()).local / DRAFTS
    opened = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if ID.fullmatch(path.name):
            try:
                opened.append(open_draft(path.name, where))
            except DraftError:
                continue
    return sorted(opened, key=lambda draft: draft.created, reverse=True)


def discard(draft: Draft) -> None:
    """Throw a draft away, for good. Its file and its decisions go with it."""
    with locked(draft):
        aside = draft.folder.with_name(f".gone-{draft.id}")
        # One step, which hides it; removing its files takes several, and may be interrupted.
        draft.folder.rename(aside)
        sync_folder(aside.parent)
    shutil.rmtree(aside, ignore_errors=True)
    _lock(draft).unlink(missing_ok=True)


def proposals(draft: Draft) -> list[Item]:
    """Return the items as they were proposed, at version 0. Raises DraftError where they cannot be read."""
    path = draft.folder / "proposals.json"
    try:
        return list(_read_proposals(path, path.stat().st_mtime_ns))
    except (OSError, ValueError, TypeError, KeyError) as problem:
        raise DraftError(
            f"What was proposed for {draft.id} cannot be read ({problem}); discard it and bring it in again.",
            "damaged",
        ) from problem


# Asked for with each decision, and written once: the drafts that are worked on stay read.
@lru_cache(maxsize=8)
def _read_proposals(path: Path, written: int) -> tuple[Item, ...]:
    return tuple(_item(one) for one in json.loads(path.read_text(encoding="utf-8")))


def picture_name(page: int) -> str:
    """Return where below a draft's folder the picture of a scanned page lies."""
    return f"{PICTURES}/{page}.webp"


def pages_with_pictures(draft: Draft) -> frozenset[int]:
    """Return the pages of the draft's file that a machine read from pictures, which are kept."""
    names = (path.stem for path in (draft.folder / PICTURES).glob("*.webp"))
    return frozenset(int(name) for name in names if name.isdecimal())


def page_picture(draft: Draft, page: int) -> bytes | None:
    """Return the picture (WebP) of a scanned page, None where there is none."""
    path = draft.folder / picture_name(page)
    return path.read_bytes() if path.is_file() else None


def source_places(draft: Draft) -> tuple[SourcePlace, ...]:
    """Return where in its file the draft's text stood; empty where that is not known.

    Raises DraftError where that cannot be read.
    """
    path = draft.folder / SOURCE_PLACES
    try:
        stored = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
        return tuple(map(place_of, stored))
    except (OSError, ValueError, TypeError, KeyError) as problem:
        raise DraftError(
            f"Where the text of {draft.id} stood cannot be read ({problem}).", "damaged"
        ) from problem


@contextmanager
def locked(draft: Draft) -> Iterator[None]:
    """Hold a draft's lock: one writes at a time. Raises DraftError where the draft is gone."""
    if not draft.folder.is_dir():
        raise DraftError(f"There is no draft {draft.id!r}; it may have been discarded.", "no_draft")
    lock = FileLock(_lock(draft))
    try:
        lock.acquire()
    except OSError as problem:
        said = f"Nobody can write to the draft {draft.id} ({problem.strerror}); nothing was changed."
        raise DraftError(said, "disk") from problem
    try:
        yield
    finally:
        lock.release()


def _lock(draft: Draft) -> Path:
    # Beside the folder, so that who discards a draft does not move what is locked.
    return draft.folder.with_name(f".{draft.id}.lock")


def a_name(who: str) -> str:
    """Return who decides, as typed. Raises DraftError for none, a long one, or one with hidden characters."""
    who = " ".join(who.split())
    if not who or len(who) > LONGEST_WHO or hidden(who):
        raise DraftError(f"{NAME}, of at most {LONGEST_WHO} characters.".capitalize(), "name")
    return who


def file_name(typed: str) -> str:
    """Return the name under which a file is kept: its own, without what no system takes."""
    name = UNSAFE.sub("_", typed.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    name = "".join(sign for sign in name if not hidden(sign))
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST_NAME:
        name = f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}"[:LONGEST_NAME]
    return name or "report"


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, body in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, body)
        sync_folder(path.parent)


def _json(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _stored(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "status": item.status,
        "confidence": item.confidence,
        "cells": dict(item.proposed),
        "hints": dict(item.hints),
    }


def _item(stored: Mapping[str, Any]) -> Item:
    cells = stored["cells"]
    return Item(
        stored["id"],
        stored["kind"],
        cells,
        dict(cells),
        stored["status"],
        0,
        confidence=stored["confidence"],
        hints=stored["hints"],
    )
