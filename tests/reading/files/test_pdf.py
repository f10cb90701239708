"""PDFs are read in a process of their own, line by line."""

import time

import pytest

from data.reading.files import UnreadableFile, apart, read_file, scan
from tests.speed import patience

from .making import make_pdf, make_placed_pdf

LINES = [
    "全县办理行政复议申请三百二十一件，其中受理二百八十七件，不予",
    "受理十二件，其余二十二件正在审查，均未超过法定期限，群众反",
    "映良好。",
    "组织培训5期，参训人员1200人次，比上年增长百分之八点五，培",
    "训满意率较高。",
]


def refused(content: bytes, name: str = "a.pdf") -> str:
    with pytest.raises(UnreadableFile) as refusal:
        read_file(content, name)
    return refusal.value.reason


def test_lines_inside_a_sentence_are_joined_and_lead_back_to_their_page():
    read = read_file(make_pdf([LINES[:3], LINES[3:]]), "a.pdf")
    assert read.text == "".join(LINES[:3]) + "\n" + "".join(LINES[3:])
    place = read.origin.at(read.text.index("训满意率"))
    assert (read.kind, place.part, place.offset) == ("pdf", 2, len(LINES[3]) + 2)


def test_an_indented_line_begins_a_paragraph():
    lines = ["标题一行", LINES[0], LINES[1], LINES[3], LINES[4]]
    read = read_file(make_pdf([lines], indent={LINES[3]}), "a.pdf")
    assert "群众反\n组织培训" in read.text


def test_a_full_line_goes_on_even_behind_a_full_stop_where_paragraphs_are_set_in():
    first, full, last = (
        "全县办理行政复议申请三百件，",
        "其中受理二百八十七件，不予受理十三件。" + "办" * 12 + "结。",
        "群众反映良好。",
    )
    lines = [first + "办理" * 8, full, last, "组织培训五期，" + "参训人员" * 6, "培训满意率较高。"]
    read = read_file(make_pdf([lines], indent={lines[0], lines[3]}), "a.pdf")
    assert read.text.split("\n") == ["".join(lines[:3]), "".join(lines[3:])]


def test_page_numbers_and_running_heads_are_dropped():
    pages = [["甲县人民政府", f"第{number}段的话说完了。", f"— {number} —"] for number in range(1, 5)]
    read = read_file(make_pdf(pages), "a.pdf")
    assert read.text.split("\n") == [f"第{number}段的话说完了。" for number in range(1, 5)]
    assert ("furniture_dropped", "8") in [(note.code, note.detail) for note in read.notes]


def test_radicals_that_pdfs_hold_become_ideographs():
    read = read_file(make_pdf([["⼈⺠调解⼯作有序推进。"]]), "a.pdf")
    assert read.text == "人民调解工作有序推进。"


def test_scans_locked_damaged_and_long_ones_each_have_their_reason(monkeypatch):
    monkeypatch.setattr(scan, "is_installed", lambda: False)
    assert refused(make_pdf([[]])) == "scan"
    assert refused(make_pdf([["甲。"]] * 101)) == "too_many_pages"
    assert refused(b"%PDF-1.4\nnothing") == "damaged"
    locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format(
        "41" * 32
    )
    assert refused(make_pdf([["甲。"]], extra=locked)) == "encrypted"


@pytest.mark.apart
def test_a_reader_that_takes_too_long_is_killed(monkeypatch, tmp_path):
    slow = tmp_path / "slow.py"
    slow.write_text("import sys, time\nsys.stdin.buffer.read()\ntime.sleep(60)")
    monkeypatch.setattr(apart, "CHILD", slow)
    began = time.monotonic()
    with pytest.raises(UnreadableFile) as refusal:
        apart.extract("pdf", b"%PDF-", seconds=0.5)
    assert refusal.value.reason == "took_too_long"
    assert time.monotonic() - began < patience(5)


@pytest.mark.apart
def test_a_reader_that_crashes_has_met_a_damaged_file(monkeypatch, tmp_path):
    crash = tmp_path / "crash.py"
    crash.write_text("import os\nos.write(1, b'ready\\n')\nos.abort()")
    monkeypatch.setattr(apart, "CHILD", crash)
    with pytest.raises(UnreadableFile, match="damaged"):
        apart.extract("pdf", b"%PDF-")


@pytest.mark.apart
def test_a_reader_that_wants_all_memory_is_refused_it(monkeypatch, tmp_path):
    greedy = tmp_path / "greedy.py"
    source = apart.CHILD.read_text(encoding="utf-8").replace(
        "Path(__file__).resolve().parents[3]", f"Path({str(apart.CHILD.resolve().parents[3])!r})"
    )
    greedy.write_text(source.replace("    lines, notes, *", "    bytearray(2**31)\n    lines, notes, *"))
    monkeypatch.setattr(apart, "CHILD", greedy)
    with pytest.raises(UnreadableFile) as refusal:
        apart.extract("pdf", make_pdf([["甲。"]]))
    assert refusal.value.reason == "too_large"


def test_a_page_without_words_among_others_is_told():
    read = read_file(make_pdf([["全年受理申请12件。"], []]), "a.pdf")
    assert [(note.code, note.detail) for note in read.notes] == [("pages_without_words", "1")]


def rows_of(*words: tuple[int, int, str]) -> list[str]:
    return read_file(make_placed_pdf([list(words)]), "a.pdf").text.split("\n")


HEAD = [
    (60, 780, "表1 各局收案（单位：件）"),
    (60, 750, "单位名称"),
    (200, 750, "收案数"),
    (280, 750, "受理数"),
]


def test_a_table_comes_as_rows_whose_empty_cells_stay():
    cells = [(60, 726, "城管执法局"), (280, 726, "38"), (60, 706, "水利管理局"), (203, 706, "21")]
    assert rows_of(*HEAD, *cells) == [
        "表1 各局收案（单位：件）",
        "单位名称\t收案数\t受理数",
        "城管执法局\t\t38",
        "水利管理局\t21",
    ]


def test_a_name_broken_over_two_lines_belongs_to_the_numbers_between_them():
    cells = [(60, 726, "市场监督"), (203, 719, "33"), (283, 719, "23"), (60, 712, "管理局")]
    assert rows_of(*HEAD, *cells, (60, 690, "水利局"), (203, 690, "21"), (283, 690, "17"))[2:] == [
        "市场监督管理局\t33\t23",
        "水利局\t21\t17",
    ]


def test_cells_written_column_by_column_are_put_into_rows():
    names = [(60, 750, "单位名称"), (60, 730, "城管局"), (60, 710, "水利局")]
    counts = [(200, 750, "收案数"), (203, 730, "33"), (203, 710, "21")]
    assert rows_of((60, 780, "收案情况"), *names, *counts)[1:] == [
        "单位名称\t收案数",
        "城管局\t33",
        "水利局\t21",
    ]


def test_sentences_with_wide_blanks_and_signatures_are_no_table():
    lines = [
        (60, 780, "全县办理行政复议申请三百件，其中受理二百八十七件，不予受理十三件。"),
        (60, 760, "特此报告。"),
        (300, 720, "甲县人民政府"),
        (310, 700, "2024年1月5日"),
        (60, 660, "联系人：张三"),
        (300, 660, "电话：8633221"),
    ]
    assert not any("\t" in line for line in rows_of(*lines))


def test_a_page_of_more_words_than_any_table_has_is_read_in_time():
    cells = [(60 + 30 * column, 780 - 8 * row, f"{row}{column}") for row in range(90) for column in range(16)]
    began = time.monotonic()
    assert read_file(make_placed_pdf([cells] * 12), "a.pdf").text
    assert time.monotonic() - began < patience(10)


def test_a_list_of_contents_is_no_table():
    lines = [
        (60 + 150 * column, 780 - 20 * row, words)
        for row, (name, number) in enumerate([("一、总体情况", "1"), ("二、主要做法", "3")])
        for column, words in enumerate((name, "......", number))
    ]
    assert not any("\t" in line for line in rows_of(*lines))
