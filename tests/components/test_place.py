"""The page of a place: what it holds, what it says is not held, and the ways that lead there."""

import csv
import io
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from components import pages
from components.figures.document_words import document_words
from components.pages.place import question
from components.pages.place.around import year_spans
from components.site.opening import from_url
from components.web.first_html import as_html
from data import store
from data.select.place_search import find_places
from data.select.placed_figures import Wanted, placed_figures
from tests.contract.site import client

FIRST, BARE, CITED, DEPARTMENT = "445381", "445321", "x-daichuan", "x-xingzhou-justice"


pytestmark = pytest.mark.usefixtures("demo")


def parsed(path, **query):
    return LexborHTMLParser(as_html(pages.layout(from_url(path, query))))


def place(id, language="zh", **query):
    return parsed(f"/{language}/place/{id}", **query)


def words(node):
    return "".join(node.text().split())


def line_of(page, name):
    """Return the line whose figure has a name."""
    return next(line for line in page.css(".place-group li") if name in line.css_first(".name").text())


# What is held


def test_each_year_names_its_report_and_a_year_between_is_not_held():
    years = place(CITED).css(".place-years li")
    assert [words(year.css_first("h3")) for year in years] == ["2024"]
    annual, other = years[0].css(".year-cell")
    assert "尚未收入" in words(annual) and "媒体报道" in words(other), "an article fills no report's year"
    assert other.css_first("a").attributes["href"] == "/zh/overview/daichuan-2024"
    held = [words(cell) for cell in place("x-yanxi").css(".year-cell:has(.of-text)")]
    assert len(held) == 2 and all("收有全文" in cell for cell in held)


def test_a_figure_that_is_only_cited_says_so_and_opens_its_source():
    line = place(CITED).css_first(".place-group li")
    said = words(line.css_first(".place-evidence"))
    assert "本站只收这个数字和链接，没有原句可看" in said and "媒体报道" in words(line.css_first("summary"))
    assert re.search(r"(看过|录入)。", said), "when the source was seen, or that nobody noted it"
    assert not line.css(".report-words")


def test_a_figure_of_a_text_opens_its_sentence_with_its_own_words_marked():
    line = line_of(place(FIRST), "法律顾问出具")
    sentence = line.css_first(".place-evidence .report-words")
    assert sentence.css_first("[data-here]").text() == "190余份"
    assert "190余份" in words(line.css_first("summary")), "the hedge is kept where the words are"
    hrefs = [link.attributes["href"] for link in line.css(".place-doors a")]
    assert "/zh/text/luoding-2022?figure=legal_adviser_opinions_issued_count" in hrefs


def test_parts_of_a_whole_stand_in_one_line_below_it():
    line = line_of(place(FIRST), "行政执法证审查换发证合计")
    told = words(line.css_first(".place-parts"))
    assert told == "其中新证申领518个年审换证7个换新证1,105个"
    assert len(line.css(".place-parts a")) == 3
    assert "同句涉案金额1400多万元" in words(line_of(place(FIRST), "调解案件").css_first(".place-parts"))


def test_subjects_stand_in_their_order_and_the_newest_first_in_each():
    page = place("x-yanxi")
    subjects = [node.attributes["id"].removeprefix("subject-") for node in page.css(".place-group")]
    known = store.current().frame('SELECT id FROM categories ORDER BY "order"')["id"].tolist()
    assert subjects == [name for name in known if name in subjects] and len(subjects) > 3
    for group in page.css(".place-group"):
        years = [int(when.text()[:4]) for when in group.css(".when")]
        assert years == sorted(years, reverse=True)


def test_a_subject_or_the_years_are_chosen_by_the_address():
    page = place("x-yanxi", category="mediation", by="year")
    assert [node.attributes["id"] for node in page.css(".place-group")] == ["year-2023", "year-2022"]
    assert words(page.css_first(".chips [aria-current]")).startswith("调解")
    view = from_url("/zh/place/x-yanxi", {"category": "mediation,nothing", "by": "size"})
    assert (view.categories, view.unknown) == (("mediation",), ("nothing", "size"))


def test_checks_that_hold_are_written_out():
    told = words(place(FIRST).css_first(".place-checks"))
    assert "518＋7＋1,105＝1,630" in told and "不核实其真实性" in told


@pytest.mark.parametrize("order", ["", "year"])
def test_a_long_place_has_pages_that_lose_no_figure_and_keep_the_order(order, monkeypatch):
    def lines(page):
        return [node.attributes["id"] for node in page.css(".place-group li > details")]

    asked = {"by": order} if order else {}
    whole = lines(place("x-yanxi", **asked))
    monkeypatch.setattr(question, "LINES_OF_A_PAGE", 7)
    pages = [place("x-yanxi", **asked, page=str(number)) for number in range(1, 1 + -(-len(whole) // 7))]
    assert [line for page in pages for line in lines(page)] == whole and len(pages) > 2
    assert max(len(lines(page)) for page in pages) == 7
    ways = [link.attributes["href"] for link in pages[1].css(".pager a[rel]")]
    kept = "by=year&" if order else ""
    assert ways == [
        "/zh/place/x-yanxi" + ("?by=year" if order else ""),
        f"/zh/place/x-yanxi?{kept}page=3",
    ]
    assert lines(place("x-yanxi", **asked, page="99")) == lines(pages[-1])
    assert "seven" in place("x-yanxi", page="seven").text()


def test_what_covers_no_whole_year_stands_as_printed_and_in_no_years_column():
    part = next(line for line in place("x-yanxi").css(".place-row") if line.css(".part-year"))
    assert words(part.css_first(".when")) == "2023年1月至9月" and not part.css(".year-strip")


def test_one_year_has_no_strip():
    assert not place(CITED).css(".year-strip") and place("x-yanxi").css(".year-strip")


# Around it


def test_a_department_stands_in_a_block_of_its_own():
    page = place("x-xingzhou")
    office = page.css_first(".place-offices article")
    assert office.css_first("h3 a").attributes["href"] == f"/zh/place/{DEPARTMENT}"
    assert office.css("[data-observation]") and not page.css(".place-group")
    assert not page.css(".place-years"), "what a department published is nothing of the county's own"


def test_neighbours_say_which_years_are_held_and_are_not_compared():
    told = {words(entry.css_first("a,strong")): words(entry) for entry in place(BARE).css(".place-around li")}
    assert told == {
        "云城区": "445302云城区尚未收入加入",
        "云安区": "445303云安区尚未收入加入",
        "新兴县": "445321新兴县本页",
        "郁南县": "445322郁南县尚未收入加入",
        "罗定市": "445381罗定市2022",
    }


def test_a_place_lies_in_those_above_it():
    hrefs = [link.attributes["href"] for link in place(FIRST).css(".crumbs a")]
    assert hrefs == ["/zh/reports", "/zh/place/440000", "/zh/place/445300"]


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ((2022,), ["2022"]),
        ((2021, 2022), ["2021", "2022"]),
        ((2019, 2021, 2022, 2023), ["2019", "2021\u20132023"]),
    ],
)
def test_runs_of_years_are_written_in_short(years, told):
    assert year_spans(years) == told


# What is not held


def test_a_place_of_which_nothing_is_held_says_so_and_is_not_listed():
    answer = client().get(f"/zh/place/{BARE}")
    assert answer.status_code == 200 and '<meta name="robots" content="noindex">' in answer.text
    said = words(place(BARE).css_first("main"))
    assert "本站没有收新兴县的" in said and "不说明当地没有发布" in said and "怎样加入一份报告" in said
    assert "noindex" not in client().get(f"/zh/place/{FIRST}").text


@pytest.mark.parametrize(
    ("asked", "near"),
    [("445399", BARE), ("罗定县", FIRST), ("luodin", FIRST), ("Luodng", FIRST)],
)
def test_an_unknown_place_is_not_there_and_the_nearest_are_named(asked, near):
    answer = client().get(f"/zh/place/{asked}")
    assert answer.status_code == 404
    doors = LexborHTMLParser(answer.text).css("main .doors-list")
    assert f"/zh/place/{near}" in [link.attributes["href"] for link in doors[0].css("a")]


@pytest.mark.parametrize("asked", ["%", "_", "'", "\x00", "9" * 300, "罗" * 300, "44%25"])
def test_no_address_of_a_place_is_an_error(asked):
    assert client().get(f"/zh/place/{asked}").status_code == 404


def test_the_address_without_a_place_leads_to_all_of_them():
    assert client().get("/zh/place").headers["Location"] == "/zh/reports"
    assert client().get("/ZH/Place/445381").headers["Location"] == "/zh/place/445381"


# Ways to it


@pytest.mark.parametrize("query", ["新兴县", "xinxingxian", "Xinxing County"])
def test_a_place_of_which_nothing_is_held_is_found(query):
    found = find_places(query)
    assert found.exact.empty and found.unheld["id"].tolist()[0] == BARE
    links = parsed("/zh/reports", q=query).css(".found-places a")
    assert f"/zh/place/{BARE}" in [link.attributes["href"] for link in links]


def test_initials_of_a_place_with_reports_do_not_bring_every_county_that_shares_them():
    assert find_places("yx").exact["name_zh"].tolist() == ["砚溪县"] and find_places("yx").unheld.empty
    assert find_places("xx").exact.empty and len(find_places("xx").unheld) > 1


def test_reports_search_and_headers_lead_to_places():
    names = [link.attributes["href"] for link in parsed("/zh/reports").css(".report-tree .tree-name a")]
    assert len(names) == len(set(names)) and "/zh/place/x-yanxi" in names
    assert client().get("/search/zh.json?q=yanxi").json["places"][0]["href"] == "/zh/place/x-yanxi"
    head = parsed("/zh/indicator/mediation_cases_count", report="yanxi-2023").css_first(".indicator-head")
    assert head.css_first("a").attributes["href"] == "/zh/place/x-yanxi"
    assert parsed("/zh/overview/yanxi-2023").css(".chooser a[href='/zh/place/x-yanxi']")


def test_places_with_reports_are_in_the_sitemap():
    listed = client().get("/sitemap/1.xml").text
    assert "/zh/place/x-yanxi<" in listed and f"/zh/place/{DEPARTMENT}<" in listed
    assert f"/zh/place/{BARE}<" not in listed


# Files and words


def test_its_figures_come_as_files_with_their_period_and_source():
    answer = client().get(f"/download/zh/place/{CITED}.csv")
    rows = list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert rows and {row["report"] for row in rows} == {"daichuan-2024"}
    assert {(row["period"], row["source_kind"]) for row in rows} == {("2024", "media")}
    for kind in ("plain.csv", "xlsx", "json"):
        assert client().get(f"/download/en/place/{CITED}.{kind}").status_code == 200
    for lost in (f"{BARE}.csv", f"{CITED}.pdf", "nobody.csv"):
        assert client().get(f"/download/zh/place/{lost}").status_code == 404


@pytest.mark.slow
def test_a_sign_stands_where_the_word_of_a_hedge_was_not_kept(all_reports):
    shown = words(line_of(place(FIRST), "专题研讨参与人次").css_first(".value"))
    assert (
        shown == "≥2,300人次"
        and words(line_of(place(FIRST, "en"), "Attendances").css_first(".value"))[0] == "≥"
    )
    assert words(line_of(place(FIRST), "法律顾问出具").css_first(".value")) == "190余份"


def test_other_documents_fill_no_year_of_a_report_and_towns_stand_apart(all_reports):
    page = place(FIRST)
    years = {words(year.css_first("h3")): year.css(".year-cell") for year in page.css(".place-years li")}
    assert list(years) == ["2021", "2022", "2023", "2024", "2025"]
    for year, other in (("2021", "媒体报道"), ("2024", "信息公开年报")):
        annual, beside = map(words, years[year])
        assert "尚未收入" in annual and other in beside
    assert [node.text() for node in page.css(".place-offices h3")] == ["华石镇", "榃滨镇"]
    assert "138＋184＝322" in words(page.css_first(".place-checks"))


def test_what_no_government_published_is_marked_whatever_it_calls_itself():
    source = placed_figures(Wanted(reports=("luoding-2022",)))[0].source
    assert document_words(source, "zh") == "年度报告"
    assert document_words(source._replace(source_kind="repost"), "zh") == "年度报告（转载）"
    assert document_words(source._replace(source_kind="media"), "zh") == "媒体报道"
    assert document_words(source._replace(source_kind="academic"), "en") == "academic paper"


def test_the_page_asks_in_a_handful_of_statements():
    store.clear_cache()
    store.current()
    asked = []
    end = store.watch_statements(asked.append)
    try:
        place("x-yanxi")
    finally:
        end()
    assert 0 < len(asked) <= 9
