"""The checklist: what is on the page is in every form of it, first what to look at."""

import io
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from selectolax.lexbor import LexborHTMLParser

from components.pages.draft_check.draft_checklist import draft_checklist
from components.web.first_html import as_html
from data.reading import Figure
from data.reading.draft import (
    Beside,
    Earlier,
    EarlierReport,
    Review,
    beside,
    message,
    readings,
    review,
    why,
    words,
)
from data.reading.draft.sheet import COLUMNS, PENS, blocks
from data.reading.draft.short import LONGEST, sentence_of
from data.reading.draft.unread import unread
from data.reading.draft.workbook import xlsx_bytes

ROOT = Path(__file__).resolve().parents[2]
LUODING = ROOT / "data" / "reports" / "luoding-2022" / "text.txt"
DRAFTS = [*sorted((ROOT / "tests" / "reading" / "draft" / "drafts").glob("*.txt")), LUODING]
TABLE = """某县2025年法治政府建设年度报告
一、主要举措和成效
乡镇\t受理\t办结
东镇\t31\t30
西镇\t12\t9
有关工作得到5个部门支持，共12，另见附件2。2025年，2025年。
"""
NOT_READ = (
    *("undecoded", "deletions_skipped", "footnotes_skipped", "margins_skipped", "pictures_skipped"),
    *("pages_without_words", "furniture_dropped"),
)
LANGUAGES = ("zh", "en")
PLAN = ("加强行政执法规范化建设，建成综合执法平台。", "筹建某某博物馆二期工程。")


@cache
def reviewed(path: Path) -> Review:
    answer = review(path.read_text(encoding="utf-8"))
    figure = answer.figures[0]
    old = Earlier("x", "某数", "A figure", figure.value * 9 + 100, "exact", figure.unit, "9件", 2000)
    named = replace(figure, indicator="x", qualifier="exact")
    answer = replace(answer, reading=replace(answer.reading, figures=(named, *answer.figures[1:])))
    gone = replace(old, indicator="gone", name_zh="没有的数")
    return beside(answer, EarlierReport(Beside("甲县2000年报告", "2000"), (old, gone), PLAN))


def in_workbook(answer: Review, language: str) -> dict[str, list[tuple]]:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(answer, language)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def on_paper(answer: Review, language: str) -> dict[str, list[tuple[str, ...]]]:
    """The tables of the printed sheet by their headings: the rows without the head."""
    page = LexborHTMLParser(as_html(draft_checklist(answer, language)))
    return {
        section.css_first("h3").text(): [
            tuple(" ".join(cell.text().split()) for cell in row.css("td")) for row in section.css("tbody tr")
        ]
        for section in page.css("section.sheet-block")
    }


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_every_prompt_is_on_paper_and_in_the_workbook_first_and_as_on_the_page(path, language):
    answer = reviewed(path)
    wanted = [
        (str(prompt.number or ""), words(f"group_{prompt.group}", language), message(prompt, language))
        for prompt in answer.open_prompts
    ]
    reasons = [
        " ".join((why(prompt, language), *readings(prompt, language))) for prompt in answer.open_prompts
    ]
    assert wanted
    paper, book = on_paper(answer, language), in_workbook(answer, language)
    first = next(iter(paper))
    assert first == next(iter(book))
    assert [(row[0], row[1], row[3]) for row in paper[first]] == wanted
    assert [(str(row[0] or ""), row[1], row[3]) for row in book[first][1:]] == wanted
    assert [row[5] for row in paper[first]] == reasons
    assert [" ".join(row[5].split()) for row in book[first][1:]] == reasons
    said = [message(prompt, language) for prompt in answer.prompts if not prompt.is_open]
    second = list(paper)[1]
    assert [row[2] for row in paper[second]] == [row[2] for row in book[second][1:]] == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_and_workbook_hold_the_same_cells(language):
    for path in DRAFTS[::6]:
        answer = replace(reviewed(path), notes=(("footnotes_skipped", "2"),))
        paper, book = on_paper(answer, language), in_workbook(answer, language)
        assert list(paper) == list(book)
        for title, rows in paper.items():
            there = [
                tuple(" ".join(str(cell if cell is not None else "").split()) for cell in row)
                for row in book[title][1:]
            ]
            assert there == rows, title


def test_blocks_stand_in_their_order_with_blank_columns_for_the_pen():
    shown = blocks(reviewed(DRAFTS[0]), "zh")
    assert [block.name for block in shown] == ["prompts", "held", "compared", "followed", "figures", "unread"]
    assert shown[0].header[-3:] == ("责任科室", "依据材料", "处理")
    for block in shown:
        pens = [at for at, column in enumerate(block.columns) if column in PENS]
        assert all(len(row) == len(block.columns) for row in block.rows)
        assert block.columns == tuple(name for name in COLUMNS[block.name] if name != "where")
        assert all(not row[at] for row in block.rows for at in pens)


def test_a_prompt_stands_with_the_sentences_it_is_about():
    answer = review(DRAFTS[0].read_text(encoding="utf-8"))
    rows = blocks(answer, "zh")[0].rows
    for row, prompt in zip(rows, answer.open_prompts, strict=True):
        whole = [" ".join(line.split()) for line in answer.text.split("\n")]
        assert bool(row[4]) == bool(prompt.spans)
        assert all(any(part in line for line in whole) for part in row[4].split("\n"))
        for start, end in prompt.spans:
            assert " ".join(answer.text[start:end].split()) in row[4]


def test_every_figure_has_a_row_and_its_checks_stand_in_it():
    rows = next(
        block for block in blocks(review(DRAFTS[0].read_text("utf-8")), "zh") if block.name == "figures"
    )
    by_figure = {row[0]: dict(zip(rows.columns, row, strict=True)) for row in rows.rows}
    assert by_figure["183件"]["check"].startswith("待核 ")
    assert "相符" in by_figure["3089件"]["check"]
    assert (
        by_figure["198件"]["sentence"]
        .lstrip("一二三四五六七八九十()（）")
        .startswith("全年收到行政复议申请214件")
    )


def test_a_sentence_is_cut_where_it_is_too_long_to_be_one():
    text = "前句。" + "甲" * 1000 + "12件" + "乙" * 1000 + "。"
    at = text.index("12件")
    said = sentence_of(text, (at, at + 3))
    assert said.startswith("…甲") and said.endswith("乙…") and "12件" in said
    assert len(said) <= 2 * LONGEST + 5
    assert sentence_of("甲。乙12件。丙。", (3, 6)) == "乙12件。"
    assert sentence_of("甲。乙12件。丙。", (3, 7)) == "乙12件。"


def test_cells_are_text_and_no_formula_and_begin_with_nothing_else():
    answer = review(DRAFTS[0].read_text(encoding="utf-8"))
    figure = replace(answer.figures[0], concept="=1+1")
    answer = replace(answer, reading=replace(answer.reading, figures=(figure, *answer.figures[1:])))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(answer, "zh")))
    cell = book["数据核对表"]["B2"]
    assert (cell.value, cell.data_type, cell.number_format) == ("=1+1", "s", "@")


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_every_digit_is_in_a_figure_or_told_as_not_read(path):
    answer = review(path.read_text(encoding="utf-8"))
    told = [*answer.figures, *answer.reading.claims, *answer.reading.mentions]
    lost = [
        at
        for at, sign in enumerate(answer.text)
        if sign.isdigit() and not any(found.start <= at < found.end for found in told)
    ]
    assert not lost, [answer.text[at - 5 : at + 5] for at in lost]
    assert sum(row.count for row in unread(answer, "zh")) == len(answer.reading.mentions)


def test_numbers_without_a_unit_come_first_and_those_of_a_table_by_themselves():
    answer = review(TABLE)
    rows = unread(answer, "zh")
    assert [figure.stated for figure in answer.figures[:4]] == ["31", "30", "12", "9"]
    assert (rows[0].what, rows[0].words) == ("数字", "12 / 2")
    assert not any(row.what == "表格" for row in rows)
    years = next(row for row in rows if row.reason.startswith("年份"))
    assert (years.words, years.count) == ("2025年×3", 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_of_a_file_that_were_left_out_are_told(language):
    answer = replace(review(TABLE), notes=tuple((code, "2") for code in NOT_READ))
    rows = unread(answer, language)[-len(NOT_READ) :]
    assert all(row.count == 2 and row.reason for row in rows)
    assert len({row.reason for row in rows}) == len(NOT_READ)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_nothing_a_sentence_says_so(language):
    answer = review("")
    answer = replace(answer, prompts=(), reading=replace(answer.reading, mentions=()))
    said = LexborHTMLParser(as_html(draft_checklist(answer, language))).text()
    assert all(block.nothing in said for block in blocks(answer, language))
    first = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(answer, language))).worksheets[0]
    assert first["A2"].value == blocks(answer, language)[0].nothing


def test_the_earlier_figures_stand_beside_those_of_the_draft():
    answer = reviewed(DRAFTS[0])
    assert isinstance(answer.figures[0], Figure) and isinstance(answer.figures[0].value, Decimal)
    compared = next(block for block in blocks(answer, "en") if block.name == "compared")
    assert [row[0] for row in compared.rows] == ["A figure", "A figure"]
    assert compared.rows[0][5].startswith("Decrease of ")
    assert compared.rows[1][3] == "not listed"
