"""The list of reports, the search for a place, the chooser that keeps the page."""

import csv
import shutil

import pytest
from selectolax.lexbor import LexborHTMLParser

from components import pages
from components.frame.chooser import same_page_href
from components.frame.report_tree import columns_of
from components.frame.same_area import area_of, same_area_href, subject_of
from components.site.opening import from_url
from components.web.first_html import as_html
from data import select, store
from data.query import words_of
from data.select.called import named_places
from data.select.place_search import find_places
from data.select.report_tree import report_tree
from tests.data.copies import OWN

FIRST, CITED = "luoding-2022", "daichuan-2024"


pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def alone(tmp_path, monkeypatch):
    """The shipped report alone."""
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))


def view(path, **query):
    return from_url(path, query)


def parsed(path, **query):
    seen = view(path, **query)
    return LexborHTMLParser(as_html(pages.layout(seen)))


def words(path, selector="main", **query):
    return parsed(path, **query).css_first(selector).text()


def hrefs(path, selector, **query):
    return [node.attributes["href"] for node in parsed(path, **query).css(f"{selector} a")]


def write(path, rows, columns=None):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns or list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def many(folder, provinces, counties, years):
    """Write cited reports without a figure: so many counties in each province, in each year."""
    with (OWN / "reports" / FIRST / "report.csv").open(encoding="utf-8", newline="") as lines:
        like = next(csv.DictReader(lines)) | {"evidence": "cited", "sha256": "", "source_sha256": ""}
    places = []
    empty = {"body": "government", "valid_from": "", "valid_to": ""}
    for province in range(provinces):
        top = f"y-{province:02d}"
        names = {"name_zh": f"第{province}省", "name_en": f"Province {province}", "pinyin": "di sheng"}
        places.append({"id": top, **names, "level": "province", "parent": "", **empty})
        for county in range(counties):
            name = f"{top}-{county:03d}"
            names = {
                "name_zh": f"甲{province}{county}县",
                "name_en": f"County {county}",
                "pinyin": "jia xian",
            }
            places.append({"id": name, **names, "level": "county", "parent": top, **empty})
            for year in years:
                row = like | {"place": name, "year": str(year), "published": ""}
                write(folder / "reports" / f"{name}-{year}" / "report.csv", [row])
    columns = ["id", "name_zh", "name_en", "pinyin", "level", "body", "parent", "valid_from", "valid_to"]
    write(folder / "tables" / "places.csv", places, columns)


# The tree


def test_rows_above_places_count_reports_and_place_rows_lead_to_them():
    tree = report_tree()
    guangdong, linhai = tree.tops
    assert (guangdong.id, dict(guangdong.by_year), guangdong.places) == ("440000", {2022: 1}, 1)
    assert (dict(linhai.by_year), linhai.places) == ({2022: 1, 2023: 7, 2024: 1}, 8)
    boyu, chengling, county = linhai.children
    assert [entry.report for entry in boyu.entries] == ["boyu-2023"]
    assert boyu.children[0].children[0].entries[0].report == "xingzhou-justice-2023"
    assert [place.id for place in chengling.children] == ["x-huaiping", "x-lanwu", "x-tangting", "x-yanxi"]
    assert not county.entries[0].is_quoted and county.entries[0].figures == 9
    found = hrefs("/zh/reports", ".report-tree .cell")
    assert len(found) == len(set(found)) == 10 and f"/zh/overview/{CITED}" in found


def test_counts_agree_with_the_tables():
    tree, rows, told = report_tree(), select.reports(), select.figure_counts()
    assert tree.reports == len(rows) and tree.quoted == int((rows["evidence"] == "quoted").sum())
    assert tree.places == rows["place"].nunique() and tree.undated == int((rows["published"] == "").sum())
    page = parsed("/zh/reports")
    for report, number in told.items():
        assert page.css_first(f"[data-count=observations-{report}]").text() == str(number)


def test_the_newest_are_listed_by_day():
    days = [one.day for one in report_tree().recent]
    assert days == sorted(days, reverse=True) and "" not in days
    assert "3份原文未显示日期" in words("/zh/reports", ".reports-recent")
    assert words("/en/reports", ".reports-recent li").startswith("11 Feb 2025")


def test_a_kind_narrows_the_tree_and_says_so():
    assert hrefs("/zh/reports", ".cell", kind="department") == ["/zh/overview/xingzhou-justice-2023"]
    assert words("/zh/reports", ".chip[aria-current]", kind="department") == "部门 1"
    assert len(hrefs("/zh/reports", ".report-tree .cell", kind="quoted")) == 9
    assert view("/zh/reports", kind="village").unknown == ("village",)
    assert view("/zh/reports", province="x-nowhere").unknown == ("x-nowhere",)


def test_columns_are_the_last_six_years_and_what_was_before():
    assert columns_of([2022]).years == (2022,)
    assert columns_of([2023, 2020]).years == (2020, 2021, 2022, 2023)
    wide = columns_of([2014, 2019, 2020, 2025])
    assert wide.years == tuple(range(2020, 2026)) and wide.number == 7
    assert (wide.of(2014), wide.of(2019), wide.of(2020), wide.of(2025)) == (1, 1, 2, 7)


def test_a_province_without_a_report_is_not_held_yet(demo, tmp_path, monkeypatch):
    shutil.copytree(demo, tmp_path / "local")
    with (tmp_path / "local" / "tables" / "places.csv").open("a", encoding="utf-8") as file:
        file.write("x-qingwu,青梧省,Qingwu,qing wu sheng,province,government,,,\n")
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    assert report_tree().absent == ({"name_zh": "青梧省", "name_en": "Qingwu"},)
    said = words("/zh/reports", ".tree-absent")
    assert "尚未收入：青梧省" in said and "不说明当地没有发布" in said
    assert report_tree(kind="quoted").absent == ({"name_zh": "青梧省", "name_en": "Qingwu"},)


@pytest.mark.slow
def test_a_thousand_reports_are_a_page_of_provinces_and_one_opens(tmp_path, monkeypatch):
    many(tmp_path / "local", provinces=10, counties=20, years=range(2019, 2024))
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    tree = report_tree()
    assert tree.reports == 1001 and not tree.is_whole and not any(top.children for top in tree.tops)
    shown = as_html(pages.layout(view("/zh/reports")))
    assert len(shown.encode()) < 200_000
    assert "/zh/reports?province=y-03#place-y-03" in hrefs("/zh/reports", ".report-tree")
    opened = parsed("/zh/reports", province="y-03")
    assert len(opened.html.encode()) < 200_000
    assert len(opened.css("#place-y-03 details[open] .cell a")) == 100
    assert not opened.css("#place-y-04 details")


def test_between_few_and_many_places_provinces_are_closed(tmp_path, monkeypatch):
    many(tmp_path / "local", provinces=4, counties=20, years=[2023])
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    page = parsed("/zh/reports")
    assert len(page.css(".report-tree .cell a")) == 81
    assert not page.css(".report-tree>ul>li>details[open]") and page.css(".report-tree>ul>li>details")


# The search


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("罗定", "罗定市"),
        ("羅定", "罗定市"),
        ("luoding", "罗定市"),
        ("ld", "罗定市"),
        ("LUO DING", "罗定市"),
        ("Ｌｕｏｄｉｎｇ", "罗定市"),
        ("yx", "砚溪县"),
        ("Xingzhou County", "荇洲县司法局"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(query, place):
    assert find_places(query).exact["name_zh"].tolist() == [place]


def test_the_result_leads_to_the_page_of_the_place():
    assert hrefs("/zh/reports", ".found-places", q="yanxi") == ["/zh/place/x-yanxi"]
    assert "2份报告 · 最新2023年" in words("/zh/reports", ".found-places", q="yanxi")


def test_a_place_without_a_report_of_its_own_leads_to_those_below():
    found = find_places("澄岭")
    assert found.exact.empty and found.below["name_zh"].tolist() == ["槐屏县", "岚坞县", "棠汀县", "砚溪县"]
    assert "没有本级的报告" in words("/zh/reports", ".found-places", q="chengling")


@pytest.mark.parametrize(("query", "near"), [("yanxu", "砚溪县"), ("罗定县", "罗定市")])
def test_without_a_match_the_nearest_names_follow_and_how_to_add(query, near):
    found = find_places(query)
    assert found.exact.empty and found.below.empty and found.near["name_zh"].tolist()[0] == near
    said = words("/zh/reports", ".found-places", q=query)
    assert "有报告的地方里没有叫" in said and near in said and "怎样加入一份报告" in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_word_that_is_no_place_leads_to_the_search_of_everything_else(language):
    found = parsed(f"/{language}/reports", q="普法").css_first(".found-places")
    assert found.css_first(f"a[href='/{language}/data?q=%E6%99%AE%E6%B3%95']")
    told = {"zh": "这里只找地方的名称", "en": "Only names of places are searched here"}
    assert told[language] in found.text()


@pytest.mark.parametrize("query", ["zzz", "%", "'", "_", "\\", "\x00", "x" * 300, "罗" * 100])
def test_any_query_is_answered(query):
    assert "怎样加入一份报告" in words("/zh/reports", ".found-places", q=query) or find_places(query)
    assert words("/en/reports", q=query)


def test_the_list_asks_in_eight_statements_at_most():
    store.clear_cache()
    # The names of places are read once a state of the store, whatever is asked first.
    named_places(*words_of("luoding"))
    asked = []
    end = store.watch_statements(asked.append)
    try:
        as_html(pages.layout(view("/zh/reports", q="no such place")))
    finally:
        end()
    assert 0 < len(asked) <= 8


# With one report


def test_with_one_report_nothing_is_to_choose(alone):
    page = parsed("/zh")
    assert not page.css(".chooser") and not page.css(".place-search")
    assert page.css_first(".report-name").text() == "罗定市 · 2022"
    assert hrefs("/zh/reports", ".report-tree .cell") == [f"/zh/overview/{FIRST}"]
    assert not parsed("/zh/reports").css(".chooser")


def test_with_several_the_first_page_has_a_search_and_a_reports_own_page_has_none():
    assert parsed("/zh").css("main .place-search") and not parsed(f"/zh/overview/{FIRST}").css(
        "main .place-search"
    )


# The chooser


@pytest.mark.parametrize(
    ("path", "query", "meant"),
    [
        ("/zh/overview/yanxi-2023", {}, "/zh/overview/yanxi-2022"),
        ("/en/area/yanxi-2023", {}, "/en/area/yanxi-2022"),
        ("/zh/text/yanxi-2023", {}, "/zh/text/yanxi-2022"),
        ("/zh/indicator", {"report": "yanxi-2023"}, "/zh/indicator?report=yanxi-2022"),
        (
            "/zh/indicator/lawyers_count",
            {"report": "yanxi-2023"},
            "/zh/indicator/lawyers_count?report=yanxi-2022",
        ),
        (
            "/zh/data",
            {"report": "yanxi-2023", "kind": "count", "page": "1"},
            "/zh/data?report=yanxi-2022&kind=count",
        ),
    ],
)
def test_another_year_keeps_the_page(path, query, meant):
    assert same_page_href(view(path, **query), "yanxi-2022") == meant
    assert meant in hrefs(path, ".chooser-years", **query)


def test_the_chosen_year_is_marked_and_stays_where_it_is():
    page = parsed("/zh/area/yanxi-2023/1")
    current = page.css(".chooser-years a[aria-current]")
    assert [one.attributes["href"] for one in current] == ["/zh/area/yanxi-2023/1"]
    assert "2023" in current[0].text()


def most(report, area):
    """Count anew which subject has most figures of the report's own year in an area."""
    own = select.whole_report(report).own
    counts = own.loc[own["section"] == area, "category"].value_counts()
    top = counts[counts == counts.max()] if len(counts) else counts
    return top.index[0] if len(top) == 1 else ""


def test_an_area_leads_to_the_area_with_most_figures_of_its_subject():
    whole, other = select.whole_report("yanxi-2023"), select.whole_report("boyu-2023")
    for area in whole.areas:
        subject = subject_of(whole, area)
        assert subject == most("yanxi-2023", area)
        href = same_area_href(view(f"/zh/area/yanxi-2023/{area}"), other.id)
        path, _, query = href.partition("?")
        reached = view(path, **dict([query.split("=")]))
        if not subject:
            assert (reached.page, reached.filter) == ("overview", {"from": "area"})
            continue
        held = other.own[(other.own["category"] == subject) & other.own["section"].isin(other.areas)]
        counts = held["section"].value_counts()
        wanted = counts.index[0] if len(counts) and (counts == counts.max()).sum() == 1 else ""
        assert (reached.page, reached.area) == (("area", wanted) if wanted else ("overview", ""))
        assert area_of(other, subject) == wanted


def test_how_one_came_to_another_page_is_said():
    told = "这里是总览"
    assert told in words("/zh/overview/yanxi-2023", ".notice", **{"from": "area"})
    assert told in words(f"/zh/area/{CITED}", ".notice", subject="mediation")
    assert "数字最多" in words(f"/zh/area/{FIRST}", ".notice", subject="mediation")
    assert view(f"/zh/area/{FIRST}", subject="nothing").unknown == ("nothing",)
    assert view(f"/zh/area/{FIRST}", subject="mediation").page == "area"
