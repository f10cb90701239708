"""Word files: real headings, tables with a head, Word's own footnotes, fonts by name, a page number."""

import io
import zipfile
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from data.exports.word_file import Note, Stretch, WordFile
from tests import office

SENTENCE = "全年共调解案件120余宗。"
ADDRESS = "https://example.org/zh/text/here?figure=a"


def made() -> bytes:
    word = WordFile("虚构县年报", "看板", "zh", date(2026, 1, 1))
    word.heading(["一、调解"], 1)
    word.paragraph(["调解案件120", Stretch("余", hedge=True), "宗", Note("a", SENTENCE, ADDRESS)])
    again, other = Note("a", SENTENCE, ADDRESS), Note("b", "成功100宗。", "localhost/zh")
    word.table(["项目", "写法"], [[["案件"], ["120余宗", again]], [["成功"], ["100宗", other]]], [1, 2])
    word.bullets([["第一条"], ["第二条"]])
    image = io.BytesIO()
    Image.new("RGB", (60, 20), "#1d4f7c").save(image, "PNG")
    word.picture(image.getvalue(), 0.5, "一张图：120余宗")
    return word.saved()


def part(content: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(f"word/{name}"))


def words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def test_each_sentence_is_one_note_of_words_own_and_later_marks_refer_to_it():
    content = made()
    notes = {note.get(qn("w:id")): words(note).strip() for note in part(content, "footnotes.xml")}
    assert list(notes) == ["-1", "0", "1", "2"]
    assert notes["1"] == f"{SENTENCE} example.org/zh/text/here?figure=a"
    assert notes["2"] == "成功100宗。 localhost/zh"
    document = part(content, "document.xml")
    assert [mark.get(qn("w:id")) for mark in document.iter(qn("w:footnoteReference"))] == ["1", "2"]
    (field,) = [field.text for field in document.iter(qn("w:instrText"))]
    assert field.split()[:2] == ["NOTEREF", "_Note1"]
    marks = [mark.get(qn("w:name")) for mark in document.iter(qn("w:bookmarkStart"))]
    assert marks == ["_Note1", "_Note2"]


def test_an_address_in_a_note_is_a_link_of_the_notes_own_part():
    rels = part(made(), "_rels/footnotes.xml.rels")
    assert [(rel.get("Target"), rel.get("TargetMode")) for rel in rels] == [(ADDRESS, "External")]


def test_headings_tables_lists_and_pictures_are_words_own():
    document = docx.Document(io.BytesIO(made()))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.text]
    assert styles == ["Title", "Heading 1", "Normal", "List Bullet", "List Bullet"]
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["项目", "写法"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    (picture,) = document.element.iter(qn("wp:docPr"))
    assert picture.get("descr") == "一张图：120余宗"


def test_paper_is_a4_with_a_number_below_each_page_and_fonts_have_others_in_their_place():
    content = made()
    section = docx.Document(io.BytesIO(content)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    (field,) = section.footer._element.iter(qn("w:fldSimple"))
    assert field.get(qn("w:instr")).strip() == "PAGE"
    fonts = {font.get(qn("w:name")): font for font in part(content, "fontTable.xml")}
    for name, instead in (("仿宋", "FangSong"), ("黑体", "SimHei")):
        assert instead in fonts[name].find(qn("w:altName")).get(qn("w:val"))
    heading = docx.Document(io.BytesIO(content)).styles["Heading 1"].element.rPr.rFonts
    assert heading.get(qn("w:eastAsia")) == "黑体"
    assert not [name for name in heading.attrib if name.endswith("Theme")]


@pytest.mark.office
@pytest.mark.slow
def test_a_word_processor_opens_it_and_keeps_its_notes(tmp_path):
    again = office.saved_again(made(), tmp_path)
    assert SENTENCE in words(part(again, "footnotes.xml"))
    assert len(list(part(again, "document.xml").iter(qn("w:footnoteReference")))) == 2
