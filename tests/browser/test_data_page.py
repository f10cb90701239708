"""The data page as a reader uses it: the table, the filters, the copy, and all of it without a script."""

import pytest

from tests.browser.helpers import drawn

ALL = "/zh/data?report=luoding-2022"
ROWS = ".site .data-table tbody tr"


def opened(page, address=ALL):
    page.goto(address)
    return drawn(page)


def cells(page, column, table=".site .data-table"):
    """Return the words of a column by its head, as they stand on screen; none where it is not shown."""
    heads = [head.strip() for head in page.locator(f"{table} thead th").all_inner_texts()]
    place = next((n for n, head in enumerate(heads, 1) if head.rstrip(" ▴▾") == column), None)
    if place is None:
        return []
    found = page.locator(f"{table} tbody tr > :nth-child({place})")
    return [words.strip() for words in found.all_inner_texts()]


def test_the_table_comes_without_a_shift(page):
    page.add_init_script(
        "window.shift = 0;"
        "new PerformanceObserver(list => list.getEntries().forEach(e => window.shift += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    opened(page)
    assert len(cells(page, "指标")) == 20 + 6
    assert page.evaluate("window.shift") < 0.02


def test_no_page_loads_a_grid(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page)
    assert asked and not [url for url in asked if "grid" in url]


def test_a_sign_stands_in_the_bounds_and_the_words_beside_them(page):
    opened(page, ALL + "&kind=amount")
    assert cells(page, "报告写法") == ["1400多万元"]
    assert (cells(page, "下限"), cells(page, "上限")) == (["≥ 14,000,000"], ["未写明"])


def test_every_number_of_the_table_is_marked(page):
    opened(page)
    bare = page.evaluate(
        """() => [...document.querySelectorAll(".site .data-table tbody tr")].flatMap(row => {
          const copy = row.cloneNode(true);
          const marked = "[data-observation],[data-derived],[data-verbatim],[data-date]";
          copy.querySelectorAll(marked).forEach(mark => mark.remove());
          return /[0-9]/.test(copy.textContent) ? [copy.textContent] : [];
        })"""
    )
    assert bare == []


def test_a_head_sorts_by_size_leaves_claims_last_and_keeps_the_focus(page):
    opened(page)
    page.locator(".site #data-sort-figure").click()
    page.wait_for_url("**sort=figure*")
    drawn(page)
    shown = cells(page, "报告写法")
    assert (shown[0], shown[15], set(shown[16:20])) == (
        "1份",
        "1400多万元",
        {"全覆盖", "一律进驻", "已全部录入", "基本实现全覆盖"},
    )
    page.wait_for_function("() => document.activeElement.id === 'data-sort-figure'")
    assert page.evaluate("location.hash") == ""
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=-figure*")
    drawn(page)
    assert cells(page, "报告写法")[0] == "1400多万元"
    assert page.locator(".site th[aria-sort]").get_attribute("aria-sort") == "descending"


def test_a_choice_sends_the_form_and_keeps_the_focus(page):
    opened(page)
    page.locator(".site #data-kind").select_option("share")
    page.wait_for_url("**/zh/data?report=luoding-2022&kind=share*")
    drawn(page)
    page.wait_for_function("() => document.activeElement.id === 'data-kind'")
    assert cells(page, "报告写法") == ["98.1%", "31.8%", "0.4%", "67.8%", "98.11%"]
    assert cells(page, "来历") == ["原文", *["本站计算"] * 4]
    assert page.evaluate("location.hash") == ""


def test_enter_in_the_search_field_keeps_the_other_choices(page):
    opened(page, ALL + "&category=mediation,service_items&kind=count")
    page.locator(".site #data-q").fill("调解")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    drawn(page)
    assert "category=mediation,service_items" in page.url and "kind=count" in page.url
    assert cells(page, "来历") == ["原文", "原文", "本站计算"]


def test_columns_are_shown_and_hidden_by_buttons_in_the_address(page):
    opened(page)
    page.locator(".site .column-choice summary").click()
    page.locator(".site #data-column-actor").click()
    page.wait_for_url("**columns=*actor*")
    drawn(page)
    # Whoever has chosen one may want another: the list stays open, the focus where it was.
    page.wait_for_function("() => document.activeElement.id === 'data-column-actor'")
    page.locator(".site #data-column-category").click()
    page.wait_for_function("() => !location.search.includes('category')")
    drawn(page)
    page.wait_for_function("() => document.activeElement.id === 'data-column-category'")
    assert cells(page, "谁")[:2] == ["市政府党组", "未写明"] and cells(page, "类别") == []
    pressed = page.locator(".site #data-column-actor").get_attribute("aria-pressed")
    assert pressed == "true"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.localName") == "summary"


@pytest.mark.context(permissions=["clipboard-read", "clipboard-write"])
def test_the_copy_holds_the_rows_shown_with_their_head(page):
    opened(page, ALL + "&category=enforcement_certificates")
    page.locator(".site [data-copy-table]").click()
    page.wait_for_function("() => document.querySelector('.site .row-count').textContent.includes('已复制')")
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0].split("\t")[:4] == ["指标", "报告写法", "下限", "上限"]
    assert [line.split("\t")[1:4] for line in lines[1:]] == [
        ["518个", "518", "518"],
        ["7个", "7", "7"],
        ["1105个", "1105", "1105"],
        ["1630个", "1630", "1630"],
        *[[share, "", ""] for share in ("31.8%", "0.4%", "67.8%")],
    ]
    assert [line.split("\t")[5] for line in lines[1:]] == ["原文"] * 4 + ["本站计算"] * 3
    source = lines[1].split("\t")[8]
    assert source.startswith("http") and "/zh/text/luoding-2022?figure=" in source


def test_where_the_clipboard_is_shut_the_text_is_offered_to_copy_by_hand(page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.add_init_script("document.execCommand = () => false")
    opened(page, ALL + "&kind=amount")
    page.locator(".site [data-copy-table]").click()
    field = page.locator("[data-copy-dialog] textarea")
    assert field.is_visible() and "1400多万元\t14000000\t\t元" in field.input_value()
    assert page.evaluate("getSelection().toString().length > 20 || document.activeElement.selectionEnd > 20")


@pytest.mark.context(java_script_enabled=False)
def test_without_a_script_forms_and_links_do_the_same(page):
    page.goto(ALL)
    assert not page.locator("[data-copy-table]").first.is_visible()
    page.locator("#data-kind").select_option("coverage")
    page.get_by_role("button", name="公共法律服务").click()
    assert page.locator(".data-table tbody tr").count() == 1
    assert "基本实现全覆盖" in page.locator(".data-table").inner_text()
    page.get_by_role("link", name="清除全部条件").click()
    page.locator("#data-sort-lower").click()
    page.locator("#data-sort-lower").click()
    assert cells(page, "报告写法", ".data-table")[0] == "1400多万元"
    page.locator(".column-choice summary").click()
    page.locator("#data-column-actor").click()
    assert "sort=-lower" in page.url and len(cells(page, "谁", ".data-table")) == 26


@pytest.mark.context(viewport={"width": 390, "height": 844})
def test_on_a_phone_the_table_scrolls_inside_itself(page):
    opened(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator(".site .data-table").evaluate("e => e.scrollWidth > e.clientWidth")


def test_paper_shows_the_table_and_no_controls(page):
    opened(page)
    page.emulate_media(media="print")
    assert page.locator(ROWS).first.is_visible()
    for control in (".data-filters", "[data-copy-table]", ".column-choice"):
        assert not page.locator(f".site {control}").is_visible()


def test_an_empty_answer_has_a_way_out(page):
    opened(page, ALL + "&q=zzz")
    page.locator(".site .no-rows a").click()
    page.wait_for_url("**/zh/data?report=luoding-2022")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_words_of_the_table_are_cut(page, language):
    opened(page, f"/{language}/data?report=luoding-2022")
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".site .data-table :is(td,th)")]
          .filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent)"""
    )
    assert cut == []
