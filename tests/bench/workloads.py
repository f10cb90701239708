"""What readers ask for under load, found from the site's own links, and searches that nobody asked before."""

import json
import random
import re
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from tests.bench.asker import Question
from tests.bench.http1 import asked_elsewhere, request

REPORT = Path(__file__).resolve().parents[2] / "data" / "reports" / "luoding-2022" / "text.txt"
HREF = re.compile(r'href="([^"]+)"')
CODINGS = {"Accept-Encoding": "br, gzip"}
# Each by a link that the page before it holds.
FROM_OVERVIEW = {"text": "/zh/text/", "data": "/zh/data", "reports": "/zh/reports"}
FROM_DATA = {"indicator": "/zh/indicator/", "csv": "view.csv", "xlsx": "view.xlsx", "zip": ".zip"}
FROM_DATA |= {"api": "/api/v1/observations?"}
NOT_THE_SAME_IN_EVERY_ANSWER = ("date", "content-length", "connection", "transfer-encoding", "server")
SEED = 10


@dataclass(frozen=True)
class Workload:
    """A kind of request. headers, body: of its answer, as it came over the line."""

    name: str
    question: Question
    headers: tuple[tuple[str, str], ...]
    body: bytes


def workloads(address: str) -> list[Workload]:
    """Find what a server at this address is asked for; each is asked a few times, so that it is warm."""
    targets = {"overview": urlsplit(address).path + "zh"}
    targets["search"] = f"{targets['overview']}/search?q={quote('调解')}"
    overview = _links(address, targets["overview"])
    targets |= {name: _first(overview, part) for name, part in FROM_OVERVIEW.items()}
    listed = _links(address, targets["data"])
    targets |= {name: _first(listed, part) for name, part in FROM_DATA.items()}
    order = ("overview", "indicator", "text", "data", "reports", "callback", "csv", "xlsx", "zip")
    order += ("api", "search")
    host = urlsplit(address).netloc
    plain = {name: (target, b"") for name, target in targets.items()}
    plain["callback"] = (urlsplit(address).path + "_dash-update-component", _callback(targets["overview"]))
    return [_workload(name, address, host, *plain[name]) for name in order]


def _workload(name: str, address: str, host: str, target: str, body: bytes) -> Workload:
    answers = [_open(address, target, body) for _ in range(3)]
    same = len({len(content) for _, content in answers[1:]}) == 1
    headers, content = answers[-1]
    return Workload(
        name,
        Question(request(host, target, body), len(content) if same else None),
        tuple(pair for pair in headers if pair[0].lower() not in NOT_THE_SAME_IN_EVERY_ANSWER),
        content,
    )


def _open(address: str, target: str, body: bytes = b"") -> tuple[list[tuple[str, str]], bytes]:
    headers = CODINGS | ({"Content-Type": "application/json"} if body else {})
    asked = urllib.request.Request(urljoin(address, target), data=body or None, headers=headers)
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return answer.headers.items(), answer.read()


def _page(address: str, target: str) -> str:
    with urllib.request.urlopen(urljoin(address, target), timeout=30) as answer:
        return answer.read().decode()


def _links(address: str, target: str) -> list[str]:
    return [unescape(link).split("#")[0] for link in HREF.findall(_page(address, target))]


def _first(links: list[str], part: str) -> str:
    return next(link for link in links if part in link and link.startswith("/"))


def _callback(pathname: str) -> bytes:
    """What Dash's renderer sends for the page of an address."""
    place = "site-place"
    inputs = [("pathname", pathname), ("search", "")]
    asked = {
        "output": "site-page.children",
        "outputs": {"id": "site-page", "property": "children"},
        "inputs": [{"id": place, "property": name, "value": value} for name, value in inputs],
        "changedPropIds": [f"{place}.{name}" for name, _ in inputs],
        "parsedChangedPropsIds": [f"{place}.{name}" for name, _ in inputs],
    }
    return json.dumps(asked, separators=(",", ":")).encode()


def constants(found: list[Workload], folder: Path) -> None:
    """Write the answers down, for the program that answers them without computing anything."""
    for each in found:
        (folder / f"{each.name}.json").write_text(json.dumps(each.headers))
        (folder / f"{each.name}.body").write_bytes(each.body)


def constant(workload: Workload, address: str) -> Question:
    """Ask for the constant answer as for the workload's own: same method, headers and body."""
    elsewhere = asked_elsewhere(
        workload.question.request, urlsplit(address).netloc, f"/constant/{workload.name}"
    )
    return Question(elsewhere, len(workload.body))


def computed(address: str, count: int) -> tuple[Question, ...]:
    """Searches that nobody asked before: in the rows, for machines, and in the report's text."""
    chance = random.Random(SEED)
    host, base = urlsplit(address).netloc, urlsplit(address).path
    text = _first(_links(address, f"{base}zh"), "/zh/text/")
    places = (f"{base}zh/data?q=", f"{base}search/zh.json?q=", f"{text}?find=")
    asked = (place + quote(word) for place, word in zip(cycle(places), _words(chance), strict=False))
    return tuple(Question(request(host, target)) for target in islice(asked, count))


def _words(chance: random.Random) -> Iterator[str]:
    """Pieces of the report, as a reader types them, some with a number behind; each but once."""
    text, told = re.sub(r"\s", "", REPORT.read_text(encoding="utf-8")), set()
    while True:
        at, length = chance.randrange(len(text) - 6), chance.randint(2, 6)
        word = text[at : at + length] + chance.choice(["", "", f" {chance.randrange(1000)}"])
        if word not in told:
            told.add(word)
            yield word
