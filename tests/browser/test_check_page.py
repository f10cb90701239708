"""A justice bureau looks through its draft: pasted, by keyboard alone, and from a .docx."""

import io
import threading
import time
import urllib.request
from pathlib import Path

import docx
import pypdfium2
import pytest
from openpyxl import load_workbook

from tests.served import served
from tests.speed import patience

# An invented county. Four planted faults: a sum (38 + 57 is not 93), a rate (612 of 640 is not 98.6 %),
# the plan's year, and a doubled word.
DRAFT = """澄湖县2025年法治政府建设年度报告
2025年,县政府扎实推进法治政府建设,现将情况报告如下。
一、主要举措和成效
(一)依法决策。县政府常务会议学法7次,法律顾问出具意见120余份,审查合同56件,出台规范性文件6件,其中县政府2件、部门4件。
(二)行政执法。全县持证执法人员860人。全年办理行政处罚案件93件,其中普通程序38件、简易程序57件。
(三)化解纠纷。各级调解组织调解纠纷640件,调解成功612件,调解成功率98.6%,涉及金额近500万元。受理行政复议申请41件,审结36件。
二、存在的不足及原因
基层执法力量薄弱,主要原因是编制紧、人员流动快。县委、县政府主要负责人带头履行推进法治建设第一责任人职责。
三、2025年工作安排
一是加强加强执法监督。
"""
SAID = ("38＋57＝95，写作93", "612÷640＝95.6%，写作98.6%", "计划部分写2025年", "“加强加强”疑为“加强”")


SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


def as_docx(text: str = DRAFT) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def checked(page) -> str:
    page.wait_for_selector(".draft-answer")
    return page.inner_text(".prompts")


def test_paste_a_draft_find_its_faults_and_print_the_table(page):
    page.goto("/zh")
    page.click("nav >> text=发布前体检")
    page.fill("#draft-words", DRAFT)
    page.click("text=开始核对")
    said = checked(page)
    for words in SAID:
        assert words in said
    assert "读出数字 16" in page.inner_text(".draft-summary")
    page.click(".prompt[data-prompt='2'] .badge")
    place = page.locator("#place-2")
    assert place.evaluate("e => e === document.activeElement")
    box = place.bounding_box()
    assert 0 < box["y"] < 900
    assert page.locator(".prompted[data-chosen]").count() >= 2
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    printed = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    for words in ("数据核对表", "责任科室", "依据材料", "处理", "120余份", "98.6%", "没有读出的"):
        assert words in printed
    assert "放到一边" not in printed
    assert len(paper) <= 3


ON_PAGE = """() => [...document.querySelectorAll(":is(.prompt, .content):is(.to_check, .not_listed)")]
  .map(prompt => [prompt.dataset.prompt || "", prompt.querySelector(".said").textContent,
    [...prompt.querySelectorAll(".why, .readings li")].map(part => part.textContent).join(" ")])"""
ON_PAPER = """() => [...document.querySelectorAll(".draft-sheet .of-prompts tbody tr")]
  .filter(row => row.checkVisibility({visibilityProperty: true}))
  .map(row => [0, 3, 5].map(at => row.cells[at].textContent.replaceAll("\\n", " ")))"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_paper_and_workbook_begin_with_every_prompt_of_the_page(page, language):
    page.goto(f"/{language}/check")
    page.fill("#draft-words", DRAFT.replace("主要原因是编制紧、人员流动快。", "").replace("及原因", ""))
    page.click(".draft-form button[type=submit]")
    checked(page)
    wanted = page.evaluate(ON_PAGE)
    assert [prompt[0] for prompt in wanted] == ["1", "2", "3", "4", ""]
    page.emulate_media(media="print")
    assert page.evaluate(ON_PAPER) == wanted
    titles = page.locator(".draft-sheet h3")
    assert titles.count() == 4
    tops = [titles.nth(at).bounding_box()["y"] for at in range(4)]
    assert tops == sorted(tops)
    page.emulate_media(media="screen")
    with page.expect_download() as download:
        page.click(".sheet-form button")
    rows = list(load_workbook(io.BytesIO(download.value.path().read_bytes())).worksheets[0].values)[1:]
    assert [[str(row[0] or ""), row[3], row[5].replace("\n", " ")] for row in rows] == wanted


@pytest.mark.parametrize("name", ["desk", "phone"])
def test_counts_lead_to_their_prompts_by_keyboard(new_page, name):
    page = new_page(viewport=SIZES[name])
    page.goto("/zh/check")
    page.fill("#draft-words", DRAFT.replace("主要原因是编制紧、人员流动快。", "").replace("及原因", ""))
    page.click("text=开始核对")
    checked(page)
    for verdict, place in (
        ("to_check", "prompt-1"),
        ("not_listed", "prompt-content_causes"),
        ("agrees", "agrees"),
    ):
        page.focus(f".tally:has([data-count='draft-{verdict}'])")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == place
        box = page.locator(f"#{place}").bounding_box()
        header = page.locator("header.top").bounding_box()
        assert max(0, header["y"] + header["height"]) <= box["y"]
        assert box["y"] + box["height"] <= SIZES[name]["height"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_prompt_stands_in_the_first_screen_of_a_phone(new_page, language):
    page = new_page(viewport=SIZES["phone"], has_touch=True)
    page.goto(f"/{language}/check")
    page.fill("#draft-words", DRAFT * 6)
    page.click(".draft-form button[type=submit]")
    checked(page)
    first = page.locator(".prompt[data-prompt='1']").bounding_box()
    assert first["y"] + first["height"] <= SIZES["phone"]["height"]
    assert page.evaluate("scrollY") == 0


INNER = """() => [...document.querySelectorAll("main *")]
  .filter(e => e.checkVisibility() && e.scrollHeight > e.clientHeight + 1)
  .filter(e => /auto|scroll/.test(getComputedStyle(e).overflowY)).map(e => e.className)"""


@pytest.mark.parametrize("name", ["desk", "phone"])
def test_nothing_scrolls_inside_the_answer(new_page, name):
    page = new_page(viewport=SIZES[name])
    page.goto("/zh/check")
    page.fill("#draft-words", DRAFT * 6)
    page.click("text=开始核对")
    checked(page)
    assert page.evaluate(INNER) == []
    page.add_style_tag(content=".prompts { max-height: 50vh; overflow-y: auto }")
    assert page.evaluate(INNER) == ["prompts"]


def test_the_same_by_keyboard_alone(page):
    page.goto("/zh/check")
    page.focus("#draft-words")
    page.keyboard.insert_text(DRAFT)
    for _ in ("the file", "last year's report", "the button"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    checked(page)
    page.focus(".prompts")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".prompt[data-chosen]").get_attribute("data-prompt") == "2"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "place-2"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "prompt-2"
    page.keyboard.press("x")
    assert page.locator(".prompt[data-aside]").get_attribute("data-prompt") == "2"
    page.keyboard.press("x")
    assert page.locator(".prompt[data-aside]").count() == 0


def test_the_same_from_a_word_file(page):
    page.goto("/en/check")
    file = {"name": "draft.docx", "mimeType": "application/octet-stream", "buffer": as_docx()}
    page.set_input_files("#draft-file", file)
    page.click(".draft-form button")
    said = checked(page)
    assert "38＋57 = 95, written 93" in said
    with page.expect_download() as download:
        page.click("text=Checklist XLSX")
    assert download.value.suggested_filename == "checklist.xlsx"


def files_below(*folders: Path) -> dict[Path, bytes]:
    """Everything on the disk that a draft could have been written to, but for what the site logs."""
    return {
        path: path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.name != "log"
    }


def comments_of(download) -> list[str]:
    return [comment.text for comment in docx.Document(download.value.path()).comments]


def test_a_word_file_comes_back_with_its_prompts_as_comments(new_page, tmp_path):
    file = {"name": "澄湖县.docx", "mimeType": "application/octet-stream", "buffer": as_docx()}
    with served(TMPDIR=str(tmp_path)) as site:
        page = new_page(at=site)
        page.goto("/zh/check")
        before = files_below(site.log.parent, tmp_path)
        page.set_input_files("#draft-file", file)
        page.click("text=开始核对")
        checked(page)
        assert page.locator("#word-file").is_hidden()
        with page.expect_download() as download:
            page.click(".draft-doors >> text=Word 批注版")
        assert download.value.suggested_filename == "澄湖县-批注.docx"
        told = comments_of(download)
        for words in SAID:
            assert sum(words in comment for comment in told) == 1
        document = docx.Document(download.value.path())
        assert [paragraph.text for paragraph in document.paragraphs] == DRAFT.splitlines()
        assert files_below(site.log.parent, tmp_path) == before
        assert "澄湖县" not in site.log.read_text(encoding="utf-8")


# Its browser complains of the answer 422, as it should.
@pytest.fixture
def unwatched(browser, server):
    context = browser.new_context(base_url=server.address, viewport=SIZES["desk"])
    yield context.new_page()
    context.close()


def test_after_a_reload_the_word_file_is_asked_for_and_no_other_is_taken(unwatched):
    page = unwatched
    page.goto("/zh/check")
    file = {"name": "draft.docx", "mimeType": "application/octet-stream", "buffer": as_docx()}
    page.set_input_files("#draft-file", file)
    page.click("text=开始核对")
    checked(page)
    page.reload()
    page.click("text=开始核对")
    checked(page)
    assert "稿件如果出自一份 Word 文件，选上它" in page.inner_text(".draft-word")
    page.set_input_files("#word-file", {**file, "buffer": as_docx(DRAFT.replace("41件", "42件"))})
    page.click(".word-form button")
    page.wait_for_selector(".word-told:not(:empty)")
    assert "与刚才核对的不同" in page.inner_text(".word-told")
    assert SAID[0] in checked(page)
    page.set_input_files("#word-file", file)
    with page.expect_download() as download:
        page.click(".word-form button")
    assert any(SAID[0] in comment for comment in comments_of(download))
    assert page.inner_text(".word-told") == ""
    with page.expect_download() as download:
        page.click(".sheet-form >> text=Word 批注版")
    assert any(SAID[0] in comment for comment in comments_of(download))


@pytest.mark.context(java_script_enabled=False)
def test_without_a_script_a_form_asks_for_the_word_file_again(page):
    page.goto("/en/check")
    file = {"name": "draft.docx", "mimeType": "application/octet-stream", "buffer": as_docx()}
    page.set_input_files("#draft-file", file)
    page.click(".draft-form button")
    checked(page)
    page.click(".draft-doors >> text=Word with comments")
    assert page.evaluate("document.activeElement.id") == "word-file"
    page.set_input_files("#word-file", file)
    with page.expect_download() as download:
        page.click(".draft-doors >> text=Word with comments")
    assert download.value.suggested_filename == "draft-comments.docx"
    assert any("38＋57 = 95" in comment for comment in comments_of(download))


@pytest.mark.context(java_script_enabled=False)
def test_the_same_without_a_script(page):
    page.goto("/zh/check")
    page.fill("#draft-words", DRAFT)
    page.click("text=开始核对")
    assert SAID[0] in checked(page)
    page.click(".prompt[data-prompt='1'] .badge")
    assert page.url.endswith("#place-1")


@pytest.mark.patient
def test_a_long_draft_keeps_no_other_reader_waiting(page, server):
    page.goto("/zh/check")
    answers = []

    def send():
        edge = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="long.txt"\r\n\r\n'
        body = edge + (DRAFT * 280).encode() + b"\r\n--edge--\r\n"
        ask = urllib.request.Request(
            server.address + "zh/check", body, {"Content-Type": "multipart/form-data; boundary=edge"}
        )
        try:
            with urllib.request.urlopen(ask, timeout=40) as answer:
                answers.append(answer.status)
        except urllib.error.HTTPError as refused:
            answers.append(refused.code)

    sender = threading.Thread(target=send)
    sender.start()
    time.sleep(0.5)
    began = time.monotonic()
    urllib.request.urlopen(server.address + "zh/about", timeout=20).read()
    waited = time.monotonic() - began
    still_reading = sender.is_alive()
    sender.join(45)
    assert still_reading
    assert waited < patience(5)
    assert answers == [200]
