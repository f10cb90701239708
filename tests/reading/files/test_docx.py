"""Word files are read as a reader sees them."""

import io

import docx
import pytest

from data.reading.files import UnreadableFile, read_file
from data.reading.files.numbering import chinese, formatted

from .making import WORD, make_docx, make_zip


def words_of(*blocks: str, numbering: str = "") -> str:
    return read_file(make_docx(*blocks, numbering=numbering), "draft.docx").text


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{more}<w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(words: str, list_id: int, depth: int = 0) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
        f"{run(words)}</w:p>"
    )


LISTS = (
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%3.%4", "<w:isLgl/>")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    + '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def test_paragraphs_and_tables_stand_in_body_order():
    table = "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>"
    text = words_of("表前的话。", table.format(run("受理"), run("12件")), "表后的话。")
    assert text == "表前的话。\n受理\t12件\n表后的话。"


def test_deleted_words_go_and_inserted_words_stay():
    paragraph = (
        f"<w:p>{run('办结')}<w:del w:id='1' w:author='a'><w:r><w:delText>7</w:delText></w:r></w:del>"
        f"<w:ins w:id='2' w:author='a'>{run('9')}</w:ins>{run('件。')}"
        f"<w:moveFrom w:id='3' w:author='a'>{run('旧句。')}</w:moveFrom></w:p>"
    )
    read = read_file(make_docx(paragraph), "a.docx")
    assert read.text == "办结9件。"
    assert ("deletions_skipped", "2") in [(note.code, note.detail) for note in read.notes]


def test_a_content_control_is_read_and_its_placeholder_is_not():
    control = "<w:p><w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>"
    text = words_of(control.format("", run("甲县")), control.format("<w:showingPlcHdr/>", run("请填写")))
    assert text == "甲县"


def test_a_text_box_is_read_once():
    box = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>".format(run("框中的话。"))
    paragraph = (
        f"<w:p>{run('正文。')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert words_of(paragraph) == "正文。\n框中的话。"


def test_automatic_numbers_are_rebuilt():
    text = words_of(
        item("举措", 1),
        item("学法", 1, 1),
        item("决策", 1, 1),
        item("甲", 1, 2),
        item("乙", 1, 2),
        item("不足", 1),
        item("人员", 1, 1),
        numbering=LISTS,
    )
    assert text == "一、举措\n（一）学法\n（二）决策\n1.甲\n2.乙\n二、不足\n（一）人员"


def test_a_list_may_start_elsewhere_and_legal_levels_count_in_digits():
    text = words_of(item("续", 2), item("一", 2, 1), item("甲", 2, 2), item("子", 2, 3), numbering=LISTS)
    assert text.split("\n") == ["五、续", "（一）一", "1.甲", "1.1 子"]


def test_a_number_is_ours_and_says_where_its_paragraph_stands():
    read = read_file(make_docx("开头。", item("举措", 1), numbering=LISTS), "a.docx")
    assert read.origin.at(read.text.index("举措") + 1) == read.origin.at(0).__class__(2, 1)
    assert read.origin.at(read.text.index("一、")).part == 2


@pytest.mark.parametrize(
    ("number", "form", "words"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (21, "chineseCounting", "二十一"),
        (105, "chineseCountingThousand", "一百零五"),
        (3, "ideographTraditional", "丙"),
        (2, "decimalEnclosedCircle", "②"),
        (4, "lowerRoman", "iv"),
        (28, "upperLetter", "BB"),
        (3, "bullet", ""),
    ],
)
def test_number_formats(number, form, words):
    assert formatted(number, form) == words


def test_chinese_numbers_have_their_zeros():
    assert [chinese(number) for number in (11, 100, 1010, 2003)] == ["十一", "一百", "一千零一十", "二千零三"]


def test_hidden_type_and_field_codes_are_not_read():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert words_of(f"<w:p>{run('明')}{hidden}{code}</w:p>") == "明"


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refusal:
        read_file(content, "a.docx")
    return refusal.value.reason


def test_a_zip_bomb_is_not_opened():
    assert refused(make_zip({"word/document.xml": b"0" * (101 * 1024 * 1024)})) == "bomb"
    assert refused(make_zip({"word/document.xml": b"0" * (30 * 1024 * 1024)})) == "bomb"
    assert refused(make_zip({f"word/{number}.xml": b"" for number in range(2001)})) == "bomb"


def test_a_zip_that_lies_about_its_size_is_found_by_reading():
    honest = make_zip({"word/document.xml": b"0" * (30 * 1024 * 1024)})
    size = (30 * 1024 * 1024).to_bytes(4, "little")
    assert refused(honest.replace(size, (900).to_bytes(4, "little"))) in ("bomb", "damaged")


def test_other_zips_locked_and_broken_ones_each_have_their_reason():
    whole = make_docx("甲")
    locked = bytearray(make_zip({"word/document.xml": b"x"}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert refused(make_zip({"xl/workbook.xml": b"<x/>"})) == "spreadsheet"
    assert refused(bytes(locked)) == "encrypted"
    assert refused(whole[: len(whole) // 2]) == "damaged"
    assert refused(make_zip({"word/document.xml": b"<not xml"})) == "damaged"
    assert refused(bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    assert refused(bytes.fromhex("d0cf11e0a1b11ae1") + b"WordDocument") == "old_word"
    assert refused(make_docx("<w:p/>")) == "empty"


def test_words_of_a_style_number_too():
    assert WORD in f"<w:x {WORD}/>"
    style = '<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>' + run("甲") + "</w:p>"
    assert words_of(style).endswith("甲")


def test_pictures_and_heads_of_pages_are_told_to_be_unread():
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    picture = f"<w:p><w:r><a:blip xmlns:a='{drawing}'/></w:r></w:p>"
    opened = docx.Document(io.BytesIO(make_docx("受理12件。", picture)))
    opened.sections[0].header.paragraphs[0].text = "内部资料"
    opened.sections[0].footer.paragraphs[0].text = "第1页"
    stream = io.BytesIO()
    opened.save(stream)
    read = read_file(stream.getvalue(), "a.docx")
    assert read.text == "受理12件。"
    told = {note.code: note.detail for note in read.notes}
    assert told == {"margins_skipped": "1", "pictures_skipped": "1"}
