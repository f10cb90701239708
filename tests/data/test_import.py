"""Cited figures come in as folders that hold what the table says, once; what is wrong changes nothing."""

import re
import shutil
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from data import select, store
from data.folders.locations import Locations, locations
from data.folders.vocabulary import vocabulary
from data.manage.__main__ import main
from data.manage.cited.facts import NEEDED, read_panel
from data.manage.cited.folders import observation, read_facts
from data.manage.cited.mapping import OUT, rule_of
from data.manage.cited.places import Places
from data.select.observation_rows import observation_rows
from data.select.row_statements import Question
from data.store import swap
from data.store.checking import check_folders
from tests import first_report
from tests.data.cited_table import CHANGES, GOOD, PANEL, written
from tests.data.copies import OWN, rows_of

FIGURE = ("indicator", "period", "value", "qualifier")


def held(root: Path) -> dict[str, bytes]:
    """Every file of a data folder but what locks and announces."""
    files = [path for path in root.rglob("*") if path.is_file() and path.name not in (".lock", "generation")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def run(*given: str) -> int:
    """Import a table; what is asked next finds what it brought in, however fast that was."""
    ended = main(["import", *given, "--who", "甲"])
    store.look()
    return ended


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's data with its first report alone, so that what is imported is not there already."""
    target = first_report.write(tmp_path / "shipped")
    monkeypatch.setenv("DATA_FOLDER", str(target))
    return target


@pytest.fixture
def root(shipped: Path, local: Path) -> Path:
    return local


@pytest.mark.slow
def test_counts_and_values_match_the_panel(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(PANEL)) == 0
    assert capsys.readouterr().out.splitlines()[0] == "644 facts: 642 figures added, 2 left out."
    words = vocabulary()
    places = Places(words["places"])
    panel = read_panel(PANEL)
    taken = read_facts(panel, places, {row["id"]: row for row in words["indicators"]})
    expected = Counter(
        (
            *(one.place.row["id"], one.fact["source_title"], one.fact["url"], one.fact["source_kind"]),
            *(observation(one).get(name, "") for name in FIGURE),
        )
        for one in taken
    )
    found: Counter[tuple[str, ...]] = Counter()
    heads = set()
    for folder in (root / "reports").iterdir():
        assert {path.name for path in folder.iterdir()} == {"report.csv", "observations.csv"}
        (head,) = rows_of(folder / "report.csv")
        assert (head["evidence"], head["sha256"]) == ("cited", "")
        heads.add(tuple(head[name] for name in ("place", "year", "title", "url")))
        for row in rows_of(folder / "observations.csv"):
            assert row["year"] == head["year"]
            source = (head["place"], head["title"], head["url"], head["source_kind"])
            found[(*source, *(row[name] for name in FIGURE))] += 1
    assert found == expected and sum(found.values()) == 642
    assert len(heads) == len(list((root / "reports").iterdir())) == 217
    assert check_folders(locations().roots) == []


def test_each_value_is_the_panels_and_coverage_has_none(root: Path) -> None:
    assert run(str(PANEL)) == 0
    folders = [(rows_of(one / "report.csv")[0], one) for one in (root / "reports").iterdir()]
    kept = Counter(
        (head["title"], Decimal(row["value"]))
        for head, one in folders
        for row in rows_of(one / "observations.csv")
        if row["value"]
    )
    facts = [fact for fact in read_panel(PANEL).facts if (rule := rule_of(fact)) and rule["verdict"] != OUT]
    claims = [fact for fact in facts if (rule := rule_of(fact)) and rule["extent"]]
    assert len(claims) == 5
    given = Counter((fact["source_title"], fact.value) for fact in facts if fact not in claims)
    assert kept == given


def test_the_rows_of_2019_sum_to_the_nation(root: Path) -> None:
    assert run(str(PANEL)) == 0
    found = {}
    for one in (root / "reports").glob("*-2019*"):
        for row in rows_of(one / "observations.csv"):
            if row["indicator"] == "reconsideration_admitted_count" and not row["scope_zh"]:
                found[rows_of(one / "report.csv")[0]["place"]] = int(row["value"])
    nation = found.pop("cn-china")
    assert len(found) == 32 and sum(found.values()) == nation == 183489


def test_running_it_again_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(PANEL)) == 0
    before, told = held(root), (root / "generation").read_bytes()
    capsys.readouterr()
    assert run(str(PANEL)) == 0
    said = capsys.readouterr().out
    assert said == "Nothing to do: 644 facts, 2 left out, the others are there.\n"
    assert held(root) == before and (root / "generation").read_bytes() == told


@pytest.mark.slow
def test_a_second_table_adds_to_the_folders_that_are_there(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(PANEL)) == 0
    before = rows_of(root / "reports" / "jiangsu-2022" / "observations.csv")
    capsys.readouterr()
    assert run(str(CHANGES)) == 0
    assert "0 new reports, 2 that were there got figures." in capsys.readouterr().out
    after = rows_of(root / "reports" / "jiangsu-2022" / "observations.csv")
    assert after[: len(before)] == before and [row["value"] for row in after[len(before) :]] == ["3.8", "1.7"]
    assert check_folders(locations().roots) == []
    assert run(str(CHANGES)) == 0 and "Nothing to do" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"place": "虚构县"}, ":3: place: no place, or more than one, is called '虚构县'"),
        ({"place": "朝阳区"}, ":3: place: no place, or more than one, is called '朝阳区'"),
        ({"level": "county"}, ":3: level: 'county', but 广东省 is province, government"),
        ({"year": "明年"}, ":3: year: '明年'"),
        ({"year": "2999"}, ":3: year: '2999'"),
        ({"concept": "无人决定之数"}, ":3: concept: '无人决定之数' is not decided on"),
        ({"unit": "人"}, ":3: unit: 行政复议受理件数 in '人'"),
        ({"concept": "行政复议纠错率", "unit": "%", "value": "120"}, ":3: value: 120 is no share"),
        (
            {
                "concept": "领导干部学法覆盖率",
                "unit": "%",
                "place": "浑源县",
                "level": "county",
                "value": "95",
            },
            ":3: concept: '领导干部学法覆盖率' is not decided on",
        ),
        (
            {"concept": "领导干部学法覆盖率", "unit": "%", "value": "95", "level": "county"}
            | {"place": "山西省大同市浑源县"},
            ":3: value: 95, but the source is said to print no number",
        ),
        ({"url": "ftp://a"}, ":3: url: 'ftp://a'"),
        ({"url": "http://a b/c"}, ":3: url: 'http://a b/c'"),
    ],
)
def test_bad_input_is_named_and_nothing_is_written(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], cells: dict[str, str], told: str
) -> None:
    panel = written(tmp_path / "p.csv", GOOD, GOOD | {"year": "2018"} | cells)
    assert run(str(panel)) == 1
    said = capsys.readouterr()
    assert told in said.err and said.err.endswith("Nothing was changed.\n") and said.out == ""
    assert held(root) == {}


def test_a_source_that_contradicts_itself_is_taken_in_as_printed(root: Path, tmp_path: Path) -> None:
    """Parts above their whole: the page of differences shows them."""
    facts = [
        GOOD | {"concept": "接收刑释解矫人员数", "unit": "人", "value": "3"},
        GOOD | {"concept": "接收刑满释放人员数", "unit": "人", "value": "5"},
    ]
    assert run(str(written(tmp_path / "p.csv", *facts))) == 0
    assert len(held(root)) > 0


def test_the_help_and_the_readme_name_every_column(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert ", ".join(NEEDED) in told
    assert ",".join(NEEDED) in (OWN.parent / "README.md").read_text("utf-8").splitlines()


def test_the_figure_in_the_readme_comes_in(root: Path, tmp_path: Path) -> None:
    (example,) = re.findall(r"```csv\n(.*?)```", (OWN.parent / "README.md").read_text("utf-8"), re.S)
    (tmp_path / "p.csv").write_text(example, "utf-8")
    assert run(str(tmp_path / "p.csv")) == 0
    assert [path.name for path in (root / "reports").iterdir()] == ["xinxing-county-2023"]


def test_a_missing_file_or_a_wrong_date_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("nowhere.csv") == 1 and "file: cannot be read" in capsys.readouterr().err
    assert run(str(PANEL), "--seen", "yesterday") == 1 and "--seen" in capsys.readouterr().err


def test_who_is_interrupted_runs_it_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = [GOOD, GOOD | {"year": "2018"}, GOOD | {"year": "2017"}]
    panel = written(tmp_path / "p.csv", *facts)
    steps: list[str] = []

    def stop(step: str) -> None:
        steps.append(step)
        if steps.count("folder") == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(swap, "after_step", stop)
    with pytest.raises(KeyboardInterrupt):
        run(str(panel))
    assert len(list((root / "reports").iterdir())) == 2 and check_folders(locations().roots) == []
    monkeypatch.setattr(swap, "after_step", lambda step: None)
    assert run(str(panel)) == 0
    names = {path.name for path in (root / "reports").iterdir()}
    assert names == {"guangdong-2017", "guangdong-2018", "guangdong-2019"}
    assert not list(root.glob(".new-*"))


def test_a_removed_a_corrected_and_a_quoted_report_are_left_alone(
    root: Path, own_data: Locations, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    panel = written(tmp_path / "p.csv", GOOD, GOOD | {"year": "2018"})
    assert run(str(panel)) == 0
    assert main(["remove", "guangdong-2018", "--reason", "误收", "--who", "甲"]) == 0
    changes = root / "reports" / "guangdong-2019" / "changes.csv"
    changes.write_text("date,table,row,column,old,new,reason,who\n2026-01-02,report,a,b,c,d,e,f\n", "utf-8")
    (luoding,) = rows_of(OWN / "reports" / "luoding-2022" / "report.csv")
    quoted = {"place": "罗定市", "level": "county", "year": "2022", "url": luoding["url"]}
    quoted |= {"source_title": luoding["title"], "value": "7"}
    more = written(tmp_path / "q.csv", *(one | {"value": "9"} for one in (GOOD, GOOD | {"year": "2018"})))
    with more.open("a", encoding="utf-8") as file:
        file.write(",".join((GOOD | quoted)[name] for name in NEEDED) + "\n")
    before = held(root)
    capsys.readouterr()
    assert run(str(more)) == 0
    said = capsys.readouterr().out.splitlines()
    assert len([line for line in said if line.startswith("left alone: ")]) == 3
    assert held(root) == before


@pytest.mark.slow
def test_another_folder_gets_them_and_the_shipped_ones_stay(
    tmp_path: Path, shipped: Path, root: Path
) -> None:
    target = tmp_path / "copy"
    shutil.copytree(OWN / "tables", target / "tables")
    before = held(shipped)
    assert run(str(PANEL), "--into", str(target), "--seen", "2026-11-27") == 0
    assert held(shipped) == before and not (root / "reports").exists()
    ids = [row["id"] for row in rows_of(target / "tables" / "places.csv")]
    codes = [name for name in ids if name.isdigit()]
    assert ids[: len(codes)] == sorted(codes) and len(ids) > len(codes) and "cn-china" in ids
    assert rows_of(target / "reports" / "luoding-2021" / "report.csv")[0]["retrieved"] == "2026-11-27"
    assert check_folders([target]) == []


def test_what_the_project_ships_is_written_only_where_it_is_named(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LOCAL_DATA", str(shipped))
    panel = written(tmp_path / "p.csv", GOOD)
    assert run(str(panel)) == 1 and "which is never written" in capsys.readouterr().err
    assert not (shipped / "reports" / "guangdong-2019").exists()
    assert run(str(panel), "--into", str(shipped)) == 0
    assert (shipped / "reports" / "guangdong-2019").is_dir()


def test_the_table_of_what_becomes_of_the_facts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(PANEL), "--explain") == 0
    lines = capsys.readouterr().out.splitlines()
    assert {"existing indicator\t291", "indicator of its own\t351", "left out\t2", "facts\t644"} <= set(lines)
    assert not root.exists()


@pytest.mark.slow
def test_what_only_cited_sources_count_is_asked_of_no_report(root: Path) -> None:
    courts = "courts_first_instance_admitted_count"
    assert courts in set(select.not_reported("luoding-2022")["indicator"])
    assert run(str(PANEL)) == 0
    report = select.whole_report("luoding-2022")
    assert courts in report.indicators and courts in set(report.unasked["indicator"])
    left_out = set(report.not_reported["indicator"])
    assert courts not in left_out and "reconsideration_admitted_count" in left_out
    question = Question(report="luoding-2022", missing=True)
    found = [name for page in (1, 2, 3) for name in _page(question, page)]
    assert left_out == set(found) - set(report.observations["indicator"])
    # Of a report that nobody here has read, nothing is said to be left out.
    assert observation_rows(Question(report="luoding-2021", missing=True)).unstated == 0


def _page(question: Question, page: int) -> list[str]:
    answer = observation_rows(replace(question, page=page))
    return answer.rows["indicator"].tolist() if page <= answer.pages else []


def test_a_time_that_is_no_whole_year_never_becomes_one(root: Path) -> None:
    assert run(str(PANEL)) == 0
    taken: Counter[str] = Counter()
    for one in (root / "reports").iterdir():
        for row in rows_of(one / "observations.csv"):
            assert (row["period"] == row["year"]) == row["period"].isdigit()
            assert (row["period_basis"] == "year") == row["period"].isdigit()
            taken[row["period"]] += 1
    printed = Counter(fact["year"] for fact in read_panel(PANEL).facts if not fact["year"].isdigit())
    # Notes of the table narrow the time of more figures than those whose year is printed so.
    narrower = sum(number for period, number in taken.items() if not period.isdigit())
    assert narrower >= printed.total() == 82
    for words, period in (("2024(1-6月)", "2024-01/2024-06"), ("2021-08~2022-07", "2021-08/2022-07")):
        assert taken[period] == printed[words] > 0, words
