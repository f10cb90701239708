"""What can be taken from a picture stands in one menu; a figure is shared, its sentence copied."""

from datetime import date
from typing import Any

import pytest

from components.web.days import cited_on
from tests.browser.helpers import drawn

AREA = "/{language}/area/luoding-2022/4"
MENU = ".site [data-chart=enforcement_certificates] .download"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
ON_TOP = """node => {
  const {x, y, width, height} = node.getBoundingClientRect();
  return node.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""
FOCUSED = "() => document.activeElement.textContent"
SHARED = """() => { window.shared = []; navigator.share = async told => { window.shared.push(told); }; }"""
BUTTON = ".site .key-figures button[data-share*='2487']"


def area(page: Any, language: str = "zh") -> Any:
    """Open a page with one chart; return what holds its menu."""
    page.goto(AREA.format(language=language))
    drawn(page)
    return page.locator(MENU)


def is_open(tools: Any) -> bool:
    return tools.locator("details").evaluate("menu => menu.open")


def copied(page: Any, tools: Any) -> str:
    """Wait until the line says that something was copied; return what it is."""
    line = tools.locator("[data-told-copy]").element_handle()
    page.wait_for_function("line => line.textContent.includes('已复制')", arg=line)
    return page.evaluate("navigator.clipboard.readText()")


def test_the_keyboard_walks_the_menu_and_esc_leads_back(page):
    tools = area(page)
    tools.locator("summary").focus()
    page.keyboard.press("ArrowDown")
    assert is_open(tools)
    assert page.evaluate(FOCUSED).startswith("PNG")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED).startswith("SVG")
    page.keyboard.press("End")
    assert page.evaluate(FOCUSED).startswith("复制本图链接")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED).startswith("PNG")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert not is_open(tools)
    assert page.evaluate("() => document.activeElement.localName") == "summary"
    page.keyboard.press("Enter")
    assert is_open(tools)
    page.keyboard.press("Shift+Tab")
    assert not is_open(tools)


def test_one_menu_is_open_and_a_click_elsewhere_closes_it(page):
    page.goto("/zh/overview/luoding-2022")
    drawn(page)
    menus = page.locator(".site details[data-take]")
    menus.nth(2).locator("summary").click()
    # Not the next one: the menu that is open may lie over it.
    menus.nth(5).locator("summary").click()
    assert [menu.evaluate("menu => menu.open") for menu in menus.all()].count(True) == 1
    page.locator(".site h2").first.click()
    assert page.locator("details[data-take][open]").count() == 0


@pytest.mark.parametrize("width", [320, 700, 1280])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_menu_stands_inside_the_window_above_all_else(page, width, language):
    page.set_viewport_size({"width": width, "height": 844})
    tools = area(page, language)
    for place in ("start", "center", "end"):
        tools.locator("summary").evaluate("(node, block) => node.scrollIntoView({block})", place)
        tools.locator("summary").click()
        menu = tools.locator(".take-menu").bounding_box()
        assert menu["x"] >= 0 and menu["x"] + menu["width"] <= width
        assert menu["y"] >= 0 and menu["y"] + menu["height"] <= 844
        assert tools.locator(".take-menu").evaluate(ON_TOP)
        page.keyboard.press("Escape")


@pytest.mark.context(**PHONE)
def test_on_a_phone_it_is_a_sheet_from_below_with_large_buttons(page):
    tools = area(page)
    tools.locator("summary").scroll_into_view_if_needed()
    tools.locator("summary").tap()
    menu = tools.locator(".take-menu").bounding_box()
    assert (menu["x"], menu["width"]) == (0, 390)
    assert abs(menu["y"] + menu["height"] - 844) < 1
    shown = [one for one in tools.locator(".take-menu :is(button, a)").all() if one.is_visible()]
    assert len(shown) == 14
    sizes = [one.bounding_box() for one in shown]
    assert min(box["height"] for box in sizes) >= 44 and min(box["width"] for box in sizes) >= 44
    tools.get_by_role("button", name="关闭").tap()
    assert not is_open(tools)
    tools.locator("summary").tap()
    # Beside the sheet lies the page: a tap there is for the sheet alone.
    beside = page.locator(".site .crumbs a")
    beside.evaluate("node => node.scrollIntoView()")
    box, address = beside.bounding_box(), page.url
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(400)
    assert not is_open(tools)
    assert page.url == address


@pytest.mark.context(java_script_enabled=False)
def test_without_a_script_it_is_a_list_of_what_works(page):
    page.goto(AREA.format(language="zh"))
    tools = page.locator("[data-chart=enforcement_certificates] .download")
    tools.locator("summary").click()
    assert tools.get_by_role("link").count() == 6
    assert tools.get_by_role("link", name="分享卡片").get_attribute("href").endswith(".png")
    assert tools.get_by_role("button").count() == 0
    assert "要由浏览器脚本生成" in tools.inner_text()
    with page.expect_download() as coming:
        tools.get_by_role("link", name="JSON").click()
    assert coming.value.suggested_filename.endswith(".json")


@pytest.mark.context(**CLIPBOARD)
def test_a_citation_and_the_link_of_a_chart_are_copied_whole(page, server):
    tools = area(page)
    tools.locator("summary").click()
    tools.get_by_role("button", name="GB/T 7714").click()
    cited = copied(page, tools)
    assert not is_open(tools)
    here = f"{server.origin}/zh/area/luoding-2022/4#chart-enforcement_certificates"
    # A citation's address says on which day it was cited.
    named = cited_on(here, date.today())
    assert cited.startswith("罗定市2022年法治政府建设年度报告[R/OL].")
    assert "所引图：审查换发行政执法证1630个，其中换新证占67.8%" in cited and cited.endswith(named)
    tools.locator("summary").click()
    tools.get_by_role("button", name="BibTeX").click()
    page.wait_for_function("() => navigator.clipboard.readText().then(words => words.startsWith('@online'))")
    assert f"{named.partition('#')[0]}\\#chart" in page.evaluate("navigator.clipboard.readText()")
    tools.locator("summary").click()
    tools.get_by_role("button", name="复制本图链接").click()
    page.wait_for_function("here => navigator.clipboard.readText().then(words => words === here)", arg=here)
    page.goto("about:blank")
    page.goto(here)
    drawn(page)
    page.wait_for_function("() => document.activeElement.id === 'chart-enforcement_certificates'")


@pytest.mark.context(**PHONE)
def test_the_link_of_a_chart_opens_the_row_that_it_stands_in(page):
    page.goto("/zh/overview/luoding-2022#chart-coverage")
    drawn(page)
    heading = page.locator(".site #chart-coverage")
    heading.wait_for()
    page.wait_for_function("node => node.getBoundingClientRect().top < 400", arg=heading.element_handle())
    assert page.locator(".site details.area-row[open]").count() == 1


def test_what_cannot_be_copied_is_shown_to_be_copied_by_hand(page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.add_init_script("document.execCommand = () => false")
    tools = area(page)
    tools.locator("summary").click()
    tools.get_by_role("button", name="APA").click()
    line = tools.locator("[data-told-copy]")
    page.wait_for_function("line => line.textContent.includes('手动')", arg=line.element_handle())
    assert "所引图" in line.inner_text() and line.is_visible()


@pytest.mark.context(**CLIPBOARD)
@pytest.mark.parametrize(
    "path",
    [
        "/zh/text/luoding-2022?figure=mediation_cases_count",
        "/zh/indicator/mediation_cases_count",
        "/zh/overview/luoding-2022",
    ],
)
def test_a_sentence_is_copied_with_report_source_date_and_address(page, server, path):
    page.goto(path)
    drawn(page)
    button = page.locator(".site button[data-copy-words^='“全年共调解案件2487宗']:visible")
    button.first.click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('[data-told-copy]')].some(line => line.textContent)"
    )
    assert page.evaluate("navigator.clipboard.readText()") == (
        "“全年共调解案件2487宗,调解成功2440宗,调解成功率 98.1%,涉案金额1400多万元。”"
        "——《罗定市2022年法治政府建设年度报告》（罗定市人民政府网站，发布日期：原文未显示），"
        f"{server.origin}/zh/text/luoding-2022?figure=mediation_cases_count"
    )


@pytest.mark.context(**PHONE)
def test_a_phone_shares_a_figure_by_its_own_sheet(page, server):
    page.add_init_script(f"({SHARED})()")
    page.goto("/zh/overview/luoding-2022")
    drawn(page)
    button = page.locator(BUTTON)
    assert button.bounding_box()["height"] >= 44
    button.tap()
    page.wait_for_function("() => window.shared.length === 1")
    told = page.evaluate("() => window.shared[0]")
    assert told["title"].startswith("罗定市2022年：调解案件") and told["title"].endswith("2487宗")
    assert told["url"] == f"{server.origin}/zh/indicator/mediation_cases_count?report=luoding-2022"


@pytest.mark.context(**CLIPBOARD)
def test_elsewhere_a_figure_to_share_is_copied(page, server):
    page.goto("/en/indicator/mediation_cases_count")
    drawn(page)
    page.locator(".site .indicator-head button[data-share]").click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('[data-told-copy]')].some(line => line.textContent)"
    )
    words = page.evaluate("navigator.clipboard.readText()")
    assert words.startswith("Luoding, 2022") and "2,487" in words
    assert words.endswith(f" {server.origin}/en/indicator/mediation_cases_count?report=luoding-2022")
