"""Readers with a small screen, with a keyboard alone, with high contrast: nothing is hidden from them."""

from typing import Any

import pytest

from tests.browser.helpers import drawn
from tests.browser.tour import CHECKED, REPORT, kinds, reach

PHONE = {"width": 390, "height": 844}
OVERVIEW = f"/zh/overview/{REPORT}"
CHOSEN = f"{OVERVIEW}?category=mediation"
TOPS = """() => Object.fromEntries([".report-search", ".key-figures", ".subjects", ".map", ".areas"]
  .map(name => [name, document.querySelector(`main ${name}`).getBoundingClientRect().top]))"""
IN_THE_DOCUMENT = """() => [...document.querySelector("main").children].map(e => e.className.split(" ")[0])"""
# What a mark looks like to someone whose browser paints all grounds in one colour.
SEEN = """e => { const s = getComputedStyle(e);
  const edges = [s.borderTopColor, s.borderInlineStartColor, s.borderBottomColor];
  return [s.backgroundColor, s.color, ...edges].join(); }"""
PAPER = "() => getComputedStyle(document.documentElement).backgroundColor"
WITHOUT_CUE = """() => [...document.querySelectorAll("body *")].filter(box => {
  const style = getComputedStyle(box), scrolls = /auto|scroll/;
  const along = scrolls.test(style.overflowX) && box.scrollWidth > box.clientWidth + 1;
  const down = scrolls.test(style.overflowY) && box.scrollHeight > box.clientHeight + 1;
  const told = /after|before/.test(box.dataset.more || "");
  const seen = box.checkVisibility({visibilityProperty: true}) && !box.matches("textarea");
  return (along || down) && seen && !told;
}).map(box => box.className || box.tagName)"""


@pytest.mark.patient
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}])
def test_no_list_scrolls_inside_a_page_without_a_cue(new_page, viewport):
    page = new_page(viewport=viewport)
    silent = {}
    for kind, path in kinds().items():
        if kind in (CHECKED, "missing"):
            continue
        reach(page, "zh", kind, path)
        if found := page.evaluate(WITHOUT_CUE):
            silent[path] = found
    assert silent == {}


@pytest.mark.context(viewport=PHONE)
def test_on_a_phone_the_figures_come_before_the_map(page):
    drawn(page.goto(OVERVIEW) and page)
    tops = page.evaluate(TOPS)
    assert sorted(tops, key=tops.get) == [".report-search", ".key-figures", ".subjects", ".map", ".areas"]
    assert tops[".key-figures"] < PHONE["height"] / 2
    order = page.evaluate(IN_THE_DOCUMENT)
    assert order.index("key-figures") < order.index("subjects") < order.index("map")
    chips = page.locator("main .subjects .chip")
    ends = [chips.nth(place).bounding_box() for place in range(chips.count())]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] for box in ends)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function(f"() => ({IN_THE_DOCUMENT})().indexOf('map') < 3")
    tops = page.evaluate(TOPS)
    assert sorted(tops, key=tops.get) == [".report-search", ".map", ".subjects", ".key-figures", ".areas"]


@pytest.mark.context(viewport=PHONE)
def test_the_header_shows_its_own_page_and_that_there_is_more(page):
    drawn(page.goto("/zh/about") and page)
    nav, here = (
        page.locator(".top nav").bounding_box(),
        page.locator(".top nav [aria-current]").bounding_box(),
    )
    assert nav["x"] <= here["x"] and here["x"] + here["width"] <= nav["x"] + nav["width"] + 1
    assert "before" in page.locator(".top nav").get_attribute("data-more")
    assert page.locator(".top nav").evaluate("e => getComputedStyle(e).maskImage") != "none"
    drawn(page.goto("/zh/reports") and page)
    assert page.locator(".top nav").get_attribute("data-more") == "along after"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_report_is_searched_from_under_its_title(new_page, width):
    page = new_page(viewport={"width": width, "height": 844})
    drawn(page.goto(OVERVIEW) and page)
    field = page.locator("main #report-search")
    assert field.bounding_box()["y"] < 500
    field.fill("调解")
    field.press("Enter")
    page.wait_for_url("**/zh/data?*")
    drawn(page)
    assert f"report={REPORT}" in page.url
    assert page.locator("#data-q").input_value() == "调解"


def left_out(page: Any) -> str:
    return page.locator("main [data-left-out]").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_areas_without_a_chosen_subject_are_one_line(new_page, scripts):
    page = new_page(java_script_enabled=scripts)
    page.goto(CHOSEN)
    if scripts:
        drawn(page)
    assert "其余5个部分不在所选类别内" in left_out(page)
    rows = page.locator("main [data-part=area]")
    shown = [rows.nth(place) for place in range(rows.count()) if rows.nth(place).is_visible()]
    assert [row.get_attribute("data-area") for row in shown] == ["6"]
    names = page.locator("main .key-area:visible")
    assert names.count() == 1
    page.locator("main [data-left-out] a").click()
    page.wait_for_url(f"**{OVERVIEW}")
    assert page.locator("main [data-left-out]").is_hidden()
    assert page.locator("main .key-area:visible").count() == 6


def test_a_chip_folds_the_same_areas_as_its_address(page):
    drawn(page.goto(OVERVIEW) and page)
    page.locator("[data-subject-chip=mediation]").click()
    pressed = left_out(page)
    drawn(page.goto(CHOSEN) and page)
    assert left_out(page) == pressed
    page.locator("[data-subject-chip=service_items]").click()
    assert "其余4个部分" in left_out(page)


def test_the_map_is_one_stop_of_the_keyboard_and_figures_are_near(page):
    drawn(page.goto(OVERVIEW) and page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.className"))
        if page.evaluate("document.activeElement.matches('.key-figure a')"):
            break
    assert sum("measure" in name for name in stops) == 1
    assert len(stops) <= 32
    page.goto(OVERVIEW)
    drawn(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#figures"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "figures"


def test_arrows_walk_the_map(page):
    drawn(page.goto(OVERVIEW) and page)
    at = "document.activeElement.dataset.statement"
    page.locator("main .measure").first.focus()
    walked = []
    for key in ("ArrowDown", "ArrowRight", "ArrowLeft", "End", "Home", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(page.evaluate(at))
    assert walked == ["1.2", "2.1", "1.1", "W6", "1.1", "1.1"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("[data-strip='1.2']").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(at) == "1.2"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_keeps_marks_and_tells_what_is_chosen(new_page, scheme):
    page = new_page(forced_colors="active", color_scheme=scheme)
    drawn(page.goto(f"{OVERVIEW}?statement=4.2&category=mediation") and page)
    paper = page.evaluate(PAPER)
    for says in ("numbers", "coverage", "words"):
        for place in (f".map-legend .dash.{says}", f".map-columns .dash.{says}"):
            mark = page.locator(place).first
            assert [seen for seen in mark.evaluate(SEEN).split("),") if paper.rstrip(")") not in seen], place
    for chosen, other in (
        (".measure[aria-current=true]", ".measure:not([aria-current=true])"),
        (".top nav [aria-current]", ".top nav a:not([aria-current])"),
        (".chip[aria-pressed=true]", ".chip[aria-pressed=false]"),
    ):
        looks = [page.locator(f"{one} >> visible=true").first.evaluate(SEEN) for one in (chosen, other)]
        assert looks[0] != looks[1], chosen
    for other in (".measure:not([aria-current=true])", ".top nav a:not([aria-current])"):
        edge = "borderInlineStartColor" if "measure" in other else "borderBottomColor"
        seen = page.locator(other).first.evaluate(f"e => getComputedStyle(e).{edge}")
        assert seen == paper, f"{other} looks chosen"
    drawn(page.goto(f"/zh/area/{REPORT}/4") and page)
    bars = page.locator(".main-svg .bars path")
    assert bars.count() and all(bar.evaluate("e => getComputedStyle(e).fill") for bar in bars.all())


@pytest.mark.context(viewport=PHONE)
def test_on_a_slow_line_nothing_comes_in_above_the_map(page):
    drawn(page.goto(OVERVIEW) and page)
    map_ = page.locator("main .map")
    assert map_.is_visible()
    # As far as a page has come that ends before its areas.
    page.evaluate("() => document.querySelector('main .areas').remove()")
    assert map_.is_hidden() and page.locator("main .key-figures").is_visible()
