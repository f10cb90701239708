"""The published scores: what python -m data.reading score --publish measured, and of which reader.

They lie in tables/scores.json and name the versions of reader and labels that they were made with: a digest
of the files that decide what is read, and one of the labelled texts. Where the reader is another now, the
scores are older, and whoever shows them says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from data.reading.score import Band, Score, Tally

FOLDER = Path(__file__).parent
FILE = FOLDER / "tables" / "scores.json"
PLACES = FOLDER.parent / "tables" / "places.csv"
ROOT = FOLDER.parents[1]
# What is measured: a group's name, and where its labels lie.
TEXTS = ROOT / "tests" / "reading"
GROUPS = {"reports": "corpus", "sentences": "kinds", "heads": "heads.csv"}
# Work areas as judged by weights learned from other publishers: by the names that lessons have.
LESSONS = TEXTS / "lessons"
LEFT_OUT = {"c": "reports_left_out", "r": "others_left_out"}
# Nothing of these decides what a text is read as.
BESIDE = (
    *("__main__.py", "propose_command.py", "explain.py", "sources.py", "score*.py"),
    *("draft/*", "files/*", "tables/draft_*", "tables/score*"),
)
LETTERS = 12


@dataclass(frozen=True)
class Scores:
    """Scores by group, with the day and the versions of reader and labels that they are of."""

    date: date
    reader: str
    labels: str
    groups: Mapping[str, Score]

    @property
    def is_older(self) -> bool:
        """Whether the reader has changed since."""
        return self.reader != reader_version()


@cache
def published() -> Scores | None:
    """The scores as published; None where nothing was measured."""
    return of_json(json.loads(FILE.read_text(encoding="utf-8"))) if FILE.is_file() else None


def of_json(told: Mapping[str, Any]) -> Scores:
    """Scores as `as_json` wrote them."""
    groups = {name: _score(group) for name, group in told["groups"].items()}
    return Scores(date.fromisoformat(told["date"]), told["reader"], told["labels"], groups)


def _score(told: Mapping[str, Any]) -> Score:
    measures, kinds = (
        {name: Tally(**counts) for name, counts in told[part].items()} for part in ("measures", "kinds")
    )
    bands = tuple(Band(**band) for band in told["bands"])
    return Score(told["texts"], told["characters"], told["left_open"], measures, kinds, bands)


def as_json(scores: Scores) -> dict[str, Any]:
    """Scores as they lie in the file, without counts that are not there."""
    groups = {name: _bare(asdict(group)) for name, group in scores.groups.items()}
    return {
        "date": scores.date.isoformat(),
        "reader": scores.reader,
        "labels": scores.labels,
        "groups": groups,
    }


def _bare(told: Any) -> Any:
    if isinstance(told, Mapping):
        return {name: _bare(value) for name, value in told.items() if value is not None}
    return [_bare(value) for value in told] if isinstance(told, list | tuple) else told


@cache
def reader_version() -> str:
    """The version of the reader that is here: the beginning of a digest of the files that decide."""
    return _digest(reader_files(), ROOT)


@cache
def reader_day() -> date:
    """The day on which the last of the reader's files was written here."""
    return datetime.fromtimestamp(max(path.stat().st_mtime for path in reader_files()), UTC).date()


def reader_files() -> list[Path]:
    """The modules and tables that decide what a text is read as."""
    own = [*FOLDER.rglob("*.py"), *(FOLDER / "tables").glob("*.csv"), PLACES]
    return sorted(path for path in own if not any(path.match(f"reading/{name}") for name in BESIDE))


def labels_version() -> str:
    """The version of the labelled texts of this project."""
    return _digest(_label_files(), ROOT)


def _label_files() -> Iterator[Path]:
    corpus = TEXTS / GROUPS["reports"]
    yield from sorted([*corpus.glob("*.csv"), *corpus.glob("texts/*.txt")])
    yield from sorted((TEXTS / GROUPS["sentences"]).glob("*.csv"))
    yield TEXTS / GROUPS["heads"]
    yield from sorted(LESSONS.glob("*.csv"))


def _digest(paths: Iterable[Path], root: Path) -> str:
    """The same on every machine: names with slashes, lines without carriage returns."""
    made = sha256()
    for path in paths:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        made.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode() + content)
    return made.hexdigest()[:LETTERS]
