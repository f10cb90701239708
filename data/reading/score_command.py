"""python -m data.reading score: how well labelled texts are read; --publish writes the page's figures."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from data.reading import scores
from data.reading.score import Score, Tally, score
from data.reading.score_labels import BadLabelsError, labelled

UNREADABLE = 2
DESCRIPTION = """Score the reader on labelled texts and print what it gets right: by measure, by kind of
number, by its own confidence. FOLDER holds index.csv, labels.csv and texts/ID.txt
(tests/reading/corpus/README.md says what stands there), or tables of labelled sentences as
tests/reading/kinds. Fewer than 30 of a kind have no share. --publish scores this project's own labelled
texts and writes data/reading/tables/scores.json, which the page /zh/reading shows."""
WORDS = {
    "figures": "figures found, with value and unit",
    "value": "value and hedge of those found",
    "unit": "unit of those found",
    "not_counted": "numbers that count nothing left out",
    "year": "year that the text names",
    "place": "place that the text names",
    "period_other": "period other than the report's",
    "work_area": "work area",
    "catalogue": "catalogue entry",
    "catalogue_none": "no catalogue entry fits",
    "coverage": "coverage claims found, with extent",
}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command to those of data.reading."""
    parser = commands.add_parser("score", help="score the reader on labelled texts", description=DESCRIPTION)
    parser.add_argument("path", type=Path, nargs="?", metavar="FOLDER", help="labelled texts")
    parser.add_argument("--publish", action="store_true", help="write the figures that the page shows")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Print the scores; 2 where the labels cannot be read."""
    if bool(given.path) == given.publish:
        given.parser.error("give a folder of labelled texts, or --publish")
    try:
        groups = measured() if given.publish else {given.path.name: score(labelled(given.path))}
    except (OSError, BadLabelsError) as refused:
        sys.stderr.write(f"{refused}\n")
        return UNREADABLE
    if given.publish:
        publish(groups)
    sys.stdout.write(f"reader {scores.reader_version()}\n")
    for name, own in groups.items():
        sys.stdout.write("\n".join(("", *table(name, own), "")))
    return 0


def measured() -> dict[str, Score]:
    """The scores of this project's own labelled texts, a group each."""
    groups = {name: score(labelled(scores.TEXTS / place)) for name, place in scores.GROUPS.items()}
    return groups | left_out()


def left_out() -> dict[str, Score]:
    """Work areas as weights judge them that were learned without the text's publisher."""
    # Here: what learns from texts is needed by nobody who reads them.
    from data.reading.learn import all_lessons
    from data.reading.learn import left_out as judged

    of: Counter[str] = Counter()
    right: Counter[str] = Counter()
    texts: dict[str, set[str]] = {name: set() for name in scores.LEFT_OUT}
    for lesson, area in judged(all_lessons()):
        name = lesson.text.rstrip("0123456789")
        if name in texts:
            of[name] += 1
            right[name] += area == lesson.area
            texts[name].add(lesson.text)
    return {
        group: Score(len(texts[name]), 0, 0, {"work_area": Tally(of[name], right[name])}, {}, ())
        for name, group in scores.LEFT_OUT.items()
    }


def publish(groups: Mapping[str, Score]) -> None:
    """Write the scores; the day stays where nothing has changed."""
    today = datetime.now(UTC).date()
    made = scores.Scores(today, scores.reader_version(), scores.labels_version(), groups)
    told = scores.as_json(made)
    before = json.loads(scores.FILE.read_text(encoding="utf-8")) if scores.FILE.is_file() else {}
    if told | {"date": ""} == before | {"date": ""}:
        return
    scores.FILE.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    scores.published.cache_clear()


def table(name: str, own: Score) -> Iterator[str]:
    """The scores of one group as lines."""
    yield f"{name}: {own.texts} texts, {own.characters} characters, {own.left_open} numbers left unscored"
    yield f"  {'measure':<38}{'of':>6}{'right':>7}{'share':>8}"
    yield from (line for measure, tally in own.measures.items() for line in _lines(WORDS[measure], tally))
    if own.kinds:
        yield f"  {'kind of number':<38}{'of':>6}{'right':>7}{'share':>8}"
        yield from (line for kind, tally in own.kinds.items() for line in _lines(kind, tally))
    if own.bands:
        yield f"  {'confidence (mean of its band)':<38}{'of':>6}{'right':>7}{'share':>8}"
        for band in own.bands:
            yield from _lines(f"{band.said:.3f}", Tally(band.of, band.right))


def _lines(words: str, tally: Tally) -> Iterator[str]:
    share = "-" if tally.share is None else f"{tally.share:.3f}"
    more = [] if tally.proposed is None else [f"{tally.proposed} proposed, share is F1"]
    more += [] if tally.blank is None else [f"{tally.blank} left blank"]
    yield f"  {words:<38}{tally.of:>6}{tally.right:>7}{share:>8}  {'; '.join(more)}".rstrip()
