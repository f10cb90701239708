"""By the keyboard alone: every stop is seen where it stands, in the order of reading, and none is a trap."""

from typing import Any

import pytest

from tests.browser.helpers import drawn
from tests.browser.tour import COMPARED, REPORT, kinds, of_several, reach_whole
from tests.thorough import THOROUGH

FIGURE = "legal_adviser_opinions_issued_count"
# The codebook has a thousand stops; a page with more has a trap.
MOST_STOPS = 1500
# Each has what others have not: a map, a text beside its evidence, a table, rows of a drawing, cells, a form.
EVERY_DAY = {
    "overview": f"/zh/overview/{REPORT}",
    "text": f"/zh/text/{REPORT}?figure={FIGURE}",
    "data": f"/zh/data?report={REPORT}",
    "compare": f"/zh/compare?{COMPARED}",
    "who states what": "/zh/coverage?report=yanxi-2023&indicator=reconsideration_applications_count",
    "check": "/zh/check",
}
# What is wrong with the stop that has the focus, or nothing; its place in the document, its name.
STOP = """() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body || stop === document.documentElement) return null;
  const all = [...document.querySelectorAll("body *")], wrong = [];
  const words = (stop.getAttribute("aria-label") || stop.textContent).trim().slice(0, 30);
  const name = `${stop.localName}#${stop.id}.${stop.className} “${words}”`;
  if (!stop.checkVisibility({visibilityProperty: true, opacityProperty: true})) wrong.push("not seen");
  const boxes = [...stop.getClientRects()].filter(box => box.width && box.height);
  const inside = boxes.filter(box => box.bottom > 0 && box.top < innerHeight
    && box.right > 0 && box.left < innerWidth);
  if (!inside.length) wrong.push("outside the window");
  // Nothing that sticks or floats hides all of it.
  const between = (least, at, most) => Math.min(Math.max(at, least), most);
  const points = inside.flatMap(box => [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].map(([x, y]) => [
    between(1, box.left + box.width * x, innerWidth - 2),
    between(1, box.top + box.height * y, innerHeight - 2),
  ]));
  const hit = points.some(([x, y]) => {
    const over = document.elementFromPoint(x, y);
    return over && (stop.contains(over) || over.contains(stop) || over.closest("label")?.control === stop);
  });
  if (inside.length && !hit) wrong.push("covered");
  const ringed = part => {
    const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(stop, part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !/, 0\\)$/.test(outlineColor);
  };
  if (![null, "::before", "::after"].some(ringed)) wrong.push("without a ring");
  if (stop.tabIndex > 0) wrong.push("out of turn");
  return {name, at: all.indexOf(stop), wrong};
}"""


def walk(page: Any) -> list[str]:
    """Tab through a page until the focus leaves it; return what is wrong, a sentence each."""
    found, first, last = [], -1, -1
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return found if last >= 0 else ["nothing takes the focus"]
        found += [f"{stop['name']}: {wrong}" for wrong in stop["wrong"]]
        if stop["at"] == first and stop["at"] < last:
            # Round again: after the last stop Chromium without a window begins anew.
            return found
        if stop["at"] <= last:
            return [
                *found,
                f"{stop['name']}: the focus {'stays' if stop['at'] == last else 'goes back'} there",
            ]
        first, last = first if first >= 0 else stop["at"], stop["at"]
    return [*found, "no end"]


def pages() -> dict[str, str]:
    """Return whole paths of what is walked through today."""
    if not THOROUGH:
        return EVERY_DAY
    first = {kind: f"/zh{path}" for kind, path in kinds().items() if kind != "missing"}
    return first | of_several("zh") | EVERY_DAY


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.parametrize("size", [{"width": 1280, "height": 900}, {"width": 390, "height": 844}])
def test_every_stop_is_seen_in_the_order_of_reading_and_the_last_lets_go(new_page, several, size):
    page = new_page(at=several, viewport=size)
    wrong = []
    for kind, path in pages().items():
        reach_whole(page, path)
        wrong += [f"{kind} {found}" for found in walk(page)]
    assert not wrong, "\n".join(wrong)


FAULTY = {
    "without a ring": "<button style='outline:0'>1697</button>",
    "not seen": "<button style='opacity:0'>1697</button>",
    "out of turn": "<button tabindex=1>1697</button>",
    "covered": "<button>1697</button><p style='position:fixed;inset:0;margin:0;background:#fff'></p>",
    "the focus stays": "<button onkeydown='event.preventDefault()'>1697</button>",
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_stop_that_is_wrong_is_noticed(page, fault):
    page.set_content(f"<title>x</title><body>{FAULTY[fault]}<a href=#x>190</a>")
    assert any(fault in found for found in walk(page))


def test_a_comparison_is_made_read_and_undone(new_page, several):
    page = new_page(at=several)
    page.goto(f"/zh/compare?{COMPARED}")
    drawn(page)
    page.get_by_role("searchbox", name="加一个地方").focus()
    page.keyboard.type("lanwu")
    page.keyboard.press("Enter")
    outcome = page.get_by_role("status").filter(has_text="没有画进来")
    outcome.filter(has_text="3个地方").wait_for()
    # The reader goes on where she was.
    assert page.evaluate("document.activeElement.id") == "compare-add"
    page.get_by_role("button", name="数值").press("Space")
    page.locator("#compare-by-value[aria-pressed=true]").wait_for()
    assert page.evaluate("document.activeElement.id") == "compare-by-value"
    rows = page.get_by_role("list", name="各地的数").get_by_role("link")
    rows.first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == rows.nth(1).inner_text()
    page.keyboard.press("t")
    assert page.get_by_role("table").first.is_visible()
    page.go_back()
    page.get_by_role("table").first.wait_for(state="hidden")


def test_filters_keep_the_focus_and_the_page_says_how_much_is_left(page):
    page.goto(f"/zh/data?report={REPORT}")
    drawn(page)
    kind = page.get_by_role("combobox", name="种类")
    kind.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**kind=*")
    drawn(page)
    assert page.evaluate("document.activeElement.id") == kind.get_attribute("id")
    rows = page.get_by_role("status").filter(has_text="行").inner_text()
    assert rows.startswith("共") and not rows.startswith("共20行")
    subject = page.get_by_role("button", name="行政执法证")
    subject.press("Enter")
    page.wait_for_url("**category=*")
    drawn(page)
    assert page.evaluate("document.activeElement.textContent").startswith("行政执法证")
