"""A copy on a disk, without any server: from the first file to a figure's sentence, and what is searched."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from components.export import command
from tests.browser import axe
from tests.browser.everyone import NARROW, faults_for_everyone
from tests.browser.watch import Watch, watched
from tests.first_report import REPORT

WIDTHS = (390, 1280)
SCROLLS_SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"
IN_SIGHT = """selector => {
  const wanted = document.querySelector(selector), box = wanted.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight && wanted.contains(at);
}"""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies") / "on a disk"
    assert command.main([str(folder), "--report", REPORT]) == 0
    return folder


@pytest.fixture
def opened(browser: Any, copied: Path) -> Iterator[Any]:
    """Open a file of the copy at a width; what the browser complains about fails the test."""
    contexts, watches = [], []

    def open_file(name: str, width: int, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        # Nothing but files of the copy may be asked for.
        watch = Watch(copied.as_uri())
        contexts.append(context)
        watches.append(watch)
        page = watched(context, watch)()
        page.goto(f"{copied.as_uri()}/{name}")
        return page

    yield open_file
    for context in contexts:
        context.close()
    complaints = [complaint for watch in watches for complaint in watch.seen]
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_first_file_to_a_figures_sentence(opened, width, scripts):
    page = opened("index.html", width, java_script_enabled=scripts)
    page.get_by_role("link", name="中文").click()
    # As on the site, a language begins with the newest report.
    assert "罗定市2022年" in page.locator("h1").inner_text()
    assert page.locator(".drawn-chart").count() > 3
    assert page.locator(".drawn-chart").first.bounding_box()["width"] > 100
    assert not page.evaluate(SCROLLS_SIDEWAYS)

    page.locator("nav[aria-label='页面']").get_by_role("link", name="指标").click()
    page.get_by_role("link", name="调解案件数").click()
    assert "2,487" in page.locator(".indicator-figure").inner_text()
    assert page.locator(".drawn-chart").first.is_visible() and not page.evaluate(SCROLLS_SIDEWAYS)

    page.get_by_role("link", name="打开原文位置").first.click()
    assert page.url.endswith(f"zh/text/{REPORT}.html#figure-mediation_cases_count")
    assert page.evaluate(IN_SIGHT, "#figure-mediation_cases_count")
    panel = page.locator("#panel-mediation_cases_count")
    assert panel.is_visible() and "2,487" in panel.inner_text()
    assert page.locator(".evidence-panel:visible").count() == 1
    assert not page.evaluate(SCROLLS_SIDEWAYS)
    # Closed, the reader is where the sentence stands.
    panel.get_by_role("link", name="关闭").click()
    assert page.locator(".evidence-panel:visible").count() == 0
    assert page.evaluate(IN_SIGHT, "#figure-mediation_cases_count")

    page.get_by_role("link", name="English").click()
    assert page.url.endswith(f"en/text/{REPORT}.html") and page.locator("html").get_attribute("lang") == "en"
    assert "static copy" in page.locator("footer").inner_text()


def test_a_measure_opens_below_the_map(opened):
    page = opened(f"zh/overview/{REPORT}.html", 1280)
    page.locator("a[href='#shown-4.2']").first.click()
    assert page.locator(".strip:visible").count() == 1
    assert "1630" in page.locator("#shown-4\\.2").inner_text()
    assert page.evaluate(IN_SIGHT, "#shown-4\\.2 .strip-words") and page.evaluate(
        IN_SIGHT, "a[href='#shown-4.2']"
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_the_search_works_from_a_disk(opened, width):
    page = opened(f"en/overview/{REPORT}.html", width)
    if width == 390:
        # There is no room for a field: it is the way to the page alone.
        page.locator(".header-search .search-go").click()
        page.wait_for_url("**/en/search.html?q=")
        page.locator("#search-words").fill("certificates 1,630")
    else:
        page.locator("#header-search").fill("certificates 1,630")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/search.html?q=certificates+1%2C630")
    found = page.locator(".copy-results a")
    found.first.wait_for()
    # Four figures share the sentence; the one that is called so stands first.
    assert found.count() == 4 and "1,630" in found.first.inner_text()
    found.first.click()
    page.wait_for_url("**/en/text/luoding-2022.html#figure-enforcement_certificates_processed_count")
    page.go_back()
    page.locator("#search-words").fill("nothing like it")
    page.locator("#results").get_by_text("Nothing found.").wait_for()


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        f"zh/overview/{REPORT}.html",
        f"en/indicator/{REPORT}/mediation_cases_count.html",
        f"zh/text/{REPORT}.html#figure-mediation_cases_count",
        "en/search.html?q=mediation",
        "zh/data.html",
    ],
)
def test_a_reader_of_screens_finds_nothing_amiss_in_it(browser, copied, name):
    if not axe.is_there():
        pytest.skip(axe.MISSING)
    # What judges it asks for its styles once more, as no page from a disk may.
    page = browser.new_page()
    page.goto(f"{copied.as_uri()}/{name}")
    if "search" in name:
        page.locator(".copy-results a").first.wait_for()
    assert axe.judge(page)["violations"] == []
    page.set_viewport_size(NARROW)
    assert faults_for_everyone(page) == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_colours_follow_the_system(opened, scheme):
    page = opened(f"zh/overview/{REPORT}.html", 1280, color_scheme=scheme)
    paper = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
    bar = page.evaluate(
        "() => getComputedStyle(document.querySelector('.form-parts .drawn-chart rect')).fill"
    )
    assert (paper, bar) == {
        "light": ("rgb(252, 251, 248)", "rgb(95, 139, 179)"),
        "dark": ("rgb(18, 21, 26)", "rgb(79, 128, 172)"),
    }[scheme]
