"""A report comes in, is corrected, goes and comes back on a terminal, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data import drafts, select, store
from data.drafts import sureness
from data.folders.locations import Locations
from data.manage import drafting
from data.manage.__main__ import main
from data.store.checking import check_folders
from tests.data.bringing import TEXT, count_the_shows
from tests.data.copies import REPORT
from tests.data.published import served, table
from tests.reading.files.making import make_docx

Run = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def run(local: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*given: str) -> tuple[int, list[str], str]:
        code = main(list(given))
        told = capsys.readouterr()
        return code, told.out.splitlines(), told.err

    return ran


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "苇塘2024.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


NAMED = (
    "--place",
    "苇塘县",
    "--place-en",
    "Weitang",
    "--year",
    "2024",
    "--title",
    "苇塘县2024年法治政府建设年度报告",
)


def test_a_report_goes_all_the_way(run: Run, file: str, own_data: Locations, monkeypatch):
    monkeypatch.setattr(sureness, "ENOUGH", 0.8)
    code, lines, _ = run("add", file, *NAMED, "--source-name", "苇塘县人民政府网站", "--who", "甲")
    assert code == 0 and "new place x-weitang: 苇塘县, county" in lines
    name = lines[-1]
    code, lines, _ = run("decide", name, "--all-sure", "--who", "甲")
    assert (code, lines[-1]) == (0, name) and lines[0].startswith("This accepts ")
    assert any("583宗\t583\tpenalty_cases_count\t2024" in line for line in lines)
    draft = drafts.open_draft(name)
    shows = count_the_shows(draft)
    assert [line.split("\t")[0] for line in run("list", "--drafts")[1]] == [name]
    code, lines, said = run("accept", name, "--who", "甲")
    assert (code, lines[-1], said) == (0, "weitang-2024", "")
    assert check_folders(own_data.roots) == []
    assert served() == {REPORT, "weitang-2024"}
    assert store.current().text("weitang-2024") == draft.text
    assert select.figure_counts()["weitang-2024"] == len(table(own_data, "observations"))
    observed = {row["id"]: row for row in table(own_data, "observations")}
    assert observed[shows]["value"] == "46" and len(observed) >= 24
    assert run("accept", name)[0] == 1

    code, lines, _ = run(
        *("correct", "weitang-2024", "penalty_cases_count", "scope_zh=县本级", "scope_en=county level"),
        *("--reason", "附注写明", "--who", "乙"),
    )
    assert (code, lines) == (0, ["2 rows in changes.csv", "weitang-2024"])
    assert [(row["old"], row["new"], row["who"]) for row in table(own_data, "changes")] == [
        *[("", "县本级", "乙"), ("", "county level", "乙")]
    ]
    assert run("remove", "weitang-2024", "--reason", "误收")[:2] == (0, ["weitang-2024: removed"])
    assert served() == {REPORT}
    assert run("restore", "weitang-2024", "--reason", "更正")[:2] == (0, ["weitang-2024: restored"])
    assert served() == {REPORT, "weitang-2024"} and check_folders(own_data.roots) == []

    # A second year of the same place, from a Word file.
    second = Path(file).with_suffix(".docx")
    paragraphs = TEXT.replace("2025", "2026").replace("2024", "2025").splitlines()
    second.write_bytes(make_docx(*paragraphs))
    code, lines, _ = run("add", str(second), "--place", "苇塘县", "--year", "2025")
    assert code == 0 and not any("new place" in line for line in lines)
    assert run("decide", lines[-1], "--all-sure", "--yes")[0] == 0
    code, lines, _ = run("accept", lines[-1])
    assert (code, lines[-1]) == (0, "weitang-2025")
    assert served() == {REPORT, "weitang-2024", "weitang-2025"} and check_folders(own_data.roots) == []


def test_only_what_is_sure_is_accepted(run: Run, file: str, monkeypatch):
    monkeypatch.setattr(sureness, "ENOUGH", 2.0)
    name = run("add", file, *NAMED)[1][-1]
    assert run("decide", name, "--all-sure")[0] == 0
    state = drafts.state(drafts.open_draft(name))
    assert {item.status for item in state.of("heading", "statement", "mention")} == {"accepted"}
    assert {item.status for item in state.of("figure", "claim")} == {"undecided"}
    code, lines, _ = run("accept", name)
    assert (code, lines[-1]) == (0, "weitang-2024") and lines[0].startswith(
        "Not published, since nobody decided: "
    )


def test_a_place_without_an_english_name_is_made_all_the_same(run: Run, file: str):
    code, lines, _ = run("add", file, "--place", "苇塘县", "--year", "2024")
    assert code == 0
    place = drafts.state(drafts.open_draft(lines[-1])).items["p1"].current
    assert (place["name_zh"], place["name_en"], place["level"]) == ("苇塘县", "苇塘县", "county")
    assert run("decide", lines[-1], "--all-sure")[0] == 0
    assert run("accept", lines[-1])[1][-1] == f"{place['id'].removeprefix('x-')}-2024"


def test_a_question_is_asked_on_a_terminal(run: Run, file: str, monkeypatch):
    name = run("add", file, *NAMED)[1][-1]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: "n")
    assert run("decide", name, "--all-sure")[:2][0] == 1
    assert set(drafts.state(drafts.open_draft(name)).undecided()) >= {"heading", "figure"}
    assert run("decide", name, "--all-sure", "--yes")[0] == 0


def test_findings_are_told_line_by_line(run: Run, file: str, own_data: Locations):
    name = run("add", file)[1][-1]
    code, lines, said = run("accept", name)
    assert code == 1 and lines == []
    assert said.splitlines() == [
        "head: head: nobody has confirmed place, year and title, confirm or correct them",
        "head: place: is empty, what the report says would be right",
        "Nothing was changed.",
    ]
    assert not (own_data.local / "reports").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("add", "nowhere.txt"), "nowhere.txt cannot be read: No such file or directory."),
        (("add", "{file}", "--place", "x-nowhere"), "There is no place x-nowhere"),
        (("add", "{file}", "--place", "某某"), "give --level"),
        (("add", "{file}", "--url", "nowhere"), "url: 'nowhere', an address that begins with http"),
        (("add", "{file}", "--published", "1 April"), "published: '1 April', a date"),
        (("add", "{file}", "--who", " "), "A name is needed"),
        (("decide", "20260101-0000000000000000", "--all-sure"), "There is no draft"),
        (("accept", "../.."), "There is no draft"),
        (("remove", "nowhere-1999"), "There is no report nowhere-1999"),
        (("restore", REPORT), "is not removed"),
        (("correct", "nowhere-1999", "x", "value=1", "--reason", "试"), "There is no report"),
        (("correct", REPORT, "no_such", "value=1", "--reason", "试"), "has no figure no_such"),
        (("correct", REPORT, "mediation_cases_count", "value", "--reason", "试"), "CELL=VALUE"),
        (("correct", REPORT, "mediation_cases_count", "value=5", "--reason", "试"), "reads as 2487"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run: Run, file: str, own_data: Locations, given, said):
    code, lines, told = run(*(word.format(file=file) for word in given))
    assert code == 1 and said in told and lines == []
    assert not (own_data.local / "reports").exists() and drafts.drafts() == []


@pytest.mark.parametrize(
    "given",
    [
        *[
            (),
            ("clear_cache",),
            ("list", "more"),
            ("add",),
            ("decide", "x"),
            ("accept",),
            ("remove",),
            ("restore",),
        ],
        ("correct", REPORT, "mediation_cases_count", "value=5"),
        ("add", "a.txt", "--year", "soon"),
    ],
)
def test_a_wrong_call_is_2(run: Run, given):
    code, lines, told = run(*given)
    assert (code, lines) == (2, []) and "usage: python -m data.manage" in told


def test_a_name_says_its_level():
    names = {
        "某省": "province",
        "某自治州": "prefecture",
        "某市": "prefecture",
        "某自治县": "county",
        "某镇": "town",
    }
    assert {name: drafting._level(name) for name in names} == names
