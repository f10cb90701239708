"""python -m data.reading propose: the figures of a report, or of every report of a folder."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from data.reading.confidence import OCR_AT_MOST
from data.reading.draft.unread import tables_unread
from data.reading.draft.where import place_words
from data.reading.explain import explained, value_words
from data.reading.files import UnreadableFile
from data.reading.files.document import Document
from data.reading.propose import propose
from data.reading.reading import Claim, Figure, Reading
from data.reading.sources import Source, sources
from data.source_places import is_from_ocr, place_at

SOME_UNREADABLE, UNREADABLE = 1, 2
NOT_UNDERSTOOD = "not_understood"
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
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Print what is asked; 0, 1 where some of a folder could not be read, 2 where the one file could not."""
    if given.explain is not None:
        _print(explained(_read(given.explain, given), given.explain))
        return 0
    if given.path is None:
        given.parser.error("give a file, a folder, or --explain SENTENCE")
    return _folder(given) if given.path.is_dir() else _file(given)


def _read(text: str, given: argparse.Namespace, source: Source | None = None) -> Reading:
    """Read one text; what was given by hand wins over what its folder says, that over what is found."""
    year = given.year or (source.year if source else None)
    level = given.level or (source.level if source else None)
    return propose(text, year, level, given.place)


def _file(given: argparse.Namespace) -> int:
    source = Source(given.path, given.path.name)
    try:
        document = source.document()
    except (OSError, UnreadableFile) as refused:
        sys.stderr.write(f"{given.path}: {_sentence(refused)}\n")
        return UNREADABLE
    reading = _read(document.text, given, source)
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
            reading = _read(document.text, given, source)
        except (OSError, UnreadableFile) as refused:
            unreadable.append(f"{source.path}: {_sentence(refused)}")
            continue
        counts += tally(reading)
        for line in _lines(source.name, reading, document, given.head):
            tqdm.write(line, file=sys.stdout)
    sys.stderr.write(f"{_counted(counts)}\n")
    for line in unreadable:
        sys.stderr.write(f"{line}\n")
    return SOME_UNREADABLE if unreadable else 0


def _sentence(refused: OSError | UnreadableFile) -> str:
    return str(refused.strerror or refused) if isinstance(refused, OSError) else str(refused)


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


def tally(reading: Reading) -> Counter[str]:
    """How many of each sort a text holds: texts, figures, claims, mentions, not_understood (in mentions)."""
    unknown = sum(mention.reason == NOT_UNDERSTOOD for mention in reading.mentions)
    return Counter(
        texts=1,
        figures=len(reading.figures),
        claims=len(reading.claims),
        mentions=len(reading.mentions),
        not_understood=unknown,
    )


def _counted(counts: Counter[str]) -> str:
    return (
        f"{counts['texts']} read: {counts['figures']} figures, {counts['claims']} coverage claims, "
        f"{counts['mentions']} numbers and words that are none, "
        f"of them {counts['not_understood']} not understood"
    )


def _lines(name: str, reading: Reading, document: Document, head: bool) -> Iterator[str]:
    if head:
        yield json.dumps({"text": name, **_head(reading)}, ensure_ascii=False)
        return
    both: list[Figure | Claim] = [*reading.figures, *reading.claims]
    for proposal in both:
        yield json.dumps(_object(name, proposal) | _where(proposal, document), ensure_ascii=False)


def _head(reading: Reading) -> dict[str, str | None]:
    """What a text says of itself; null where it does not."""
    head = reading.head
    fields = {
        "title": head.title,
        "place": head.place,
        "place_code": head.place_code,
        "level": head.level,
        "body": head.body,
        "year": head.year,
        "period": head.period,
    }
    return {name: value or None for name, value in fields.items()}


def _object(name: str, proposal: Figure | Claim) -> dict[str, object]:
    figure = proposal if isinstance(proposal, Figure) else None
    return {
        "text": name,
        "start": proposal.start,
        "end": proposal.end,
        "value": float(figure.value) if figure else None,
        "unit": figure.unit if figure else "coverage",
        "qualifier": figure.qualifier if figure else None,
        "extent": proposal.extent if isinstance(proposal, Claim) else None,
        "period": proposal.period,
        "work_area": proposal.work_area,
        "catalogue_id": proposal.catalogue or None,
        "confidence": proposal.confidence,
        "rule": proposal.rule,
    }


def _where(proposal: Figure | Claim, document: Document) -> dict[str, object]:
    """Return where in the file it stands, as far as the file tells: page, or paragraph, or table and row."""
    place = place_at(document.source_places, proposal.start)
    if place is None:
        return {}
    told = {name: getattr(place, name) for name in ("page", "paragraph", "table", "row")}
    is_ocr = is_from_ocr(document.source_places, proposal.start, proposal.end)
    less_sure = {"ocr": True, "confidence": min(proposal.confidence, OCR_AT_MOST)}
    return {name: number for name, number in told.items() if number} | (less_sure if is_ocr else {})


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
