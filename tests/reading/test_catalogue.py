"""Figures find their entry of the catalogue, and the indicator of ours under it; others find none."""

import csv
from pathlib import Path

from data import select
from data.folders.vocabulary import vocabulary
from data.reading import Reading, propose

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = Path(__file__).with_name("catalogue.csv")
WANTED = 0.95


def sentences() -> list[tuple[str, Reading]]:
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [(row["catalogue"], propose(row["text"], 2024, "county")) for row in rows]


def test_common_indicators_are_recognised() -> None:
    known = [(entry, reading) for entry, reading in sentences() if entry]
    found = [entry in {figure.catalogue for figure in reading.figures} for entry, reading in known]
    assert sum(found) / len(found) >= WANTED


def test_other_figures_have_no_entry() -> None:
    others = [figure for entry, reading in sentences() if not entry for figure in reading.figures]
    assert others
    assert [figure.stated for figure in others if figure.catalogue] == []


def test_a_named_indicator_stands_under_the_entry_of_its_figure() -> None:
    entry_of = {row["id"]: row["catalogue"] for row in vocabulary()["indicators"]}
    for _, reading in sentences():
        for figure in reading.figures:
            assert not figure.indicator or entry_of[figure.indicator] in ("", figure.catalogue)


def test_every_entry_of_the_rules_has_an_indicator() -> None:
    with (ROOT / "data" / "reading" / "tables" / "catalogue.csv").open(encoding="utf-8", newline="") as lines:
        entries = {row["catalogue"] for row in csv.DictReader(lines)}
    assert entries <= {row["catalogue"] for row in vocabulary()["indicators"]}


def test_the_first_report_finds_its_own_indicators() -> None:
    text = (ROOT / "data" / "reports" / "luoding-2022" / "text.txt").read_bytes().decode("utf-8")
    reading = propose(text, 2022, "county")
    curated = select.observations("luoding-2022").set_index("start")["indicator"]
    named = {found.start: found.indicator for found in (*reading.figures, *reading.claims) if found.indicator}
    assert len(named) >= 19
    assert {start: curated[start] for start in named} == named
