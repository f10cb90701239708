"""Comments come into a Word file at their words, and nothing else of the file changes."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from data.reading.files import Comment, Document, UnreadableFile, apart, read_file
from data.reading.files.commented import with_comments
from tests import office

from .making import make_docx, make_zip

AUTHOR = "Site of Comments"
BOLD = "<w:rPr><w:b/><w:color w:val='C00000'/></w:rPr>"
CHANGED = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def run(words: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t xml:space='preserve'>{words}</w:t></w:r>"


def cell(*paragraphs: str) -> str:
    return "<w:tc>" + "".join(f"<w:p>{words}</w:p>" for words in paragraphs) + "</w:tc>"


BOX = f"<w:txbxContent><w:p>{run('框中5件。')}</w:p></w:txbxContent>"
DELETED = "<w:del w:id='8' w:author='a'><w:r><w:delText>旧8件</w:delText></w:r></w:del>"
BLOCKS = (
    f"<w:p>{run('青岚县', BOLD)}{run('2025年报告')}</w:p>",
    f"<w:p>{run('办结38件', BOLD)}<w:r>{BOLD}<w:t>，又</w:t><w:br/><w:t>57件，</w:t><w:tab/>"
    "<w:t>共93件。</w:t></w:r></w:p>",
    f"<w:p>{run('见')}<w:hyperlink w:anchor='a'>{run('附件12份', BOLD)}</w:hyperlink>"
    f"<w:ins w:id='7' w:author='a'>{run('新增9件')}</w:ins>{DELETED}{run('。')}</w:p>",
    f"<w:p><w:sdt><w:sdtContent>{run('控件6件')}</w:sdtContent></w:sdt><w:r><w:ruby><w:rt>{run('注')}</w:rt>"
    f"<w:rubyBase>{run('字')}</w:rubyBase></w:ruby></w:r>{run('。')}</w:p>",
    f"<w:tbl><w:tr>{cell(run('受理'), run('案件'))}{cell(run('  12件 '))}</w:tr><w:tr>{cell(run('办结'))}"
    f"{cell(run('1') + run('1件'))}</w:tr></w:tbl>",
    f"<w:p>{run('盒子')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{BOX}</w:drawing>"
    f"</mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    f"{run('在此。')}</w:p>",
)


@pytest.fixture(scope="module")
def given() -> bytes:
    return make_docx(*BLOCKS)


@pytest.fixture(scope="module")
def read(given) -> Document:
    return read_file(given, "a.docx")


def on(read: Document, start: int, end: int, text: str = "说明") -> Comment:
    return Comment(text, read.origin.at(start), read.origin.at(end - 1))


def at(read: Document, words: str) -> Comment:
    start = read.text.index(words)
    return on(read, start, start + len(words), f"说“{words}”")


def body(content: bytes):
    return docx.Document(io.BytesIO(content)).element.body


def is_beside(element) -> bool:
    """Tell words of a text box, and those above a character."""
    return next(element.iterancestors(qn("w:txbxContent"), qn("w:rt")), None) is not None


def marked(root, number: str) -> str:
    """The words between the marks of a comment, without those beside the text."""
    words, inside = "", False
    for element in root.iter():
        if element.get(qn("w:id")) == number and element.tag.endswith(("RangeStart", "RangeEnd")):
            inside = element.tag == qn("w:commentRangeStart")
        elif inside and element.tag == qn("w:t") and not is_beside(element):
            words += element.text
        elif inside and element.tag == qn("w:br"):
            words += "\n"
    return words


def entries(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


WORDS = (
    "青岚县2025年", "38", "又\n57件", "93件", "附件12份", "份新增9", "控件6", "件字", "12件", "11件",
    "受理 案件", "办结", "在此。",
)  # fmt: skip


def test_each_comment_stands_at_its_words(given, read):
    made = with_comments(given, [at(read, words) for words in WORDS], AUTHOR)
    opened = docx.Document(io.BytesIO(made))
    assert [comment.text for comment in opened.comments] == [f"说“{words}”" for words in WORDS]
    assert {(comment.author, comment.initials) for comment in opened.comments} == {(AUTHOR, "SoC")}
    told = [marked(opened.element.body, str(number)) for number in range(len(WORDS))]
    assert told == [words.replace(" ", "") for words in WORDS]


def test_every_stretch_of_the_text_can_be_commented_and_the_text_stays(given, read):
    plain = read.text.partition("框中")[0]
    spans = [
        (start, end)
        for start in range(len(plain))
        for end in range(start + 1, min(start + 6, len(plain) + 1))
    ]
    made = with_comments(given, [on(read, *span) for span in spans], AUTHOR)
    assert read_file(made, "a.docx").text == read.text
    root = body(made)
    for number, (start, end) in enumerate(spans):
        words = read.text[start:end]
        if not set(words) & set("\n\t 字盒"):
            assert marked(root, str(number)) == words
    starts = [
        (one.tag, one.get(qn("w:id")))
        for one in root.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"))
    ]
    order = {number: [tag for tag, its in starts if its == number] for _, number in starts}
    assert all(tags == [qn("w:commentRangeStart"), qn("w:commentRangeEnd")] for tags in order.values())
    assert len(order) == len(spans)


def looks(root) -> list[tuple[str, bytes]]:
    """Every character of the text with the formatting of its run."""
    return [
        (sign, b"".join(map(etree.tostring, words.getparent().findall(qn("w:rPr")))))
        for words in root.iter(qn("w:t"))
        for sign in words.text
    ]


def test_cut_runs_keep_their_formatting_and_every_other_part_its_bytes(given, read):
    made = with_comments(given, [at(read, words) for words in WORDS], AUTHOR)
    assert looks(body(made)) == looks(body(given))
    before, after = entries(given), entries(made)
    assert set(after) - set(before) == {"word/comments.xml"}
    assert {name for name in before if before[name] != after[name]} == CHANGED - {"word/comments.xml"}


def test_blanks_at_a_cut_stay():
    content = make_docx("<w:p><w:r><w:t>甲 乙</w:t></w:r></w:p>")
    read = read_file(content, "a.docx")
    halves = list(body(with_comments(content, [at(read, "乙")], AUTHOR)).iter(qn("w:t")))
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert [(half.text, half.get(space)) for half in halves] == [("甲 ", "preserve"), ("乙", None)]


def test_words_of_a_text_box_are_commented_where_the_box_hangs(given, read):
    root = body(with_comments(given, [at(read, "5件")], AUTHOR))
    assert not any(is_beside(reference) for reference in root.iter(qn("w:commentReference")))
    (start,) = root.iter(qn("w:commentRangeStart"))
    assert start.getnext().find(f".//{qn('w:txbxContent')}") is not None


def test_a_comment_on_two_cells_stays_in_the_first(given, read):
    assert marked(body(with_comments(given, [at(read, "案件\t12")], AUTHOR)), "0") == "案件"


def test_a_sentence_whose_paragraphs_a_change_joined_is_commented_in_both():
    joined = "<w:pPr><w:rPr><w:del w:id='9' w:author='a'/></w:rPr></w:pPr>"
    content = make_docx(f"<w:p>{joined}{run('调解和解终止的')}</w:p>", "，有38件。")
    read = read_file(content, "a.docx")
    assert "\n" not in read.text
    assert marked(body(with_comments(content, [at(read, "终止的，有38")], AUTHOR)), "0") == "终止的，有38"


def test_a_comment_without_a_place_stands_at_the_first_paragraph(given):
    root = body(with_comments(given, [Comment("全文\n两行")], AUTHOR))
    assert marked(root, "0") == "青岚县2025年报告"


def test_comments_that_were_there_stay_and_numbers_do_not_meet(given, read):
    opened = docx.Document(io.BytesIO(given))
    opened.add_comment(opened.paragraphs[0].runs[:1], "科长：请改。", author="科长")
    stream = io.BytesIO()
    opened.save(stream)
    made = docx.Document(io.BytesIO(with_comments(stream.getvalue(), [at(read, "93件")], AUTHOR)))
    assert [(one.comment_id, one.author, one.text) for one in made.comments] == [
        (0, "科长", "科长：请改。"),
        (1, AUTHOR, "说“93件”"),
    ]
    assert marked(made.element.body, "0") == "青岚县"
    assert marked(made.element.body, "1") == "93件"


def test_a_number_that_word_shows_is_commented_at_its_paragraph():
    listed = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    item = f"<w:p>{listed}{run('举措')}</w:p>"
    shown = "<w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/>"
    lists = (
        f"<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'>{shown}</w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    )
    content = make_docx("题目", item, numbering=lists)
    read = read_file(content, "a.docx")
    assert marked(body(with_comments(content, [at(read, "一、")], AUTHOR)), "0") == "举"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (make_zip({"word/document.xml": b"<not xml"}), "damaged"),
        (make_zip({"word/document.xml": b"0" * (30 * 1024 * 1024)}), "bomb"),
        (make_zip({"xl/workbook.xml": b"<x/>"}), "spreadsheet"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_the_readers_reason(content, reason):
    with pytest.raises(UnreadableFile) as refusal:
        with_comments(content, [Comment("说明")], AUTHOR)
    assert refusal.value.reason == reason


@pytest.mark.apart
def test_a_process_of_its_own_gives_the_same_file_or_the_same_reason(given, read):
    comments = [at(read, "93件"), Comment("全文")]
    made, here = apart.with_comments(given, comments, AUTHOR), with_comments(given, comments, AUTHOR)
    assert entries(made)["word/document.xml"] == entries(here)["word/document.xml"]
    with pytest.raises(UnreadableFile) as refusal:
        apart.with_comments(given[: len(given) // 2], comments, AUTHOR)
    assert refusal.value.reason == "damaged"


@pytest.mark.slow
@pytest.mark.office
def test_libreoffice_opens_the_file_and_finds_every_comment(given, read, tmp_path):
    made = with_comments(given, [*(at(read, words) for words in WORDS), Comment("全文")], AUTHOR)
    saved = docx.Document(io.BytesIO(office.saved_again(made, tmp_path)))
    assert sorted(one.text for one in saved.comments) == sorted(
        [*(f"说“{words}”" for words in WORDS), "全文"]
    )
    assert {one.author for one in saved.comments} == {AUTHOR}
    assert "共93件。" in "".join(paragraph.text for paragraph in saved.paragraphs)
