"""A bureau brings its report in: pasted, reviewed by keyboard, published, corrected, removed, restored."""

import csv
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from tests.browser import axe
from tests.browser.everyone import NARROW, faults_for_everyone
from tests.browser.helpers import drawn
from tests.browser.layout import faults
from tests.data.bringing import SHOWS, TEXT, UNIT
from tests.served import Served, served

TOKEN = "a-token-of-tests"
WAIT = 10_000


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> dict[str, str]:
    """Where the server's data lie, for whoever works on a terminal beside it."""
    own = tmp_path_factory.mktemp("review")
    return {"LOCAL_DATA": str(own / "local"), "STORE": str(own / "store")}


@pytest.fixture(scope="module")
def review_server(folders) -> Iterator[Served]:
    """A server on which reports may be brought in, two processes of it."""
    with served(EDIT_TOKEN=TOKEN, PROCESSES="2", **folders) as running:
        yield running


@pytest.fixture
def enter(new_page, review_server):
    """Open review as somebody who follows the link that the server printed."""

    def come(who: str, **options):
        page = new_page(at=review_server, **options)
        page.goto(f"/zh/review#{TOKEN}")
        page.fill("#door-who", who)
        page.keyboard.press("Enter")
        page.wait_for_selector("#bring-words")
        return page

    return come


def bring(page, words=TEXT, english="Weitang") -> str:
    """Paste a report and confirm its head; return the address of its review."""
    page.fill("#bring-words", words)
    page.click("text=开始整理")
    page.wait_for_selector(".confirm-form")
    if page.locator("#place-new").is_checked():
        page.fill("#new-place-name_en", english)
    page.click("text=确认，开始核对")
    page.wait_for_selector("[data-tally]")
    return page.url.split("?")[0]


def press(page, key, until=None):
    """Press a key and wait until another card has the focus, or what it was pressed for is there."""
    card = page.locator(".review-card")
    before = card.get_attribute("data-card") if card.count() else ""
    page.keyboard.press(key)
    if until:
        page.wait_for_selector(until)
        return
    page.wait_for_function(
        "was => document.activeElement.dataset.card && document.activeElement.dataset.card !== was",
        arg=before,
    )


def open_item(page, words):
    row = page.locator(f".review-row:has(.row-words:text-is('{words}'))").first
    row.locator(".row-line").click()
    row.locator(".review-card").wait_for()


def make_indicator(page):
    """Give the shows an indicator and a unit that the vocabulary lacks."""
    open_item(page, "46台")
    page.click("[data-fold=new] > summary")
    form = page.locator("[data-decide=new_indicator]")
    for name, cell in SHOWS.items():
        control = form.locator(f"[name=cell-{name}]")
        control.select_option(cell) if name == "category" else control.fill(cell)
    form.locator("summary").click()
    for name, cell in UNIT.items():
        form.locator(f"[name=cell-unit_{name}]").fill(cell)
    form.locator("button.strong").click()
    page.wait_for_selector(".review-row.of-indicator", state="attached")


def publish(page) -> None:
    page.click("[data-finish]")
    page.click("[data-publish]")
    page.wait_for_selector(".notice a:not([data-fresh])", timeout=WAIT)


def test_from_paste_to_page_and_back(enter, review_server):
    page = enter("张三")
    address = bring(page)
    assert faults(page) == [] and axe.judge(page)["violations"] == []
    # The first that needs a look stands open; everything else by keyboard.
    assert "实现全覆盖" in page.inner_text(".review-card")
    press(page, "a")
    press(page, "a")
    assert "已核 2" in page.inner_text("[data-tally]")
    press(page, "r", until="[data-fold=reject][open]")
    press(page, "Enter")
    assert "不采用 1" in page.inner_text("[data-tally]")
    press(page, "u")
    page.wait_for_function("() => document.querySelector('[data-tally]').innerText.includes('不采用 0')")
    was = page.evaluate("document.querySelector('[data-help]').open")
    page.keyboard.press("?")
    assert page.evaluate("document.querySelector('[data-help]').open") is not was
    # Keys rest where they are switched off.
    page.click("[data-keys]")
    before = page.inner_text("[data-tally]")
    page.keyboard.press("a")
    page.keyboard.press("j")
    assert page.inner_text("[data-tally]") == before
    page.click("[data-keys]")
    make_indicator(page)
    page.click("text=全部接受")
    page.wait_for_selector(".table-scroll")
    assert "2014件" in page.inner_text("main") and faults(page) == []
    page.click("main .button.strong")
    page.wait_for_selector("[data-tally]")
    # What is on disk survives a reload.
    page.reload()
    assert "已核 25" in page.inner_text("[data-tally]")
    publish(page)
    page.click(".notice a")
    drawn(page)
    assert "苇塘县" in page.inner_text("main")
    page.locator(
        ".area-row a[href*='/area/weitang-2024/'], main a[href*='/area/weitang-2024/']"
    ).first.click()
    drawn(page)
    assert "/area/weitang-2024/" in page.url and "436人" in page.inner_text("main")
    page.goto("/zh/indicator/law_awareness_opera_performances_count?report=weitang-2024")
    assert "46" in page.inner_text("main")
    page.goto("/zh/text/weitang-2024?figure=law_awareness_opera_performances_count")
    assert "46台" in page.inner_text("[data-here]")
    accepted = {row["stated"] for row in table(page, "observations")}
    assert len(accepted) == 25 and accepted >= {
        "31件",
        "约212万元",
        "3600多万元",
        "5320余条",
        "46台",
        "一律进驻",
    }
    assert all(stated in TEXT for stated in accepted)
    correct_one(page)
    remove_and_restore(page)
    assert address


def correct_one(page):
    page.goto("/zh/review")
    page.click("[data-report=weitang-2024] >> text=更正")
    page.wait_for_selector("[data-tally]")
    open_item(page, "583宗")
    page.keyboard.press("e")
    card = page.locator(".review-card")
    card.locator("[name=cell-scope_zh]").fill("县城")
    card.locator("[data-decide=correct] [name=reason]").fill("原文所指为县城")
    card.locator("[data-decide=correct] button.strong").click()
    page.wait_for_selector(".review-row.corrected", state="attached")
    publish(page)
    assert "原文所指为县城" in {row["reason"] for row in table(page, "changes")}


def table(page, name: str) -> list[dict[str, str]]:
    """Return a table of the report's package as it is downloaded."""
    package = page.request.get("/download/weitang-2024/report.zip")
    held = zipfile.ZipFile(io.BytesIO(package.body()))
    file = next(one for one in held.namelist() if one.endswith(f"{name}.csv"))
    return list(csv.DictReader(io.StringIO(held.read(file).decode("utf-8-sig"))))


def remove_and_restore(page):
    page.goto("/zh/review")
    page.click("[data-report=weitang-2024] summary >> text=撤下")
    page.fill("#remove-weitang-2024", "核对中")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-removed=weitang-2024]", timeout=WAIT)
    wait_for_overview(page, 404, 410)
    page.click("[data-removed=weitang-2024] summary >> text=恢复")
    page.fill("#restore-weitang-2024", "核对无误")
    page.keyboard.press("Enter")
    wait_for_overview(page, 200)


def wait_for_overview(page, *wanted: int) -> None:
    """Wait until the running server answers for the report with one of these statuses."""
    until = time.monotonic() + WAIT / 1000
    while (status := page.request.get("/zh/overview/weitang-2024").status) not in wanted:
        assert time.monotonic() < until, status
        time.sleep(0.2)


def test_two_browsers_on_one_draft(enter):
    one, other = enter("张三"), enter("李四")
    address = bring(one, TEXT.replace("苇塘", "芦汀"), "Luting")
    other.goto(address)
    for page in (one, other):
        open_item(page, "583宗")
    one.keyboard.press("e")
    card = one.locator(".review-card")
    card.locator("[name=cell-value]").fill("584")
    card.locator("[data-decide=correct] button.strong").click()
    one.wait_for_selector(".review-row.corrected", state="attached")
    other.keyboard.press("a")
    other.wait_for_selector(".review-card .notice")
    said = other.inner_text(".review-card")
    assert "张三" in said and "584" in said
    # Seen, and decided again: the later one knows the earlier.
    other.keyboard.press("u")
    other.wait_for_function("() => !document.querySelector('.review-card .notice')")
    one.reload()
    assert "584" not in one.inner_text("main")


def on_a_terminal(folders, *given: str) -> str:
    """Run `python -m data.manage`; return the last line that it prints."""
    command = [sys.executable, "-m", "data.manage", *given]
    done = subprocess.run(command, env=os.environ | folders, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def reports_of(page, place: str) -> int:
    """Return how many reports of a place the site's search knows."""
    found = json.loads(page.request.get(f"/search/zh.json?q={place}").body())["places"]
    return found[0]["reports"] if found else 0


def test_a_word_file_a_second_year_and_words_that_were_missed(enter, tmp_path, folders):
    page = enter("张三")
    before = reports_of(page, "苇塘县")
    earlier = Path(tmp_path / "2022.txt")
    earlier.write_text(TEXT.replace("2024", "2022").replace("2025", "2023"), encoding="utf-8")
    draft = on_a_terminal(folders, "add", str(earlier), "--place", "苇塘县", "--place-en", "Weitang")
    on_a_terminal(folders, "decide", draft, "--all-sure", "--yes")
    assert on_a_terminal(folders, "accept", draft) == "weitang-2022"
    wait_for_reports(page, before + 1)
    made, file = docx.Document(), io.BytesIO()
    for line in TEXT.replace("2024", "2023").replace("2025", "2024").splitlines():
        made.add_paragraph(line)
    made.save(file)
    path = tmp_path / "苇塘.docx"
    path.write_bytes(file.getvalue())
    page.set_input_files("#bring-file", path)
    page.click("text=开始整理")
    page.wait_for_selector(".confirm-form")
    if page.locator("#place-new").is_checked():
        page.fill("#new-place-name_en", "Weitang")
    page.click("text=确认，开始核对")
    page.wait_for_selector("[data-tally]")
    # Words of the text are selected and added.
    page.evaluate(
        """() => {
          const line = [...document.querySelectorAll('[data-text] > *')]
            .find(p => p.textContent.includes('各镇普法活动'));
          const range = document.createRange();
          range.selectNodeContents(line);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    page.wait_for_selector(".add-selected:visible")
    page.click(".add-selected")
    page.wait_for_selector(".review-card:has-text('各镇普法活动情况表')")
    page.keyboard.press("u")
    page.wait_for_function("() => document.querySelector('[data-tally]').innerText.includes('补入 0')")
    page.click("text=全部接受")
    page.click("main .button.strong")
    publish(page)
    wait_for_reports(page, before + 2)


def wait_for_reports(page, number: int) -> None:
    """Wait until the running server knows so many reports of the county, at most as long as it may take."""
    until = time.monotonic() + WAIT / 1000
    while reports_of(page, "苇塘县") != number:
        assert time.monotonic() < until, reports_of(page, "苇塘县")
        time.sleep(0.2)


@pytest.mark.context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
def test_a_phone_reads_and_decides(enter):
    page = enter(
        "张三", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, color_scheme="dark"
    )
    assert faults(page) == []
    bring(page, TEXT.replace("苇塘", "荻浦"), "Dipu")
    assert faults(page) == [] and axe.judge(page)["violations"] == []
    page.tap(".review-card [data-verb=accept]")
    page.wait_for_function("() => document.querySelector('[data-tally]').innerText.includes('已核 1')")
    page.click("[data-finish]")
    page.wait_for_selector(".review-discard")
    assert faults(page) == [] and axe.judge(page)["violations"] == []


@pytest.mark.patient
def test_every_step_stands_for_every_reader(enter):
    page = enter("张三", viewport=NARROW)
    found = [f"list {fault}" for fault in faults_for_everyone(page)]
    draft = bring(page, TEXT.replace("苇塘", "芦汀"), "Luting")
    for step in ("confirm", "", "sure", "finish"):
        page.goto(f"{draft}?step={step}")
        drawn(page)
        found += [f"{step} {fault}" for fault in faults_for_everyone(page)]
    assert not found, "\n".join(found)
