"""How the site grows with its reports: starts, memory, and first answers of every kind of page and file.

Run: python -m tests.bench.growth [--sizes 1,30,300,1000] [--postgres] [--json]
"""

import argparse
import csv
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import chain, islice, pairwise, product
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from tests import postgres
from tests.bench.generate import write_reports
from tests.bench.growth_table import (
    EVERYTHING,
    FILES,
    OVERVIEW,
    SEARCH,
    SEARCH_WHILE_TYPING,
    SEARCHES,
    Measured,
    machine,
    missed,
    table,
)
from tests.served import ROOT, Served, served

SIZES = "1,30,300,1000"
SHIPPED = ROOT / "data"
LANGUAGES = ("zh", "en")
ANSWERS, STARTS = 20, 3
SECONDS_TO_ANSWER = 300
WORDS = ("调解", "复议", "法律援助", "满意率", "行政执法证", "备案", "律师", "培训", "法治督察", "公证")


@dataclass(frozen=True)
class Report:
    """A report whose text is here, by what its addresses name. charts: ids; numbers: its figures' digits."""

    id: str
    place: str
    areas: list[str]
    indicators: list[str]
    charts: list[str]
    numbers: list[str]


def read_reports(local: Path) -> list[Report]:
    """Return the reports with a text of the shipped folder and of a user's own."""
    roots = (SHIPPED, local)
    places = {row["id"]: row["name_zh"] for root in roots for row in _rows(root / "tables" / "places.csv")}
    alone = _alone(_rows(SHIPPED / "tables" / "indicators.csv"))
    folders = [folder for root in roots for folder in sorted((root / "reports").iterdir())]
    return [_report(folder, places, alone) for folder in folders if (folder / "text.txt").is_file()]


def _alone(indicators: list[dict[str, str]]) -> set[str]:
    """Return the counts that are charts by their own names: no wholes, no parts of one."""
    bound = {row["id"] for row in indicators if row["part_of"]} | {row["part_of"] for row in indicators}
    return {row["id"] for row in indicators if row["kind"] == "count"} - bound


def _report(folder: Path, places: Mapping[str, str], alone: set[str]) -> Report:
    (row,) = _rows(folder / "report.csv")
    stated = [one for one in _rows(folder / "observations.csv") if one["year"] == row["year"]]
    indicators = list(dict.fromkeys(one["indicator"] for one in stated))
    by_hand = [one["id"] for one in _rows(folder / "charts.csv")]
    return Report(
        id=folder.name,
        place=places[row["place"]],
        areas=[one["id"] for one in _rows(folder / "sections.csv") if one["kind"] == "area"],
        indicators=indicators,
        charts=by_hand or [name for name in indicators if name in alone],
        numbers=[found[0] for one in stated if (found := re.search(r"[0-9][0-9.]+", one["stated"]))],
    )


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def addresses(reports: list[Report]) -> dict[str, list[str]]:
    """Return addresses of every kind of page and file by kind, at most ANSWERS each, none twice.

    Each kind begins with other reports, so that it finds as little as possible of what others left in caches.
    """
    order = Random(1).sample(reports, len(reports))
    of_one: dict[str, Callable[[str, Report], list[str]]] = {
        OVERVIEW: lambda zh, one: [f"{zh}/overview/{one.id}"],
        "list of areas": lambda zh, one: [f"{zh}/area/{one.id}"],
        "area": lambda zh, one: [f"{zh}/area/{one.id}/{area}" for area in one.areas],
        "list of indicators": lambda zh, one: [f"{zh}/indicator?report={one.id}"],
        "indicator": lambda zh, one: [f"{zh}/indicator/{name}?report={one.id}" for name in one.indicators],
        "text": lambda zh, one: [f"{zh}/text/{one.id}"],
        "data of one report": lambda zh, one: [f"{zh}/data?report={one.id}"],
        "view.csv": lambda zh, one: [f"download/{zh}/view.csv?report={one.id}"],
        "view.xlsx": lambda zh, one: [f"download/{zh}/view.xlsx?report={one.id}"],
        "view.json": lambda zh, one: [f"download/{zh}/view.json?report={one.id}"],
        "chart.csv": lambda zh, one: [f"download/{zh}/{one.id}/chart/{name}.csv" for name in one.charts],
        "map.csv": lambda zh, one: [f"download/{zh}/{one.id}/map.csv"],
    }
    found = {kind: _of_one(order, turn, told) for turn, (kind, told) in enumerate(of_one.items())}
    found |= {
        "data": _data_pages(order),
        "list of reports": _lists_of_reports(order),
        "about": (f"{language}/about" for language in LANGUAGES),
        "check": (f"{language}/check" for language in LANGUAGES),
        SEARCH: (f"zh/data?q={quote(words)}" for words in _searches(order)),
        SEARCH_WHILE_TYPING: (f"search/zh.json?q={quote(words[:3])}" for words in _searches(order[::-1])),
    }
    return {kind: list(islice(dict.fromkeys(each), ANSWERS)) for kind, each in found.items()}


def _of_one(order: list[Report], turn: int, told: Callable[[str, Report], list[str]]) -> Iterator[str]:
    """Yield an address of each report, then the next of each that has more, in Chinese before English."""
    first = turn * ANSWERS % len(order)
    turned = order[first:] + order[:first]
    for language in LANGUAGES:
        found = [told(language, one) for one in turned]
        for place in range(max(map(len, found))):
            yield from (each[place] for each in found if place < len(each))


def _data_pages(order: list[Report]) -> Iterator[str]:
    """Yield views of all reports' figures: as they stand, sorted, filtered, further on."""
    yield from ("zh/data", "en/data", "zh/data?missing=shown", "zh/data?sort=-figure", "en/data?sort=year")
    categories = [row["id"] for row in _rows(SHIPPED / "tables" / "categories.csv")]
    yield from (f"zh/data?category={name}" for name in categories[:7])
    yield from (f"zh/data?kind={name}" for name in ("count", "share", "coverage"))
    figures = sum(len(one.indicators) for one in order)
    yield from (f"zh/data?page={page}" for page in range(2, 2 + figures // 100))
    yield from (f"en/data?category={name}" for name in categories)


def _lists_of_reports(order: list[Report]) -> Iterator[str]:
    """Yield the list of reports whole, of one kind, and searched for a place."""
    yield from (f"{language}/reports" for language in LANGUAGES)
    yield from (f"zh/reports?kind={kind}" for kind in ("quoted", "cited"))
    yield from (f"{zh}/reports?q={quote(one.place)}" for zh, one in product(LANGUAGES, order))


def _searches(order: list[Report]) -> Iterator[str]:
    """Yield words of subjects, places and figures, and two words at once."""
    numbers = [one.numbers[0] for one in order if one.numbers]
    places = list(dict.fromkeys(one.place for one in order))
    yield from chain(WORDS, places[:3], numbers[:3])
    yield from (f"{place} {WORDS[0]}" for place in places[:4])
    yield from (f"{one} {other}" for one, other in pairwise(WORDS))


def measure(number: int, database: str = "") -> Measured:
    """Serve so many generated reports beside the shipped ones, from an empty store, and ask.

    database: the address of the PostgreSQL that answers, "" where DuckDB does.
    """
    found = Measured()
    with tempfile.TemporaryDirectory() as folder:
        local = Path(folder) / "local"
        write_reports(local, number)
        environment = {"LOCAL_DATA": str(local), "STORE": str(Path(folder) / "store")}
        environment |= {"DATABASE_URL": database} if database else {}
        found.first_start, *_ = _start(environment)
        starts = [_start(environment) for _ in range(STARTS)]
        found.restart, found.restart_listening, packed = map(median, zip(*starts, strict=True))
        change_one(local)
        begin = perf_counter()
        with served(**environment) as server:
            ask(server, "zh")
            found.restart_changed = perf_counter() - begin
            for kind, paths in addresses(read_reports(local)).items():
                _ask_each(server, kind, paths, found)
            found.milliseconds[EVERYTHING] = packed
            ask(server, "download/all.zip")
            found.resident_mb = resident_mb(server.process.pid)
    return found


def _start(environment: Mapping[str, str]) -> tuple[float, float, float]:
    """Start and end a server.

    Returns the seconds from the start of the process to its first answer and until it listened, and the
    milliseconds of the package of everything, which one server packs once.
    """
    begin = perf_counter()
    with served(**environment) as server:
        listening = perf_counter() - begin
        ask(server, "zh")
        answered = perf_counter() - begin
        return answered, listening, ask(server, "download/all.zip")[0]


def change_one(local: Path, remark: str = "更正一处说明") -> None:
    """Write a remark at one figure of the report in the middle."""
    paths = sorted((local / "reports").glob("*/observations.csv"))
    path = paths[len(paths) // 2]
    rows = _rows(path)
    rows[0]["note_zh"] = remark
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def ask(server: Served, path: str, host: str = "") -> tuple[float, int]:
    """Return the milliseconds and bytes of an answer, uncompressed; HTTPError where there is none."""
    asked = Request(server.address + path, headers={"Host": host} if host else {})
    begin = perf_counter()
    with urlopen(asked, timeout=SECONDS_TO_ANSWER) as answer:
        size = len(answer.read())
    return (perf_counter() - begin) * 1000, size


def _ask_each(server: Served, kind: str, paths: list[str], found: Measured) -> None:
    """Ask each address once; where the server has no such page, say so and leave the kind out.

    Where there are too few, they are asked again under other names of the host, by which a page is kept too.
    """
    hosts = [f"again-{number}.localhost" if number else "" for number in range(ANSWERS)]
    try:
        asked = islice(product(hosts, paths), ANSWERS)
        answers = [ask(server, path, host) for host, path in asked]
    except HTTPError as error:
        print(f"{kind}: {error.url} answers {error.code}", file=sys.stderr)
        return
    found.milliseconds[kind] = median(milliseconds for milliseconds, _ in answers)
    if kind not in (*FILES, *SEARCHES):
        found.html[kind] = max(size for _, size in answers)


def resident_mb(process: int) -> float:
    """Return the resident memory of a process, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmRSS:\s+([0-9]+) kB", status)[0]) * 1024 / 1_000_000


def main(given: list[str]) -> int:
    """Print the table, or one JSON line; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=SIZES, help="numbers of generated reports, with commas")
    parser.add_argument("--json", action="store_true", help="print one JSON line instead of the table")
    parser.add_argument("--postgres", action="store_true", help="let a PostgreSQL answer, started for this")
    told, where = parser.parse_args(given), machine()
    sizes = sorted(map(int, told.sizes.split(",")))
    with postgres.running_if(told.postgres) as database:
        results = {number: measure(number, database) for number in sizes}
    lost = missed(results)
    if told.json:
        costs = {number: asdict(one) for number, one in results.items()}
        print(json.dumps({"machine": where, "sizes": costs, "missed": lost}))
    else:
        print(where, table(results), *lost, sep="\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
