"""The text page's journeys: arrive at a sentence, step through figures, close, copy, go without a script."""

import pytest

from tests.browser.helpers import drawn

TEXT = "/zh/text/luoding-2022"
ADVISERS = "legal_adviser_opinions_issued_count"
LINK = ".site article a[data-figure='{}']"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
FOCUSED = "() => document.activeElement.dataset.figure || document.activeElement.id"
OPEN = "() => [...document.querySelectorAll('[data-evidence]:not([hidden])')].map(e => e.dataset.evidence)"
SENTENCE = """() => {
  const boxes = [...document.querySelector('[data-sentence][data-chosen]').getClientRects()];
  const panel = document.querySelector('.evidence').getBoundingClientRect();
  return [Math.min(...boxes.map(b => b.top)), Math.max(...boxes.map(b => b.bottom)), panel.top, innerHeight];
}"""


def opened(page, path=TEXT):
    page.goto(path)
    return drawn(page)


def test_an_indicator_arrives_at_its_sentence_in_view_chosen_and_focused(page):
    opened(page, f"{TEXT}?figure={ADVISERS}")
    page.wait_for_function(f"({FOCUSED})() === '{ADVISERS}'")
    top, bottom, _, height = page.evaluate(SENTENCE)
    assert 44 <= top < bottom <= height
    assert page.evaluate(OPEN) == [ADVISERS]


def test_a_statement_arrives_in_view_and_focused(page):
    opened(page, f"{TEXT}?statement=P2")
    page.wait_for_function(f"({FOCUSED})() === 'statement-P2'")
    box = page.locator("#statement-P2").bounding_box()
    assert 0 <= box["y"] <= 900 - box["height"]


def test_a_figure_opens_its_evidence_by_keyboard_and_escape_leads_back(page):
    opened(page)
    page.locator(LINK.format(ADVISERS)).focus()
    steps = page.evaluate("history.length")
    page.keyboard.press("Enter")
    assert page.evaluate(OPEN) == [ADVISERS]
    assert page.evaluate(FOCUSED) == f"evidence-{ADVISERS}"
    assert page.url.endswith(f"?figure={ADVISERS}")
    assert page.evaluate("history.length") == steps + 1
    page.keyboard.press("Escape")
    assert page.evaluate(OPEN) == [""]
    assert page.evaluate(FOCUSED) == ADVISERS
    assert page.url.endswith(TEXT)
    page.go_back(wait_until="commit")
    page.wait_for_function(f"() => ({OPEN})()[0] === {ADVISERS!r}")


def test_an_english_figure_below_its_passage_opens_the_evidence_without_a_new_page(page):
    opened(page, TEXT.replace("/zh/", "/en/"))
    page.evaluate("window.before = document.querySelector('.site article')")
    page.click(f".site [data-gloss='{ADVISERS}']")
    assert page.evaluate(OPEN) == [ADVISERS]
    assert page.evaluate(FOCUSED) == f"evidence-{ADVISERS}"
    assert page.evaluate("window.before === document.querySelector('.site article')")


def test_a_choice_draws_nothing_anew(page):
    opened(page)
    page.evaluate("window.before = document.querySelector('.site article')")
    page.click(LINK.format(ADVISERS))
    assert page.evaluate("window.before === document.querySelector('.site article')")


def test_j_and_k_step_through_all_figures_in_the_report_s_order(page):
    opened(page)
    order = page.eval_on_selector_all(".site article a[data-figure]", "all => all.map(a => a.dataset.figure)")
    seen = []
    for _ in order:
        page.keyboard.press("j")
        seen.append(page.evaluate(FOCUSED))
    assert seen == order
    page.keyboard.press("j")
    assert page.evaluate(FOCUSED) == order[-1]
    page.keyboard.press("k")
    assert page.evaluate(FOCUSED) == order[-2]


def test_j_stays_off_when_switched_off_and_never_acts_in_inputs_or_with_modifiers(page):
    opened(page)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input id=typed>')")
    page.focus("#typed")
    page.keyboard.type("jk")
    assert page.input_value("#typed") == "jk"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+j")
    assert page.evaluate(OPEN) == [""]
    page.click("[data-keys]")
    page.keyboard.press("j")
    assert page.evaluate(OPEN) == [""]
    page.reload()
    drawn(page)
    assert page.get_attribute(".site [data-keys]", "aria-pressed") == "false"
    page.keyboard.press("j")
    assert page.evaluate(OPEN) == [""]


def test_numbers_that_count_nothing_show_by_the_switch_and_survive_reload_and_language(page):
    opened(page)
    note = page.locator(".site .mention-note").nth(5)
    assert not note.is_visible()
    page.focus(".site [data-numbers-switch]")
    page.keyboard.press("Space")
    assert note.is_visible()
    page.reload()
    drawn(page)
    assert note.is_visible()
    page.click("[data-language-switch]")
    drawn(page)
    assert "/en/text/" in page.url and page.url.endswith("?numbers=shown")
    assert note.is_visible()


def test_the_language_switch_keeps_a_choice_made_here(page):
    opened(page)
    page.click(LINK.format(ADVISERS))
    page.click("[data-language-switch]")
    drawn(page)
    assert page.evaluate(OPEN) == [ADVISERS]


def test_the_outline_follows_the_text(page):
    opened(page)
    page.click(".site [data-outline='4']")
    page.wait_for_selector(".site [data-outline='4'][aria-current='location']")
    assert page.evaluate(FOCUSED) == "section-4"
    assert 44 <= page.locator(".site #section-4").bounding_box()["y"] < 300


def test_back_from_the_indicator_page_comes_to_the_same_sentence(page):
    opened(page, f"{TEXT}?figure={ADVISERS}")
    page.wait_for_function(f"({FOCUSED})() === '{ADVISERS}'")
    before = page.evaluate("scrollY")
    page.click(f".site [data-evidence='{ADVISERS}'] .evidence-doors a")
    page.wait_for_function("() => document.querySelector('main').dataset.path.includes('/indicator/')")
    page.go_back()
    page.wait_for_function(f"() => document.querySelector('main').dataset.path === '{TEXT}'")
    page.wait_for_function(f"y => Math.abs(scrollY - y) <= 20 && ({OPEN})()[0] === '{ADVISERS}'", arg=before)


@pytest.mark.context(permissions=["clipboard-read", "clipboard-write"])
def test_a_link_is_copied_whole(page):
    opened(page, f"{TEXT}?figure={ADVISERS}")
    page.click(f".site [data-evidence='{ADVISERS}'] button[data-copy-words] >> nth=2")
    page.wait_for_function("() => [...document.querySelectorAll('.evidence-told')].some(p => p.textContent)")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_without_a_clipboard_the_words_are_shown_to_be_copied_by_hand(page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.add_init_script("document.execCommand = () => false")
    opened(page, f"{TEXT}?figure={ADVISERS}")
    page.click(f".site [data-evidence='{ADVISERS}'] button[data-copy-words] >> nth=2")
    page.wait_for_function("() => [...document.querySelectorAll('.evidence-told')].some(p => p.textContent)")
    assert page.url in page.inner_text(f".site [data-evidence='{ADVISERS}'] .evidence-told")


@pytest.mark.context(**PHONE)
@pytest.mark.parametrize(
    "indicator", [ADVISERS, "party_group_law_study_items_count", "mediation_cases_count"]
)
def test_on_a_phone_the_sentence_stays_in_view_above_the_sheet(page, indicator):
    opened(page)
    page.locator(LINK.format(indicator)).tap()
    top, bottom, sheet, _ = page.evaluate(SENTENCE)
    assert 52 <= top < bottom <= sheet
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.tap(f".site [data-evidence='{indicator}'] [data-close]")
    assert not page.locator(".site .evidence").is_visible()
    assert page.evaluate(FOCUSED) == indicator


@pytest.mark.context(**PHONE)
def test_on_a_phone_the_outline_opens_below_the_name_of_the_section(page):
    opened(page)
    page.tap(".site [data-outline-open]")
    page.tap(".site [data-outline='problems']")
    assert not page.locator(".site #outline-list").is_visible()
    page.wait_for_function(
        "() => document.querySelector('[data-section-now]').textContent.includes('存在问题')"
    )
    page.tap(".site [data-outline-open]")
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == "outline-open"


@pytest.mark.context(java_script_enabled=False)
def test_without_a_script_figures_and_the_switch_are_addresses(page):
    page.goto(TEXT)
    page.click(f"article a[data-figure='{ADVISERS}']")
    assert page.url.endswith(f"?figure={ADVISERS}")
    assert page.locator(f"[data-evidence='{ADVISERS}']").is_visible()
    page.click("button[name=numbers]")
    assert "numbers=shown" in page.url and f"figure={ADVISERS}" in page.url
    assert page.locator(".mention-note").nth(5).is_visible()
    page.click(f"[data-evidence='{ADVISERS}'] [data-close]")
    assert not page.locator(f"[data-evidence='{ADVISERS}']").is_visible()


def test_on_paper_the_text_stands_alone_with_its_marks(page):
    opened(page, f"{TEXT}?figure={ADVISERS}")
    page.emulate_media(media="print")
    for gone in (".evidence", ".outline", ".text-switch", ".top"):
        assert not page.locator(f".site {gone}").is_visible()
    assert page.locator(".site article .figure").first.is_visible()
    assert page.locator(".site .text-banner").is_visible()
