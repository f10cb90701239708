"""What a page is like in a narrow window, enlarged, set wide, in the reader's own colours, without motion."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.browser import axe
from tests.browser.helpers import PAINTED
from tests.browser.layout import faults

# A window of 1280 px enlarged to 400 % and to 200 % has room for so much (WCAG 1.4.10, 1.4.4).
NARROW, HALF, DESK = ({"width": width, "height": 640} for width in (320, 640, 1280))
# What a reader may set (WCAG 1.4.12).
SET_WIDE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
SET_BACK = "() => { document.adoptedStyleSheets = []; }"
FORCED_COLOURS = (Path(__file__).parent / "forced_colours.js").read_text(encoding="utf-8")
# What would move, were anything to happen to it; what no reader sees has the styles of an earlier moment.
MOVING = """() => [...document.querySelectorAll("*")].filter(e => e.checkVisibility()).flatMap(e =>
  ["", "::before", "::after"].filter(part => {
    const s = getComputedStyle(e, part || null);
    const takesTime = s.transitionDuration.split(",").some(time => parseFloat(time) > 0);
    return s.animationName !== "none" || s.scrollBehavior === "smooth"
      || s.transitionProperty !== "none" && takesTime;
  }).map(part => e.localName + "." + e.className + part)
).concat(document.getAnimations().map(one => "runs: " + one.effect?.target?.className))"""
# What a narrow window makes of it: boxes that scroll need a way in for the keyboard, fingers need room.
IN_NARROW = ("scrollable-region-focusable", "target-size")


def faults_for_everyone(page: Any) -> list[str]:
    """Return what is wrong with a page that is at NARROW for such readers, a sentence each."""
    found = [f"at 320 px: {fault}" for fault in [*faults(page), *_broken_in_narrow(page)]]
    found += [f"at 320 px, set wide: {fault}" for fault in _set_wide(page)]
    _resize(page, HALF)
    found += [f"at 640 px: {fault}" for fault in faults(page)]
    _resize(page, DESK)
    found += [f"at 1280 px, set wide: {fault}" for fault in _set_wide(page)]
    found += _in_forced_colours(page)
    _resize(page, NARROW)
    return found


def _resize(page: Any, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    page.evaluate(PAINTED)
    # Charts take their new width a moment later.
    page.wait_for_timeout(200)


def _set_wide(page: Any) -> list[str]:
    page.evaluate(SET_WIDE)
    page.evaluate(PAINTED)
    found = faults(page)
    page.evaluate(SET_BACK)
    page.evaluate(PAINTED)
    return found


def _broken_in_narrow(page: Any) -> Iterator[str]:
    for rule in axe.judge_rules(page, IN_NARROW):
        yield f"{rule['rule']}: {rule['where'][:3]}"


def _in_forced_colours(page: Any) -> list[str]:
    """Return what is lost under the reader's own colours, and what moves for who wants no motion."""
    page.evaluate(FORCED_COLOURS, "before")
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.evaluate(PAINTED)
    found = [f"forced colours: {fault}" for fault in page.evaluate(FORCED_COLOURS, "after")]
    found += [f"reduced motion: {mover}" for mover in page.evaluate(MOVING)]
    page.emulate_media(forced_colors="none", reduced_motion="no-preference")
    return found
