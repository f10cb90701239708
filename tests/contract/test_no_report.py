"""Without any report every page answers and says how to add one; a broken one takes nobody with it."""

import shutil
from pathlib import Path

import pytest

from tests.contract.site import LANGUAGES, client

DATA = Path(__file__).parents[2] / "data"
PAGES = ("", "/indicator", "/indicator/mediation_cases_count", "/data", "/reports", "/about", "/check")


@pytest.fixture
def nothing(tmp_path, monkeypatch):
    """A data folder with the vocabulary and no report."""
    shutil.copytree(DATA / "tables", tmp_path / "data" / "tables")
    for name, value in (("DATA_FOLDER", "data"), ("LOCAL_DATA", "local"), ("STORE", "store")):
        monkeypatch.setenv(name, str(tmp_path / value))
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_without_a_report_every_page_answers(nothing, language, page):
    assert client().get(f"/{language}{page}").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["", "/indicator", "/data", "/reports"])
def test_without_a_report_pages_say_how_to_add_one(nothing, language, page):
    assert "local/reports/" in client().get(f"/{language}{page}").text


def test_without_a_report_a_draft_is_checked_all_the_same(nothing):
    draft = "测试市2023年法治政府建设年度报告\n全年办理行政复议案件12件，其中维持8件、撤销5件。"
    answer = client().post("/zh/check", data={"text": draft})
    assert answer.status_code == 200 and "12" in answer.text


def test_without_a_report_files_are_there_or_rightly_not(nothing):
    assert client().get("/download/all.zip").status_code == 200
    assert client().get("/zh/overview/luoding-2022").status_code == 404
    assert client().get("/picture/zh/luoding-2022/map.json").status_code == 404


def test_a_broken_report_is_left_out_and_said(nothing, capsys):
    local = nothing / "local" / "reports"
    shutil.copytree(DATA / "reports" / "luoding-2022", local / "sound")
    shutil.copytree(DATA / "reports" / "luoding-2022", local / "broken")
    (local / "broken" / "report.csv").write_text("", encoding="utf-8")
    assert client().get("/zh/overview/sound").status_code == 200
    assert client().get("/zh/overview/broken").status_code == 404
    assert "broken/report.csv:1" in client().get("/zh/reports").text
    assert "broken/report.csv:1: file: is empty" in capsys.readouterr().err


def test_a_report_without_headings_or_measures_answers_on_every_page(nothing):
    folder = nothing / "local" / "reports" / "bare"
    shutil.copytree(DATA / "reports" / "luoding-2022", folder)
    for name in ("sections", "statements", "statement_areas", "listed", "charts", "mentions", "corrections"):
        (folder / f"{name}.csv").unlink()
    figure = "mediation_cases_count"
    for language in LANGUAGES:
        for page in (
            "overview/bare",
            "area/bare",
            "text/bare",
            f"text/bare?figure={figure}",
            f"indicator/{figure}?report=bare",
            "indicator?report=bare",
            "data?report=bare",
            "reports",
            "about",
        ):
            assert client().get(f"/{language}/{page}").status_code == 200, page
        for name in ("map", "plan", figure):
            assert client().get(f"/picture/{language}/bare/{name}.json").status_code == 200, name
    assert client().get("/download/zh/view.xlsx?report=bare").status_code == 200
    assert client().get("/download/bare/report.zip").status_code == 200
