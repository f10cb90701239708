"""The record of changes as a page, a page that was cited before one, and rows and files of an earlier day."""

import csv
import io
import json
from collections.abc import Iterator

import openpyxl
import pytest
from selectolax.lexbor import LexborHTMLParser

from components.text import text
from tests.contract.site import LANGUAGES, client, main_part
from tests.corrected import ADDED, CASES, GONE, OPINIONS, corrected_site
from tests.data.copies import REPORT

# The first report came on 2026-11-23; its corrections of a later day are not yet made on this one.
DAY, PLACE = "2026-11-25", "445381"
FIGURE = f"/zh/text/{REPORT}?figure={OPINIONS}"


@pytest.fixture(scope="module", autouse=True)
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The first report as an operator has corrected it."""
    with corrected_site(tmp_path_factory.mktemp("corrected")):
        yield


def rows_of(address: str) -> list[list[list[str]]]:
    """Return of each entry the cells of its table."""
    entries = main_part(address).css(".changes-day > ol > li")
    return [
        [[cell.text().strip() for cell in row.css("th,td")] for row in entry.css("tbody tr")]
        for entry in entries
    ]


def test_old_and_new_stand_beside_each_other_in_words():
    told = rows_of(f"/zh/changes?report={REPORT}")
    assert told[1] == [["撤去", "98宗", "没有这一行"]] and told[2] == [["补入", "没有这一行", "10份"]]
    assert told[4] == [["范围", "空", "市本级"], ["范围（英文）", "空", "city level only"]]
    assert told[5] == [["数字", "190份", "≥ 190份"]]
    assert told[7] == [
        ["数字", "2,478宗", "2,487宗"],
        ["原文写法", "2478宗", "2487宗"],
        ["原文中的位置", "有改动"],
    ]
    english = rows_of(f"/en/changes?report={REPORT}")
    assert english[5] == [["Figure", "190 opinions", "≥ 190 opinions"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_lead_to_what_is_there_and_say_why_not_who(language):
    part = main_part(f"/{language}/changes")
    links = {a.attributes["href"] for a in part.css(".changes-what a")}
    figures = {f"/{language}/text/{REPORT}?figure={name}" for name in (CASES, OPINIONS, ADDED)}
    assert links == {*figures, f"/{language}/overview/{REPORT}"}
    assert "第12页表格核对" in part.text() and "张三" not in part.text() and GONE not in part.text()
    feed = part.css_first(".changes-feed a").attributes["href"]
    assert feed == f"/{language}/changes.atom"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_changed_the_page_says_so(language):
    for address in (f"changes?report={REPORT}&since=2026-12-02", "changes?place=440000"):
        part = main_part(f"/{language}/{address}")
        assert part.css_first("[role=status].silence") and not part.css(".changes-day")
    odd = main_part(f"/{language}/changes?since=yesterday&report=no")
    assert "yesterday" in odd.css_first(".notice").text() and odd.css(".changes-day")


def test_pages_lead_to_the_record():
    for address, href in (
        ("/zh/reports", "/zh/changes"),
        (f"/zh/place/{PLACE}", f"/zh/changes?place={PLACE}"),
        (f"/zh/text/{REPORT}", f"/zh/changes?report={REPORT}"),
    ):
        assert main_part(address).css_first(f"a[href='{href}']"), address
    footer = LexborHTMLParser(client().get("/en/about").text).css_first("footer")
    assert footer.css_first("a[href='/en/changes']")


@pytest.mark.parametrize(
    ("address", "said", "changes"),
    [
        (f"{FIGURE}&cited={DAY}", "这个数字有2处变更", f"report={REPORT}&figure={OPINIONS}&since={DAY}"),
        (f"/zh/indicator/{OPINIONS}?report={REPORT}&cited={DAY}", "这个数字有2处变更", f"figure={OPINIONS}"),
        (
            f"/zh/text/{REPORT}?figure={CASES}&cited={DAY}",
            "6处变更，不涉及这个数字",
            f"report={REPORT}&since",
        ),
        (f"/zh/overview/{REPORT}?cited=2026-11-27", "这份报告有3处变更", f"report={REPORT}&since=2026-11-27"),
        (f"/zh/place/{PLACE}?cited={DAY}", "这个地方有6处变更", f"place={PLACE}&since={DAY}"),
        (f"/zh/coverage?cited={DAY}", "全站有6处变更", f"/zh/changes?since={DAY}"),
        (f"/zh/about?cited={DAY}", "全站有6处变更", f"/zh/changes?since={DAY}"),
    ],
)
def test_a_page_that_was_cited_earlier_says_in_a_line_what_changed_since(address, said, changes):
    line = main_part(address).css_first(".since-cited")
    assert said in line.text()
    links = [a.attributes["href"] for a in line.css("a")]
    assert changes in links[0] and client().get(links[0]).status_code == 200
    if "全站" not in said:
        assert "as_of=" in links[1]


@pytest.mark.parametrize("cited", ["", "&cited=", "&cited=2026-12-02", f"&find=%E6%B3%95&since={DAY}"])
def test_nothing_is_said_where_nothing_changed_since(cited):
    assert "since-cited" not in client().get(f"{FIGURE}{cited}").text


@pytest.mark.parametrize("cited", ["2999-01-01", "2026-02-30", "x"])
def test_a_day_that_is_none_is_named(cited):
    part = main_part(f"{FIGURE}&cited={cited}")
    assert cited in part.css_first(".notice").text() and not part.css(".since-cited")


def test_citations_carry_the_day_and_the_page_that_they_cite_is_the_same():
    page = client().get(FIGURE).text
    day = LexborHTMLParser(page).css_first("main").attributes["data-day"]
    cited = [
        one.attributes["data-copy-words"] for one in LexborHTMLParser(page).css("[data-copy-words*='R/OL']")
    ]
    assert cited and all(words.endswith(f"&cited={day}") for words in cited)
    assert any(f"figure={OPINIONS}&cited={day}" in words for words in cited)
    canonical = [
        LexborHTMLParser(client().get(address).text).css_first("link[rel=canonical]").attributes["href"]
        for address in (FIGURE, f"{FIGURE}&cited={DAY}")
    ]
    assert canonical[0] == canonical[1]
    place = main_part(f"/en/place/{PLACE}").css(".citation")
    assert [f"?cited={day}" in one.text() for one in place] == [True, True, True, False]


def test_the_data_page_shows_rows_as_they_stood_and_says_so():
    part = main_part(f"/zh/data?as_of={DAY}&report={REPORT}")
    notice = part.css_first(".notice")
    assert "2026年11月25日当时的数据" in notice.text()
    back, changes = (a.attributes["href"] for a in notice.css("a"))
    assert back == f"/zh/data?report={REPORT}" and f"since={DAY}" in changes
    names = {
        a.attributes["href"].split("?")[0].rsplit("/", 1)[1] for a in part.css("tbody tr td a, tbody th a")
    }
    assert GONE in names and ADDED not in names
    assert part.css_first("#data-as-of").attributes["value"] == DAY
    files = [a.attributes["href"] for a in part.css(".data-downloads a")]
    assert files and all(f"as_of={DAY}" in href for href in files)


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        ("2026-11-31", "不是日期", "is no date"),
        ("2999-01-01", "还没有到", "yet to come"),
        ("2026-11-22", "最早可以看", "no report was here yet"),
    ],
)
def test_a_day_of_which_nothing_can_be_shown_is_said_and_gets_no_file(day, zh, en):
    for language, words in (("zh", zh), ("en", en)):
        assert words in main_part(f"/{language}/data?as_of={day}").css_first("[role=alert]").text()
        for file in ("view.csv", "all.xlsx", f"place/{PLACE}.json"):
            answer = client().get(f"/download/{language}/{file}?as_of={day}")
            assert answer.status_code == 400 and words in answer.text and day in answer.text


def test_files_show_the_day_in_a_column_and_in_their_name():
    for file in ("view.csv", "all.csv", f"place/{PLACE}.csv"):
        answer = client().get(f"/download/zh/{file}?as_of={DAY}&report={REPORT}")
        rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
        assert {row["as_of"] for row in rows} == {DAY} and DAY in answer.headers["Content-Disposition"]
        today = client().get(f"/download/zh/{file}?report={REPORT}")
        assert "as_of" not in today.data.decode().splitlines()[0]
    rows = json.loads(client().get(f"/download/en/all.json?as_of={DAY}").data)
    figures = {row["indicator"]: row for row in rows}
    assert (figures[OPINIONS]["qualifier"], figures[OPINIONS]["upper"]) == ("exact", 190)
    assert figures[GONE]["value"] == 98 and ADDED not in figures
    book = openpyxl.load_workbook(io.BytesIO(client().get(f"/download/zh/view.xlsx?as_of={DAY}").data))
    assert text("data_page.column_as_of", "zh") in {cell.value for row in book.worksheets[0] for cell in row}


@pytest.mark.parametrize("file", [f"{REPORT}/report.zip", "all.zip", "observations.parquet"])
def test_a_file_of_today_alone_is_none_of_another_day(file):
    answer = client().get(f"/download/{file}?as_of={DAY}")
    assert answer.status_code == 400 and "changes.csv" in answer.text
