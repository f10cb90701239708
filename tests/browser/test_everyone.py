"""Every page stands in a narrow window, enlarged, set wide, in the reader's own colours, without motion."""

import pytest

from tests.browser import axe
from tests.browser.everyone import DESK, FORCED_COLOURS, MOVING, NARROW, faults_for_everyone
from tests.browser.helpers import PAINTED
from tests.browser.tour import LANGUAGES, in_scheme, kinds, of_several, reach, reach_whole
from tests.thorough import tried

# The other language and the other scheme together: they have nothing to do with each other.
SCHEME = {"zh": "light", "en": "dark"}


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.missing_page
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_stand_well_for_every_reader(new_page, language):
    page = new_page(viewport=NARROW, color_scheme=SCHEME[language])
    found = []
    for kind, path in kinds().items():
        reach(page, language, kind, path)
        found += [f"{kind} {fault}" for fault in faults_for_everyone(page)]
    assert not found, "\n".join(found)


@pytest.mark.patient
# English words are the longer ones.
@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES[-tried(1, 2) :])
def test_so_do_those_of_several_reports_and_break_no_rule(new_page, several, language):
    page = new_page(at=several, viewport=NARROW, color_scheme=SCHEME[language])
    found = []
    for kind, path in of_several(language).items():
        reach_whole(page, path)
        found += [f"{kind} {fault}" for fault in faults_for_everyone(page)]
        page.set_viewport_size(DESK)
        in_scheme(page, SCHEME[language])
        found += [f"{kind} {rule['rule']}: {rule['where']}" for rule in axe.judge(page)["violations"]]
        page.emulate_media(reduced_motion="no-preference")
        page.set_viewport_size(NARROW)
    assert not found, "\n".join(found)


LOST = {
    "mark lost": "<i class=dash style='display:block;width:40px;height:9px;background:#1d4f7c'></i>",
    "state lost": "<button aria-pressed=true style='background:#000'>1697</button><button>190</button>",
    "mark faint": (
        "<div class=main-svg><svg><g class=point><path d='M0 0h9v9z' style='fill:#eee'/></g></svg></div>"
    ),
}


@pytest.mark.parametrize("fault", LOST)
def test_what_forced_colours_take_away_is_noticed(page, fault):
    page.set_content(f"<!DOCTYPE html><html lang=zh-CN><title>x</title><main>{LOST[fault]}</main>")
    page.evaluate(FORCED_COLOURS, "before")
    page.emulate_media(forced_colors="active")
    page.evaluate(PAINTED)
    found = page.evaluate(FORCED_COLOURS, "after")
    assert found and all(one.startswith(fault) for one in found)


@pytest.mark.parametrize("style", ["transition:color 1s", "animation:x 1s", "scroll-behavior:smooth"])
def test_what_moves_is_noticed(page, style):
    page.set_content(f"<style>@keyframes x{{to{{opacity:0}}}}</style><p style='{style}'>1697</p>")
    assert page.evaluate(MOVING)
