"""Prompts over the labelled openings of real reports: each was judged, and few reports have a false one."""

import csv
from functools import cache
from pathlib import Path

from data.reading import scores
from data.reading.draft import review

CORPUS = scores.TEXTS / scores.GROUPS["reports"]
JUDGED = Path(__file__).with_name("judged.csv")
REPORTS_FOR_A_FALSE_PROMPT = 3

Told = tuple[str, str, str]


@cache
def told() -> frozenset[Told]:
    """Which text, which kind, which words; contents left out, for an opening has not all of them."""
    found = set()
    with (CORPUS / "index.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            text = (CORPUS / "texts" / f"{row['id']}.txt").read_text(encoding="utf-8")
            year = int(row["year"]) if row["year"].isdigit() else None
            for prompt in review(text, year=year).open_prompts:
                if prompt.group != "contents":
                    found.add((row["id"], prompt.kind, text[slice(*prompt.spans[0])]))
    return frozenset(found)


@cache
def judged() -> dict[Told, str]:
    with JUDGED.open(encoding="utf-8", newline="") as rows:
        return {(row["text"], row["kind"], row["words"]): row["judged"] for row in csv.DictReader(rows)}


def test_every_prompt_over_real_reports_was_judged_and_is_still_there():
    assert told() - judged().keys() == set()
    assert judged().keys() - told() == set()


def test_at_most_one_of_three_real_reports_has_a_false_prompt():
    texts = len(list((CORPUS / "texts").glob("*.txt")))
    false = [prompt for prompt, judgement in judged().items() if judgement == "false"]
    assert texts and len(false) * REPORTS_FOR_A_FALSE_PROMPT <= texts
    assert set(judged().values()) <= {"right", "false"}
