"""How long bringing a report in takes: `python -m tests.bench.review [REPORTS]` prints a line for each step.

A draft of about 10,000 characters with at least 150 proposals is made, opened and decided through a running
server, one decision a post, each on disk; then it is accepted beside so many invented reports (300), and a
second server that reads the same folders is asked until it serves it. Bounds are those of the project; a step
that takes longer ends the run with 1.
"""

import http.client
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.served import Served, served

CHARACTERS, DECISIONS, REPORTS, PROPOSALS = 10_000, 200, 300, 150
TOKEN = "a-token-of-benches"
REPORT = Path(__file__).parents[1] / "data" / "invented" / "weitang-2024.txt"
PLACE = {"name_zh": "苇塘县", "name_en": "Weitang", "level": "county"}
# Seconds that a step may take.
BOUNDS = {"open": 1.5, "decide": 0.1, "accept": 2.0, "seen": 3.0}


def long_text() -> str:
    """Return the invented county's report, its four areas repeated until the text is long enough."""
    text = REPORT.read_text(encoding="utf-8").replace("\t", " ")
    head, rest = text.split("（一）", 1)
    areas, end = rest.split("各镇普法活动情况表", 1)
    times = CHARACTERS // len(areas)
    numbered = (f"（{'一二三四五六七八九十'[at % 10]}）" for at in range(times))
    return head + "".join(f"{number}{areas}" for number in numbered) + end


def main(reports: int) -> int:
    """Print what was measured; return 1 where a bound was missed."""
    with tempfile.TemporaryDirectory(prefix="review-bench-") as folder:
        os.environ |= {"LOCAL_DATA": f"{folder}/local", "STORE": f"{folder}/store"}
        from tests.bench.generate import write_reports

        write_reports(Path(folder) / "local", reports)
        given = {"EDIT_TOKEN": TOKEN, **{name: os.environ[name] for name in ("LOCAL_DATA", "STORE")}}
        with served(**given) as first, served(**given) as second:
            return measure(Person(first), second)


@dataclass
class Person:
    """Somebody who has shown the token to a server. Each request waits for its whole answer."""

    server: Served

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection(urlsplit(self.server.address).netloc, timeout=60)
        self.cookie = ""
        entered = self.post("zh/review/enter", edit_token=TOKEN, who="甲")
        self.cookie = entered.getheader("Set-Cookie", "").split(";")[0]

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Any:
        """Return an answer, its body read."""
        headers = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin", **headers}
        self.line.request(method, f"/{path}", body or None, headers)
        answer = self.line.getresponse()
        answer.words = answer.read().decode("utf-8")  # type: ignore[attr-defined]
        return answer

    def post(self, path: str, **fields: str) -> Any:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        return self.ask("POST", path, urlencode(fields), **kind)


def measure(person: Person, second: Served) -> int:
    """Bring a report in beside what lies in LOCAL_DATA."""
    from data import drafts

    missed: list[str] = []
    draft = drafts.from_paste(long_text(), "甲", None, PLACE)
    state = drafts.state(draft)
    proposals = len(state.of("figure", "claim"))
    print(f"a draft of {len(draft.text)} characters, {proposals} proposals, {len(state.items)} items")
    assert proposals >= PROPOSALS
    address = f"zh/review/{draft.id}"
    page = timed(missed, "open", "it is opened", lambda: person.ask("GET", address))
    token = re.search(r'name="token"[^>]*value="([0-9a-f]{64})"', page.words) or re.search(
        r'value="([0-9a-f]{64})"', page.words
    )
    assert page.status == 200 and token, page.status
    told = {"token": token[1], "language": "zh"}
    decide(missed, person, draft.id, state, told)
    timed(missed, "open", "it is opened with its decisions", lambda: person.ask("GET", address))
    seen = " ".join(f"{item.id}:{item.version}" for item in drafts.sure(drafts.state(draft)))
    person.post(f"review/{draft.id}/decisions", verb="accept_sure", items=seen, **told)
    answer = timed(
        missed, "accept", "it becomes a report", lambda: person.post(f"{address}/accept", token=token[1])
    )
    report = drafts.open_draft(draft.id).accepted.get("report", "")
    assert answer.status == 303 and report, (answer.status, answer.words[-500:])
    timed(missed, "seen", "a second server serves it", lambda: wait_until_served(second, report))
    print("missed: " + ", ".join(missed) if missed else "every bound holds")
    return 1 if missed else 0


def decide(missed: list[str], person: Person, draft: str, state: Any, told: dict[str, str]) -> None:
    """Correct one remark after another, each post answered when it is on disk."""
    items = [item.id for item in state.of("figure") if item.current["indicator"]]
    seconds = []
    for number in range(DECISIONS):
        item, seen = items[number % len(items)], str(number // len(items))
        fields = {
            "item": item,
            "seen": seen,
            "verb": "correct",
            "cell-note_zh": str(number),
            "next": items[-1],
        }
        began = time.perf_counter()
        answer = person.post(f"review/{draft}/decisions", **fields, **told)
        seconds.append(time.perf_counter() - began)
        assert answer.status == 200, answer.words
    median, slowest = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
    print(f"a decision on disk: median {median * 1000:.0f} ms, one in twenty above {slowest * 1000:.0f} ms")
    if median > BOUNDS["decide"]:
        missed.append("decide")


def wait_until_served(server: Served, report: str) -> None:
    """Ask a server for a report's overview until it has it."""
    line = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=60)
    for _ in range(200):
        line.request("GET", f"/zh/overview/{report}")
        answer = line.getresponse()
        answer.read()
        if answer.status == 200:
            return
        time.sleep(0.05)
    raise AssertionError(f"{report} is not served")


def timed(missed: list[str], bound: str, what: str, act: Callable[[], Any]) -> Any:
    """Print how long an act takes, note whether that is too long, and return its answer."""
    began = time.perf_counter()
    answer = act()
    seconds = time.perf_counter() - began
    print(f"{what}: {seconds * 1000:.0f} ms (at most {BOUNDS[bound] * 1000:.0f})", flush=True)
    if seconds > BOUNDS[bound]:
        missed.append(bound)
    return answer


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else REPORTS))
