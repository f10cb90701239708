"""How the site carries a nation's reports: first answers of every page, starts, memory, compiling.

Run: python -m tests.bench.scale [--places 17 167 1000 3000] [--folder FOLDER] [--postgres] [--json]

A place has ten reports of about 3,300 characters with sixty figures each (`tests.bench.nation`): 3,000
places are 30,000 reports with 1.8 million figures. FOLDER keeps reports and stores for the next run; without
one they are made anew and thrown away, some 7 GB. Each part is measured in processes of its own. A page is
asked for once, of a server that was asked for none of its kind before the first: `median` and `p95` are of
all pages, in milliseconds, `CPU` is what an answer took of all cores together, which other work on the
machine changes less. Searches are those of `tests.bench.search`, the median of each of some answers with
nothing kept. `start` is from the start of a server until its first overview has come, RSS what the process
that answered all pages held at the end. With --postgres a PostgreSQL is started for this, filled with the
same figures and asked for the same pages, and every answer must be the same to the byte. Any figure above its
bound is named, and the exit code is 1.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from tests import postgres
from tests.bench.growth_table import machine
from tests.bench.nation import INDICATORS, YEARS
from tests.bench.scale_pages import Answer
from tests.bench.scale_parts import PARTS, measured, part

SIZES = (17, 167, 1_000, 3_000)
BOUNDS = {
    "pages, median, ms": 200.0,
    "pages, p95, ms": 500.0,
    "search, slowest, ms": 300.0,
    "start, s": 5.0,
    "RSS, MB": 700.0,
    "most rows of a page": 200.0,
    "longest page, KB": 1_000.0,
    "PostgreSQL: answers that differ": 0.0,
}


def figures_of(told: Mapping[str, Any]) -> dict[str, float]:
    """Return every figure of one size by its name; told: see `measured`."""
    kinds = _answers(told["pages"])
    every = [one for answers in kinds.values() for one in answers]
    slow = max(told["search"], key=lambda one: one["median"])
    found = {
        **_of_pages(every),
        "search, slowest, ms": slow["median"],
        "search, median CPU, ms": median(one["cpu"] for one in told["search"]),
        "start, s": told["start"],
        "RSS, MB": max(told["pages"]["rss"], *(one["rss"] for one in told["search"])),
        # The vocabulary and what programs may ask do not grow with reports.
        "most rows of a page": max(
            one.rows for kind, answers in kinds.items() for one in answers if kind not in ("codebook", "api")
        ),
        "longest page, KB": max(one.size for one in every) / 1000,
    }
    for what, name in (("compile", "compile"), ("change", "one folder changed")):
        found |= {f"{name}, s": told[what]["seconds"], f"{name}, CPU s": told[what]["cpu"]}
        found |= {f"{name}, peak MB": told[what]["peak_mb"]}
    found["store, MB"] = told["compile"]["file_mb"]
    for kind, answers in kinds.items():
        found[f"{kind}, median, ms"] = median(one.wall for one in answers)
        found[f"{kind}, slowest, ms"] = max(one.wall for one in answers)
        found[f"{kind}, CPU, ms"] = median(one.cpu for one in answers)
        found[f"{kind}, KB"] = max(one.size for one in answers) / 1000
    return found | (_of_postgres(told["postgres"], every) if "postgres" in told else {})


def _answers(pages: Mapping[str, Any]) -> dict[str, list[Answer]]:
    return {kind: [Answer(*one) for one in answers] for kind, answers in pages["kinds"].items()}


def _of_pages(every: Sequence[Answer]) -> dict[str, float]:
    return {
        "pages, median, ms": median(one.wall for one in every),
        "pages, p95, ms": quantiles((one.wall for one in every), n=20)[-1],
        "pages, median CPU, ms": median(one.cpu for one in every),
        "pages, p95 CPU, ms": quantiles((one.cpu for one in every), n=20)[-1],
    }


def _of_postgres(told: Mapping[str, Any], ours: Sequence[Answer]) -> dict[str, float]:
    """Return what PostgreSQL's answers cost (`CPU` without the database's own), and how many are others."""
    theirs = [one for answers in _answers(told["pages"]).values() for one in answers]
    pairs = zip(ours, theirs, strict=True)
    found = {
        "fill, s": told["fill"]["seconds"],
        **_of_pages(theirs),
        "RSS, MB": told["pages"]["rss"],
        "answers that differ": sum(one.digest != other.digest for one, other in pairs),
    }
    return {f"PostgreSQL: {name}": value for name, value in found.items()}


def missed(figures: Mapping[int, Mapping[str, float]]) -> list[str]:
    """Return a line for each bound that is missed at any number of places."""
    return [
        f"missed at {_observations(places):,} figures: {name}: {one[name]:.1f}, at most {bound:g}"
        for places, one in figures.items()
        for name, bound in BOUNDS.items()
        if one.get(name, 0) > bound
    ]


def _observations(places: int) -> int:
    return places * len(YEARS) * INDICATORS


def _table(figures: Mapping[int, Mapping[str, float]]) -> Iterator[str]:
    """Yield a table: a row for each figure, a column for each number of figures in the store."""
    yield f"| | {' | '.join(f'{_observations(places):,}' for places in figures)} |"
    yield f"|---|{'---|' * len(figures)}"
    for name in next(iter(figures.values())):
        yield f"| {name} | {' | '.join(_cell(one[name]) for one in figures.values())} |"


def _cell(value: float) -> str:
    return f"{value:,.1f}" if value < 10 else f"{value:,.0f}"


def _flat(figures: Mapping[int, Mapping[str, float]]) -> dict[str, float]:
    return {
        f"{_observations(places)}: {name}": round(value, 3)
        for places, one in figures.items()
        for name, value in one.items()
    }


def _measure(folder: Path, sizes: Iterable[int], with_postgres: bool) -> dict[int, dict[str, float]]:
    with postgres.running_if(with_postgres) as database:
        return {places: figures_of(measured(folder, places, database)) for places in sorted(sizes)}


def main(given: list[str]) -> int:
    """Print the table, or one JSON line; 1 where a bound is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--places", type=int, nargs="+", default=SIZES, help="how many, of each size")
    parser.add_argument("--folder", type=Path, help="where reports and stores are kept")
    parser.add_argument("--json", action="store_true", help="print one JSON line instead of the table")
    parser.add_argument("--postgres", action="store_true", help="ask a PostgreSQL for the same pages, too")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    told = parser.parse_args(given)
    if told.part:
        print(json.dumps(part(told.part)))
        return 0
    where, day = machine(), datetime.now(UTC).date().isoformat()
    with tempfile.TemporaryDirectory() as made:
        figures = _measure((told.folder or Path(made)).resolve(), told.places, told.postgres)
    lost = missed(figures)
    if told.json:
        bounds = {f"bound: {name}": bound for name, bound in BOUNDS.items()}
        print(json.dumps({"date": day, "machine": where, **_flat(figures), **bounds, "missed": lost}))
    else:
        print(f"{day}, {where}", *_table(figures), *lost, sep="\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
