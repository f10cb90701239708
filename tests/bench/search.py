"""How soon a search answers when it is first asked, as a page and as JSON, however many reports there are.

Run: python -m tests.bench.search [--reports 300 30000] [--folder FOLDER]

FOLDER keeps reports and store for the next run; without one they are made anew and thrown away. Each size is
measured in processes of their own that have answered another page and another search before. `first` is the
first answer to a query, `median` that of ROUNDS answers with nothing kept of those before, both in
milliseconds; `CPU` is what one answer took of all cores together, which other work on the machine changes
less. RSS is what the process held at the end. The targets: 100 ms with 300 reports, 300 ms with 30,000,
and 700 MB.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any
from urllib.parse import quote

from tests.bench.generate import write_reports
from tests.bench.memory import resident_mb
from tests.served import ROOT

SIZES = (300, 30_000)
ROUNDS = 5
KINDS = {"page": "/zh/search?q=", "json": "/search/zh.json?q="}
# By a common word, two, a long one, in traditional characters, by pinyin, initials, a number, English,
# misspelt, and what is not there.
QUERIES = (
    *("调解", "行政复议 2023", "第一责任人", "糾紛", "的", "luoding", "ld", "2,487", "1634件"),
    *("mediation", "reconsideraton", "luodng", "量子计算机"),
)
WARM = "法律援助"


def measure(kind: str) -> list[dict[str, Any]]:
    """Ask every query in this process; return what each took, and what the process holds."""
    from app import server  # the store is opened by importing it

    client = server.test_client()
    client.get("/zh/about")
    _ask(client, kind, WARM)
    told = []
    for query in QUERIES:
        begin = process_time()
        times = [_ask(client, kind, query) for _ in range(ROUNDS)]
        cpu = (process_time() - begin) * 1000 / ROUNDS
        told.append({"query": query, "first": times[0], "median": median(times), "cpu": cpu})
    return [{**one, "rss": resident_mb(os.getpid())} for one in told]


def _ask(client: Any, kind: str, query: str) -> float:
    """Return the milliseconds of an answer; nothing of it is kept from before."""
    from components.site import page_cache
    from data.select import search

    page_cache.clear()
    search._search.cache_clear()
    begin = perf_counter()
    answer = client.get(KINDS[kind] + quote(query), headers={"Accept": "text/html"})
    took = (perf_counter() - begin) * 1000
    assert answer.status_code == 200, answer.status
    return took


def _measured(folder: Path, number: int, kind: str) -> list[dict[str, Any]]:
    local = folder / f"{number}-reports"
    if not local.is_dir():
        write_reports(local, number)
    environment = {**os.environ, "LOCAL_DATA": str(local), "STORE": str(folder / f"{number}-store")}
    asked = [sys.executable, "-m", "tests.bench.search", "--measure", kind]
    # Compiled by a process of its own, so that what that takes is not counted here.
    compiles = [sys.executable, "-c", "from data import store; store.current()"]
    subprocess.run(compiles, env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    done = subprocess.run(asked, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
    found: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


def _table(folder: Path, sizes: Iterable[int]) -> Iterable[str]:
    yield "| reports | query | page, first | median | CPU | JSON, first | median | CPU | RSS, MB |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for number in sizes:
        pages, scripts = (_measured(folder, number, kind) for kind in KINDS)
        for page, script in zip(pages, scripts, strict=True):
            cells = [f"{one[name]:.0f}" for one in (page, script) for name in ("first", "median", "cpu")]
            held = max(page["rss"], script["rss"])
            yield f"| {number:,} | {page['query']} | {' | '.join(cells)} | {held:.0f} |"


def main(given: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES, help="how many, of each size")
    parser.add_argument("--folder", type=Path, help="where reports and stores are kept")
    parser.add_argument("--measure", choices=KINDS, help=argparse.SUPPRESS)
    told = parser.parse_args(given)
    if told.measure:
        print(json.dumps(measure(told.measure)))
        return 0
    with tempfile.TemporaryDirectory() as made:
        for line in _table(told.folder or Path(made), told.reports):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
