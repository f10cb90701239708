"""The report of the year before on the check page: it goes on with the draft, and nobody keeps it."""

import io

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from tests.components.test_draft_page import DRAFT, ENGLISH, client, patient, post, words

__all__ = ["client", "patient"]

LAST_YEAR = """某县2025年法治政府建设年度报告
一、主要做法
调解纠纷40件。
二、2026年工作安排
一是新建某某镇公共法律服务工作站。
"""


def test_a_report_that_comes_with_the_draft_goes_on_with_it_and_is_kept_by_nobody(client):
    page = LexborHTMLParser(words(post(client, text=DRAFT, earlier=LAST_YEAR)))
    assert "随稿件送来" in page.css_first(".of-compared").text()
    assert "公共法律服务工作站" in page.css_first(".of-followed .not_found").text()
    carried = page.css("form [name=earlier]")
    assert len(carried) == 3 and all(one.text().strip() == LAST_YEAR.strip() for one in carried)
    book = load_workbook(io.BytesIO(post(client, text=DRAFT, earlier=LAST_YEAR, form="xlsx").get_data()))
    assert book.sheetnames[2:4] == ["与上一份报告对照", "上一份报告的安排与本稿"]


def test_a_report_that_cannot_be_read_is_told_apart_from_the_draft(client):
    answer = post(client, text=DRAFT, earlier=ENGLISH)
    page = LexborHTMLParser(words(answer))
    assert answer.status_code == 422
    assert page.css_first("main .notice").text().startswith("去年的报告没有读出：")
    assert page.css_first("#draft-words").text() == DRAFT
    assert page.css_first("#draft-earlier").text() == ENGLISH
    assert "open" in page.css_first(".draft-earlier").attributes


def test_it_may_come_as_a_file(client):
    file = (io.BytesIO(LAST_YEAR.encode()), "last.txt")
    page = LexborHTMLParser(words(post(client, text=DRAFT, earlier_file=file)))
    assert "公共法律服务工作站" in page.css_first(".of-followed .not_found").text()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_sentences_stand_side_by_side(client, language):
    page = LexborHTMLParser(words(post(client, language, text=DRAFT, earlier=LAST_YEAR)))
    row = page.css_first(".of-compared .beside-row")
    assert [one.text() for one in row.css("dd .quoted-line")] == [
        "调解纠纷40件。",
        "调解纠纷200件,调解成功190件,调解成功率95%。",
    ]
