"""python -m data.reading propose: the figures of a report, or of every report of a folder."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from data.reading import corpus_command
from data.reading.draft.unread import tables_unread
from data.reading.draft.where import place_words
from data.reading.explain import explained, value_words
from data.reading.files import UnreadableFile
from data.reading.files.document import Document
from data.reading.given import ByHand, read_source, sentence
from data.reading.proposal_rows import head_row, proposal_row, tally
from data.reading.propose import propose
from data.reading.reading import Claim, Figure, Reading
from data.reading.sources import Source, sources
from data.source_places import place_at

SOME_UNREADABLE, UNREADABLE = 1, 2
LEVELS = ("province", "city", "county", "town", "department", "other")
DESCRIPTION = """Propose the figures of a report. Prints for a file what it is about and one line a figure
(place in the file, words, value, period, area, catalogue id, what is counted), for a folder one JSON object
a figure. A folder is read to its end whatever one of its files holds; exit code 1 says that some could not
be read."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command to those of data.reading."""
    parser = commands.add_parser("propose", help="propose the figures of reports", description=DESCRIPTION)
    parser.add_argument("path", type=Path, nargs="?", help="a .txt, .html, .docx or .pdf, or a folder")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--jsonl", action="store_true", help="one JSON object a figure, as for a folder")
    form.add_argument("--head", action="store_true", help="one JSON object a text: where it is of, and when")
    form.add_argument("--explain", metavar="SENTENCE", help="say why each number of it is kept or not")
    parser.add_argument("--year", help="the report's year, 2022 or 2021/2025, whatever the text says")
    parser.add_argument("--place", help="the place reported on, by name or code, whatever the text says")
    parser.add_argument("--level", choices=LEVELS, help="how wide that place is, whatever the text says")
    corpus_command.add(parser)
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Print what is asked; 0, 1 where some of a folder could not be read, 2 where the one file could not."""
    if given.explain is not None:
        _print(explained(propose(given.explain, given.year, given.level, given.place), given.explain))
        return 0
    if given.path is None:
        given.parser.error("give a file, a folder, or --explain SENTENCE")
    if given.workers or given.scheduler or given.into:
        return corpus_command.run(given)
    return _folder(given) if given.path.is_dir() else _file(given)


def _by_hand(given: argparse.Namespace) -> ByHand:
    return ByHand(given.year, given.place, given.level)


def _file(given: argparse.Namespace) -> int:
    source = Source(given.path, given.path.name)
    try:
        document = source.document()
    except (OSError, UnreadableFile) as refused:
        sys.stderr.write(f"{given.path}: {sentence(refused)}\n")
        return UNREADABLE
    reading = read_source(source, document, _by_hand(given))
    if given.jsonl or given.head:
        _print(_lines(source.name, reading, document, given.head))
    else:
        _print(_table(reading, document))
    sys.stderr.write(f"{_counted(tally(reading))}\n")
    if said := tables_unread(reading.mentions, "en"):
        sys.stderr.write(f"{said}\n")
    return 0


def _folder(given: argparse.Namespace) -> int:
    # Here: reading one file needs no bar.
    from tqdm import tqdm

    unreadable: list[str] = []
    counts: Counter[str] = Counter()
    # Without a terminal there is nobody to watch a bar.
    for source in tqdm(sources(given.path), unit=" reports", disable=None, file=sys.stderr):
        try:
            document = source.document()
            reading = read_source(source, document, _by_hand(given))
        except (OSError, UnreadableFile) as refused:
            unreadable.append(f"{source.path}: {sentence(refused)}")
            continue
        counts += tally(reading)
        for line in _lines(source.name, reading, document, given.head):
            tqdm.write(line, file=sys.stdout)
    sys.stderr.write(f"{_counted(counts)}\n")
    for line in unreadable:
        sys.stderr.write(f"{line}\n")
    return SOME_UNREADABLE if unreadable else 0


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


def _counted(counts: Counter[str]) -> str:
    return (
        f"{counts['texts']} read: {counts['figures']} figures, {counts['claims']} coverage claims, "
        f"{counts['mentions']} numbers and words that are none, "
        f"of them {counts['not_understood']} not understood"
    )


def _lines(name: str, reading: Reading, document: Document, head: bool) -> Iterator[str]:
    if head:
        yield json.dumps({"text": name, **head_row(reading)}, ensure_ascii=False)
        return
    both: list[Figure | Claim] = [*reading.figures, *reading.claims]
    for proposal in both:
        yield json.dumps(proposal_row(name, proposal, document), ensure_ascii=False)


def _table(reading: Reading, document: Document) -> Iterator[str]:
    """One line a figure; positions are those in the file as given, where it is plain text."""
    yield f"{reading.title}  {reading.place}  {reading.year}"
    both: list[Figure | Claim] = [*reading.figures, *reading.claims]
    for proposal in sorted(both, key=lambda proposal: proposal.start):
        words = proposal.stated.replace("\n", " ")
        named = proposal.period or "-", proposal.work_area, proposal.catalogue or "-", proposal.concept
        yield "\t".join((_span(proposal, document), words, value_words(proposal), *named))


def _span(proposal: Figure | Claim, document: Document) -> str:
    if document.kind != "txt":
        where = place_words(place_at(document.source_places, proposal.start), "en")
        return f"{proposal.start}-{proposal.end}" + (f" ({where})" if where else "")
    return f"{document.origin.at(proposal.start).offset}-{document.origin.at(proposal.end - 1).offset + 1}"
