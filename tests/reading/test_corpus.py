"""The development set is read as its labels say, and every proposal stands on the text."""

import csv
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from data.reading import Reading, propose, read_number
from data.reading.plain import plain
from data.reading.words import column

CORPUS = Path(__file__).with_name("corpus")
ROOT = Path(__file__).resolve().parents[2]
WANTED = {
    "figures_f1": 0.985,
    "value_exactness": 0.99,
    "period_accuracy": 0.95,
    "period_other_accuracy": 0.80,
    "work_area_accuracy": 0.90,
    "catalogue_match": 0.85,
    "catalogue_none": 0.85,
    "coverage_f1": 0.92,
}


@cache
def readings() -> dict[str, tuple[str, Reading]]:
    with (CORPUS / "index.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    texts = {row["id"]: (CORPUS / "texts" / f"{row['id']}.txt").read_bytes().decode("utf-8") for row in rows}
    return {
        row["id"]: (texts[row["id"]], propose(texts[row["id"]], row["year"], row["level"])) for row in rows
    }


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    proposed = tmp_path_factory.mktemp("reading") / "proposed.jsonl"
    with proposed.open("w", encoding="utf-8") as out:
        reader = [sys.executable, "-m", "data.reading", "propose", str(CORPUS), "--jsonl"]
        subprocess.run(reader, cwd=ROOT, stdout=out, check=True)
    scorer = [sys.executable, str(CORPUS / "score.py"), str(CORPUS), str(proposed), "--json"]
    return json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)


@pytest.mark.parametrize("measure", WANTED)
def test_the_development_set_is_read_well(scores: dict[str, float], measure: str) -> None:
    assert scores[measure] >= WANTED[measure]


def test_no_line_is_malformed(scores: dict[str, float]) -> None:
    assert scores["malformed"] == 0


def test_every_proposal_is_where_it_says() -> None:
    for text, reading in readings().values():
        for found in (*reading.figures, *reading.claims, *reading.mentions):
            assert text[found.start : found.end] == found.stated
        for figure in reading.figures:
            assert figure.start <= figure.core_start < figure.core_end <= figure.end
            assert figure.sentence_start <= figure.core_start < figure.sentence_end
            # what a number of a table counts stands at two places: its row and its column
            place = text[figure.concept_start : figure.concept_end]
            assert plain(place) in figure.concept if "table" in figure.kinds else place == figure.concept


def test_every_value_can_be_read_again_from_its_words() -> None:
    for _, reading in readings().values():
        for figure in reading.figures:
            again = read_number(figure.stated)
            if "range" in figure.kinds or "table" in figure.kinds or again is None:
                continue
            assert (again.value, again.qualifier) == (figure.value, figure.qualifier), figure.stated


def test_every_reason_has_words_in_both_languages() -> None:
    known = set(column("reasons", "id"))
    assert {m.reason for _, reading in readings().values() for m in reading.mentions} <= known
    assert all(column("reasons", "zh")) and all(column("reasons", "en"))


def test_every_proposal_names_its_rule_and_confidence() -> None:
    for _, reading in readings().values():
        assert all(found.rule and 0 < found.confidence <= 1 for found in (*reading.figures, *reading.claims))


def test_the_same_text_is_read_the_same_way_twice() -> None:
    text, reading = readings()["012"]
    assert propose(text, "2025", "county") == reading
