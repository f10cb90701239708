"""What a process of a file's own answers is what the tests read without one (tests/here.py)."""

import pytest

from data.reading.files import UnreadableFile, read_file
from tests.here import read_here

from .making import make_docx, make_pdf

pytestmark = pytest.mark.apart
WORDS = "全年受理行政复议申请300件，办结280件。"
FILES = {
    "a.docx": make_docx(WORDS, "组织培训5期。"),
    "a.html": f"<meta charset=utf-8><body><div id=zoom><p>{WORDS}</p></div>".encode(),
    "a.pdf": make_pdf([[WORDS], []]),
}
BROKEN = {"a.docx": FILES["a.docx"][:300], "a.html": b"<html></html>", "a.pdf": b"%PDF-1.4\nnothing"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_there_as_here(name, monkeypatch):
    there = read_file(FILES[name], name)
    read_here(monkeypatch)
    assert there == read_file(FILES[name], name) and WORDS in there.text


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_is_refused_there_for_the_reason_that_it_is_here(name, monkeypatch):
    with pytest.raises(UnreadableFile) as there:
        read_file(BROKEN[name], name)
    read_here(monkeypatch)
    with pytest.raises(UnreadableFile) as here:
        read_file(BROKEN[name], name)
    assert there.value.reason == here.value.reason
