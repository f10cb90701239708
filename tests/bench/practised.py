"""What bringing a report in asks of a person: `python -m tests.bench.practised` prints decisions and keys.

Chromium does what a practised person does with the invented county's report: paste, confirm place and year,
decide what needs a look by single keys, make the one indicator that is missing, accept what is sure, publish.
Keys and clicks are counted as the page hears them, a Chinese character as the three keys of its pinyin. The
time is the machine's; a person's own is added as PAUSE for each decision that is read and KEY for each key.
"""

import sys
from typing import Any

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.data.bringing import SHOWS, TEXT, UNIT
from tests.served import served

TOKEN = "a-token-of-benches"
# Seconds: to read a card and its sentence, and to press a key (about 200 keys a minute).
PAUSE, KEY = 4.0, 0.3
PINYIN = 3
COUNT = """() => {
  const keep = (name, more) => sessionStorage.setItem(name, Number(sessionStorage.getItem(name) || 0) + more);
  addEventListener("keydown", () => keep("keys", 1), true);
  addEventListener("pointerdown", () => keep("clicks", 1), true);
}"""


def main() -> int:
    """Print what was counted; return 1 where the report was not published."""
    with served(EDIT_TOKEN=TOKEN) as server, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_context(base_url=server.address, locale="zh-CN").new_page()
        page.add_init_script(f"({COUNT})()")
        posts: list[str] = []
        page.on("request", lambda one: posts.append(one.post_data or "") if "/decisions" in one.url else None)
        page.goto(f"/zh/review#{TOKEN}")
        began = page.evaluate("performance.timeOrigin + performance.now()")
        bring(page)
        decide(page)
        publish(page)
        seconds = (page.evaluate("performance.timeOrigin + performance.now()") - began) / 1000
        keys, clicks = (
            int(page.evaluate(f"sessionStorage.getItem('{name}')")) for name in ("keys", "clicks")
        )
        browser.close()
    decisions = len(posts)
    keys += PINYIN * sum(
        "\u4e00" <= sign <= "\u9fff" for cell in (*SHOWS.values(), *UNIT.values()) for sign in cell
    )
    person = decisions * PAUSE + keys * KEY
    print(f"{decisions} decisions, {keys} keys, {clicks} clicks; the machine took {seconds:.0f} s")
    print(f"a practised person needs about {(seconds + person) / 60:.1f} minutes")
    return 0


def bring(page: Any) -> None:
    """Sign in, paste the report, confirm its head."""
    page.wait_for_selector("#door-who")
    page.keyboard.type("zhang")
    page.keyboard.press("Enter")
    page.wait_for_selector("#bring-words")
    page.click("#bring-words")
    page.keyboard.insert_text(TEXT)
    page.click("text=开始整理")
    page.wait_for_selector("#new-place-name_en")
    page.click("#new-place-name_en")
    page.keyboard.type("Weitang")
    page.keyboard.press("Enter")
    page.wait_for_selector(".review-card")


def decide(page: Any) -> None:
    """Accept two claims, leave five numbers out, give the last one an indicator of its own."""
    while page.locator("[data-rows=look] .review-row").count() > 1:
        card = page.locator(".review-card")
        own = card.get_attribute("data-card")
        if card.locator("[data-verb=accept]").count():
            page.keyboard.press("a")
        elif "46台" in card.inner_text():
            page.keyboard.press("j")
        else:
            page.keyboard.press("r")
            page.wait_for_selector("[data-fold=reject][open]")
            page.keyboard.press("Enter")
        page.wait_for_function(
            "was => document.activeElement.dataset.card && document.activeElement.dataset.card !== was",
            arg=own,
        )
    if "46台" not in page.inner_text(".review-card"):
        page.click("[data-rows=look] .row-line")
    page.click("[data-fold=new] > summary")
    form = page.locator("[data-decide=new_indicator]")
    for name, cell in SHOWS.items():
        control = form.locator(f"[name=cell-{name}]")
        if name == "category":
            control.select_option(cell)
        else:
            control.fill("")
            control.press_sequentially(cell)
    form.locator("summary").click()
    for name, cell in UNIT.items():
        form.locator(f"[name=cell-unit_{name}]").press_sequentially(cell)
    form.locator("button.strong").click()
    page.wait_for_selector(".review-row.of-indicator", state="attached")


def publish(page: Any) -> None:
    """Accept what is sure, look at what publishing does, publish."""
    page.click("text=全部接受")
    page.wait_for_selector(".table-scroll")
    page.click("main .button.strong")
    page.wait_for_selector("[data-finish]")
    page.click("[data-finish]")
    page.click("[data-publish]")
    page.wait_for_selector(".notice a:not([data-fresh])")


if __name__ == "__main__":
    sys.exit(main())
