"""On paper: each area on two sheets of A4 at most, every figure in its text, no control, a sheet to check."""

import pypdfium2
import pytest

from components.figures.quantity import figure_string
from components.text import text
from data import select
from tests.browser import axe
from tests.browser.tour import CHECKED, LANGUAGES, REPORT, kinds, reach

A4 = (595.3, 841.9)
MOST, MOST_OF_A_BRIEF = 2, 6
CONTROLS = ("PNG", "SVG", "CSV", "XLSX", "JSON", "▾", "▴")
WORDS_OF_CONTROLS = ("area.print", "chart.copy", "chart.to_text", "frame.dark")


def printed(page) -> pypdfium2.PdfDocument:
    """Return the page on paper, as the reader's own printing makes it."""
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))


def words(paper: pypdfium2.PdfDocument) -> str:
    """Return all text of a document without its spaces and line ends, which paper sets anew."""
    return "".join("".join(sheet.get_textpage().get_text_bounded().split()) for sheet in paper)


def _stated(area: str):
    stated = select.observations(REPORT)
    return list(stated[(stated["section"] == area) & (stated["status"] == "reported")].itertuples())


def _controls(language: str) -> list[str]:
    named = [text("language.name", other) for other in LANGUAGES if other != language]
    named += [text(key, language) for key in WORDS_OF_CONTROLS]
    return [*CONTROLS, *("".join(words.split()) for words in named)]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_area_stands_on_two_sheets(page, language):
    for area in select.whole_report(REPORT).areas:
        reach(page, language, "area", f"/area/{REPORT}/{area}")
        paper = printed(page)
        said = words(paper)
        assert len(paper) <= MOST, (area, len(paper))
        assert all(abs(a - b) < 1 for sheet in paper for a, b in zip(sheet.get_size(), A4, strict=True))
        for row in _stated(area):
            for style in ("sentence", "row"):
                assert "".join(figure_string(row, language, style).split()) in said, (area, row.indicator)
        assert [control for control in _controls(language) if control in said] == [], area
        heading = "".join(text("data_checklist.heading", language).split())
        assert (heading in said) == bool(_stated(area)), area


@pytest.mark.parametrize(
    ("style", "noticed"),
    [
        (
            "@media print { .chart-foot { display: flex !important } }",
            lambda paper: text("chart.to_text", "zh") in words(paper),
        ),
        ("@media print { .statement { margin-bottom: 15cm } }", lambda paper: len(paper) > MOST),
        (
            "@media print { .main-column, .check-sheet { display: none !important } }",
            lambda paper: "1105个" not in words(paper),
        ),
        ("@page { size: A5 !important }", lambda paper: paper[0].get_width() < A4[0] - 1),
    ],
)
def test_what_is_wrong_on_paper_is_noticed(page, style, noticed):
    reach(page, "zh", "area", f"/area/{REPORT}/4")
    assert not noticed(printed(page))
    page.add_style_tag(content=style)
    assert noticed(printed(page))


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind not in ("area", "check", "missing")])
def test_every_page_prints_without_controls(page, kind):
    reach(page, "zh", kind, kinds()[kind])
    said = words(printed(page))
    # They speak of controls and of kinds of files in their own words.
    plain = ("about", "data", "codebook", "reading", "api", CHECKED)
    others = ("PNG", "SVG", "▾", "▴") if kind in plain else _controls("zh")
    # The list of a single report is short, and so is what is found in it and what became of it.
    short = ("reports", "searched", "search", "changes")
    assert len(said) > (100 if kind in short else 300)
    assert [control for control in others if control in said] == []


DRAWN_WIDE = """() => [...document.querySelectorAll(".labelled-bar")].map(bar => {
  const drawn = bar.querySelector(".main-svg").getBoundingClientRect().width;
  return [drawn, bar.getBoundingClientRect().width];
})"""


def test_bars_keep_to_their_column_on_paper_and_come_back(page):
    reach(page, "zh", "area", f"/area/{REPORT}/4")
    before = page.evaluate(DRAWN_WIDE)
    page.set_viewport_size({"width": 700, "height": 900})
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert all(drawn == pytest.approx(room, abs=2) for drawn, room in page.evaluate(DRAWN_WIDE))
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.wait_for_timeout(300)
    assert page.evaluate(DRAWN_WIDE) == before


WIDE = "() => document.documentElement.scrollWidth <= innerWidth"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_is_read_on_a_phone_followed_to_a_sentence_and_printed_on_numbered_sheets(page, language):
    page.goto(f"/{language}/overview/{REPORT}")
    page.locator(".take-brief").get_by_role("link", name=text("brief.print", language)).click()
    page.wait_for_url(f"**/print/{language}/{REPORT}")
    if axe.is_there():
        assert axe.judge(page)["violations"] == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate(WIDE)
    mark = page.get_by_role("link", name=text("brief.note", language, number=1), exact=True).first
    mark.click()
    note = page.locator("#note-1")
    note.wait_for()
    assert note.evaluate("node => node.matches(':target')")
    note.get_by_role("link").last.click()
    assert page.locator("#mark-1").evaluate("node => node.matches(':target')")
    paper = printed(page)
    assert 2 <= len(paper) <= MOST_OF_A_BRIEF
    assert all(abs(a - b) < 1 for sheet in paper for a, b in zip(sheet.get_size(), A4, strict=True))
    for number, sheet in enumerate(paper, 1):
        assert f"{number}/{len(paper)}" in "".join(sheet.get_textpage().get_text_bounded().split())
    said = words(paper)
    for key in ("brief.print_it", "brief.take", "brief.to_page"):
        assert "".join(text(key, language).split()) not in said, key
    assert "190" in said and f"/{language}/text/{REPORT}" in said
    page.get_by_role("link", name=text("brief.to_page", language)).click()
    page.wait_for_url(f"**/{language}/overview/{REPORT}")
