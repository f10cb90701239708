"""What a PDF sets apart on its pages: columns, heads and feet, notes, and numbers broken over two lines."""

import pytest

from data.reading.files import read_file

from .making import make_pdf, make_placed_pdf

LEFT = [
    "全县各级调解组织调解矛盾纠纷",
    "1,200件，调解成功1,104件，成",
    "功率92%，涉及金额2,800万",
    "元。受理行政复议申请96件。",
]
RIGHT = [
    "组织执法培训5期，参训人员1",
    "200人次，比上年增长8.5",
    "%。出台规范性文件6件，审查",
    "合同56件，提出意见131份。",
]
READ = [
    "全县各级调解组织调解矛盾纠纷1,200件，调解成功1,104件，成功率92%，涉及金额2,800万元。受理行政复议申请96件。",
    "组织执法培训5期，参训人员1200人次，比上年增长8.5%。出台规范性文件6件，审查合同56件，提出意见131份。",
]
TITLE = (150, 812, "甲县2024年法治政府建设年度报告")


def column(left: int, lines: list[str], top: int = 780) -> list[tuple]:
    return [(left, top - 20 * row, words) for row, words in enumerate(lines)]


def text_of(*pages: list[tuple]) -> str:
    return read_file(make_placed_pdf(list(pages)), "a.pdf").text


@pytest.mark.parametrize("written", ["one after the other", "across"])
def test_columns_are_read_one_after_the_other_however_they_are_written(written):
    left, right = column(60, LEFT), column(320, RIGHT)
    rows = [piece for pair in zip(left, right, strict=True) for piece in pair]
    text = text_of([TITLE, *(rows if written == "across" else [*left, *right])])
    assert text.split("\n")[0] == TITLE[2]
    assert "".join(text.split("\n")[1:]) == "".join(READ)


def test_a_line_over_both_columns_parts_what_stands_above_and_below_it():
    upper = [*column(60, LEFT), *column(320, RIGHT)]
    lower = [*column(60, RIGHT, 640), *column(320, LEFT, 640)]
    between = (60, 680, "二、以下是这一年里主要的做法和取得的成效，分别由各镇和各部门报送，")
    rows = sorted([*upper, between, *lower], key=lambda piece: (-piece[1], piece[0]))
    text = text_of([TITLE, *rows]).replace("\n", "")
    assert text == TITLE[2] + READ[0] + READ[1] + between[2] + READ[1] + READ[0]


def test_a_table_of_words_and_numbers_is_no_pair_of_columns():
    names = [
        "城市管理和综合执法局（含各镇）",
        "市场监督管理局及其下属大队",
        "水利管理局",
        "农业农村局（含畜牧）",
        "司法局",
    ]
    rows = [
        piece
        for row, name in enumerate(names)
        for piece in ((60, 740 - 20 * row, name), (320, 740 - 20 * row, str(31 + row)))
    ]
    lines = text_of([TITLE, (60, 760, "单位名称"), (320, 760, "收案数"), *rows]).split("\n")
    assert lines[1:] == ["单位名称\t收案数", *(f"{name}\t{31 + row}" for row, name in enumerate(names))]


def test_a_signature_at_the_right_makes_no_columns():
    lines = [(60, 780 - 20 * row, words + words) for row, words in enumerate(LEFT)]
    signed = [(320, 680, "甲县人民政府"), (320, 660, "2025年1月18日")]
    assert text_of([*lines, *signed]).split("\n")[-2:] == ["甲县人民政府", "2025年1月18日"]


SENTENCE = "全县办理行政复议申请三百二十一件，其中受理二百八十七件，不予受理的有十二件。"


@pytest.mark.parametrize(
    "foot",
    [
        "第3页 共12页",
        "- 3 -",
        "— 3 —",
        "3 / 12",
        "第 3 页",
        "3",
        "·3·",
        "Page 3 of 12",
        "第三页",
        "共12页 第3页",
        "iii",
    ],
)
def test_the_number_of_a_page_is_dropped_from_a_single_one_too(foot):
    assert (
        read_file(make_pdf([[SENTENCE, "受理十二件。", foot]]), "a.pdf").text == f"{SENTENCE}\n受理十二件。"
    )


def test_a_head_of_two_pages_stays_once_and_a_title_beside_its_like_stays():
    head = "甲县2024年法治政府建设年度报告"
    two = read_file(make_pdf([[head, SENTENCE], [head, "培训五期。"]]), "a.pdf").text
    assert two.split("\n") == [head, SENTENCE, "培训五期。"]
    pages = [[head, head, SENTENCE], [head, "培训五期。"], [head, "审查六件。"]]
    text = read_file(make_pdf(pages), "a.pdf").text
    assert text.split("\n") == [head, SENTENCE, "培训五期。", "审查六件。"]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("其中调解190", "余份材料，全部办结。", "190余份"),
        ("群众满意。2", "024年，全部办结。", "2024年"),
        ("结案率98.", "6%，较上年提高。", "98.6%"),
        ("共1,", "087宗，全部办结。", "1,087宗"),
        ("金额共300", "万元，全部到位。", "300万元"),
        ("结案率98", "%，较上年提高。", "98%"),
    ],
)
def test_a_number_that_a_line_breaks_is_whole_again(before, after, whole):
    longer = "各镇按照规定依次办理其他各类事项，没有一件超过期限，群众对此普遍表示满意，评价较高。"
    lines = [longer, "全年办理各类案件，" + before, after, "完。"]
    assert whole in read_file(make_pdf([lines]), "a.pdf").text
    assert whole in read_file("\n".join(lines).encode(), "a.txt").text


def test_a_list_and_a_column_of_numbers_are_not_joined():
    for text in ("受理案件，共12\n3.化解纠纷", "甲镇\n12\n13\n乙镇", "联系电话：8633221\n2024年1月5日"):
        assert read_file(text.encode(), "a.txt").text == text


def test_marks_of_notes_and_the_notes_go_and_units_stay():
    body = [
        (60, 780, "全年办理案件12", 12),
        (156, 785, "1", 7),
        (163, 780, "件，面积300m", 12),
        (259, 785, "2", 7),
        (266, 780, "，审结11件", 12),
        (338, 785, "[2]", 7),
        (359, 780, "，其余在审。", 12),
        (60, 760, "组织培训9期，参训1,240人次，涉及金额约3.6亿元。", 12),
        (60, 120, "1 数据截至2024年12月31日，含上年转入的3件。", 9),
        (60, 108, "② 含撤回的2件。", 9),
        (280, 60, "— 5 —", 12),
    ]
    read = read_file(make_placed_pdf([body]), "a.pdf")
    assert read.text.split("\n") == [
        "全年办理案件12件，面积300m2，审结11件，其余在审。",
        "组织培训9期，参训1,240人次，涉及金额约3.6亿元。",
    ]
    told = {note.code: note.detail for note in read.notes}
    assert told["footnotes_skipped"] == "2"
    # Signs that are taken out leave every other at its place.
    page = "全年办理案件121件，面积"
    assert read.origin.at(read.text.index("面积")).offset == page.index("面积")


def test_small_type_without_a_mark_is_no_note():
    body = [(60, 780, SENTENCE, 12), (60, 760, SENTENCE, 12), (60, 740, "12.5万元为上年结转，含专项。", 9)]
    assert "12.5万元为上年结转，含专项。" in text_of(body)
