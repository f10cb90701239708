"""On the first report the reader finds the twenty facts that were curated, and nothing else."""

import csv
from decimal import Decimal
from pathlib import Path

from data.reading import Reading, propose

ROOT = Path(__file__).resolve().parents[2]
HIGH = 0.8
AREAS = ["leadership", "legal_study", "decision", "enforcement", "service", "dispute"]


def reading() -> Reading:
    text = (ROOT / "data" / "reports" / "luoding-2022" / "text.txt").read_bytes().decode("utf-8")
    return propose(text, 2022, "county")


def curated() -> list[dict[str, str]]:
    with (ROOT / "data" / "reports" / "luoding-2022" / "observations.csv").open(
        encoding="utf-8", newline=""
    ) as lines:
        rows = list(csv.DictReader(lines))
    return [row for row in rows if row["status"] == "reported"]


def test_the_sixteen_figures_are_found_and_nothing_else() -> None:
    wanted = {
        (row["start"], row["stated"], Decimal(row["value"]), row["qualifier"])
        for row in curated()
        if row["value"]
    }
    found = [f for f in reading().figures if f.confidence >= HIGH]
    assert {(str(f.start), f.stated, f.value, f.qualifier) for f in found} == wanted
    assert len(found) == len(reading().figures) == 16


def test_the_four_coverage_claims_are_found_and_nothing_else() -> None:
    wanted = [(row["stated"], row["extent"]) for row in curated() if row["extent"]]
    assert sorted((c.stated, c.extent) for c in reading().claims) == sorted(wanted)


def test_title_place_and_year_are_proposed() -> None:
    proposed = propose((ROOT / "data" / "reports" / "luoding-2022" / "text.txt").read_bytes().decode("utf-8"))
    assert (proposed.title, proposed.place, proposed.year) == (
        "罗定市2022年法治政府建设年度报告",
        "罗定市",
        "2022",
    )


def test_sections_are_known_by_level_and_meaning() -> None:
    kinds = [(section.level, section.kind) for section in reading().sections]
    assert kinds == [(1, "measures"), *[(2, "area")] * 6, (1, "problems"), (1, "plan")]
    assert [section.work_area for section in reading().sections if section.kind == "area"] == AREAS


def test_measures_problems_and_plan_items_are_found() -> None:
    kinds = [statement.kind for statement in reading().statements]
    assert [kinds.count(kind) for kind in ("measure", "problem", "plan")] == [19, 3, 6]


def test_measures_say_numbers_coverage_or_words() -> None:
    says = [statement.says for statement in reading().statements if statement.kind == "measure"]
    assert [says.count(kind) for kind in ("numbers", "coverage", "words")] == [7, 1, 11]


def test_nothing_of_the_plan_is_a_figure() -> None:
    plan = reading().sections[-1]
    assert not [f for f in reading().figures if plan.start <= f.start < plan.end]


def test_set_phrases_are_mentioned_whole() -> None:
    phrases = {m.stated for m in reading().mentions if m.reason == "set_phrase"}
    assert {"三会一课", "第一责任人"} <= {phrase.strip("“”") for phrase in phrases}
