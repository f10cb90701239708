"""A draft stays in its tab until it is cleared; its answer is a step of the same page."""

import pytest

from tests.browser.helpers import drawn
from tests.browser.test_check_page import DRAFT, SAID, SIZES, as_docx, checked


def drafts_sent(page) -> list:
    """The requests from now on that send a draft, as they come."""
    sent: list = []
    page.on(
        "request", lambda ask: sent.append(ask) if (ask.method, ask.url[-6:]) == ("POST", "/check") else None
    )
    return sent


def still_there(page) -> None:
    drawn(page)
    assert page.input_value("#draft-words") == DRAFT
    assert page.inner_text(".keep-told") == "上次的草稿仍在本标签页中。"


def test_a_draft_is_still_there_after_a_link_back_and_reload_until_it_is_cleared(page):
    page.goto("/zh/check")
    drawn(page)
    assert "离开再回来还在" in page.inner_text(".draft-keeping")
    sent = drafts_sent(page)
    page.fill("#draft-words", DRAFT)
    page.reload()
    still_there(page)
    page.click("nav >> text=说明")
    page.wait_for_url("**/about")
    page.go_back()
    still_there(page)
    page.click("nav >> text=说明")
    page.wait_for_url("**/about")
    page.click("nav >> text=发布前体检")
    page.wait_for_url("**/check")
    still_there(page)
    page.click("text=清除")
    assert page.input_value("#draft-words") == ""
    assert "已清除" in page.inner_text(".keep-told")
    assert page.evaluate("document.activeElement.id") == "draft-words"
    page.reload()
    drawn(page)
    assert page.input_value("#draft-words") == ""
    assert page.inner_text(".keep-told") == ""
    assert sent == []


def test_an_answer_is_a_step_that_back_undoes_and_a_reload_sends_nothing(page):
    page.goto("/zh/check")
    page.fill("#draft-words", DRAFT)
    page.click("text=开始核对")
    checked(page)
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.go_back()
    assert page.locator(".draft-answer").count() == 0
    still_there(page)
    page.go_forward()
    assert SAID[0] in checked(page)
    sent = drafts_sent(page)
    page.reload()
    still_there(page)
    assert sent == []
    page.click("text=开始核对")
    checked(page)
    assert len(sent) == 1
    page.go_back()
    assert page.locator(".draft-answer").count() == 0


def test_another_draft_begins_empty_and_back_leads_to_the_answer(page):
    page.goto("/zh/check")
    page.fill("#draft-words", DRAFT)
    page.click("text=开始核对")
    checked(page)
    page.click("text=换一份稿件")
    assert page.input_value("#draft-words") == ""
    assert page.evaluate("sessionStorage.length") == 0
    page.go_back()
    assert SAID[0] in checked(page)
    assert page.evaluate("sessionStorage.length") == 1


def test_the_words_of_a_file_are_kept_and_a_file_goes_before_the_field(page):
    page.goto("/zh/check")
    page.fill("#draft-words", "旧稿件。全年开展活动3次。")
    file = {"name": "draft.docx", "mimeType": "application/octet-stream", "buffer": as_docx()}
    page.set_input_files("#draft-file", file)
    assert page.inner_text(".keep-told") == "将核对所选的文件，不核对框里的文字。"
    page.click("text=开始核对")
    assert SAID[0] in checked(page)
    page.click("nav >> text=说明")
    page.wait_for_url("**/about")
    page.go_back()
    drawn(page)
    assert "98.6%" in page.input_value("#draft-words")
    page.set_input_files("#draft-file", file)
    page.type("#draft-words", "新")
    assert page.input_value("#draft-file") == ""


def test_a_full_store_is_said(page):
    page.goto("/zh/check")
    page.fill("#draft-words", DRAFT)
    page.evaluate(FILL)
    page.fill("#draft-words", DRAFT * 2)
    assert "浏览器没有留下这份草稿" in page.inner_text(".keep-told")
    assert page.evaluate("sessionStorage.getItem('draft')") is None
    page.evaluate("sessionStorage.removeItem('other')")
    page.type("#draft-words", "。")
    assert page.inner_text(".keep-told") == ""
    assert page.evaluate("sessionStorage.getItem('draft').length") > len(DRAFT)


FILL = """() => {
  let size = 1 << 24, words = "";
  while (size >= 1) {
    try { sessionStorage.setItem("other", words + "a".repeat(size)); words += "a".repeat(size); }
    catch { size /= 2; }
  }
}"""


# Their browsers complain of the answers 422 and of the lost connection, as they should.
@pytest.fixture
def unwatched(browser, server):
    context = browser.new_context(base_url=server.address, viewport=SIZES["desk"])
    yield context.new_page()
    context.close()


def test_an_english_draft_is_answered_with_what_is_read(unwatched):
    page = unwatched
    page.goto("/en/check")
    page.fill("#draft-words", "The county handled 120 cases of mediation. " * 20)
    page.click(".draft-form button[type=submit]")
    notice = page.wait_for_selector(".notice")
    assert notice.inner_text().startswith("This page reads drafts in Chinese.")
    assert page.locator(".prompt").count() == 0
    assert "120 cases" in page.input_value("#draft-words")
    page.fill("#draft-words", DRAFT)
    page.click(".draft-form button[type=submit]")
    checked(page)


def test_a_file_that_cannot_be_read_leaves_the_draft_where_it_is(unwatched):
    page = unwatched
    page.goto("/zh/check")
    page.fill("#draft-words", DRAFT)
    page.set_input_files(
        "#draft-file", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    )
    page.click(".draft-form button[type=submit]")
    assert "已损坏" in page.wait_for_selector(".notice").inner_text()
    still_there(page)


def test_a_lost_connection_is_said_and_the_draft_can_be_sent_again(unwatched):
    page = unwatched
    page.goto("/zh/check")
    page.fill("#draft-words", DRAFT)
    page.route("**/check", lambda route: route.abort())
    page.click(".draft-form button[type=submit]")
    assert "没有送到" in page.wait_for_selector(".notice").inner_text()
    assert page.input_value("#draft-words") == DRAFT
    page.unroute("**/check")
    page.click("text=开始核对")
    checked(page)
