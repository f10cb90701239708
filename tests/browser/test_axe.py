"""No page breaks a rule of axe, in any language and scheme; what it cannot decide is listed with reasons."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import axe
from tests.browser.tour import LANGUAGES, SCHEMES, in_scheme, kinds, looked_at, reach
from tests.thorough import THOROUGH

LISTED = Path(__file__).parent / "axe_incomplete.json"
DESK, SEEN_FIRST, SEEN_LAST = {"width": 1280, "height": 900}, ("zh", "light"), ("en", "dark")


@pytest.fixture(scope="module", autouse=True)
def axe_is_there() -> None:
    """A run without axe is a failure, never a silent pass."""
    if not axe.is_there():
        pytest.fail(axe.MISSING, pytrace=False)


@pytest.fixture(scope="module")
def judged(server, browser) -> list[tuple[str, str, dict[str, Any]]]:
    """Judge pages in Chinese and light, every kind of page in the others too: kind, place, verdict."""
    context = browser.new_context(base_url=server.address, viewport=DESK, locale="zh-CN")
    page = context.new_page()
    found = [
        (kind, f"/{language}{path} {scheme}", axe.judge(page))
        for language in LANGUAGES
        for kind, path in looked_at()
        for scheme in _schemes(page, language, kind, path)
    ]
    context.close()
    return found


def _schemes(page: Any, language: str, kind: str, path: str) -> Iterator[str]:
    """Bring a page into each scheme that it is judged in."""
    of_its_kind = kinds()[kind] == path
    wanted = [s for s in SCHEMES if of_its_kind or (language, s) == SEEN_FIRST]
    # What a language changes and what a scheme changes have nothing to do with each other.
    wanted = [s for s in wanted if (language, s) != SEEN_LAST or THOROUGH]
    if wanted:
        reach(page, language, kind, path)
    for scheme in wanted:
        in_scheme(page, scheme)
        yield scheme


@pytest.mark.patient
@pytest.mark.slow
def test_no_rule_is_broken(judged):
    broken = [
        f"{place}: {rule['rule']}: {where}"
        for _, place, verdict in judged
        for rule in verdict["violations"]
        for where in rule["where"]
    ]
    assert not broken, "\n".join(broken)


@pytest.mark.patient
@pytest.mark.slow
def test_what_axe_cannot_decide_is_listed(judged):
    undecided = {
        (rule["rule"], kind): f"{place}: {rule['where'][0]}"
        for kind, place, verdict in judged
        for rule in verdict["incomplete"]
    }
    listed = {(rule, kind) for rule, kinds in _listed().items() for kind in kinds}
    new = [f"not listed: {key} {undecided[key]}" for key in sorted(undecided.keys() - listed)]
    old = [f"listed, but decided now: {key}" for key in sorted(listed - undecided.keys())]
    assert not new + old, "\n".join(new + old)


def _listed() -> dict[str, dict[str, str]]:
    return json.loads(LISTED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [390, 1280])
def test_what_lies_over_the_page_breaks_no_rule(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    reach(page, "en", "area", kinds()["area"])
    in_scheme(page, scheme)
    found = []
    page.locator(".site .take summary").first.click()
    found.append(axe.judge(page, within=".take[open]"))
    page.keyboard.press("Escape")
    page.locator(".site .values a").first.hover()
    page.locator(".mark-box").wait_for()
    found.append(axe.judge(page, within=".mark-box"))
    assert [verdict["violations"] for verdict in found] == [[], []]
    # Colours over others axe cannot tell; they are the tokens', computed in tests/contract/test_contrast.py.
    undecided = {rule["rule"] for verdict in found for rule in verdict["incomplete"]}
    assert undecided <= {"color-contrast"}


def test_every_listed_rule_has_its_reason():
    assert all(len(reason) > 40 for kinds in _listed().values() for reason in kinds.values())


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<main><h1>1697</h1><p style='color:#999;background:#fff'>190余份</p></main>", "color-contrast"),
        ("<main><h1>1697</h1><button></button></main>", "button-name"),
        ("<main><h1>1697</h1><h4>190</h4></main>", "heading-order"),
    ],
)
def test_a_broken_rule_is_noticed(page, body, rule):
    page.set_content(f"<!DOCTYPE html><html lang=zh-CN><title>x</title><body>{body}</body></html>")
    assert rule in {found["rule"] for found in axe.judge(page)["violations"]}


def test_without_axe_the_reason_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setattr(axe, "SCRIPT", tmp_path / "axe.min.js")
    assert not axe.is_there()
    assert "npm ci" in axe.MISSING


def test_an_old_axe_will_not_do(monkeypatch, tmp_path):
    (tmp_path / "axe.min.js").write_text("")
    (tmp_path / "package.json").write_text('{"version": "4.11.9"}')
    monkeypatch.setattr(axe, "SCRIPT", tmp_path / "axe.min.js")
    assert not axe.is_there()
