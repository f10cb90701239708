"""A reader opens what they cited before a correction, sees what changed, and what stood on that day."""

from collections.abc import Iterator

import pytest

from components.text import text
from tests.browser.helpers import drawn
from tests.corrected import OPINIONS, corrected_copy
from tests.data.copies import REPORT
from tests.served import Served, served

# Later than the report came, earlier than its figure was corrected.
DAY = "2026-11-25"
CITED = f"text/{REPORT}?figure={OPINIONS}&cited={DAY}"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the first report as its operator has corrected it."""
    local = tmp_path_factory.mktemp("corrected")
    with served(LOCAL_DATA=str(corrected_copy(local))) as running:
        yield running


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_old_citation_leads_to_what_changed_and_to_what_stood_then(corrected, new_page, language):
    page = new_page(at=corrected)
    page.goto(f"/{language}/{CITED}")
    drawn(page)
    line = page.locator(".since-cited")
    assert line.is_visible() and line.locator("[data-count]").inner_text() == "2"
    line.get_by_text(text("since_cited.link", language)).click()
    page.wait_for_url(f"**/{language}/changes?report={REPORT}&figure={OPINIONS}&since={DAY}")
    drawn(page)
    table = page.locator(".before-and-now").last
    told = table.locator("tbody tr").first.locator("td").all_inner_texts()
    assert told == {"zh": ["190份", "≥ 190份"], "en": ["190 opinions", "≥ 190 opinions"]}[language]
    page.go_back()
    page.locator(".since-cited").get_by_text(text("since_cited.then", language)).click()
    page.wait_for_url(f"**/{language}/data?report={REPORT}&as_of={DAY}")
    drawn(page)
    row = page.locator("tbody tr", has=page.locator(f"a[href*='{OPINIONS}']")).first
    # As it was printed, the lower bound, the upper bound.
    assert row.locator("td").all_inner_texts()[1:3] == ["190", "190"]
    page.get_by_text(text("data_page.today", language)).click()
    page.wait_for_url(f"**/{language}/data?report={REPORT}")
    drawn(page)
    told = row.locator("td").all_inner_texts()
    assert "≥ 190" in " ".join(told) and told[1:3] != ["190", "190"]


def test_a_day_is_chosen_in_the_form_and_kept_in_the_other_language(corrected, new_page):
    page = new_page(at=corrected)
    page.goto(f"/zh/data?report={REPORT}")
    drawn(page)
    page.fill("#data-as-of", DAY)
    page.press("#data-as-of", "Enter")
    page.wait_for_url(f"**as_of={DAY}*")
    drawn(page)
    assert page.locator(".notice").first.is_visible()
    page.click("[data-language-switch]")
    page.wait_for_url(f"**/en/data*as_of={DAY}*")
    assert page.input_value("#data-as-of") == DAY


def test_a_citation_names_the_readers_day_in_its_address(new_page):
    page = new_page()
    page.clock.install(time="2031-02-03T10:00:00")
    page.goto("/en/place/445381")
    drawn(page)
    told = page.locator(".citation").all_text_contents()
    assert [("cited=2031-02-03" in words) for words in told] == [True, True, True, False]
