"""An address that means another leads there; one that leads nowhere says what is called alike."""

import pytest

from components.pages.missing.near import LONGEST, MOST
from data import select
from tests.contract.seen import body_of, words_of
from tests.contract.site import client
from tests.contract.tables import REPORT, rows
from tests.data.copies import copy_of_data, read_table, said, write_table
from tests.first_report import DEMO


def location(path: str, **headers: str) -> tuple[int, str]:
    answer = client().get(path, headers=headers)
    return answer.status_code, answer.headers.get("Location", "")


@pytest.mark.parametrize(
    ("liked", "language"),
    [
        ("", "zh"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("zh-Hant-TW,en;q=0.8", "zh"),
        ("en-US,en;q=0.9", "en"),
        ("en;q=0.5,zh-HK", "zh"),
        ("fr-FR,fr;q=0.9", "zh"),
        ("de,en-GB;q=0.7,*;q=0.1", "en"),
        ("*", "zh"),
        ("zh;q=0,en", "en"),
        (";;,=q", "zh"),
    ],
)
def test_the_start_answers_in_the_language_that_the_browser_prefers(liked, language):
    answer = client().get("/", headers={"Accept-Language": liked})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/{language}")
    assert "Accept-Language" in answer.vary
    assert answer.cache_control.private and answer.cache_control.no_cache
    assert not answer.cache_control.max_age


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/ZH", "/zh"),
        ("/zh/overview/LUODING-2022", "/zh/overview/luoding-2022"),
        ("/En/Text/Luoding-2022?figure=x", "/en/text/luoding-2022?figure=x"),
        ("/EN/INDICATOR/Mediation_Cases_Count", "/en/indicator/mediation_cases_count"),
        ("/zh/Area/luoding-2022/4/", "/zh/area/luoding-2022/4"),
        ("/zh/Overview/Luoding-2022?category=a,b&x=", "/zh/overview/luoding-2022?category=a,b&x="),
        ("/zh/DATA?q=A%2FB", "/zh/data?q=A%2FB"),
    ],
)
def test_capital_letters_lead_to_the_address_in_small_ones_and_keep_the_query(path, meant):
    assert location(path) == (308, meant)
    assert client().get(meant).status_code == 200


@pytest.mark.parametrize("path", ["/zh/Nowhere", "/ZZ", f"/zh/area/{REPORT.upper()}/99", "/zh/Text/Nobody"])
def test_what_does_not_exist_in_small_letters_either_is_404(path):
    assert location(path) == (404, "")


def test_an_area_that_is_written_in_capitals_stays_so(tmp_path, monkeypatch):
    folder = copy_of_data(tmp_path / "copy")
    for table in ("sections", "statements", "statement_areas"):
        renamed = [
            row
            | {name: "A4" for name in ("section", "area", "parent") if row.get(name) == "4"}
            | ({"id": "A4"} if table == "sections" and row["id"] == "4" else {})
            for row in read_table(folder, table)
        ]
        write_table(folder, table, renamed)
    assert said(folder) == []
    monkeypatch.setenv("DATA_FOLDER", str(folder))
    assert "A4" in select.whole_report(REPORT).areas
    assert location(f"/zh/area/{REPORT}/A4") == (200, "")
    assert location(f"/zh/area/{REPORT}/a4") == (308, f"/zh/area/{REPORT}/A4")
    assert location(f"/ZH/Area/{REPORT}/a4") == (308, f"/zh/area/{REPORT}/A4")


@pytest.mark.parametrize("page", ["overview", "area", "text"])
def test_a_page_without_its_report_leads_to_that_of_the_newest_quoted_one(page, monkeypatch, tmp_path):
    assert location(f"/zh/{page}") == (302, f"/zh/{page}/{REPORT}")
    assert location(f"/EN/{page.title()}/?numbers=shown") == (302, f"/en/{page}/{REPORT}?numbers=shown")
    monkeypatch.setenv("LOCAL_DATA", str(DEMO))
    monkeypatch.setenv("STORE", str(tmp_path))
    newest = select.newest_report()
    assert newest != REPORT and select.whole_report(newest).is_quoted
    assert location(f"/zh/{page}") == (302, f"/zh/{page}/{newest}")


def doors(path: str) -> dict[str, str]:
    """Return what a missing page offers: words and addresses of its links, in their order."""
    answer = client().get(path)
    assert answer.status_code == 404
    links = body_of(answer.text).css("main .doors-list a")
    return {node.attributes["href"]: words_of(node).strip() for node in links}


@pytest.mark.parametrize(
    ("path", "nearest", "whole"),
    [
        ("/zh/indicator/mediation_case_count", "/zh/indicator/mediation_cases_count", "/zh/indicator"),
        (
            "/en/indicator/cases mediated (kind not stated)",
            "/en/indicator/mediation_cases_count",
            "/en/indicator",
        ),
        ("/zh/indicator/调解案件", "/zh/indicator/mediation_cases_count", "/zh/indicator"),
        ("/zh/overview/luoding-2023", f"/zh/overview/{REPORT}", ""),
        ("/en/text/ludoing-2022", f"/en/text/{REPORT}", ""),
        ("/zh/area/罗定/3", f"/zh/area/{REPORT}", ""),
        (f"/en/area/{REPORT}/enforcement", f"/en/area/{REPORT}/4", f"/en/area/{REPORT}"),
    ],
)
def test_a_missing_page_offers_the_nearest_names_and_the_list(path, nearest, whole):
    offered = doors(path)
    assert next(iter(offered)) == nearest
    assert not whole or whole in offered
    near = list(offered)[: list(offered).index(whole)] if whole else [nearest]
    assert len(near) <= MOST
    assert [link for link in offered if client().get(link).status_code != 200] == []


@pytest.mark.parametrize("path", ["/zh/indicator/xyzzy", f"/zh/area/{REPORT}/7", "/zh/nowhere"])
def test_where_nothing_is_called_alike_nothing_is_offered_as_if_it_were(path):
    answer = client().get(path)
    assert answer.status_code == 404
    assert len(body_of(answer.text).css("main .doors-list")) == 1
    assert len(doors(path)) >= 5


def test_a_long_name_is_found_and_one_longer_than_any_is_compared_with_nothing():
    name = max((row["name_en"] for row in rows("indicators")), key=len)
    assert "/en/indicator/party_group_law_study_items_count" in doors(f"/en/indicator/{name}")
    longer = client().get(f"/en/indicator/{name}{'x' * (LONGEST + 1 - len(name))}")
    assert len(body_of(longer.text).css("main .doors-list")) == 1


def test_names_are_said_in_the_page_s_language():
    names = {row["id"]: row for row in rows("indicators")}
    for language in ("zh", "en"):
        offered = doors(f"/{language}/indicator/mediation_case_count")
        (name,) = [words for href, words in offered.items() if href.endswith("/mediation_cases_count")]
        assert name == names["mediation_cases_count"][f"name_{language}"]
