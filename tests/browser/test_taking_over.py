"""When Dash takes over from the first HTML nothing moves, on any page, on phone and desk."""

import pytest

from tests.browser.helpers import drawn
from tests.browser.layout import LARGEST_SHIFT, count_shifts
from tests.browser.tour import CHECKED, looked_at

PATIENT = 60_000
PAGES = [path for kind, path in looked_at() if kind not in (CHECKED, "missing")]
MOVED = "() => window.shifts.reduce((sum, [value]) => sum + value, 0)"
LATE = """() => { const late = document.createElement("p"); late.style.height = "400px";
  document.querySelector("main").prepend(late); }"""


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_on_any_page(new_page, width):
    page = new_page(viewport={"width": width, "height": 900})
    count_shifts(page)
    moved = {}
    for path in PAGES:
        page.goto(f"/zh{path}")
        drawn(page, PATIENT)
        moved[path] = page.evaluate(MOVED)
    assert len(moved) > 25
    assert {path: value for path, value in moved.items() if value > LARGEST_SHIFT} == {}


def test_what_moves_is_noticed(page):
    count_shifts(page)
    page.goto("/zh/about")
    drawn(page, PATIENT)
    page.evaluate(LATE)
    page.wait_for_function(f"() => ({MOVED})() > {LARGEST_SHIFT}", timeout=PATIENT)
