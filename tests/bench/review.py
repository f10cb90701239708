"""How long bringing a report in takes: `python -m tests.bench.review [REPORTS]` prints a line for each step.

A draft of about 10,000 characters is made, opened and decided, one decision at a time, each on disk; then it
is accepted beside so many invented reports (300), and the store is brought up to date.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

CHARACTERS, DECISIONS, REPORTS = 10_000, 200, 300
REPORT = Path(__file__).parents[1] / "data" / "invented" / "weitang-2024.txt"


def long_text() -> str:
    """Return the invented county's report, its four areas repeated until the text is long enough."""
    text = REPORT.read_text(encoding="utf-8").replace("\t", " ")
    head, rest = text.split("（一）", 1)
    areas, end = rest.split("各镇普法活动情况表", 1)
    times = CHARACTERS // len(areas)
    numbered = (f"（{'一二三四五六七八九十'[at % 10]}）" for at in range(times))
    return head + "".join(f"{number}{areas}" for number in numbered) + end


def main(reports: int) -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory(prefix="review-bench-") as folder:
        os.environ |= {"LOCAL_DATA": f"{folder}/local", "STORE": f"{folder}/store"}
        from data import store
        from tests.bench.generate import write_reports

        write_reports(Path(folder) / "local", reports)
        store.current()
        measure()


def measure() -> None:
    """Bring a report in beside what lies in LOCAL_DATA."""
    from data import drafts, store
    from data.drafts import Decision, State

    text = long_text()
    place = {"name_zh": "苇塘县", "name_en": "Weitang", "level": "county"}
    draft = timed(
        f"a draft is made of {len(text)} characters", lambda: drafts.from_paste(text, "甲", None, place)
    )
    state: State = timed("it is opened", lambda: drafts.state(drafts.open_draft(draft.id)))
    print(f"  {len(state.items)} items")
    items = [item for item in state.of("figure") if item.current["indicator"]]
    seconds = []
    for number in range(DECISIONS):
        item = items[number % len(items)]
        wanted = Decision("甲", item.id, "correct", {"note_zh": str(number)}, seen=number // len(items))
        began = time.perf_counter()
        drafts.decide(draft, wanted)
        seconds.append(time.perf_counter() - began)
    ends = statistics.quantiles(seconds, n=20)
    print(f"a decision on disk: median {median(seconds)} ms, one in twenty above {ends[-1] * 1000:.1f} ms")
    state = timed("the draft is opened with its decisions", lambda: drafts.state(draft))
    rest = [item for item in state.items.values() if item.status == "undecided"]
    known = [item for item in rest if item.kind not in ("figure", "claim") or item.current["indicator"]]
    timed(
        f"{len(known)} items are accepted at once",
        lambda: drafts.decide_all(draft, drafts.acceptances(known, "甲")),
    )
    answer = timed("the draft becomes a report", lambda: drafts.accept(draft, "甲"))
    for wrong in answer.wrong[:5]:
        print(f"  {wrong}")
    timed("a server takes it in", lambda: (store.forget(), store.current()))
    print(f"{len(store.current().folders())} reports are served")


def timed(what, act):
    """Print how long an act takes, and return its answer."""
    began = time.perf_counter()
    answer = act()
    print(f"{what}: {(time.perf_counter() - began) * 1000:.0f} ms", flush=True)
    return answer


def median(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.1f}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else REPORTS)
