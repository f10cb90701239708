"""Thirty-five drafts of invented places with planted faults.

The last fifteen were written when the rules for the first twenty stood, to see what the rules had not seen.
"""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from data.reading.draft import Review, message, review, why

HERE = Path(__file__).parent
DRAFTS = sorted(HERE.glob("drafts/*.txt"))
FAULTS = list(csv.DictReader((HERE / "faults.csv").open(encoding="utf-8", newline="")))
COUNTED = ("sum", "year", "twice")


@cache
def reviewed(path: Path) -> Review:
    return review(path.read_text(encoding="utf-8"))


def is_found(answer: Review, quote: str) -> bool:
    at = answer.text.index(quote)
    spans = [span for prompt in answer.open_prompts if prompt.group != "contents" for span in prompt.spans]
    return any(start < at + len(quote) and end > at for start, end in spans)


def test_every_draft_has_three_to_six_faults():
    counts = defaultdict(int)
    for fault in FAULTS:
        counts[fault["draft"]] += 1
    assert sorted(counts) == [path.stem for path in DRAFTS]
    assert all(3 <= count <= 6 for count in counts.values()), dict(counts)


@pytest.mark.parametrize("group", [*COUNTED, "writing", "claim", "unit"])
def test_nine_of_ten_planted_faults_are_found(group):
    answers = {path.stem: reviewed(path) for path in DRAFTS}
    planted = [fault for fault in FAULTS if fault["group"] == group]
    lost = [fault for fault in planted if not is_found(answers[fault["draft"]], fault["quote"])]
    assert len(lost) <= 0.1 * len(planted), lost


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_nothing_but_planted_faults_is_pointed_at(path):
    answer = reviewed(path)
    quotes = [
        fault["quote"] for fault in FAULTS if fault["draft"] == path.stem and fault["group"] != "contents"
    ]
    places = [(answer.text.index(quote), len(quote)) for quote in quotes]
    for prompt in answer.open_prompts:
        near = any(start < at + size and end > at for start, end in prompt.spans for at, size in places)
        assert near or prompt.group == "contents", message(prompt, "zh")


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_contents_not_listed_are_those_left_out(path):
    wanted = {f["quote"] for f in FAULTS if f["draft"] == path.stem and f["group"] == "contents"}
    told = {dict(p.values)["@content"] for p in reviewed(path).group("contents") if p.verdict == "not_listed"}
    assert {f"content_{name}" for name in wanted if not name.endswith("_none")} <= told


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_every_prompt_has_words_in_both_languages_and_stands_in_the_text(path):
    answer = reviewed(path)
    for prompt in answer.prompts:
        assert all(
            words for language in ("zh", "en") for words in (message(prompt, language), why(prompt, language))
        )
        assert all(0 <= start < end <= len(answer.text) for start, end in prompt.spans)
        assert all(answer.text[f.start : f.end] == f.words for f in prompt.figures)


def test_open_prompts_in_the_text_are_numbered_from_one():
    answer = reviewed(DRAFTS[0])
    numbers = [prompt.number for prompt in answer.open_prompts if prompt.spans]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(not prompt.number for prompt in answer.prompts if not prompt.is_open)
