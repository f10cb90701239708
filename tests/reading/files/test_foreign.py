"""A file of another program is refused with what it is and what to do, wherever it is brought."""

import io

import pytest

from app import server
from components.pages.review import told
from components.text import LANGUAGES, text
from data.drafts import DraftError
from data.reading.__main__ import main
from data.reading.draft import command as check_command
from data.reading.files import REASONS, UnreadableFile, read_file
from tests.components.test_draft_page import HOME

from .making import make_zip

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(64)


MAIL = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n--x"
WORD_XML = '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'
FILES = {
    "报告.doc": (stream("WordDocument"), "old_word"),
    "报告.wps": (stream("WordDocument"), "old_word"),
    "台账.xls": (stream("Workbook"), "spreadsheet"),
    "台账.et": (stream("Book"), "spreadsheet"),
    "汇报.ppt": (stream("PowerPoint Document"), "slides"),
    "锁.docx": (stream("EncryptedPackage"), "encrypted"),
    "报告.rtf": (b"{\\rtf1\\ansi\\ansicpg936", "rich_text"),
    "报告.xml": (WORD_XML.encode(), "word_xml"),
    "报告.ofd": (make_zip({"OFD.xml": b"<x/>", "Doc_0/Document.xml": b"<x/>"}), "ofd"),
    "台账.xlsx": (make_zip({"xl/workbook.xml": b"<x/>"}), "spreadsheet"),
    "汇报.pptx": (make_zip({"ppt/presentation.xml": b"<x/>"}), "slides"),
    "报告.odt": (make_zip({"mimetype": b"x", "META-INF/manifest.xml": b"<x/>"}), "open_document"),
    "报告.pages": (make_zip({"Index/Document.iwa": b"x"}), "pages"),
    "报告.zip": (make_zip({"报告.docx": b"x"}), "packed"),
    "报告.rar": (b"Rar!\x1a\x07\x01\0", "packed"),
    "报告.7z": (b"7z\xbc\xaf\x27\x1c", "packed"),
    "报告.mht": (MAIL, "web_archive"),
    "报告.webarchive": (b"bplist00\xd1\x01", "web_archive"),
    "第1页.bmp": (b"BM\x36\x10\x0e\0\0\0\0\0\x36\0", "picture"),
    "第1页.heic": (b"\0\0\0\x18ftypheic\0\0\0\0", "picture"),
}


@pytest.mark.parametrize("name", FILES)
def test_each_is_told_by_what_it_holds_whatever_it_is_called(name):
    content, reason = FILES[name]
    for called in (name, "报告.docx", "报告.txt"):
        with pytest.raises(UnreadableFile) as refusal:
            read_file(content, called)
        assert refusal.value.reason == reason


def test_text_that_begins_like_a_picture_or_a_letter_is_text():
    for words in ("BM局2024年受理12件。", "From: 县司法局\nMIME-Version 12件。", "GIF动图8张。"):
        assert read_file(words.encode(), "a.txt").text == words


FILLED = {"busy": {"seconds": "3"}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_sentence_of_its_own_in_each_language(language):
    sentences = [text(f"draft.refused_{reason}", language, **FILLED.get(reason, {})) for reason in REASONS]
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_page_and_review_say_what_it_is_and_what_to_do(language):
    client = server.test_client()
    for name in ("报告.doc", "报告.rtf", "报告.ofd"):
        content, reason = FILES[name]
        data = {"file": (io.BytesIO(content), name), "text": ""}
        answer = client.post(f"/{language}/check", data=data, headers=HOME)
        wanted = text(f"draft.refused_{reason}", language)
        assert ".docx" in wanted
        assert answer.status_code == 422 and wanted in answer.get_data(as_text=True)
        refused = DraftError(REASONS[reason], "unreadable", reason=reason)
        assert told.sentence(refused, language) == wanted


def test_the_commands_say_it_too(tmp_path, capsys):
    (tmp_path / "报告.doc").write_bytes(FILES["报告.doc"][0])
    assert main(["propose", str(tmp_path / "报告.doc")]) == 2
    assert main(["check", str(tmp_path / "报告.doc")]) == check_command.UNREADABLE
    assert capsys.readouterr().err.count(REASONS["old_word"]) == 2
    # In a folder it is named as one that could not be read.
    assert main(["propose", str(tmp_path)]) == 1
    assert "save it as .docx" in capsys.readouterr().err
