"""Each prompt says on which page of a PDF, or in which paragraph of a Word file, it stands."""

import io

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from app import server
from components.draft.pace import Pace
from tests.here import drafts_read_here
from tests.reading.files.making import make_docx, make_pdf

__all__ = ["drafts_read_here"]

LINES = [
    "青岚县2025年法治政府建设年度报告",
    "一、主要举措",
    "一是加强培训。全年办理行政处罚案件130件,其中普通程序40件、简易程序80件。",
    "二是推进推进执法规范化。",
]
FILES = {
    "a.pdf": (make_pdf([LINES[:3], LINES[3:]], size=9), {"第1页", "第2页"}),
    "a.docx": (make_docx(*LINES), {"第3段", "第4段"}),
}
HOME = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    monkeypatch.setattr(Pace, "allows", lambda self, address: True)


def post(**fields):
    return server.test_client().post(
        "/zh/check", data=fields, headers=HOME, content_type="multipart/form-data"
    )


@pytest.mark.parametrize("name", FILES)
def test_a_prompt_names_its_place_in_the_file_on_the_page_on_paper_and_in_the_workbook(name):
    content, wanted = FILES[name]
    page = LexborHTMLParser(post(file=(io.BytesIO(content), name)).get_data(as_text=True))
    said = [place.text() for place in page.css(".prompt.to_check .source-place")]
    assert wanted <= set(said)
    head = page.css_first(".of-prompts th.for-where")
    assert head.text() == "在文件里"
    column = [cell.text() for cell in page.css(".of-prompts tbody td.for-where")]
    assert [cell for cell in column if cell][: len(said)] == said
    book = load_workbook(
        io.BytesIO(post(file=(io.BytesIO(content), name), form="xlsx").get_data()), read_only=True
    )
    named, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert [row[named.index("在文件里")] or "" for row in rows] == column


def test_pasted_text_names_none():
    page = LexborHTMLParser(post(text="\n".join(LINES)).get_data(as_text=True))
    assert page.css(".prompt") and not page.css(".source-place") and not page.css("th.for-where")
