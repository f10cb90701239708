"""Briefs as pages to print: everything that their Word files say, with notes that lead there and back."""

import base64
import re
from itertools import pairwise

import pytest
from lxml import etree

from components.text import text
from tests.contract import origins
from tests.contract.seen import body_of
from tests.contract.site import LANGUAGES, client
from tests.contract.tables import REPORT, report_text, stated
from tests.contract.test_briefs import COMPARED, paragraphs

OF_THE_FIRST = {f"/print/{{language}}/{REPORT}": f"/download/{{language}}/brief/{REPORT}.docx"}
OF_THE_DEMO = {
    "/print/{language}/xipu-2023": "/download/{language}/brief/xipu-2023.docx",
    "/print/{language}/place/x-yanxi": "/download/{language}/brief/place/x-yanxi.docx",
    f"/print/{{language}}/compare?{COMPARED}": f"/download/{{language}}/brief/compare.docx?{COMPARED}",
}


def page(path: str, language: str):
    answer = client().get(path.format(language=language))
    assert answer.status_code == 200, path
    return body_of(answer.text)


def without_air(words: str) -> str:
    """Return words without spaces, and addresses as they are printed on a page: without their scheme."""
    return re.sub(r"\s+|https?://", "", words)


def missing(path: str, file: str, language: str) -> list[str]:
    """Return the paragraphs of a Word file that its page lacks, and the numbers."""
    content = client().get(file.format(language=language)).data
    main = page(path, language).css_first("main")
    for mark in main.css("sup"):
        mark.decompose()
    # Where a note is named again, Word has its number in the words themselves.
    paragraphs_in_file = [*paragraphs(content, "document"), *paragraphs(content, "footnotes")]
    said, held = without_air(main.text()), set(origins.numbers(main.text(separator=" ")))
    lacking = []
    for line in paragraphs_in_file:
        if not any(without_air(words) in said for words in (line, re.sub(r"\d+$", "", line))):
            lacking.append(line)
        elif without_air(line) in said:
            lacking += [number for number in origins.numbers(line) if number not in held]
    return lacking


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_first_report_says_all_that_its_word_file_says(language):
    for path, file in OF_THE_FIRST.items():
        assert missing(path, file, language) == []


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_other_reports_places_and_comparisons_say_all_that_their_word_files_say(language):
    assert {
        path: lacking for path, file in OF_THE_DEMO.items() if (lacking := missing(path, file, language))
    } == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_figure_leads_to_its_sentence_with_its_address_and_back(language):
    main = page(*OF_THE_FIRST, language).css_first("main")
    notes = {note.id: note for note in main.css(".notes li")}
    marks = main.css("sup a")
    assert {mark.attributes["href"].removeprefix("#") for mark in marks} == notes.keys()
    assert [int(name.removeprefix("note-")) for name in notes] == list(range(1, len(notes) + 1))
    for name, note in notes.items():
        address, back = note.css("a")
        assert f"/{language}/text/{REPORT}?figure=" in address.attributes["href"], name
        assert main.css_first(back.attributes["href"]) is not None, name
        # The list counts by itself: it begins where the last one stopped.
        before = sum(1 for _ in note.parent.iter()) and int(note.parent.attributes["start"])
        assert before <= int(name.removeprefix("note-")), name
    said = without_air(main.text())
    for row in stated().values():
        sentence = report_text()[int(row["sentence_start"]) : int(row["sentence_end"])]
        assert without_air(sentence) in said, row["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_chart_is_a_drawing_of_lines_that_says_what_it_shows(language):
    images = page(*OF_THE_FIRST, language).css("figure img")
    assert len(images) == 9
    for image in images:
        kind, _, body = image.attributes["src"].partition(",")
        assert kind == "data:image/svg+xml;base64"
        assert etree.fromstring(base64.b64decode(body)).tag.endswith("svg")
        assert len(image.attributes["alt"]) > 8
    assert len({image.attributes["alt"] for image in images}) == 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_stand_below_each_other_and_tables_name_their_columns(language):
    main = page(*OF_THE_FIRST, language).css_first("main")
    levels = [int(heading.tag[1]) for heading in main.css("h1, h2, h3, h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    for table in main.css("table"):
        width = len(table.css("thead th[scope=col]"))
        assert width and all(len(row.css("th, td")) == width for row in table.css("tbody tr"))


def test_it_is_no_page_of_its_own_for_search_engines_but_leads_to_the_one_that_is():
    html = client().get(f"/print/zh/{REPORT}").text
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="http://localhost/zh/overview/{REPORT}">' in html
    controls = body_of(html).css_first(".brief-controls")
    hrefs = [link.attributes["href"] for link in controls.css("a")]
    assert hrefs == [f"/zh/overview/{REPORT}", f"/download/zh/brief/{REPORT}.docx", f"/print/en/{REPORT}"]


@pytest.mark.parametrize(
    "path", ["zh/nowhere-1999", f"fr/{REPORT}", "zh/place/999999", "zh/compare?indicator=x"]
)
def test_a_page_of_what_is_not_here_is_404(path):
    assert client().get(f"/print/{path}").status_code == 404


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_and_the_page_are_offered_beside_each_other(language):
    for shown, path in {
        f"overview/{REPORT}": f"/print/{language}/{REPORT}",
        f"data?report={REPORT}": f"/print/{language}/{REPORT}",
        "place/x-yanxi": f"/print/{language}/place/x-yanxi",
        f"compare?{COMPARED}": f"/print/{language}/compare?indicator=",
    }.items():
        html = client().get(f"/{language}/{shown}").text
        (link,) = re.findall(rf'<a[^>]*href="{re.escape(path)}[^>]*>.*?</a>', html)
        assert text("brief.print", language) in link and "download" not in link, shown
