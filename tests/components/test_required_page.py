"""What the rules ask of annual reports: contents with their passages, the day of publication, nine tasks."""

import io
import json

import pytest
from openpyxl import load_workbook

from components.text import text
from data import select
from data.reading.draft import contents_of, words
from data.reading.draft.contents import checks
from data.reading.draft.outline import Outline
from data.reading.page import page
from data.select import required as asking
from data.select.coverage_rows import Question, Row
from data.select.required_rows import AFTER, BEFORE, NOT_SHOWN
from tests.contract.site import client, main_part
from tests.contract.tables import report_text

pytestmark = pytest.mark.usefixtures("demo")

LUODING = "luoding-2022"


def cells(name: str, address: str = "/zh/required") -> list[str]:
    rows = {node.css_first("th").text(): node for node in main_part(address).css("tbody tr")}
    return [cell.text() for cell in rows[name].css("td")]


def test_each_report_has_what_the_draft_check_finds_in_its_text():
    text_of = report_text()
    verdicts = [words(one.verdict, "zh") for one in contents_of(text_of)]
    assert cells("罗定市 2022")[1:7] == verdicts
    assert "未列" in verdicts and verdicts.count("已列") >= 4


@pytest.mark.parametrize("report", ["luoding-2022", "boyu-2023", "tangting-2023", "yanxi-2023"])
def test_less_of_a_page_is_enough_for_the_contents(report):
    whole = page(select.whole_report(report).text)
    assert contents_of(whole.text) == tuple(checks(whole, Outline(whole)))


def test_passages_are_those_of_the_text_and_open_there():
    page = main_part(f"/zh/required?report={LUODING}")
    whole = report_text().replace("\n", "")
    passages = [node.text() for node in page.css(".required-contents .report-words")]
    assert len(passages) >= 4
    assert all(passage.replace("\n", "") in whole for passage in passages)
    for link in page.css(".required-contents a"):
        assert "found-1" in client().get(link.attributes["href"]).text


def test_the_rules_articles_are_named():
    page = main_part("/zh/required").text()
    assert "《法治政府建设与责任落实督察工作规定》第二十五条" in page and "第二十四条" in page


@pytest.mark.parametrize(
    ("published", "timely"),
    [
        ("2023-03-31", BEFORE),
        ("2023-04-01", AFTER),
        ("2024-01-02", AFTER),
        ("2022-12-30", BEFORE),
        ("", NOT_SHOWN),
    ],
)
def test_the_first_of_april_is_the_day(published, timely):
    row = Row("a", 2022, "quoted", published, "", "", "", "", "", "", "")
    assert asking.timely(row) == timely


def test_a_day_that_is_not_shown_is_said_so_and_counted_apart():
    assert cells("罗定市 2022")[0] == "原文未显示"
    days = [node.text() for node in main_part("/zh/required").css(".required-days li")]
    answer = asking.required(Question())
    assert [str(number) in words for number, words in zip(answer.counts.values(), days, strict=True)] == [
        True
    ] * 3
    assert sum(answer.counts.values()) == answer.number == len(answer.rows)
    assert all(answer.counts.values())


def test_a_task_says_the_most_that_its_indicators_say():
    [luoding] = [one for one in asking.required(Question()).rows if one.row.report == LUODING]
    tasks = {task.id: task for task in luoding.tasks}
    assert len(tasks) == 9
    assert tasks["disputes"].state == "figure"
    assert {column.id for column, _ in tasks["disputes"].said} >= {"mediation_cases_count"}
    assert tasks["emergency"].state == "not_reported" and tasks["emergency"].said == ()
    page = main_part(f"/zh/required?report={LUODING}").css_first(".required-tasks").text()
    assert "2487宗" in page and text("required.task_not_reported", "zh") in page


def test_reports_without_their_text_have_no_row_and_are_counted():
    page = main_part("/zh/required")
    assert not any("黛川" in node.text() for node in page.css("tbody th"))
    assert "另有" in page.css_first(".lead").text()


def test_the_choice_of_reports_is_that_of_the_coverage():
    page = main_part("/zh/required?kind=county&province=x-linhai&year=2023")
    names = [node.text() for node in page.css("tbody th")]
    assert len(names) >= 5 and all(name.endswith("2023") for name in names)
    notice = main_part("/zh/required?kind=village&report=nobody-1999").css_first(".notice").text()
    assert "village" in notice and "nobody-1999" in notice


def test_files_have_a_row_for_each_thing_asked():
    rows = json.loads(client().get("/download/zh/required.json?year=2023").data)
    own = {row["asked"]: row for row in rows if row["report"] == "tangting-2023"}
    assert own["published"]["says"] == "before" and own["published"]["passage"] == "2024-03-08"
    assert len(own) == 1 + 6 + 9
    book = load_workbook(io.BytesIO(client().get("/download/zh/required.xlsx?year=2023").data)).worksheets[0]
    assert book.max_row == len(rows) + 2
    asked = {cell.value for cell in book["E"][2:]}
    assert "公布日期" in asked and not any(value.startswith(("content_", "task_")) for value in asked)
    assert client().get("/download/zh/required.csv?year=20").status_code == 404
