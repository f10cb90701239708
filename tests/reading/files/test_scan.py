"""Pages of which there is only a picture are read by a machine, bounded, and said to be so."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from data.reading.files import UnreadableFile, read_file, scan
from data.source_places import SourcePlace
from tests import ocr

from .making import make_pdf

ROOT = Path(__file__).resolve().parents[3]
PNG = b"\x89PNG\r\n\x1a\n"
LINES = ["罗水县2025年法治政府建设年度报告", "全年办理行政复议申请215宗，应诉率达98.5%。"]
# Two letters further in, and a first line that reaches the margin.
PARAGRAPHS = [
    "　　一是加强培训。全年办理行政处罚案件130件，其中普通程序",
    "40件、简易程序80件。",
    "　　二是加强调解。调解成功190件。",
]


def joined(*files: bytes) -> bytes:
    """Return one PDF with the pages of several."""
    whole, stream = pypdfium2.PdfDocument.new(), io.BytesIO()
    for content in files:
        whole.import_pages(pypdfium2.PdfDocument(content))
    whole.save(stream)
    return stream.getvalue()


def refused(content: bytes, name: str = "a.pdf") -> str:
    with pytest.raises(UnreadableFile) as refusal:
        read_file(content, name)
    return refusal.value.reason


@pytest.fixture
def without(monkeypatch):
    monkeypatch.setattr(scan, "is_installed", lambda: False)


@pytest.fixture
def with_it(monkeypatch):
    """As if it were installed: what is said before any page is read."""
    monkeypatch.setattr(scan, "is_installed", lambda: True)


def as_child(monkeypatch, tmp_path, source: str) -> None:
    child = tmp_path / "scan_child.py"
    child.write_text(source, encoding="utf-8")
    monkeypatch.setattr(scan, "CHILD", child)


@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.ocr
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "PDF"])
def test_a_picture_of_a_page_is_read_and_its_words_are_marked(kind):
    read = read_file(ocr.picture(LINES, kind), f"a.{kind.lower()}")
    assert read.text == "\n".join(LINES)
    assert read.kind == ("pdf" if kind == "PDF" else "picture")
    assert read.source_places == (SourcePlace(0, page=1, is_ocr=True),)
    assert [(note.code, note.detail) for note in read.notes] == [("pages_by_ocr", "1")]


@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.ocr
def test_scanned_pages_stand_in_their_place_among_pages_of_text_and_blank_ones_stay_blank():
    content = joined(
        make_pdf([["第一页的话。"]]), ocr.picture(LINES, "PDF"), make_pdf([[], ["第四页的话。"]])
    )
    read = read_file(content, "a.pdf")
    assert read.text == "\n".join(["第一页的话。", *LINES, "第四页的话。"])
    pages = [(place.page, place.is_ocr) for place in read.source_places]
    assert pages == [(1, False), (2, True), (4, False)]
    codes = {note.code: note.detail for note in read.notes}
    assert codes == {"pages_by_ocr": "1", "pages_without_words": "1"}


@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.ocr
def test_lines_are_joined_to_paragraphs_also_where_the_paper_lay_at_a_slant():
    read = read_file(ocr.picture(PARAGRAPHS, slant=0.8), "a.png")
    first, second, third = (line.strip("　") for line in PARAGRAPHS)
    assert read.text.split("\n") == [first + second, third]


@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.ocr
def test_a_table_comes_as_rows():
    wide = " " * 30
    rows = [("项目", "2024年", "2025年"), ("复议申请", "214件", "251件"), ("应诉案件", "36件", "41件")]
    read = read_file(ocr.picture(["各项数量", *(wide.join(row) for row in rows)]), "a.png")
    assert read.text.split("\n")[2:] == ["\t".join(row) for row in rows[1:]]


@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.ocr
def test_each_page_comes_with_a_small_picture_of_it():
    one, two = scan.read_pages(ocr.pictures([LINES[:1], LINES[1:]]), "pdf", [1, 2])
    assert [page.picture.page for page in (one, two)] == [1, 2]
    assert all(page.picture.content[8:12] == b"WEBP" for page in (one, two))
    assert all(page.picture.width == 1000 and len(page.picture.content) < 100_000 for page in (one, two))
    assert "98.5" in two.lines[0].text


@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.ocr
def test_a_picture_without_words_is_said_to_have_none():
    assert refused(ocr.picture([]), "a.png") == "scan_no_words"


@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.ocr
@pytest.mark.skipif(sys.platform != "linux", reason="open sockets are looked for in /proc")
def test_nobody_is_told_that_a_page_is_read():
    program = (
        "import os, resource, sys\nimport data.reading.files.from_scan as reader\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "reader.extract(sys.stdin.buffer.read(), 'picture', [])\n"
        "opened = [os.readlink(f'/proc/self/fd/{one}') for one in os.listdir('/proc/self/fd') if one > '2'\n"
        "          and os.path.exists(f'/proc/self/fd/{one}')]\n"
        "print([one for one in opened if one.startswith('socket')], os.environ['ORT_DISABLE_TELEMETRY'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=ocr.picture(LINES), cwd=ROOT, capture_output=True, check=True
    )
    assert done.stdout.decode().split() == ["[]", "1"]
    # With it on, the runtime complains here that it may not keep an id of this machine.
    assert b"elemetry" not in done.stderr


def test_a_scan_and_a_picture_say_how_to_add_what_reads_them(without):
    for content, name, reason in ((make_pdf([[]]), "a.pdf", "scan"), (PNG, "a.png", "scan_picture")):
        with pytest.raises(UnreadableFile, match="make ocr") as refusal:
            read_file(content, name)
        assert refusal.value.reason == reason


def test_without_it_the_pages_that_have_text_are_read(without):
    read = read_file(make_pdf([["第一页的话。"], []]), "a.pdf")
    assert read.text == "第一页的话。"
    assert [note.code for note in read.notes] == ["pages_without_words"]


def test_more_pages_than_anybody_waits_for_are_refused(with_it):
    assert refused(make_pdf([[]] * (scan.MOST_PAGES + 1))) == "scan_too_many_pages"


def test_reading_that_takes_too_long_is_ended(with_it, monkeypatch, tmp_path):
    as_child(monkeypatch, tmp_path, "import sys, time\nsys.stdin.buffer.read()\ntime.sleep(60)")
    monkeypatch.setattr(scan, "SECONDS_TO_START", 0.5)
    monkeypatch.setattr(scan, "MOST_SECONDS_A_PAGE", 0.0)
    assert refused(make_pdf([[]])) == "scan_took_too_long"


def test_a_page_that_ends_the_reading_was_more_than_it_could_bear(with_it, monkeypatch, tmp_path):
    as_child(monkeypatch, tmp_path, "import os\nos.write(1, b'ready\\n')\nos.abort()")
    assert refused(make_pdf([[]])) == "scan_too_large"


@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.ocr
@pytest.mark.skipif(os.name != "posix", reason="memory is bounded on POSIX alone")
def test_reading_has_no_more_memory_than_it_is_given(monkeypatch, tmp_path):
    source = scan.CHILD.read_text(encoding="utf-8")
    imported = 'import_module("child")'
    assert imported in source
    there = f"(sys.path.insert(1, {str(scan.CHILD.parent)!r}), {imported})[1]"
    source = source.replace(imported, there).replace("MEMORY = 2 * 1024", "MEMORY = 600")
    as_child(monkeypatch, tmp_path, source)
    assert refused(ocr.picture(LINES), "a.png") == "scan_too_large"


def test_one_scan_at_a_time_and_others_hear_that_it_is_busy(with_it, monkeypatch):
    monkeypatch.setattr(scan, "PATIENCE", 0.05)
    with scan._desk:
        assert refused(make_pdf([[]])) == "busy"


@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.ocr
def test_what_only_calls_itself_a_picture_is_damaged():
    assert refused(PNG + b"no more", "a.png") == "damaged"
