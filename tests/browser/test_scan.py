"""A clerk has a scan: a machine reads it, says so, shows its pages, and gives it back as a Word file."""

import docx
import pytest

from tests import ocr
from tests.speed import patience

pytestmark = pytest.mark.ocr

# An invented county. Planted: a sum (38 + 57 is not 93), and a doubled word on the second page.
PAGES = [
    [
        "澄湖县2025年法治政府建设年度报告",
        "一、主要举措和成效",
        "　　全年办理行政处罚案件93件，其中普通程序38件、简易程序57件。",
    ],
    ["二、2026年工作安排", "　　一是加强加强执法监督。"],
]
SAID = {"38＋57＝95，写作93": "第1页（文字识别）", "“加强加强”疑为“加强”": "第2页（文字识别）"}
MINUTE = 60_000


@pytest.mark.parametrize("width", [1280, 390])
def test_a_scan_is_read_marked_and_comes_back_with_its_comments(new_page, width):
    page = new_page(viewport={"width": width, "height": 900})
    page.goto("/zh/check")
    scan = {"name": "扫描.pdf", "mimeType": "application/pdf", "buffer": ocr.pictures(PAGES)}
    page.set_input_files("#draft-file", scan)
    page.click("text=开始核对")
    page.wait_for_selector(".draft-answer", timeout=patience(MINUTE))
    assert "有 2 页是图" in page.inner_text(".notice.by-ocr")
    places = {
        prompt.query_selector(".said").inner_text(): prompt.query_selector(".source-place").inner_text()
        for prompt in page.query_selector_all(".prompt.to_check")
    }
    assert SAID.items() <= places.items()
    pictures = page.locator(".scanned-page .page-picture img")
    assert pictures.count() == 2
    assert pictures.evaluate_all("all => all.every(one => one.complete && one.naturalWidth === 1000)")
    assert pictures.nth(1).get_attribute("alt") == "第2页的原图"
    words, picture = page.locator(".scanned-page > div").first.bounding_box(), pictures.first.bounding_box()
    beside = picture["x"] >= words["x"] + words["width"]
    below = picture["y"] >= words["y"] + words["height"]
    assert beside if width > 900 else below
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    with page.expect_download() as download:
        page.click("text=Word 批注版 >> nth=0")
    made = docx.Document(download.value.path())
    assert PAGES[0][0] in [paragraph.text for paragraph in made.paragraphs]
    told = [comment.text for comment in made.comments]
    for said, place in SAID.items():
        assert any(said in words and f"在文件里：{place}" in words for words in told)
    assert any("每个数字都请与原图核对" in words for words in told)


def test_a_wait_is_told_with_what_a_page_takes(new_page):
    page = new_page()
    page.clock.install()
    page.goto("/zh/check")
    page.route("**/zh/check", lambda route: None)
    scan = {"name": "扫描.png", "mimeType": "image/png", "buffer": ocr.PNG}
    page.set_input_files("#draft-file", scan)
    page.click("text=开始核对")
    page.wait_for_selector(".draft-form[data-sent]")
    page.clock.run_for(4_500)
    assert page.locator(".slow-told").count() == 0
    page.clock.run_for(3_000)
    told = page.locator(".slow-told")
    assert told.get_attribute("role") == "status"
    assert told.inner_text().startswith("还在读：扫描的页每页约 4 秒") and told.inner_text().endswith("7")
