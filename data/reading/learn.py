"""Learn how much the words around a number say about its work area: `python -m data.reading.learn`.

Reads the labelled reports of `tests/reading/corpus`, the table of traits taken from further reports
(`tests/reading/lessons/areas.csv`) and our own sentences (`tests/reading/lessons/sentences.csv`); prints how
often the area is right for publishers that were left out, and writes `tables/area_weights.csv`. The same
lessons give the same weights.

`python -m data.reading.learn --take FILE.jsonl` adds the traits of labelled texts to the table of lessons,
one row a figure. The texts themselves, which may not be ours to keep, are not needed again.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from data.reading.areas import AREAS, Areas, Traits
from data.reading.page import page
from data.reading.propose import propose
from data.reading.reading import Figure, Reading
from data.reading.words import FOLDER

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "reading" / "corpus"
LESSONS = ROOT / "tests" / "reading" / "lessons"
TAKEN = LESSONS / "areas.csv"
OWN = LESSONS / "sentences.csv"
WEIGHTS = FOLDER / "area_weights.csv"
ROUNDS, STEP, PULL = 12, 0.3, 3e-3
# a trait seen once is chance
SEEN = 2
LEAST = 0.08
FOLDS = 8
FOLLOWING = ("last@", "whole@")


@dataclass(frozen=True, slots=True)
class Lesson:
    """One figure of a publisher's text: its area and what is said about it."""

    publisher: str
    text: str
    area: str
    traits: Traits


Label = tuple[int, int, float, str]


def lessons_of(
    publisher: str, name: str, text: str, reading: Reading, labels: list[Label]
) -> Iterator[Lesson]:
    """A lesson for each figure of a text that has a label: its place, value and area."""
    areas, left = Areas(page(text)), list(labels)
    for figure in sorted(reading.figures, key=lambda one: (one.start, one.order)):
        number = reading.number(figure)
        label = next((label for label in left if _is_of(label, figure)), None)
        if label:
            left.remove(label)
            if label[3] in AREAS:
                yield Lesson(publisher, name, label[3], dict(areas.traits(number)))
        areas.remember(number, label[3] if label and label[3] in AREAS else "")


def _is_of(label: Label, figure: Figure) -> bool:
    start, end, value, _ = label
    return (
        figure.start < end and start < figure.end and math.isclose(float(figure.value), value, rel_tol=0.006)
    )


def corpus() -> Iterator[Lesson]:
    """The lessons of the labelled reports."""
    labels: dict[str, list[Label]] = defaultdict(list)
    for row in _rows(CORPUS / "labels.csv"):
        if row["not_indicator"] == "0" and row["value"]:
            label = int(row["num_start"]), int(row["num_end"]), float(row["value"]), row["work_area"]
            labels[row["id"]].append(label)
    for row in _rows(CORPUS / "index.csv"):
        text = (CORPUS / "texts" / f"{row['id']}.txt").read_bytes().decode("utf-8")
        reading = propose(text, row["year"] or None, row["level"] or None)
        # the province, which ends the long publishers of one house
        yield from lessons_of(row["publisher"][:3], f"c{row['id']}", text, reading, labels[row["id"]])


def own_sentences() -> Iterator[Lesson]:
    """The lessons of our own sentences: the areas of their figures in order, `*` for one left out."""
    for number, row in enumerate(_rows(OWN), 2):
        reading = propose(row["text"], "2024", "county")
        given = row["areas"].split()
        if len(given) != len(reading.figures):
            print(
                f"{OWN.name}:{number}: {len(reading.figures)} figures, {len(given)} areas: not learned from"
            )
            continue
        labels = [
            (figure.start, figure.end, float(figure.value), area)
            for figure, area in zip(reading.figures, given, strict=True)
        ]
        yield from lessons_of(f"own{number % FOLDS}", f"own{number}", row["text"], reading, labels)


def taken() -> Iterator[Lesson]:
    """The lessons kept as traits."""
    for row in _rows(TAKEN):
        pairs = (trait.rpartition("=") for trait in row["traits"].split(" "))
        traits = {name: float(strength) for name, _, strength in pairs}
        yield Lesson(row["publisher"], row["text"], row["area"], traits)


def all_lessons() -> list[Lesson]:
    """Every lesson, in an order that does not change."""
    return [*corpus(), *own_sentences(), *taken()]


def take(path: Path) -> None:
    """Add the traits of a file of labelled texts, one JSON object a line, to the lessons."""
    lessons = _rows(TAKEN) if TAKEN.exists() else []
    known = {row["text"] for row in lessons}
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        if given["id"] in known:
            continue
        reading = propose(given["text"], given["given_year"] or None, given["level"] or None)
        publisher = (given["head"]["place_code"] or given["id"])[:2]
        for lesson in lessons_of(publisher, given["id"], given["text"], reading, labels_of(given)):
            traits = " ".join(
                f"{name}={strength:.2f}" for name, strength in lesson.traits.items() if " " not in name
            )
            lessons.append(
                {"publisher": publisher, "text": given["id"], "area": lesson.area, "traits": traits}
            )
    _write(TAKEN, ["publisher", "text", "area", "traits"], lessons)


def labels_of(given: dict[str, Any]) -> list[Label]:
    """The labels of a text whose figures are listed as stated, in any order."""
    labels: list[Label] = []
    after: dict[str, int] = defaultdict(int)
    for figure in given["figures"]:
        stated = figure["stated"].partition("(")[0]
        at = given["text"].find(stated, after[stated])
        if at >= 0:
            after[stated] = at + 1
            labels.append((at, at + len(stated), float(figure["value"]), figure.get("area", "")))
    return labels


def train(lessons: list[Lesson]) -> dict[str, list[float]]:
    """Weights by trait and area: logistic regression, each trait with a step of its own."""
    seen = Counter(trait for lesson in lessons for trait in lesson.traits)
    data = [
        ([item for item in lesson.traits.items() if seen[item[0]] >= SEEN], AREAS.index(lesson.area))
        for lesson in lessons
    ]
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(AREAS))
    moved: dict[str, float] = defaultdict(lambda: 0.01)
    order = random.Random(0)  # noqa: S311
    for _ in range(ROUNDS):
        order.shuffle(data)
        for traits, area in data:
            _step(weights, moved, traits, area)
    return weights


def _step(
    weights: dict[str, list[float]], moved: dict[str, float], traits: list[tuple[str, float]], area: int
) -> None:
    wrong = _shares(weights, traits)
    wrong[area] -= 1
    size = sum(share * share for share in wrong)
    for trait, strength in traits:
        moved[trait] += size * strength * strength
        step, own = STEP / math.sqrt(moved[trait]), weights[trait]
        for i, share in enumerate(wrong):
            own[i] -= step * (share * strength + PULL * own[i])


def _shares(weights: dict[str, list[float]], traits: Iterable[tuple[str, float]]) -> list[float]:
    total = [0.0] * len(AREAS)
    for trait, strength in traits:
        if own := weights.get(trait):
            for i, weight in enumerate(own):
                total[i] += strength * weight
    most = max(total)
    raised = [math.exp(each - most) for each in total]
    return [each / sum(raised) for each in raised]


def judged(weights: dict[str, list[float]], traits: Traits) -> str:
    """The area that weights give a number."""
    shares = _shares(weights, traits.items())
    return AREAS[shares.index(max(shares))]


def left_out(lessons: list[Lesson]) -> Iterator[tuple[Lesson, str]]:
    """Each lesson with the area that it gets from the lessons of other publishers."""
    publishers = sorted({lesson.publisher for lesson in lessons})
    random.Random(1).shuffle(publishers)  # noqa: S311
    for fold in range(FOLDS):
        out = set(publishers[fold::FOLDS])
        weights = train([lesson for lesson in lessons if lesson.publisher not in out])
        yield from _in_order(weights, [lesson for lesson in lessons if lesson.publisher in out])


def _in_order(weights: dict[str, list[float]], lessons: list[Lesson]) -> Iterator[tuple[Lesson, str]]:
    """As a reader goes through texts: the area of the number before is what was judged, not what is right."""
    before = ""
    for lesson in lessons:
        traits = {
            f"{name.partition('@')[0]}@{before}" if name.startswith(FOLLOWING) else name: strength
            for name, strength in lesson.traits.items()
        }
        before = judged(weights, traits)
        yield replace(lesson, traits=traits), before


def write(weights: dict[str, list[float]]) -> None:
    """Write the weights that count, a trait a row."""
    rows = []
    for trait in sorted(weights):
        said = {
            area: f"{weight:.2f}"
            for area, weight in zip(AREAS, weights[trait], strict=True)
            if abs(weight) >= LEAST
        }
        rows += [{"trait": trait, **said}] if said else []
    _write(WEIGHTS, ["trait", *AREAS], rows)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(path: Path, columns: list[str], rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, columns, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def main() -> None:
    """Take lessons, or train on all of them and say how well they do."""
    asked = argparse.ArgumentParser(
        prog="python -m data.reading.learn", description=(__doc__ or "").split("\n")[0]
    )
    asked.add_argument("--take", type=Path, metavar="FILE.jsonl", help="add the traits of labelled texts")
    asked.add_argument("--errors", action="store_true", help="name what is judged wrong when left out")
    given = asked.parse_args()
    if given.take:
        take(given.take)
        return
    lessons = all_lessons()
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for lesson, area in left_out(lessons):
        source = lesson.text.rstrip("0123456789") or "own"
        count[source] += 1
        right[source] += area == lesson.area
        if given.errors and area != lesson.area:
            print(lesson.text, area, "not", lesson.area, *list(lesson.traits)[:12])
    for source, all_of_them in count.items():
        print(f"{source}: {right[source] / all_of_them:.3f} of {all_of_them} right, their publisher left out")
    write(train(lessons))


if __name__ == "__main__":
    main()
