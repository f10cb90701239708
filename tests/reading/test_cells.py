"""One model of a table: the same table in every form gives the same figures, units and periods."""

import time

import pytest

from data.reading import Figure, propose
from data.reading.cells.heads import in_rows, over_columns
from data.reading.cells.model import Cell, Table, number_of
from data.reading.cells.parts import parts
from data.reading.cells.totals import wrong_totals
from data.reading.cells.units import named_unit
from data.reading.confidence import in_words
from data.reading.files import read_file, read_text
from tests.speed import patience

from .files.making import make_docx, make_placed_pdf

CAPTION = "表2 执法情况（单位：件）"
MARKED = f"""{CAPTION}
类别 | 2023年 | | 2024年 | | 增减(%)
 | 立案 | 结案 | 立案 | 结案 |
占道经营 | 41 | 40 | 52 | 50 | 26.8
乱倒垃圾 | 17 | 16 | 21 | 20 | 23.5
合计 | 58 | 56 | 73 | 70 | 25.9
"""
ROWS = [
    ("占道经营", "41", "40", "52", "50", "26.8"),
    ("乱倒垃圾", "17", "16", "21", "20", "23.5"),
    ("合计", "58", "56", "73", "70", "25.9"),
]
PASTED = "\n".join(
    [
        CAPTION,
        "类别",
        "2023年",
        "2024年",
        "增减(%)",
        "立案",
        "结案",
        "立案",
        "结案",
        *(cell for row in ROWS for cell in row),
    ]
)
# A blank line between cells, as browsers give it.
SPACED_OUT = PASTED.replace("\n", "\n\n")
PRINTED = "\n".join([CAPTION, "类别", "2023年 2024年 增减(%)", "立案 结案 立案 结案", *map(" ".join, ROWS)])


def wide(words: str, columns: int = 1, merge: str = "") -> str:
    """A cell of a .docx; merge: restart or continue."""
    span = f'<w:gridSpan w:val="{columns}"/>' * (columns > 1)
    down = f'<w:vMerge w:val="{merge}"/>'.replace(' w:val="continue"', "") * bool(merge)
    return f"<w:tc><w:tcPr>{span}{down}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"


def in_word() -> bytes:
    heads = [
        [
            wide("类别", merge="restart"),
            wide("2023年", 2),
            wide("2024年", 2),
            wide("增减(%)", merge="restart"),
        ],
        [
            wide("", merge="continue"),
            *map(wide, ("立案", "结案", "立案", "结案")),
            wide("", merge="continue"),
        ],
    ]
    rows = [*heads, *([wide(words) for words in row] for row in ROWS)]
    lines = "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows)
    return make_docx(CAPTION, f"<w:tbl>{lines}</w:tbl>")


def on_a_page() -> bytes:
    body = "".join("<tr>" + "".join(f"<td>\n <p>{words}</p></td>" for words in row) + "</tr>" for row in ROWS)
    head = (
        '<tr><td rowspan="2">类别</td><td colspan="2">2023年</td><td colspan="2">2024年</td>'
        '<td rowspan="2">增减(%)</td></tr><tr><td>立案</td><td>结案</td><td>立案</td><td>结案</td></tr>'
    )
    return f"<html><body><div><p>{CAPTION}</p><table>{head}{body}</table></div></body></html>".encode()


def in_print() -> bytes:
    """Words where a printed table has them: heads in the middle of their columns, numbers to the right."""
    columns = (60, 160, 220, 280, 340, 400)
    words = [
        (60, 780, CAPTION),
        (65, 750, "类别"),
        (185, 758, "2023年"),
        (305, 758, "2024年"),
        (400, 750, "增减(%)"),
    ]
    words += [(left, 742, name) for left, name in zip(columns[1:5], ("立案", "结案") * 2, strict=True)]
    for number, row in enumerate(ROWS):
        words += [(left + 3, 716 - 20 * number, cell) for left, cell in zip(columns, row, strict=True)]
    return make_placed_pdf([words])


FORMS = {
    "marks": MARKED,
    "pasted": read_text(PASTED).text,
    "pasted with blank lines": read_text(SPACED_OUT).text,
    "copied from print": read_text(PRINTED).text,
    "docx": read_file(in_word(), "a.docx").text,
    "html": read_file(on_a_page(), "a.html").text,
    "pdf": read_file(in_print(), "a.pdf").text,
}


def figures(text: str, year: str = "2024") -> tuple[Figure, ...]:
    return propose(text, year, "county").figures


def said(figure: Figure) -> tuple[str, str, str, bool]:
    return f"{figure.value:f}", figure.unit, figure.period, "change" in figure.kinds


@pytest.mark.parametrize("form", FORMS)
def test_the_same_table_in_every_form_gives_the_same_figures(form: str) -> None:
    years = ("2023", "2023", "2024", "2024")
    wanted = []
    for _, *counts, change in ROWS:
        wanted += [(count, "件", year, False) for count, year in zip(counts, years, strict=True)]
        wanted += [(change, "%", "2024", True)]
    found = figures(FORMS[form])
    assert [said(figure) for figure in found] == wanted
    assert found[3].concept == "占道经营 2024年 结案"


@pytest.mark.parametrize("form", FORMS)
def test_what_readers_see_is_the_table(form: str) -> None:
    assert all(words in FORMS[form] for row in ROWS for words in row)
    assert FORMS[form].count("2023年") == 1


def test_a_wide_cell_keeps_its_columns_empty() -> None:
    lines = FORMS["docx"].split("\n")
    assert lines[1:3] == ["类别\t2023年\t\t2024年\t\t增减(%)", "\t立案\t结案\t立案\t结案"]
    assert FORMS["html"].split("\n")[1:3] == lines[1:3]


@pytest.mark.parametrize("given", ["0", "-3", "99999999999", "２", "", "x"])
def test_no_stated_span_makes_a_row_longer_than_a_table_is(given: str) -> None:
    head = f'<tr><td colspan="{given}">项目</td><td>件数</td></tr>'
    page = f"<div><table>{head}<tr><td>受理</td><td>3</td></tr></table>"
    assert read_file(page.encode(), "a.html").text.count("\t") < 70
    span = f'<w:tc><w:tcPr><w:gridSpan w:val="{given}"/></w:tcPr><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc>'
    table = f"<w:tbl><w:tr>{span}{wide('件数')}</w:tr></w:tbl>"
    assert read_file(make_docx(table), "a.docx").text.count("\t") < 70


def test_rows_that_span_down_keep_their_name() -> None:
    page = (
        "<table><tr><td>地方</td><td>事项</td><td>件数</td></tr>"
        "<tr><td rowspan=2>甲镇</td><td>占道</td><td>7</td></tr>"
        "<tr><td>噪声</td><td>9</td></tr><tr><td rowspan=1>乙镇</td><td>噪声</td><td>4</td></tr></table>"
    )
    found = figures(read_file(page.encode(), "a.html").text)
    assert [figure.concept for figure in found] == ["甲镇 占道 件数", "甲镇 噪声 件数", "乙镇 噪声 件数"]


def row(words: str, at: int = 0) -> list[Cell]:
    return [Cell(at + place, word) for place, word in enumerate(words.split("|"))]


def worded(heads: object) -> list[str]:
    return ["/".join(cell.words for cell in path) for path in heads.paths]  # type: ignore[attr-defined]


def test_heads_without_their_spans_are_put_under_each_other() -> None:
    heads = over_columns([row("类别|2023年|2024年"), row("收|结|收|结", 50)], 1, 4)
    assert worded(heads) == ["2023年/收", "2023年/结", "2024年/收", "2024年/结"]
    assert worded(in_rows(row("类别|2023年|2024年|收|结|收|结"), 1, 4)) == worded(heads)


def test_heads_that_fit_no_columns_are_told_from_the_right_with_doubt() -> None:
    heads = over_columns([row("甲|乙|丙|丁|合计")], 1, 2)
    assert worded(heads) == ["丁", "合计"]
    assert heads.sure <= 0.5


def test_of_heads_that_fit_no_columns_the_reader_is_told_so_and_of_no_total() -> None:
    found = figures("执法情况（单位：件）\n类别\t立案\t结案\t移送\t复议\n占道\t12\t5\n噪声\t30\t7")
    assert [figure.doubts for figure in found] == [("unclear_heads",)] * 4
    assert {figure.confidence for figure in found} == {0.5}
    assert in_words(found[0].doubts, "zh") == ["表格的表头与各栏对不上"]
    assert in_words(found[0].doubts, "en") == ["the heads of its table do not fit its columns"]


def test_a_total_that_is_not_the_sum_is_said_with_doubt_and_never_changed() -> None:
    right = figures("事项\t件数\n占道\t12\n噪声\t30\n合计\t42")
    wrong = figures("事项\t件数\n占道\t12\n噪声\t30\n合计\t44")
    assert (right[-1].value, wrong[-1].value) == (42, 44)
    assert right[-1].confidence > wrong[-1].confidence
    assert "wrong_total" in wrong[-1].doubts and "wrong_total" not in right[-1].doubts
    assert [figure.confidence for figure in wrong[:-1]] == [figure.confidence for figure in right[:-1]]


def test_a_part_of_a_row_is_not_added_to_the_total() -> None:
    text = "事项\t件数\n占道\t12\n其中：夜间\t5\n噪声\t30\n合计\t42"
    assert "wrong_total" not in figures(text)[-1].doubts
    table = Table([row("事项|件数"), row("占道|12", 9), row("合计|12", 20)])
    assert not wrong_totals(next(parts(table)))


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("单位：件".replace("：", ":"), "件"),
        ("(单位:万元)", "万元"),
        ("受理(件)", "件"),
        ("(件数:起)", "起"),
        ("受理案件数", "件"),
        ("规章数", ""),
        ("场所数", ""),
        ("审结率", "%"),
        ("利率水平调查", ""),
        ("单位:市城管局", ""),
        ("检查次数", "次"),
        ("金额/万元", "万元"),
        ("人均办案(件/人)", "件/人"),
    ],
)
def test_a_unit_is_taken_from_words_that_name_one(words: str, unit: str) -> None:
    assert named_unit(words) == unit


def test_of_two_units_money_takes_the_one_for_money() -> None:
    assert named_unit("单位:件、万元", "罚没金额") == "万元"
    assert named_unit("单位:件、万元", "立案") == "件"


@pytest.mark.parametrize("words", ["31", "3,208", "98.5%", "-4.2", "7件", "12.5万元", "3万"])
def test_a_cell_of_one_number_is_one(words: str) -> None:
    assert number_of(Cell(0, words))


@pytest.mark.parametrize("words", ["含变更12件", "1/3", "2024-01-05", "12:30", "3件2人", "第3", "1-6", ""])
def test_a_cell_of_more_than_a_number_is_words(words: str) -> None:
    assert number_of(Cell(0, words)) is None


def test_a_table_that_tells_nothing_is_said() -> None:
    reading = propose("12\t15\n13\t16", "2024", "county")
    assert not reading.figures
    assert [mention.reason for mention in reading.mentions] == ["table_not_read"] * 4


def test_page_numbers_of_a_contents_list_are_no_figures() -> None:
    text = "目录\n一、总体情况\t1\n二、主要做法\t3\n三、存在问题\t7\n四、下步打算\t9"
    reading = propose(text, "2024", "county")
    assert not reading.figures


def test_a_number_in_a_remark_is_no_value() -> None:
    reading = propose("事项\t件数\t备注\n占道\t12\t3\n噪声\t30\t7", "2024", "county")
    assert [figure.stated for figure in reading.figures] == ["12", "30"]


def test_one_number_with_a_unit_gives_it_to_no_other() -> None:
    assert [figure.unit for figure in figures("地方\t宣传\t惠及\n甲镇\t12场\t3")] == ["场", ""]


def test_lines_that_break_sentences_are_no_cells() -> None:
    found = figures("受理来件\n34\n件并全部办结\n立案\n12\n件当日送达")
    assert [(figure.value, figure.unit, "table" in figure.kinds) for figure in found] == [
        (34, "件", False),
        (12, "件", False),
    ]


def test_known_heads_and_years_are_those_that_have_others_under_them() -> None:
    flat = row("情形|申请人情况|自然人|法人或其他组织|总计|商业企业|科研机构|其他")
    paths = worded(in_rows(flat, 1, 5))
    assert paths[0] == "申请人情况/自然人"
    assert paths[3:] == ["申请人情况/法人或其他组织/其他", "申请人情况/总计"]
    years = over_columns([row("类别|2023年|2024年|平均用时"), row("收|结|收|结", 50)], 1, 5)
    assert worded(years)[-2:] == ["2024年/结", "平均用时"]


def test_what_is_carried_over_is_counted_this_year() -> None:
    text = "科室\t上年结转数\t上年收件数\n受理科\t4\t31\n审理科\t2\t29"
    assert [figure.period for figure in figures(text)] == ["2024", "2023"] * 2


def test_what_a_covered_cell_hides_is_not_read() -> None:
    rows = [[wide("地方", merge="restart"), wide("12")], [wide("旧字", merge="continue"), wide("15")]]
    lines = "".join("<w:tr>" + "".join(cells) + "</w:tr>" for cells in rows)
    assert read_file(make_docx(f"<w:tbl>{lines}</w:tbl>"), "a.docx").text == "地方\t12\n\t15"


def test_a_line_of_thousands_of_cells_is_no_table_and_takes_no_time() -> None:
    began = time.process_time()
    propose("甲\t" + "12\t" * 5_000 + "\n乙\t" + "13\t" * 5_000, "2024", "county")
    assert time.process_time() - began < patience(8, time.process_time)
