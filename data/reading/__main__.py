"""Read reports from the command line: propose FOLDER --jsonl, propose FILE."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from data.reading import Claim, Figure, Reading, propose
from data.reading.draft import command as check
from data.reading.draft.unread import tables_unread
from data.reading.files.document import Document


def _object(name: str, found: Figure | Claim) -> dict[str, object]:
    claim = isinstance(found, Claim)
    return {
        "text": name,
        "start": found.start,
        "end": found.end,
        "value": None if isinstance(found, Claim) else float(found.value),
        "unit": "coverage" if isinstance(found, Claim) else found.unit,
        "qualifier": None if isinstance(found, Claim) else found.qualifier,
        "extent": found.extent if claim and isinstance(found, Claim) else None,
        "period": found.period,
        "work_area": found.work_area,
        "catalogue_id": found.catalogue or None,
        "confidence": found.confidence,
        "rule": found.rule,
    }


def _lines(folder: Path) -> Iterator[str]:
    with (folder / "index.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            text = (folder / "texts" / f"{row['id']}.txt").read_bytes().decode("utf-8")
            reading = propose(text, row["year"] or None, row.get("level") or None)
            both: list[Figure | Claim] = [*reading.figures, *reading.claims]
            for found in both:
                yield json.dumps(_object(row["id"], found), ensure_ascii=False)


def _table(reading: Reading, document: Document) -> Iterator[str]:
    """One line a figure; positions are those in the file as given, where it is plain text."""
    yield f"{reading.title}  {reading.place}  {reading.year}"
    both: list[Figure | Claim] = [*reading.figures, *reading.claims]
    for found in sorted(both, key=lambda found: found.start):
        what = found.extent if isinstance(found, Claim) else f"{found.value:f} {found.unit} {found.qualifier}"
        yield "\t".join(
            (
                _span(found, document),
                found.stated.replace("\n", " "),
                what,
                found.period,
                found.work_area,
                found.catalogue or "-",
                found.concept,
            )
        )


def _span(found: Figure | Claim, document: Document) -> str:
    if document.kind != "txt":
        return f"{found.start}-{found.end}"
    return f"{document.origin.at(found.start).offset}-{document.origin.at(found.end - 1).offset + 1}"


def _propose(arguments: argparse.Namespace) -> int:
    if arguments.path.is_dir():
        lines = _lines(arguments.path)
    else:
        from data.reading.files import read_file

        document = read_file(arguments.path.read_bytes(), arguments.path.name)
        reading = propose(document.text)
        lines = _table(reading, document)
        if said := tables_unread(reading.mentions, "en"):
            sys.stderr.write(said + "\n")
    for line in lines:
        sys.stdout.write(line + "\n")
    return 0


def commands() -> argparse.ArgumentParser:
    """The sub-commands; each sets `run`, a function of the arguments that returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.reading", description=__doc__)
    subs = parser.add_subparsers(required=True)
    reader = subs.add_parser("propose", help="propose the figures of a report, or of a folder of reports")
    reader.add_argument("path", type=Path)
    reader.add_argument("--jsonl", action="store_true", help="one JSON object a figure (folders always)")
    reader.set_defaults(run=_propose)
    check.add(subs)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one sub-command."""
    given = commands().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = given.run
    return run(given)


if __name__ == "__main__":
    sys.exit(main())
