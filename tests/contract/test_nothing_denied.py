"""Whatever stands in a report's text, no search says that it is not there."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.pages.data import page as data_page
from components.site.opening import from_url
from components.text import words
from components.web.first_html import as_html
from tests.contract.seen import body_of
from tests.first_report import DEMO
from tests.served import ROOT
from tests.thorough import tried

FOLDERS = [ROOT / "data" / "reports" / "luoding-2022", *sorted((DEMO / "reports").iterdir())]
TEXTS = {folder.name: folder / "text.txt" for folder in FOLDERS if (folder / "text.txt").is_file()}
# A piece of a number is another number.
WORD = re.compile(r"(?:[^\W\d_]|(?<![\d.,])\d+(?:[.,]\d+)*)+")


pytestmark = pytest.mark.usefixtures("demo")


@cache
def runs(report: str) -> list[str]:
    """Return the stretches of a text between its punctuation marks."""
    return [run for run in WORD.findall(TEXTS[report].read_text(encoding="utf-8")) if len(run) > 1]


@st.composite
def word_of(draw, report: str) -> str:
    run = draw(st.sampled_from(runs(report)))
    pieces = re.findall(r"\d+(?:[.,]\d+)*|[a-zA-Z]+|.", run)
    first = draw(st.integers(0, len(pieces) - 1))
    found = "".join(pieces[first : first + draw(st.integers(2, 12))])
    return found if len(found) > 1 else run


def denied(query: dict[str, str]) -> bool:
    """Say whether the data page shows neither a row nor a text for a query."""
    page = body_of(as_html(data_page.layout(from_url("/zh/data", query))))
    return not page.css(".data-table tbody tr") and not page.css("a[data-passage]")


@pytest.mark.parametrize("report", TEXTS)
@given(data=st.data())
@settings(max_examples=tried(8, 25), deadline=None)
def test_no_word_of_a_text_is_said_to_be_absent(report, data):
    word = data.draw(word_of(report))[:80]
    assert not denied({"q": word})
    assert not denied({"q": word, "report": report})


def test_a_word_of_no_text_is_denied():
    assert denied({"q": "量子计算机"}) and denied({"q": "2487", "report": "yanxi-2022"})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_sentence_says_that_reports_do_not_hold_what_was_not_searched(language):
    claims = ("没有写到的，这里也没有", "what the report does not say")
    assert not [key for key, said in words(language).items() if any(claim in said for claim in claims)]
