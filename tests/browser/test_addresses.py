"""What an address names by `#` stands below whatever stays at the top; a click puts it in the address."""

from typing import Any

import pytest

from tests.browser.helpers import drawn

REPORT = "luoding-2022"
PHONE = {"width": 390, "height": 844}
# Where a heading stands, and where what stays above it ends.
STANDS = """name => {
  const top = document.getElementById(name).getBoundingClientRect().top;
  const x = innerWidth / 2, above = [...document.querySelectorAll("body *")]
    .filter(e => ["sticky", "fixed"].includes(getComputedStyle(e).position))
    .map(e => e.getBoundingClientRect())
    .filter(box => box.top <= 0 && box.bottom > 0 && box.left <= x && box.right >= x && box.height < 120);
  const lowest = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  return {top, covered: Math.max(0, ...above.map(box => box.bottom)), lowest};
}"""
PLACES = (
    ("/zh/about", "cite"),
    ("/en/about", "errors"),
    (f"/zh/text/{REPORT}", "section-5"),
    (f"/en/text/{REPORT}", "statement-4.2"),
)


def stands_below_the_top(page: Any, name: str) -> None:
    page.wait_for_function(
        f"name => {{ const s = ({STANDS})(name); return s.top < 200 || s.lowest; }}", arg=name
    )
    seen = page.evaluate(STANDS, name)
    assert seen["top"] >= seen["covered"], f"{name} is covered: {seen}"
    assert seen["top"] < seen["covered"] + 90 or seen["lowest"], f"{name} is in mid-window: {seen}"


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(("path", "name"), PLACES)
def test_what_an_address_names_stands_below_the_top(new_page, path, name, viewport):
    page = new_page(**({"viewport": viewport} if viewport else {}))
    page.goto(f"{path}#{name}")
    drawn(page)
    stands_below_the_top(page, name)
    assert page.evaluate("scrollY") > 300


@pytest.mark.parametrize(
    ("path", "link", "name"),
    [
        ("/zh/about", "main .contents a[href='#limits']", "limits"),
        (f"/zh/text/{REPORT}", "main .outline a[href='#section-4']", "section-4"),
    ],
)
def test_a_click_in_a_list_of_contents_is_in_the_address_and_back_undoes_it(page, path, link, name):
    page.goto(path)
    drawn(page)
    page.locator(link).click()
    page.wait_for_function("name => location.hash === '#' + name", arg=name)
    stands_below_the_top(page, name)
    page.go_back()
    page.wait_for_function("() => location.hash === '' && scrollY < 50")
    page.go_forward()
    page.wait_for_function("() => scrollY > 300")
    assert page.evaluate("location.hash") == f"#{name}"


def test_names_on_the_list_of_indicators_look_like_links(page):
    page.goto("/zh/indicator")
    drawn(page)
    look = """e => ["color", "textDecorationLine", "textDecorationColor"]
      .map(name => getComputedStyle(e)[name])"""
    names = page.locator("main .subject-list .key-row .name > span")
    other = page.locator(".banner a").first.evaluate(look)
    assert names.count() == page.locator("main .subject-list .key-row").count() > 10
    assert {tuple(name.evaluate(look)) for name in names.all()} == {tuple(other)}
    assert other[1] == "underline"
