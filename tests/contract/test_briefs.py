"""Briefs to take away: whole without the page, with every number of it, readable in a word processor."""

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from lxml import etree

from components.briefs import brief_charts, brief_word
from components.briefs.brief import Brief
from components.briefs.brief_word import as_word
from components.text import text
from tests import office
from tests.contract import origins
from tests.contract.seen import body_of, with_digits
from tests.contract.site import LANGUAGES, client, today
from tests.contract.tables import REPORT, by_id, report_text, stated

PARTS = ("document", "footnotes")
OF_THE_DEMO = ("yanxi-2023", "xipu-2023", "daichuan-2024")


def brief(language: str, report: str = REPORT) -> bytes:
    answer = client().get(f"/download/{language}/brief/{report}.docx")
    assert answer.status_code == 200
    return answer.data


def paragraphs(content: bytes, part: str) -> Iterator[str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(f"word/{part}.xml"))
    for paragraph in root.iter(qn("w:p")):
        yield "".join(words.text or "" for words in paragraph.iter(qn("w:t")))


def words_of(content: bytes) -> str:
    return "\n".join(words for part in PARTS for words in paragraphs(content, part))


def numbers_of_page(language: str, report: str) -> dict:
    """Return every number that the overview says of the report, with the words that it stands in."""
    main = body_of(client().get(f"/{language}/overview/{report}").text).css_first("main")
    found = [seen for seen in with_digits(main.html) if not any(name == "version" for name, *_ in seen.marks)]
    return {number: seen.words for seen in found for number in origins.numbers(seen.words)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_overview_is_in_the_file(language):
    held = set(origins.numbers(words_of(brief(language))))
    shown = numbers_of_page(language, REPORT)
    assert len(shown) > 20
    assert {number: words for number, words in shown.items() if number not in held} == {}


@pytest.mark.slow
@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("report", OF_THE_DEMO)
def test_every_number_of_other_overviews_is_in_their_files(report):
    held = set(origins.numbers(words_of(brief("zh", report))))
    missing = {number: words for number, words in numbers_of_page("zh", report).items() if number not in held}
    assert missing == {}


def test_every_number_of_the_file_is_one_of_the_report_or_its_page():
    """Nothing is added: all numbers are the page's, the text's, an address's, or the day's."""
    known = set(numbers_of_page("zh", REPORT)) | set(origins.numbers(report_text()))
    known |= set(origins.numbers(today().isoformat())) | set(origins.numbers(by_id("reports")[REPORT]["url"]))
    known |= {number for mark in range(1, 12) for number in origins.numbers(str(mark))}
    held = {number: line for line in words_of(brief("zh")).split("\n") for number in origins.numbers(line)}
    added = {number: line for number, line in held.items() if number not in known}
    # The indicators of the catalogue that the report leaves out are counted on their own page.
    page = client().get(f"/zh/indicator?report={REPORT}").text
    assert {
        n: line for n, line in added.items() if f'data-number="{n}"' not in page and "看过" not in line
    } == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_in_the_reports_words_with_its_sentence_in_a_note(language):
    content = brief(language)
    cells = {
        cell.text
        for table in docx.Document(io.BytesIO(content)).tables
        for row in table.rows
        for cell in row.cells
    }
    notes = "".join(paragraphs(content, "footnotes"))
    for row in stated().values():
        if row["status"] == "reported":
            assert any(cell.rstrip("0123456789") == row["stated"] or row["stated"] in cell for cell in cells)
            sentence = report_text()[int(row["sentence_start"]) : int(row["sentence_end"])]
            assert sentence.replace("\n", "") in notes, row["id"]
    assert f"/{language}/text/{REPORT}?figure=" in notes


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_whose_word_it_is_where_it_is_from_and_once_what_is_left_out(language):
    words = words_of(brief(language))
    report = by_id("reports")[REPORT]
    for said in (text("frame.banner", language), report["url"], f"/{language}/overview/{REPORT}"):
        assert said in words
    assert today().isoformat() in words
    assert words.count(text("brief.silent", language)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_words_own_and_each_picture_says_what_it_shows(language):
    content = brief(language)
    document = docx.Document(io.BytesIO(content))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1 and styles.count("Heading 2") >= 6
    pictures = list(document.element.iter(qn("wp:docPr")))
    drawn = brief_word.can_draw()
    assert len(pictures) == (9 if drawn else 0)
    assert all(len(picture.get("descr")) > 8 for picture in pictures)


def test_where_no_font_has_chinese_characters_the_file_says_so(monkeypatch):
    monkeypatch.setattr(brief_word, "can_draw", lambda: False)
    content = brief("zh")
    assert text("brief.no_pictures", "zh") in words_of(content)
    assert not list(docx.Document(io.BytesIO(content)).element.iter(qn("wp:docPr")))


@pytest.mark.parametrize("path", ["zh/brief/nowhere-1999", "fr/brief/luoding-2022"])
def test_what_there_is_not_is_404(path):
    assert client().get(f"/download/{path}.docx").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_report_lead_to_it(language):
    way = f'href="/download/{language}/brief/{REPORT}.docx"'
    for page in (f"overview/{REPORT}", f"data?report={REPORT}"):
        assert way in client().get(f"/{language}/{page}").text, page


PLACES = "x-boyu,x-daichuan,x-huaiping,x-lanwu,x-xipu,x-yanxi,445381"
COMPARED = f"indicator=legal_aid_cases_count&years=2023&places={PLACES}"


def of_question(address: str) -> str:
    answer = client().get(f"/download/{address}")
    assert answer.status_code == 200
    return words_of(answer.data)


def missing_from(words: str, page: str, part: str) -> dict:
    """Return the figures that a part of a page shows and words lack: each with its digits."""
    held = set(origins.numbers(words))
    shown = body_of(client().get(page).text).css_first(part)
    return {
        n: seen.words
        for seen in with_digits(shown.html)
        for n in origins.numbers(seen.words)
        if n not in held
    }


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_of_a_place_has_every_figure_of_its_page_with_its_source(language):
    words = of_question(f"{language}/brief/place/x-yanxi.docx")
    rows = body_of(client().get(f"/{language}/place/x-yanxi").text).css(".place-figures .place-row .value")
    held = set(origins.numbers(words))
    assert len(rows) > 30
    shown = [words_shown.text() for words_shown in rows]
    assert [figure for figure in shown if not set(origins.numbers(figure)) <= held] == []
    assert f"/{language}/text/yanxi-2023?figure=" in words and "/text/yanxi-2022?figure=" in words
    assert f"/{language}/place/x-yanxi" in words and text("frame.banner", language) in words


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_of_a_comparison_has_its_rows_and_says_what_is_not_drawn(language):
    words = of_question(f"{language}/brief/compare.docx?{COMPARED}")
    page = f"/{language}/compare?{COMPARED}&show=table"
    assert missing_from(words, page, ".compare-table") == {}
    assert missing_from(words, page, ".compare-not-drawn") == {}
    assert text("compare.no_ranks", language) in words
    # Of a source of which only figures are held, its own address; of another, that of the sentence.
    assert "www.example.invalid" in words and f"/{language}/text/lanwu-2023?figure=" in words


@pytest.mark.usefixtures("demo")
def test_the_pages_of_a_place_and_of_a_comparison_lead_to_their_briefs():
    assert 'href="/download/zh/brief/place/x-yanxi.docx"' in client().get("/zh/place/x-yanxi").text
    assert "/download/zh/brief/compare.docx?indicator=" in client().get(f"/zh/compare?{COMPARED}").text


def test_a_drawing_of_too_many_rows_is_left_out_and_said(monkeypatch):
    monkeypatch.setattr(brief_charts, "draw_comparison", lambda sheet, y, answer, language: 4_000)
    brief = Brief("x", "x", "zh", today())
    brief_charts.comparison_part(brief, None, "zh")
    assert text("brief.too_long", "zh") in words_of(as_word(brief))


def printed(content: bytes, folder: Path) -> pypdfium2.PdfDocument:
    """Return what LibreOffice prints of a file."""
    (folder / "brief.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office.find(), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, str(folder / "brief.docx")], capture_output=True, timeout=office.SECONDS, check=True
    )
    return pypdfium2.PdfDocument(folder / "brief.pdf")


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_processor_prints_two_to_six_pages_of_a4_with_numbers_and_notes(language, tmp_path):
    pdf = printed(brief(language), tmp_path)
    assert 2 <= len(pdf) <= 6
    for number, page in enumerate(pdf, 1):
        # In points, of 210 by 297 mm
        assert (round(page.get_width()), round(page.get_height())) == (595, 842)
        words = page.get_textpage().get_text_range()
        assert re.search(
            rf"{re.escape(text('brief.kind', language))}\s+{number}\s*$", words.replace("\r", ""), re.M
        )
        # No page is empty: some of it is darker than its paper.
        dark = page.render(scale=0.3, grayscale=True).to_pil().point(lambda grey: 255 * (grey < 128))
        assert dark.getbbox() is not None
    whole = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "190" in whole and f"/{language}/text/{REPORT}" in re.sub(r"\s", "", whole)
