"""What a text says about itself, in texts of our own: place, level, body, year, period, and honest blanks.

In `heads.csv` a `|` is a line's end; an empty cell is one that must be empty, since no word supports it.
"""

import csv
import time
from pathlib import Path

import pytest

from data.reading.gazetteer import GAZETTEER
from data.reading.head import head_of
from data.reading.page import page
from data.reading.sections import plan_spans, sections
from data.reading.words import rows

with (Path(__file__).parent / "heads.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))
TOLD = {
    "place": "place",
    "code": "place_code",
    "level": "level",
    "body": "body",
    "year": "year",
    "period": "period",
}


def read(text, **given):
    made = page(text)
    return head_of(made, plan_spans(made, sections(made)), **given)


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{row['kind']}" for n, row in enumerate(ROWS, 2)])
def test_each_text_is_read_as_it_says(row):
    head = read(row["text"].replace("|", "\n"))
    assert {key: getattr(head, name) for key, name in TOLD.items()} == {key: row[key] for key in TOLD}


def test_there_are_enough_texts_and_a_third_leaves_something_blank():
    assert len(ROWS) >= 80
    assert 3 * sum(not row["year"] or not row["place"] for row in ROWS) >= len(ROWS)


TEXT = "嵩县2022年上半年法治政府建设情况报告\n全县办结41件。"


def test_what_is_given_by_hand_wins():
    head = read(TEXT, year=2023, level="city", place="罗定")
    assert (head.place, head.place_code, head.level) == ("罗定市", "445381", "prefecture")
    # The half-year of the title is one of another year.
    assert (head.year, head.period) == ("2023", "2023")
    assert read(TEXT, year="2021/2025").period == "2021/2025"
    assert read(TEXT).period == "2022-01/2022-06" == read(TEXT, year=2022).period
    assert read(TEXT, place="云屏市").place_code == "" and read(TEXT, place="朝阳区").level == "county"
    assert read(TEXT, level="department").body == "department" and read(TEXT, level="other").level == "county"


def test_a_department_is_called_as_it_is_worded():
    assert read("湖北黄冈市农业农村局2023年度工作报告\n办结41件。").department == "湖北黄冈市农业农村局"
    assert read("市司法局2023年度工作总结\n办结41件。").department == "市司法局"
    assert read(TEXT).department == ""


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        (TEXT, ()),
        ("霁川县2022年法治政府建设情况报告", ("place_not_listed",)),
        ("鼓楼区2022年法治政府建设情况报告", ("place_ambiguous",)),
        ("2022年，嵩县坚持为民，办结41件。", ("place_from_text", "year_from_text")),
        ("吉林2022年法治政府建设情况报告", ("place_short",)),
        ("发布时间：2023-02-10\n去年，全市办结案件41件。", ("year_from_date",)),
        ("2019年法治政府建设情况和2020年法治政府建设情况的报告", ("years_several",)),
        ("嵩县2022年度法治政府建设工作计划情况", ()),
        ("嵩县2022年情况报告\n2021年，全县办结41件。\n2021年，收案50件。", ("year_differs",)),
    ],
)
def test_what_is_unsure_says_why(text, doubts):
    assert read(text).doubts == doubts


def test_each_doubt_has_its_words():
    known = {row["key"] for row in rows("head_doubts")}
    said = {doubt for row in ROWS for doubt in read(row["text"].replace("|", "\n")).doubts}
    assert said <= known and all(row["zh"] and row["en"] for row in rows("head_doubts"))


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("宁夏", ["640000"]),
        ("延边州", ["222400"]),
        ("木里县", ["513422"]),
        ("巴州", ["652800"]),
        ("吉林", ["220000", "220200"]),
        ("赵县", ["130133"]),
        ("赵", []),
        ("市辖区", []),
    ],
)
def test_a_name_leads_to_all_who_bear_it(name, codes):
    assert [place.code for place in GAZETTEER.bearers(name)] == codes


def test_the_title_is_as_printed():
    assert (
        read("发布日期：2023-01-30\n嵩县２０２２年法治政府建设\n情况报告\n全县办结41件。").title
        == "嵩县２０２２年法治政府建设情况报告"
    )
    assert read("一、主要工作情况\n全县办结41件。").title == ""
    assert read("表1：2020—2022年行政诉讼案件收结案情况\n41 | 52").title == ""
    assert (
        read("嵩县２０２２年法治政府建设情况报告\n全县办结41件。").title
        == "嵩县２０２２年法治政府建设情况报告"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["2023年，", "鼓楼区、", "全市", "《2023年报告》", "嵩县司法局", "在", "（2023年", "一、2023年"]
)
def test_four_times_the_text_takes_about_four_times_as_long(unit):
    def seconds(size):
        made = page(unit * (size // len(unit)))
        began = time.process_time()
        head_of(made, [])
        return time.process_time() - began

    seconds(1_000)
    small = max(min(seconds(20_000), seconds(20_000)), 0.02)
    assert min(seconds(80_000), seconds(80_000)) <= 8 * small


def test_who_stands_beside_the_day_under_a_menu_issued_the_text():
    head = "首页 | 繁体 | 无障碍\n2024-02-03 09:12 | {}\n市水务局2023年度法治政府建设情况报告\n全局立案23件。"
    assert read(head.format("大同市水务局")).place == "大同市"
    assert read(head.format("水务新闻网")).place == read(head.format("大同市 | 平城区")).place == ""
