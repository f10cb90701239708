"""An inspector asks of five counties who gives only claims; a citizen finds that a figure is not stated."""

import csv
import io
from pathlib import Path

import docx
import pytest

from components.text import text

COUNTIES = "/zh/coverage?category=legality_review&kind=county&province=x-linhai&year=2023"
CLAIM = "legal_advisers_coverage"
OPENED = "[data-coverage-opened]"
BUSY = f"{OPENED}[aria-busy]"


@pytest.fixture
def counties(new_page, several):
    page = new_page(at=several)
    page.goto("/zh/reports")
    page.get_by_role("link", name="哪些写了数，哪些没写").click()
    for name, value in {
        "kind": "county",
        "province": "x-linhai",
        "year": "2023",
        "category": "legality_review",
    }.items():
        # Each choice is sent at once.
        with page.expect_navigation():
            page.select_option(f"#coverage-{name}", value)
    return page


def test_an_inspector_finds_who_gives_only_claims(counties, several):
    page = counties
    assert page.locator("tbody tr").count() >= 5
    nth = page.locator("table").get_attribute("data-columns").split().index(CLAIM)
    rows = page.locator("tbody tr").all()
    only = [row for row in rows if row.locator("td").nth(nth).text_content() == "覆盖"]
    assert len(only) >= 2
    for row in only[:2]:
        row.locator("td").nth(nth).click()
        page.wait_for_selector(BUSY, state="detached")
        name = row.locator("th").text_content().split()[0]
        assert name in page.locator(OPENED).text_content()
        words = page.locator(f"{OPENED} .report-words").text_content()
        assert "法律顾问" in words
    assert f"indicator={CLAIM}" in page.url
    # The same address opens the same cell.
    page.reload()
    assert page.locator(f"{OPENED} .report-words").text_content() == words
    page.get_by_role("link", name=text("coverage.to_sentence", "zh")).click()
    page.wait_for_url("**/zh/text/**")
    # Marks stand between the clauses there.
    assert f"figure={CLAIM}" in page.url
    assert words.split("，")[0] in page.locator("main").text_content()
    page.go_back()
    with page.expect_download() as got:
        page.locator("#download a", has_text="CSV").first.click()
    rows = list(csv.DictReader(io.StringIO(Path(got.value.path()).read_text("utf-8-sig"))))
    claims = {row["report"] for row in rows if row["indicator"] == CLAIM and row["says"] == "claim"}
    assert len(claims) == len(only)


def test_the_table_is_one_stop_of_the_keyboard(counties):
    page = counties
    assert page.locator("table [tabindex='0']").count() == 1
    page.locator("table [tabindex='0']").focus()
    where = "() => [document.activeElement.parentElement.rowIndex, document.activeElement.cellIndex]"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(where) == [2, 2]
    page.keyboard.press("End")
    columns = len(page.locator("table").get_attribute("data-columns").split())
    assert page.evaluate(where) == [2, columns]
    page.keyboard.press("Home")
    assert page.evaluate(where) == [2, 0]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(where) == [1, 1]
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{OPENED} h2")
    assert page.locator("td[aria-selected]").count() == 1
    assert page.evaluate(where) == [1, 1]
    page.keyboard.press("t")
    assert page.locator("table[data-show=words]").count() == 1 and "show=words" in page.url
    page.keyboard.press("t")
    assert page.locator("table[data-show=words]").count() == 0
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('table')") is None


def test_on_a_phone_one_report_is_a_list(new_page, several):
    page = new_page(at=several, viewport={"width": 390, "height": 844})
    page.goto(COUNTIES)
    assert not page.locator("table").is_visible()
    with page.expect_navigation():
        page.select_option("#coverage-report", "yanxi-2023")
    assert page.locator("#list").text_content().startswith("砚溪县2023")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    item = page.locator(".coverage-list details[open] li").first
    assert item.is_visible() and item.bounding_box()["height"] >= 44


def test_without_a_script_cells_lead_to_their_evidence(new_page, several):
    page = new_page(at=several, java_script_enabled=False)
    page.goto(COUNTIES)
    page.locator("td.f a, td.c a").first.click()
    assert "/zh/text/" in page.url


def test_a_citizen_finds_a_gap_and_takes_the_request(new_page, several):
    page = new_page(at=several, permissions=["clipboard-read", "clipboard-write"])
    page.goto(
        "/zh/coverage?category=reconsideration_litigation&report=luoding-2022"
        "&indicator=reconsideration_concluded_count"
    )
    assert "未列" in page.locator(OPENED).text_content()
    page.get_by_role("link", name=text("coverage.to_gap", "zh")).click()
    page.get_by_role("button", name=text("gap.copy", "zh")).click()
    page.wait_for_function("() => document.querySelector('[data-copied]').textContent")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "罗定市人民政府" in copied and "2022年1月1日至12月31日" in copied
    with page.expect_download() as got:
        page.get_by_role("link", name=text("gap.docx", "zh")).click()
    paragraphs = [one.text for one in docx.Document(got.value.path()).paragraphs]
    assert paragraphs[0] == "政府信息公开申请" and all(line in copied for line in paragraphs)
