"""A difference is read from both ends: from the page of one figure, from that of the other, from the list."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.helpers import drawn
from tests.data.cited_table import CHANGES, PANEL
from tests.served import Served, served

ROOT = Path(__file__).parents[2]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
GROWTH = "reconsideration_growth_share"
APPLIED = "reconsideration_applications_count"


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with the cited figures, among them those of Jiangsu's courts in two years."""
    local, store = tmp_path_factory.mktemp("local"), tmp_path_factory.mktemp("store")
    for table in (PANEL, CHANGES):
        told = [sys.executable, "-m", "data.manage", "import", str(table), "--who", "panel"]
        subprocess.run(told, env={**os.environ, "LOCAL_DATA": str(local)}, cwd=ROOT, check=True)
    with served(LOCAL_DATA=str(local), STORE=str(store)) as running:
        yield running


@pytest.mark.parametrize(
    ("language", "viewport", "told"),
    [("zh", DESK, "所写增减1.7%，按两年数字31.26%"), ("en", PHONE, "printed change 1.7%")],
)
def test_jiangsus_printed_change_is_read_from_both_years(new_page, panel, language, viewport, told):
    page = new_page(at=panel, viewport=viewport)
    for report in ("jiangsu-2021", "jiangsu-2022"):
        page.goto(f"/{language}/indicator/courts_all_instances_concluded_count?report={report}")
        drawn(page)
        page.locator(".site .stated-elsewhere a").first.click()
        page.wait_for_url(f"**/{language}/differences?show=*")
        drawn(page)
        article = page.locator(".site article.difference").first
        assert told in article.locator("h2").inner_text()
        words = article.inner_text()
        for number in ("29,231", "38,369", "37,728"):
            assert number in words
        sources = [one.get_attribute("href") for one in article.locator(".evidence-ways a").all()]
        assert [source.split("/")[2] for source in sources] == ["js.cri.cn", "jsfy.gov.cn"]


@pytest.mark.parametrize(("viewport", "scheme"), [(DESK, "light"), (PHONE, "dark")])
def test_a_reader_comes_to_a_difference_from_either_report_and_on_to_both_sentences(
    new_page, several, viewport, scheme
):
    page = new_page(at=several, viewport=viewport, color_scheme=scheme)
    for report in ("yanxi-2022", "yanxi-2023"):
        page.goto(f"/zh/indicator/{APPLIED}?report={report}")
        drawn(page)
        page.locator(".site .stated-elsewhere a").first.click()
        page.wait_for_url("**/zh/differences?show=*")
        drawn(page)
        cards = page.locator(".site article.difference").first.locator(".evidence-card")
        assert [one.inner_text().split()[0] for one in cards.all()] == ["2022年", "2023年"]
        assert page.locator(".site .is-reckoned").first.is_visible()
    boxes = [one.bounding_box() for one in cards.all()]
    assert abs(boxes[0]["width"] - boxes[1]["width"]) < 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cards.first.locator(".evidence-ways a").click()
    page.wait_for_url(f"**/zh/text/yanxi-2022?figure={APPLIED}")
    drawn(page)
    page.go_back()
    page.wait_for_url("**/zh/differences?show=*")
    drawn(page)
    page.locator(".site article.difference").first.locator(".evidence-ways a").nth(1).click()
    page.wait_for_url(f"**/zh/text/yanxi-2023?figure={APPLIED}")


@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_a_reader_filters_by_kind_without_a_script_and_takes_the_rows_along(new_page, several, viewport):
    page = new_page(at=several, viewport=viewport, java_script_enabled=False)
    page.goto("/en/differences")
    page.locator(".chips a[href*='kind=change']").click()
    page.wait_for_url("**/en/differences?kind=change")
    page.select_option("#differences-place", "x-yanxi")
    page.locator(".differences-place button").click()
    page.wait_for_url("**place=x-yanxi**")
    (article,) = page.locator("article.difference").all()
    assert "12.9%" in article.inner_text() and "21.88%" in article.inner_text()
    with page.expect_download() as taken:
        page.locator(".difference-files a", has_text="JSON").click()
    told = Path(taken.value.path()).read_text(encoding="utf-8")
    assert '"printed"' in told and GROWTH in told
