"""A scan on the check page: what a machine read is marked, its page stands beside it, nothing is kept."""

import io
import os
import tempfile
from base64 import b64decode
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from app import server
from components.draft.carried import read, written
from components.draft.pace import Pace
from components.text import text
from data.reading.draft import apart
from data.reading.files import scan
from data.source_places import SourcePlace
from tests import ocr
from tests.here import drafts_read_here
from tests.reading.files.making import make_docx, make_pdf

__all__ = ["drafts_read_here"]

LINES = [
    "青岚县2025年法治政府建设年度报告",
    "一、主要举措",
    "一是加强培训。全年办理行政处罚案件130件,其中普通程序40件、简易程序80件。",
    "二是推进推进执法规范化。",
]
HOME = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    monkeypatch.setattr(Pace, "allows", lambda self, address: True)


@pytest.fixture
def read_before(monkeypatch):
    """As if a machine had read LINES on two pages; the second goes on on a third."""

    ocr.as_if_read(monkeypatch, LINES[:3], LINES[3:], [])


def post(language="zh", **fields):
    return server.test_client().post(
        f"/{language}/check", data=fields, headers=HOME, content_type="multipart/form-data"
    )


def sent(language="zh", name="a.png", content=ocr.PNG, **fields) -> LexborHTMLParser:
    return LexborHTMLParser(post(language, file=(io.BytesIO(content), name), **fields).get_data(as_text=True))


@pytest.mark.parametrize(("language", "mark"), [("zh", "文字识别"), ("en", "read by OCR")])
def test_what_was_read_from_a_picture_is_marked_and_its_page_stands_beside_it(read_before, language, mark):
    page = sent(language)
    assert "2" in page.css_first(".notice.by-ocr").text()
    marked = [place.text() for place in page.css(".prompt .source-place")]
    assert marked and all(mark in words for words in marked)
    groups = page.css(".draft-text .scanned-page")
    beside = [
        [b64decode(one.attributes["src"].partition(",")[2])[-1:] for one in own.css("img")] for own in groups
    ]
    assert beside == [[b"1"], [b"2", b"3"]]
    assert LINES[0] in groups[0].text() and LINES[0] not in groups[1].text()
    assert groups[0].css_first("img").attributes["src"].startswith("data:image/webp;base64,")
    assert [
        mark in block.text() for block in page.css(".sheet-block.of-prompts, .sheet-block.of-figures")
    ] == [
        True,
        True,
    ]


def test_the_sheet_and_the_word_file_that_are_asked_for_next_are_marked_without_reading_it_again(
    read_before, monkeypatch
):
    form = sent().css_first(".sheet-form")
    fields = {one.attributes["name"]: one.attributes["value"] for one in form.css("input")}
    fields["text"] = form.css_first("textarea").text()
    monkeypatch.setattr(apart, "read_pages", None)
    book = load_workbook(io.BytesIO(post(**fields, form="xlsx").get_data()), read_only=True)
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    where = {row[head.index("在文件里")] for row in rows if len(row) == len(head)}
    assert {"第1页（文字识别）", "第2页（文字识别）"} <= where
    made = docx.Document(io.BytesIO(post(**fields, form="docx").get_data()))
    told = [comment.text for comment in made.comments]
    assert any("在文件里：第1页（文字识别）" in words for words in told)
    assert any("每个数字都请与原图核对" in words for words in told)


def test_places_go_through_a_form_and_back_and_nothing_else_does():
    places = (
        SourcePlace(0, page=1, is_ocr=True),
        SourcePlace(9, paragraph=3),
        SourcePlace(12, table=1, row=2),
    )
    assert read(written(places)) == places
    for wrong in ("", "x", "1,1,,,,1;1,2,,,,1", "5,1,,,,0;3,2,,,,0", "1,1,,,,2", "1," * 300_000):
        assert read(wrong) == ()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("a.pdf", make_pdf([[]]), "scan"), ("a.png", ocr.PNG, "scan_picture")],
)
def test_without_it_a_scan_is_said_to_be_one_and_how_to_add_what_reads_it(
    monkeypatch, language, name, content, reason
):
    monkeypatch.setattr(scan, "is_installed", lambda: False)
    page = sent(language, name, content)
    told = page.css_first("main .notice[role=alert]").text()
    assert told == text(f"draft.refused_{reason}", language) and "make ocr" in told
    assert "make ocr" in page.css_first(".draft-form").text()


def held(*folders: Path) -> dict[str, bytes]:
    """Every file below some folders, with what it holds."""
    return {
        str(path): path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.docx", lambda: make_docx(*LINES)),
        ("a.pdf", lambda: make_pdf([LINES], size=9)),
        pytest.param("scan.pdf", lambda: ocr.picture(LINES, "PDF"), marks=pytest.mark.ocr),
    ],
)
def test_a_check_leaves_nothing_on_the_disk(name, make, tmp_path, monkeypatch):
    own = {"TMPDIR": tmp_path / "temporary", "HOME": tmp_path / "home", "XDG_CACHE_HOME": tmp_path / "cache"}
    for variable, folder in own.items():
        folder.mkdir()
        monkeypatch.setenv(variable, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(own["TMPDIR"]))
    # What the site itself compiles at its first question is there before.
    post(text=LINES[0])
    folders = (Path(os.environ["LOCAL_DATA"]), *own.values())
    before = held(*folders)
    answer = post(file=(io.BytesIO(make()), name))
    assert answer.status_code == 200 and "40＋80＝120" in answer.get_data(as_text=True)
    assert held(*folders) == before
