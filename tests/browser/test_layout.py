"""On every kind of page nothing scrolls sideways, is cut, overlaps or shifts, on phone and desk."""

import pytest

from tests.browser.helpers import drawn
from tests.browser.layout import count_shifts, faults
from tests.browser.tour import LANGUAGES, kinds, reach

PHONE, DESK = 390, 1280


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.missing_page
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_pages_stand_well(new_page, width, language):
    page = new_page(viewport={"width": width, "height": 900})
    count_shifts(page)
    found = {}
    for kind, path in kinds().items():
        reach(page, language, kind, path)
        if wrong := faults(page):
            found[kind] = wrong
    assert not found, "\n".join(f"{kind}: {wrong}" for kind, all_of in found.items() for wrong in all_of)


BROKEN = {
    "sideways scroll": "<p style='width:3000px'>1697项</p>",
    "clipped": "<p style='width:40px;overflow:hidden;white-space:nowrap'>三类事项除外</p>",
    "spills out of its box": "<p style='width:40px;white-space:nowrap'>三类事项除外，共1697项</p>",
    "words overlap": (
        "<div data-chart=x><p style='margin:0'>518个</p><p style='margin:-1em 0 0'>1,105个</p></div>"
    ),
    "figure and classifier part": (
        "<p><span class=quantity>1400万<br><span class=classifier>元整</span></span></p>"
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_each_fault_is_noticed(page, fault):
    page.set_content(f"<body style='margin:0;font-size:20px;overflow-wrap:normal'>{BROKEN[fault]}")
    assert any(wrong.startswith(fault) for wrong in faults(page))


def test_a_shift_is_noticed(page):
    count_shifts(page)
    page.goto("/zh/about")
    drawn(page)
    page.evaluate("""() => new Promise(done => {
      document.querySelector('main').insertAdjacentHTML('afterbegin', '<p style="height:300px">1697</p>');
      setTimeout(done, 300);
    })""")
    assert any(wrong.startswith("shifts") for wrong in faults(page))


BOTH_SEEN = """() => {
  const measure = document.querySelector("a[data-statement][aria-current=true]").getBoundingClientRect();
  const strip = document.querySelector(".map-strip").getBoundingClientRect();
  return measure.top >= 0 && measure.bottom <= strip.top + 1 && strip.bottom <= innerHeight + 1;
}"""


def test_a_phone_shows_a_chosen_measure_and_its_sentence_together(new_page):
    page = new_page(viewport={"width": PHONE, "height": 844}, has_touch=True, is_mobile=True)
    page.goto("/zh")
    drawn(page)
    for statement in ("2.1", "6.1"):
        page.tap(f"a[data-statement='{statement}']")
        page.wait_for_function(BOTH_SEEN)
