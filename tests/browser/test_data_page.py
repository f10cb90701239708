"""The data page as a reader uses it: the grid, the filters, the copy, and all of it without a script."""

import pytest

from tests.browser.helpers import PAINTED

ALL = "/zh/data?report=luoding-2022"
GRID = "() => document.documentElement.hasAttribute('data-grid')"


def opened(page, address=ALL):
    page.goto(address)
    page.wait_for_function(GRID)
    page.evaluate(PAINTED)
    return page


def cells(page, column):
    rows = page.locator(f".data-grid .ag-row [col-id={column}]")
    return [words.strip() for words in rows.all_inner_texts()]


def test_the_grid_takes_the_place_of_the_plain_table_without_a_shift(page):
    page.add_init_script(
        "window.shift = 0;"
        "new PerformanceObserver(list => list.getEntries().forEach(e => window.shift += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    opened(page)
    assert len(cells(page, "name")) == 20
    assert not page.locator("#react-entry-point .plain-table").is_visible()
    assert page.evaluate("window.shift") < 0.02


def test_a_sign_stands_in_the_bounds_and_the_words_beside_them(page):
    opened(page, ALL + "&kind=amount")
    assert cells(page, "figure") == ["1400多万元"]
    assert (cells(page, "lower"), cells(page, "upper")) == (["≥ 14,000,000"], ["未写明"])


def test_every_number_of_the_grid_is_marked(page):
    opened(page)
    bare = page.evaluate(
        """() => [...document.querySelectorAll(".data-grid .ag-row")].flatMap(row => {
          const copy = row.cloneNode(true);
          const marks = copy.querySelectorAll("[data-observation],[data-verbatim],[data-date]");
          marks.forEach(mark => mark.remove());
          return /[0-9]/.test(copy.textContent) ? [copy.textContent] : [];
        })"""
    )
    assert bare == []


def test_sorting_by_figure_goes_by_size_and_leaves_claims_last(page):
    opened(page)
    page.locator(".ag-header-cell[col-id=figure] .ag-header-cell-text").click()
    page.evaluate(PAINTED)
    # Rows stand in the order of the page's own text once they are sorted (ensureDomOrder).
    shown = cells(page, "figure")
    assert (shown[0], shown[15], set(shown[16:])) == (
        "1份",
        "1400多万元",
        {"全覆盖", "一律进驻", "已全部录入", "基本实现全覆盖"},
    )


def test_a_choice_sends_the_form_and_keeps_the_focus(page):
    opened(page)
    page.locator("#react-entry-point #data-kind").select_option("share")
    page.wait_for_url("**/zh/data?report=luoding-2022&kind=share")
    page.wait_for_function(GRID)
    page.wait_for_function("() => document.activeElement.id === 'data-kind'")
    assert cells(page, "figure") == ["98.1%"]
    assert page.evaluate("location.hash") == ""


def test_enter_in_the_search_field_keeps_the_other_choices(page):
    opened(page, ALL + "&category=mediation,service_items&kind=count")
    page.locator("#react-entry-point #data-q").fill("调解")
    page.keyboard.press("Enter")
    page.wait_for_function(GRID)
    page.wait_for_url("**q=*")
    assert "category=mediation,service_items" in page.url and "kind=count" in page.url
    page.wait_for_function(GRID)
    assert len(cells(page, "name")) == 2


def test_columns_are_shown_and_hidden_by_buttons(page):
    opened(page)
    page.locator(".column-choice summary").click()
    page.locator("[data-column=actor]").click()
    page.locator("[data-column=category]").click()
    page.evaluate(PAINTED)
    assert cells(page, "actor")[:2] == ["市政府党组", "未写明"] and cells(page, "category") == []
    assert page.locator("[data-column=actor]").get_attribute("aria-pressed") == "true"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.localName") == "summary"


@pytest.mark.context(permissions=["clipboard-read", "clipboard-write"])
def test_the_copy_holds_the_rows_shown_with_their_head(page):
    opened(page, ALL + "&category=enforcement_certificates")
    page.locator("[data-copy-table]").click()
    page.wait_for_function("() => document.querySelector('.row-count').textContent.includes('已复制')")
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0].split("\t")[:4] == ["指标", "报告写法", "下限", "上限"]
    assert [line.split("\t")[1:4] for line in lines[1:]] == [
        ["518个", "518", "518"],
        ["7个", "7", "7"],
        ["1105个", "1105", "1105"],
        ["1630个", "1630", "1630"],
    ]


def test_where_the_clipboard_is_shut_the_text_is_offered_to_copy_by_hand(page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    opened(page, ALL + "&kind=amount")
    page.locator("[data-copy-table]").click()
    field = page.locator("[data-copy-dialog] textarea")
    assert field.is_visible() and "1400多万元\t14000000\t\t元" in field.input_value()
    assert page.evaluate("getSelection().toString().length > 20 || document.activeElement.selectionEnd > 20")


def test_enter_on_a_cell_follows_its_link(page):
    opened(page, ALL + "&kind=amount")
    page.locator(".data-grid .ag-row [col-id=name]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/indicator/mediation_disputed_amount?report=luoding-2022")


@pytest.mark.context(java_script_enabled=False)
def test_without_a_script_the_form_and_the_table_do_the_same(page):
    page.goto(ALL)
    page.locator("#data-kind").select_option("coverage")
    page.get_by_role("button", name="公共法律服务").click()
    assert page.locator(".plain-table tbody tr").count() == 1
    assert "基本实现全覆盖" in page.locator(".plain-table").inner_text()
    assert not page.locator(".data-grid, [data-copy-table]").first.is_visible()


@pytest.mark.context(viewport={"width": 390, "height": 844})
def test_on_a_phone_the_grid_scrolls_inside_itself(page):
    opened(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator(".data-frame").bounding_box()["height"] <= 640


def test_paper_shows_the_plain_table(page):
    opened(page)
    page.emulate_media(media="print")
    assert page.locator("#react-entry-point .plain-table").is_visible()
    assert not page.locator(".data-grid").is_visible()


def test_an_empty_answer_has_a_way_out(page):
    page.goto(ALL + "&q=zzz")
    page.locator("#react-entry-point .no-rows a").click()
    page.wait_for_url("**/zh/data?report=luoding-2022")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_words_of_the_grid_are_cut(page, language):
    opened(page, f"/{language}/data?report=luoding-2022")
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".data-grid .ag-cell, .data-grid .ag-header-cell-text")]
          .filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent)"""
    )
    assert cut == []
