"""How often proposals of each band of confidence are right, on labelled texts. Prints a table in Markdown.

Run: python -m tests.bench.calibration [TEXTS ...] [--by doubts]

TEXTS: folders as tests/reading/corpus (index.csv, labels.csv, texts/), or files of JSON lines with `text`,
`year`, `level` and `figures` (`value`, `qualifier`, and where it matters `unit`, `period`); without any, the
corpus and the tables of tests/reading/kinds. A proposal is right when the labels have a figure of its value,
unit, qualifier and period. --by: rows by rule or by doubt instead of bands, to set tables/confidence.csv by.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from data.reading import Figure, propose
from tests.reading import test_kinds

READING = Path(__file__).resolve().parents[1] / "reading"
CORPUS, KINDS = READING / "corpus", READING / "kinds"
SURE, LIKELY = 0.99, 0.9
BANDS = (("sure", SURE), ("likely", LIKELY), ("unsure", 0.0))
NEAR = Decimal("0.006")
SAME = {"个工作日": "工作日", "人": "名", "百分点": "个百分点", "场次": "场"}
ANY = "*"


@dataclass(frozen=True)
class Labelled:
    """A text with its figures as value, unit, qualifier, period (* is not said); places that do not count."""

    text: str
    year: str
    level: str
    figures: tuple[tuple[Decimal, str, str, str], ...]
    ignored: tuple[tuple[int, int], ...] = ()


def labelled(path: Path) -> Iterator[Labelled]:
    """The texts of a folder or file, whatever its form."""
    if path.resolve() == KINDS:
        yield from _kinds()
    elif path.is_dir():
        yield from _corpus(path)
    else:
        yield from map(_line, path.read_text(encoding="utf-8").splitlines())


def _line(line: str) -> Labelled:
    row = json.loads(line)
    figures = tuple(
        (Decimal(str(f["value"])), f.get("unit", ANY), f["qualifier"], f.get("period", ANY))
        for f in row["figures"]
    )
    return Labelled(row["text"], row["year"], row["level"], figures)


def _kinds() -> Iterator[Labelled]:
    for kind in test_kinds.kinds():
        for row in test_kinds.rows(kind):
            wanted = [one for one in test_kinds.wanted(row) if one[1] != "coverage"]
            figures = tuple((Decimal(v), u, q, "" if p == "-" else p) for v, u, q, p, *_ in wanted)
            yield Labelled(row["text"], row["year"], row["level"], figures)


def _corpus(folder: Path) -> Iterator[Labelled]:
    labels = defaultdict(list)
    for row in _rows(folder / "labels.csv"):
        labels[row["id"]].append(row)
    for row in _rows(folder / "index.csv"):
        text = (folder / "texts" / f"{row['id']}.txt").read_bytes().decode("utf-8")
        own = [label for label in labels[row["id"]] if label["unit"] != "coverage"]
        figures = tuple(_figure(label) for label in own if label["not_indicator"] == "0")
        ignored = tuple((int(x["start"]), int(x["end"])) for x in own if x["not_indicator"] == "*")
        yield Labelled(text, row["year"], row["level"], figures, ignored)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _figure(label: dict[str, str]) -> tuple[Decimal, str, str, str]:
    return Decimal(label["value"]), label["unit"], label["qualifier"], label["period"]


def judged(one: Labelled) -> Iterator[tuple[Figure, bool]]:
    """Each proposal, and whether a figure of the labels is it."""
    left = list(one.figures)
    for figure in propose(one.text, one.year or None, one.level or None).figures:
        if any(start <= figure.start < end for start, end in one.ignored):
            continue
        match = next((want for want in left if _is(figure, want)), None)
        if match:
            left.remove(match)
        yield figure, match is not None


def _is(figure: Figure, wanted: tuple[Decimal, str, str, str]) -> bool:
    value, unit, qualifier, period = wanted
    near = abs(figure.value - value) <= NEAR * max(Decimal(1), abs(value) / 100)
    units = {SAME.get(word, word) for word in unit.split("|")}
    return (
        near
        and figure.qualifier == qualifier
        and (unit == ANY or SAME.get(figure.unit, figure.unit) in units)
        and period in (ANY, figure.period)
    )


def bands(found: list[tuple[Figure, bool]]) -> Iterator[str]:
    """The table: how many proposals each band has, and how many of them are right."""
    right = sum(is_right for _, is_right in found)
    yield "| band | proposals | right | share right | of all that are right |"
    yield "|---|---:|---:|---:|---:|"
    for (name, least), most in zip(BANDS, (2.0, SURE, LIKELY), strict=True):
        held = [is_right for figure, is_right in found if least <= figure.confidence < most]
        yield _row(f"{name} (from {least})", held, right)


def _row(name: str, held: list[bool], right: int) -> str:
    share = f"{sum(held) / len(held):.3f}" if held else "–"
    return f"| {name} | {len(held)} | {sum(held)} | {share} | {sum(held) / max(1, right):.3f} |"


def grouped(found: list[tuple[Figure, bool]], by: str) -> Iterator[str]:
    """The same by rule or doubt, the least sure first."""
    groups = defaultdict(list)
    for figure, is_right in found:
        for name in [figure.rule] if by == "rule" else (figure.doubts or ("none",)):
            groups[name].append(is_right)
    yield f"| {by} | proposals | right | share right | of all that are right |"
    yield "|---|---:|---:|---:|---:|"
    right = sum(is_right for _, is_right in found)
    for name, held in sorted(groups.items(), key=lambda item: sum(item[1]) / len(item[1])):
        yield _row(name, held, right)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path, nargs="*", default=[CORPUS, KINDS])
    parser.add_argument("--by", choices=("rule", "doubts"))
    given = parser.parse_args()
    found = [one for path in given.texts for text in labelled(path) for one in judged(text)]
    print("\n".join(grouped(found, given.by) if given.by else bands(found)))


if __name__ == "__main__":
    main()
