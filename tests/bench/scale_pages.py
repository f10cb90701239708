"""Addresses of every kind of page over a nation's reports, and what the first answers to them cost."""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import product, repeat
from random import Random
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import quote
from urllib.request import Request, urlopen

from tests.bench.figures import indicators, same_indicators
from tests.bench.generate import report_id
from tests.bench.growth import SECONDS_TO_ANSWER
from tests.bench.nation import YEARS, nation_places
from tests.bench.search import QUERIES
from tests.bench.system import cpu_seconds, resident_mb, until_idle
from tests.served import Served

LANGUAGES = ("zh", "en")
OF_EACH = 6
# A row of heads is none of the table's own.
TABLE_ROW, TABLE_HEAD = re.compile(rb"<tr[ >]"), re.compile(rb"<thead[ >]")


class Answer(NamedTuple):
    """What a first answer cost: milliseconds, those of all cores together, its bytes, its rows in tables.

    digest: of the bytes, by which two answers are known to be the same.
    """

    path: str
    wall: float
    cpu: float
    size: int
    rows: int
    digest: str


def addresses(places: int, seed: int = 1) -> dict[str, list[str]]:
    """Return some addresses of every kind of page; each kind names other reports, so that none helps another.

    places: how many of them there are.
    """
    chance = Random(f"{seed} {places}")
    known = nation_places(places, seed)
    reports = (report_id(chance.choice(known), chance.choice(YEARS)) for _ in repeat(None))
    stated = same_indicators(60)
    unstated = [name for name in indicators() if name not in stated]
    of_one = {
        "overview": lambda zh, nth: f"{zh}/overview/{next(reports)}",
        "list of areas": lambda zh, nth: f"{zh}/area/{next(reports)}",
        "area": lambda zh, nth: f"{zh}/area/{next(reports)}/{1 + nth % 4}",
        "list of indicators": lambda zh, nth: f"{zh}/indicator?report={next(reports)}",
        "indicator": lambda zh, nth: f"{zh}/indicator/{stated[nth * 9]}?report={next(reports)}",
        "not stated": lambda zh, nth: f"{zh}/gap/{next(reports)}/{unstated[nth]}",
        "text": lambda zh, nth: f"{zh}/text/{next(reports)}",
        "spot check": lambda zh, nth: f"{zh}/spotcheck/{next(reports)}",
        "data of one report": lambda zh, nth: f"{zh}/data?report={next(reports)}",
        "place": lambda zh, nth: f"{zh}/place/{known[nth * len(known) // OF_EACH].id}",
        "search": lambda zh, nth: f"{zh}/search?q={quote(QUERIES[nth])}",
    }
    both = [*product(range(OF_EACH // 2), LANGUAGES)]
    found = {kind: [told(zh, nth * 2 + (zh == "en")) for nth, zh in both] for kind, told in of_one.items()}
    some = [place.id for place in chance.sample(known, 4)]
    whole = {kind: [*told] for kind, told in _of_all(stated, some, known[0].id, reports)}
    return found | whole


def _of_all(
    stated: tuple[str, ...], some: list[str], province: str, reports: Iterator[str]
) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the pages over all reports as they stand and as they are chosen from.

    some: places; province: one at the top.
    """
    choices = {
        "data": ("", "kind=share", "category=mediation", "sort=-figure", "year=2020&page=40", "q=2487"),
        "data with what is not stated": ("missing=shown", "missing=shown&category=mediation"),
        "compare": (
            *("", f"indicator={stated[3]}", f"indicator={stated[20]}&level=county"),
            f"indicator={stated[31]}&province={province}&years=2019,2021",
            f"indicator={stated[12]}&places={','.join(some)}&years=2018,2020,2022",
            f"indicator={stated[44]}&level=county&sort=value&page=9",
        ),
        "coverage": (
            *("", "category=mediation", f"province={province}&year=2021", "page=200"),
            *("kind=county&year=2019", f"report={next(reports)}"),
        ),
        "reports": ("", "kind=county", f"province={province}", f"q={quote('县')}"),
        "differences": ("", "kind=sources&page=5", f"place={some[0]}", "kind=agrees&page=7"),
        "required": ("", f"province={province}", "year=2022&page=30"),
        "changes": ("", "page=30", f"place={some[1]}", f"report={next(reports)}"),
        "codebook": ("",),
        "about": ("",),
        "check": ("",),
        "reading": ("",),
        "api": ("",),
    }
    for kind, asked in choices.items():
        page = "data" if kind.startswith("data") else kind
        languages = LANGUAGES if asked == ("",) else LANGUAGES[:1]
        yield kind, (f"{zh}/{page}{'?' if query else ''}{query}" for zh in languages for query in asked)


def ask_each(server: Served, places: int, seed: int = 1) -> Mapping[str, Any]:
    """Ask every address of a server once; return the answers by kind, and what the program holds then."""
    until_idle(server.process.pid)
    ask(server, "zh/about")
    told = {kind: [ask(server, path) for path in paths] for kind, paths in addresses(places, seed).items()}
    return {"kinds": told, "rss": resident_mb(server.process.pid)}


def ask(server: Served, path: str) -> Answer:
    """Return what a first answer cost; HTTPError where there is none."""
    begin, cpu = perf_counter(), cpu_seconds(server.process.pid)
    asked = Request(server.address + path, headers={"Accept": "text/html"})
    with urlopen(asked, timeout=SECONDS_TO_ANSWER) as answer:
        body = answer.read()
    wall, cpu = perf_counter() - begin, cpu_seconds(server.process.pid) - cpu
    rows = len(TABLE_ROW.findall(body)) - len(TABLE_HEAD.findall(body))
    return Answer(path, wall * 1000, cpu * 1000, len(body), rows, sha256(body).hexdigest())
