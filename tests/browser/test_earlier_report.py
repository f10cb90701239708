"""A draft with the report of the year before as a second file: both side by side, also in the workbook."""

import io

from openpyxl import load_workbook

from tests.browser.test_check_page import DRAFT, as_docx, checked

BEFORE = """澄湖县2024年法治政府建设年度报告
一、主要举措和成效
调解组织调解纠纷240件。
二、2025年工作安排
一是筹建县域公共法律服务中心。
"""


def as_file(text: str) -> dict[str, object]:
    return {"name": "draft.docx", "mimeType": "application/octet-stream", "buffer": as_docx(text)}


def test_two_files_are_laid_side_by_side_and_the_second_goes_on_with_the_first(page):
    page.goto("/zh/check")
    page.set_input_files("#draft-file", as_file(DRAFT))
    page.click(".draft-earlier summary")
    page.set_input_files("#draft-earlier-file", as_file(BEFORE))
    page.click("text=开始核对")
    checked(page)
    assert "调解组织调解纠纷240件" in page.inner_text(".of-compared")
    assert "各级调解组织调解纠纷640件" in page.inner_text(".of-compared")
    assert "未找到" in page.inner_text(".of-followed")
    with page.expect_download() as download:
        page.click(".sheet-form >> text=XLSX")
    book = load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert any("公共法律服务中心" in str(row[0]) for row in book["上一份报告的安排与本稿"].values)
    page.click("text=换一份稿件")
    assert page.input_value("#draft-earlier") == "" == page.input_value("#draft-earlier-file")
