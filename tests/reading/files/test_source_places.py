"""Each part of a text knows its page in a PDF, its paragraph or table row in a Word file."""

import pytest

from data.reading.files import read_file, read_text
from data.source_places import SourcePlace, cells_of, is_from_ocr, place_at, place_of

from .making import make_docx, make_pdf

TABLE = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>案件</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p><w:r><w:t>93件</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
OPENING = "全县办理行政复议申请三百二十一件，其中受理二百八十七件，不予受理十二件，"


def place(read, words):
    found = place_at(read.source_places, read.text.index(words))
    return found and found._replace(start=0)


def test_the_page_of_a_pdf_is_kept_also_for_a_sentence_that_runs_over_two():
    read = read_file(make_pdf([[OPENING], ["其余二十二件正在审查。", "组织培训5期。"]]), "a.pdf")
    assert read.text.startswith(OPENING + "其余")
    assert place(read, "三百二十一件") == SourcePlace(0, page=1)
    assert place(read, "二十二件正在") == place(read, "培训5期") == SourcePlace(0, page=2)


def test_a_page_without_words_is_counted():
    read = read_file(make_pdf([["第一页的话。"], [], ["第三页的话。"]]), "a.pdf")
    assert place(read, "第三页的话") == SourcePlace(0, page=3)


def test_paragraphs_with_words_and_rows_of_tables_are_counted_apart():
    empty, broken = "<w:p/>", "<w:p><w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>"
    read = read_file(make_docx("甲", empty, TABLE, broken, TABLE.replace("93", "94"), "丁"), "a.docx")
    assert place(read, "甲") == SourcePlace(0, paragraph=1)
    assert place(read, "93件") == SourcePlace(0, table=1, row=2)
    assert place(read, "乙") == place(read, "丙") == SourcePlace(0, paragraph=2)
    assert place(read, "94件") == SourcePlace(0, table=2, row=2)
    assert place(read, "丁") == SourcePlace(0, paragraph=3)


@pytest.mark.parametrize(
    "read",
    [
        lambda: read_text("甲。\n乙。"),
        lambda: read_file("甲。\n乙。".encode(), "a.txt"),
        lambda: read_file("<html><body><p>甲。</p><p>乙。</p></body></html>".encode(), "a.html"),
    ],
)
def test_what_has_neither_pages_nor_paragraphs_of_a_file_tells_no_place(read):
    document = read()
    assert document.source_places == () and place(document, "乙") is None


def test_a_place_is_a_row_and_back():
    for kept in (SourcePlace(7, page=3, is_ocr=True), SourcePlace(0, table=2, row=1), SourcePlace(4)):
        assert place_of(cells_of(kept)) == kept


def test_words_are_from_ocr_if_any_of_them_is():
    places = (SourcePlace(0, page=1), SourcePlace(10, page=2, is_ocr=True), SourcePlace(20, page=3))
    asked = [(0, 10), (0, 11), (15, 16), (19, 25), (20, 25)]
    assert [is_from_ocr(places, *span) for span in asked] == [False, True, True, True, False]
    assert not is_from_ocr((), 0, 5)
