"""Each kind of fault in passages of our own wording: a table of `kinds/` for each, half of it right texts.

A passage stands in an otherwise complete and right report of an invented county for 2024: `text` in the part
that tells what was done, `plan` in the plan. `quote` is what the prompt must be about, empty where there is
nothing to look at; the table's name is the rule's. A line ends with \\n.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from data.reading.draft import Review, message, review, why
from data.reading.words import column
from data.reading.words import rows as words_of

KINDS = Path(__file__).with_name("kinds")
AT_LEAST = 8
# Of the file, of the year that is given and of the report of the year before: in test_of_another_source.
ELSEWHERE = ("radicals", "year_title", "earlier_large")
# Beside figures that contradict each other: one value or date that can be read two ways.
TWO_SIDED = {"share_above", "shares_above", "count_fraction", "other_place", "date_later", "year_opening"}
REPORT = (
    "青石县2024年法治政府建设年度报告\n一、主要举措和成效\n县长履行第一责任人职责。\n{text}\n"
    "二、存在的不足和原因\n基层力量不足，原因是编制有限。\n三、2025年主要安排\n{plan}\n"
)

Row = dict[str, str]


def rows(kind: str) -> list[Row]:
    with (KINDS / f"{kind}.csv").open(encoding="utf-8", newline="") as lines:
        return [
            {key: cell.replace("\\n", "\n") for key, cell in row.items()} for row in csv.DictReader(lines)
        ]


def kinds() -> list[str]:
    return sorted(path.stem for path in KINDS.glob("*.csv"))


@cache
def reviewed(text: str, plan: str) -> Review:
    return review(REPORT.format(text=text, plan=plan or "继续推进各项工作。"))


def told(row: Row) -> list[tuple[str, str, tuple[str, ...]]]:
    """The kind, the words and the places of what there is to look at, contents left out."""
    answer = reviewed(row["text"], row["plan"])
    return [
        (prompt.kind, message(prompt, "zh"), tuple(answer.text[start:end] for start, end in prompt.spans))
        for prompt in answer.open_prompts
        if prompt.group != "contents"
    ]


def is_found(kind: str, row: Row) -> bool:
    answer = reviewed(row["text"], row["plan"])
    at = answer.text.index(row["quote"])
    return any(
        start < at + len(row["quote"]) and end > at
        for prompt in answer.open_prompts
        if prompt.kind == kind
        for start, end in prompt.spans
    )


@pytest.mark.parametrize("kind", kinds())
def test_every_fault_of_a_kind_is_pointed_at(kind: str) -> None:
    lost = [(row, told(row)) for row in rows(kind) if row["quote"] and not is_found(kind, row)]
    assert lost == []


@pytest.mark.parametrize("kind", kinds())
def test_nothing_is_pointed_at_in_right_texts_that_look_like_it(kind: str) -> None:
    wrong = [(row["text"], row["plan"], told(row)) for row in rows(kind) if not row["quote"] and told(row)]
    assert wrong == []


@pytest.mark.parametrize("kind", kinds())
def test_a_fault_is_pointed_at_once(kind: str) -> None:
    often = [(row, told(row)) for row in rows(kind) if row["quote"] and len(told(row)) > 1]
    assert often == []


@pytest.mark.parametrize("kind", kinds())
def test_a_kind_has_eight_texts_and_more_half_of_them_right(kind: str) -> None:
    counts = Counter(bool(row["quote"]) for row in rows(kind))
    assert counts.total() >= AT_LEAST
    assert counts[False] >= counts[True] >= AT_LEAST // 2


def test_every_kind_that_asks_for_a_look_has_a_table_or_a_test_of_its_own() -> None:
    assert set(column("draft_costs", "kind")) == {*kinds(), *ELSEWHERE}


def test_every_prompt_of_a_kind_says_why_in_both_languages() -> None:
    for kind in kinds():
        for row in rows(kind):
            for prompt in reviewed(row["text"], row["plan"]).prompts:
                assert all(why(prompt, language) and message(prompt, language) for language in ("zh", "en"))


def test_a_figure_of_what_is_wanting_is_held_against_what_was_done() -> None:
    text = REPORT.format(text="全年收到行政复议申请215宗。", plan="继续推进各项工作。")
    answer = review(text.replace("基层力量不足", "复议申请达251宗，基层力量不足"))
    assert [prompt.kind for prompt in answer.open_prompts] == ["stated_twice"]


def test_every_prompt_about_figures_says_how_the_draft_would_read() -> None:
    written = {row["key"] for row in words_of("draft_words")}
    found = {
        prompt.kind
        for kind in kinds()
        for row in rows(kind)
        for prompt in reviewed(row["text"], row["plan"]).open_prompts
        if prompt.group == "contradict" or prompt.kind in TWO_SIDED
    }
    assert found >= TWO_SIDED
    sides = {f"{kind}_{side}" for kind in found for side in ("one", "other")}
    assert sides - written == set()
