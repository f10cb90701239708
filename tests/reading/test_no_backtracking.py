"""No pattern of data/reading takes long, whatever text it is given, nor does the reader as a whole."""

import gc
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.reading.draft import review
from data.reading.files import read_text
from tests.reading.patterns_used import slow
from tests.thorough import tried

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.patient
@pytest.mark.slow
def test_every_pattern_ends_on_the_worst_texts_of_100_kb() -> None:
    tried = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "tests.reading.patterns_used"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=300, check=True,
    )  # fmt: skip
    answer = json.loads(tried.stdout)
    assert answer["slow"] == []
    assert answer["unseen"] == [], "no sample reaches these: add one to tests/reading/patterns_used.py"
    assert answer["repeating"] > 100


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"\s+x", 0),
        (r"其中[^。]*$", 0),
        (r"(?:<!--.*?-->\s*)*<p", re.S),
        (r"[\s-]*\d?\s*[\s-]*x", 0),
        (r"charset\s*=\s*[\"']?\s*(\w)", 0),
    ],
)
def test_the_guard_sees_a_pattern_that_goes_back(pattern: str, flags: int) -> None:
    assert list(slow((pattern, flags), {"search"}))


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s+x", r"其中[^。]{0,40}$", r"[0-9]{1,9}+件", r"全(?:省|市)"])
def test_the_guard_lets_linear_patterns_pass(pattern: str) -> None:
    assert not list(slow((pattern, 0), {"search", "sub"}))


REPORT = (ROOT / "data" / "reports" / "luoding-2022" / "text.txt").read_text(encoding="utf-8")
LONG, MOST_TIMES = tried(20_000, 40_000), 2.6
SHORT = LONG // 2
# Below this a ratio says nothing: so little time is told too roughly.
TELLING = tried(5, 10) / 100
UNITS = {
    "digits": "1", "commas": "，", "full stops": "。", "list marks": "、", "brackets": "（", "pairs": "（）",
    "quotes": "“《", "closers": "）”》", "blanks": "12 ", "numerals": "一百", "letters": "a",
    "one sign": "甲", "headings": "一、主要做法\n", "items": "一是推进。", "one list": "办理案件12件、",
    "totals": "甲3件、乙4件，共7件；", "coverage": "全覆盖", "rises": "由3件增至4件，",
    "years": "2023年", "ranges": "2023-2021年",
    "books": "《甲规划（2021-2025年）》", "cells": "|甲|3|\n", "tabs": "甲\t3\n", "runs": "东县 3 ",
    "doubled": "推进推进", "wishes": "力争", "spaces": " ", "tasks": "全部完成",
    "done": "均实现", "streaks": "连续0年", "years in a row": "；2023年，甲",
    "exceptions": "除甲外全覆盖，", "plans": "下一步",
}  # fmt: skip


def texts(length: int) -> dict[str, str]:
    made = {name: "甲" + unit * (length // len(unit)) for name, unit in UNITS.items()}
    prose = REPORT * (length // len(REPORT) + 1)
    return made | {"prose": prose[:length], "one line": prose.replace("\n", "")[:length]}


def seconds(text: str) -> float:
    """Processor time of reading and reviewing a text, without Python's own look through all it holds."""
    gc.disable()
    began = time.process_time()
    try:
        review(read_text(text).text)
        return time.process_time() - began
    finally:
        gc.enable()


def grown(kind: str) -> float:
    """Return how many times the short text's time the long one takes; the best of up to four rounds."""
    short, long = texts(SHORT)[kind], texts(LONG)[kind]
    taken, least = seconds(long), seconds(short)
    for _ in range(3):
        if taken <= MOST_TIMES * max(least, TELLING):
            break
        taken, least = min(taken, seconds(long)), min(least, seconds(short))
    return taken / max(least, TELLING)


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(texts(10)))
def test_time_grows_with_the_length_of_a_text(kind: str) -> None:
    assert grown(kind) <= MOST_TIMES
