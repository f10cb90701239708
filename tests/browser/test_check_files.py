"""A clerk's file as it lies on the desk: a page saved from the content system, a PDF with a table."""

import docx
import pytest
from docx.oxml.ns import qn

from tests.browser.test_check_page import DRAFT, SAID, checked, comments_of
from tests.reading.files.making import make_placed_pdf
from tests.reading.files.test_html_systems import PAGES

LINES = DRAFT.replace(",", "，").splitlines()
# Left, cells apart by 130; the middle row's parts are 38 and 57, its sum is given as 93.
TABLE = (
    ("执法主体", "普通程序", "简易程序", "合计"),
    ("城管局", "21", "30", "51"),
    ("市场监管局", "17", "27", "44"),
)


def saved_page() -> bytes:
    """The draft in a page of a content system: a card above it, paging and share buttons below."""
    source = (PAGES / "trs_editor_index.html").read_text(encoding="utf-8")
    article = "".join(f"<p>　　{line}</p>" for line in LINES[1:])
    filled = source.replace("{title}", LINES[0]).replace("{paragraphs}", article)
    return filled.replace('charset="utf-8"', 'charset="gb2312"').encode("gbk")


def pdf_with_table() -> bytes:
    """The draft as a PDF of two pages, a head and a number on each, its lines broken at a width, a table."""
    width, pages = 38, [LINES[:6], LINES[6:]]
    made = []
    for number, lines in enumerate(pages, 1):
        placed: list[tuple] = [(250, 60, f"— {number} —")]
        top = 780
        for line in lines:
            for at in range(0, len(line), width):
                placed.append((60, top, line[at : at + width]))
                top -= 20
        if number == 1:
            top -= 20
            for row in (("表1 行政处罚案件（单位：件）",), *TABLE):
                placed += [(60 + 130 * at, top, cell) for at, cell in enumerate(row)]
                top -= 20
        made.append(placed)
    return make_placed_pdf(made)


def brought(page, name: str, content: bytes) -> str:
    """Give a file to the check page; return what its prompts say."""
    page.goto("/zh/check")
    page.set_input_files(
        "#draft-file", {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    page.click("text=开始核对")
    return checked(page)


def given_back(page):
    with page.expect_download() as download:
        page.click(".sheet-form >> text=Word 批注版")
    assert download.value.suggested_filename.endswith("批注.docx")
    return download


@pytest.mark.parametrize(
    ("name", "make", "beside"),
    [
        ("报告.html", saved_page, ("索引号", "索 引 号", "浏览量", "876", "附件", "分享到", "粤ICP备")),
        ("报告.pdf", pdf_with_table, ("— 1 —", "— 2 —")),
    ],
)
def test_a_file_as_it_lies_on_the_desk_comes_back_as_a_word_file_with_its_prompts(page, name, make, beside):
    said = brought(page, name, make())
    for words in SAID:
        assert words in said
    download = given_back(page)
    told = comments_of(download)
    for words in SAID:
        assert sum(words in comment for comment in told) == 1
    document = docx.Document(download.value.path())
    read = [paragraph.text for paragraph in document.paragraphs]
    assert read[0] == LINES[0]
    assert not [words for words in beside if any(words in line for line in read)]
    assert all("".join(line.split()) in "".join("".join(read).split()) for line in LINES)
    starts = [one.get(qn("w:id")) for one in document.element.body.iter(qn("w:commentRangeStart"))]
    assert sorted(starts) == sorted(str(one.comment_id) for one in document.comments)


def test_a_table_of_a_pdf_stands_in_the_answer_row_by_row(page):
    brought(page, "报告.pdf", pdf_with_table())
    document = docx.Document(given_back(page).value.path())
    rows = [tuple(line.text.split("	")) for line in document.paragraphs if "	" in line.text]
    assert rows == list(TABLE)
