"""The page that compares: its first HTML, its form without a script, what it refuses, its files."""

import csv
import io
import json
import re
from html import unescape

import pytest

from components.text import LANGUAGES, words
from components.web.callback_body import ASKED_TO_COMPARE, COMPARED, COMPARED_NAME
from data.select import comparison
from tests.contract.site import client

NINE = "110000,120000,310000,320000,330000,370000,420000,430000,440000"
COUNTY = "530324"
ASKED = f"indicator=reconsideration_admitted_count&years=2019&places={NINE},{COUNTY}"


pytestmark = pytest.mark.usefixtures("all_reports")


def page(query: str = ASKED, language: str = "zh") -> str:
    answer = client().get(f"/{language}/compare?{query}")
    assert answer.status_code == 200
    return unescape(answer.text)


def rows(body: str) -> list[str]:
    return re.findall(r'data-row="([^"]+)"', body)


def parts(body: str, kind: str) -> list[str]:
    return re.findall(rf'<div class="{kind}">(.+?)</div>', body)


def test_the_first_html_has_every_row_with_its_figure():
    body = page()
    assert len(rows(body)) == 9
    for figure in ("31,392", "14,847", "9,298"):
        assert figure in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_county_is_refused_beside_nine_provinces_with_sentence_figure_and_ways_on(language):
    (refused,) = parts(page(language=language), "refused")
    said = words(language)
    assert said["comparability.not"] in refused
    assert "32" in refused
    name = {"zh": "行政复议审结数", "en": "Administrative reconsideration cases concluded"}[language]
    assert name in refused
    assert f"/{language}/indicator/reconsideration_concluded_count?report=luoping-county-2024" in refused
    assert "indicator=reconsideration_concluded_count&years=2024" in refused
    assert not [row for row in rows(page(language=language)) if "luoping" in row]


def test_each_pair_has_a_grade_and_those_behind_the_third_are_folded():
    body = page()
    assert len(re.findall(r'<p class="pair-head"><strong>', body.partition("compare-not-drawn")[0])) == 36
    assert "其余" in body
    assert words("zh")["comparability.same"] in body


def test_no_row_has_a_rank_and_the_page_says_why():
    body = page(ASKED + "&sort=value")
    assert words("zh")["compare.no_ranks"] in body
    assert not re.search(r"<ol[^>]+compare-rows[^>]+(start|reversed)", body)
    assert not re.search(r"第[一二三\d]+名|排名第|最多|最少", body.partition("<main")[2])


def test_what_means_nothing_is_named_and_dropped():
    body = page(f"{ASKED},nowhere&years=2019,12&level=galaxy&sort=best&page=x&show=film")
    for value in ("nowhere", "galaxy", "best", "film"):
        assert value in re.search(r'<p[^>]+class="notice"[^>]*>(.+?)</p>', body)[1]
    assert len(rows(body)) == 9


def test_no_more_years_than_a_page_has_drawings_for():
    years = ",".join(map(str, range(2011, 2020)))
    body = page(f"indicator=reconsideration_admitted_count&years={years}&level=province")
    assert "2019" in re.search(r'<p[^>]+class="notice"[^>]*>(.+?)</p>', body)[1]


def test_the_form_needs_no_script_and_keeps_every_choice():
    form = re.search(r"<form[^>]+data-compare-form.+?</form>", page(ASKED + "&sort=pinyin"))[0]
    assert 'method="get"' in form
    assert f'name="places" value="{NINE},{COUNTY}"' in form
    assert 'name="indicator" value="reconsideration_admitted_count"' in form
    assert re.search(r'value="pinyin"[^>]+aria-pressed="true"|aria-pressed="true"[^>]+value="pinyin"', form)
    added = page(f"{ASKED}&add=sichuan")
    assert "sichuan-2019~reconsideration_admitted_count" in rows(added)


def test_a_choice_is_answered_with_what_it_shows_and_no_page():
    address = f"/zh/compare?{ASKED}&sort=value"
    change = [f"{ASKED_TO_COMPARE}.data"]
    body = {
        "output": f"{COMPARED_NAME}.children",
        "outputs": {"id": COMPARED, "property": "children"},
        "inputs": [{"id": ASKED_TO_COMPARE, "property": "data", "value": address}],
        "changedPropIds": change,
        "parsedChangedPropsIds": change,
    }
    answer = client().post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    told = json.dumps(answer.json, ensure_ascii=False)
    assert told.count("data-row=") == 9
    assert "<header" not in told
    assert client().post("/_dash-update-component", json={**body, "changedPropIds": []}).status_code == 400


def test_fewer_than_two_places_leads_to_the_list_of_places():
    body = page("indicator=reconsideration_admitted_count&years=2019")
    assert words("zh")["compare.places_heading"] in body
    assert "places=110000" in body
    assert not rows(body)


def test_nothing_chosen_invites_with_comparisons_that_are_there():
    body = page("")
    assert "indicator=reconsideration_admitted_count&years=2019&level=province" in body


def test_files_have_the_drawn_rows_in_the_order_of_the_drawing():
    query = f"{ASKED}&sort=value"
    answer = client().get(f"/download/zh/compare.csv?{query}")
    table = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [f"{row['report']}~{row['indicator']}" for row in table] == rows(page(query))
    assert [row["value"] for row in table][:2] == ["31392", "14847"]
    for kind in ("xlsx", "json", "plain.csv"):
        assert client().get(f"/download/en/compare.{kind}?{query}").status_code == 200
    picture = client().get(f"/picture/en/compare.json?{query}").json
    assert picture["title"].startswith("Administrative reconsideration cases admitted: 9 places")
    assert client().get("/picture/en/compare.json").status_code == 404
    assert client().get(f"/download/zh/compare.csv?{query},nowhere").status_code == 404


def test_the_table_holds_what_the_drawing_shows():
    table = re.search(r"<div[^>]+compare-table.+?</table>", page())[0]
    assert table.count("<tr>") == 10


def test_figures_that_say_no_number_to_draw_from_have_no_dot():
    body = page("indicator=officials_law_study_coverage&years=2025&level=county")
    assert rows(body)
    assert "chart-figure" not in body


def test_of_many_pages_of_rows_only_those_near_are_named(monkeypatch):
    monkeypatch.setattr(comparison, "ROWS_A_PAGE", 2)
    query = "indicator=reconsideration_admitted_count&years=2019&level=province&sort=pinyin&page=8"
    body = page(query)
    assert len(rows(body)) == 2
    numbers = re.findall(r'aria-label="第(\d+)页"', body)
    assert numbers == ["1", "6", "7", "8", "9", "10", "16"]
    assert "sort=pinyin&page=9" in re.search(r'<a href="([^"]+)" rel="next"', body)[1]
