"""Word files as offices make them: changes, fields, notes, boxes, lists, tables in tables, macros."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from data.reading.files import Comment, read_file
from data.reading.files.commented import with_comments
from tests import office

from .making import make_docx
from .test_docx import LISTS, item, run

VML = "xmlns:v='urn:schemas-microsoft-com:vml'"
RAISED = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>{}</w:t></w:r>"


def paragraph(*parts: str, properties: str = "") -> str:
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{''.join(parts)}</w:p>"


def deleted(words: str) -> str:
    return f"<w:del w:id='1' w:author='a'><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def inserted(words: str) -> str:
    return f"<w:ins w:id='2' w:author='a'>{run(words)}</w:ins>"


def field(instruction: str, shown: str) -> str:
    marks = [f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{marks[1]}{run(shown)}{marks[2]}"


def cell(*blocks: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    made = "".join("<w:tr>" + "".join(cells) + "</w:tr>" for cells in rows)
    return f"<w:tbl>{made}</w:tbl>"


def words_cell(words: str, properties: str = "") -> str:
    return cell(paragraph(run(words)), properties=properties)


def box(*blocks: str) -> str:
    """A text box as Word writes it: twice, for new readers and for old ones."""
    held = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{held}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape {VML}><v:textbox>{held}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def lines(*blocks: str, numbering: str = "") -> list[str]:
    return read_file(make_docx(*blocks, numbering=numbering), "a.docx").text.split("\n")


def test_the_text_is_that_of_all_changes_accepted():
    moved = run("移来12件。")
    assert lines(
        paragraph(run("办结"), deleted("7"), inserted("9"), run("件。")),
        paragraph(run("甲。"), f"<w:moveFrom w:id='3' w:author='a'>{moved}</w:moveFrom>"),
        paragraph(f"<w:moveTo w:id='4' w:author='a'>{moved}</w:moveTo>"),
        paragraph(run("前半，"), properties="<w:rPr><w:del w:id='5' w:author='a'/></w:rPr>"),
        paragraph(run("后半。")),
    ) == ["办结9件。", "甲。", "移来12件。", "前半，后半。"]


def test_deleted_rows_and_cells_of_a_table_are_gone():
    gone = "<w:trPr><w:del w:id='1' w:author='a'/></w:trPr>"
    rows = (
        (gone, words_cell("旧"), words_cell("3")),
        (words_cell("旧列", "<w:cellDel w:id='2' w:author='a'/>"), words_cell("新"), words_cell("4")),
    )
    assert lines(table(*rows)) == ["新\t4"]


def test_a_deleted_or_moved_item_of_a_list_takes_no_number_and_an_empty_one_does():
    mark = "<w:rPr><w:{} w:id='1' w:author='a'/></w:rPr>"
    numbered = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    made = [
        item("甲", 1),
        paragraph(deleted("乙"), properties=numbered + mark.format("del")),
        paragraph(properties=numbered + mark.format("moveFrom")),
        item("丙", 1),
        paragraph(properties=numbered),
        item("丁", 1),
    ]
    assert lines(*made, numbering=LISTS) == ["一、甲", "二、丙", "四、丁"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((run("第"), field(" PAGE ", "3"), run("页 共"), field("NUMPAGES", "12"), run("页")), []),
        ((run("- "), "<w:fldSimple w:instr=' PAGE \\* MERGEFORMAT '>" + run("3") + "</w:fldSimple>"), []),
        ((run("见第"), field(" PAGEREF a ", "3"), run("页的表。")), []),
        ((run("见"), field(" REF a \\h ", "表1"), run("，共12件。")), ["见表1，共12件。"]),
        ((run("合计"), field(" =SUM(ABOVE) ", "120"), run("件。")), ["合计120件。"]),
        ((run("报告第"), field(" PAGE ", "3"), run("页起列出12件。")), ["报告第页起列出12件。"]),
    ],
)
def test_numbers_of_pages_are_no_words_and_other_fields_are(parts, said):
    assert lines("受理9件。", paragraph(*parts), "办结8件。") == ["受理9件。", *said, "办结8件。"]


def test_a_list_of_contents_is_left_out_and_said():
    entry = paragraph(run("一、总体情况"), "<w:r><w:tab/></w:r>", field(" PAGEREF x ", "3"))
    gallery = "<w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    made = f"<w:sdt>{gallery}<w:sdtContent>{paragraph(run('目录'))}{entry}</w:sdtContent></w:sdt>"
    read = read_file(make_docx(made, "一、总体情况", "受理12件。"), "a.docx")
    assert read.text == "一、总体情况\n受理12件。"
    assert ("furniture_dropped", "1") in [(note.code, note.detail) for note in read.notes]
    # Word's marks of the whole list stand in its first and behind its last entry.
    begins = field(" TOC \\o ", "").removesuffix("<w:r><w:fldChar w:fldCharType='end'/></w:r>")
    typed = [paragraph(begins, run("一、总体情况"), "<w:r><w:tab/></w:r>", run("3"))]
    typed += [paragraph(run("二、做法"), "<w:r><w:tab/></w:r>", run("12"))]
    closes = paragraph("<w:r><w:fldChar w:fldCharType='end'/></w:r>")
    assert lines(*typed, closes, "受理12件。") == ["受理12件。"]
    # A list that nobody closed hides nothing but what looks like its entries.
    assert lines(*typed, "受理12件。", "办结11件，共3批。") == ["受理12件。", "办结11件，共3批。"]


def test_a_field_that_nobody_closed_hides_nothing_behind_its_paragraph():
    unclosed = field(" PAGE ", "3").removesuffix("<w:r><w:fldChar w:fldCharType='end'/></w:r>")
    assert lines(paragraph(unclosed), "受理12件。") == ["受理12件。"]


def test_marks_of_notes_are_no_digits_of_the_number_before():
    note = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:footnoteReference w:id='2'/></w:r>"
    for mark in (note, RAISED.format("[3]"), RAISED.format("①"), "<w:r><w:endnoteReference w:id='2'/></w:r>"):
        assert lines(paragraph(run("办结12"), mark, run("件。"))) == ["办结12件。"]
    assert lines(paragraph(run("办结12件"), RAISED.format("3"), run("。"))) == ["办结12件。"]
    # A raised number may be part of a unit or a power.
    assert lines(paragraph(run("面积300m"), RAISED.format("2"), run("。"))) == ["面积300m2。"]


def test_comments_and_hidden_type_are_no_words_and_hyphens_are():
    commented = (
        "<w:commentRangeStart w:id='0'/>{}<w:commentRangeEnd w:id='0'/>"
        "<w:r><w:commentReference w:id='0'/></w:r>"
    )
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密9件</w:t></w:r>"
    soft = "<w:r><w:t>复</w:t><w:softHyphen/><w:t>议12</w:t><w:noBreakHyphen/><w:t>13件。</w:t></w:r>"
    assert lines(paragraph(commented.format(run("办结")), hidden, soft)) == ["办结复议12-13件。"]


def test_heads_feet_and_notes_of_pages_are_told_and_not_read():
    opened = docx.Document(io.BytesIO(make_docx("受理12件。")))
    opened.sections[0].header.paragraphs[0].text = "内部资料，共300份"
    opened.sections[0].footer.paragraphs[0].text = "第3页"
    stream = io.BytesIO()
    opened.save(stream)
    assert read_file(stream.getvalue(), "a.docx").text == "受理12件。"


def test_a_text_box_is_read_once_wherever_it_stands():
    held = box(paragraph(run("框中5件。")))
    assert lines(paragraph(run("正文。"), held)) == ["正文。", "框中5件。"]
    row = (cell(paragraph(run("受理"), held)), words_cell("12"))
    assert lines(table(row)) == ["受理 框中5件。\t12"]
    twice = "".join(f"<mc:{name}>{paragraph(run('结3件'))}</mc:{name}>" for name in ("Choice", "Fallback"))
    both = cell(f"<mc:AlternateContent>{twice}</mc:AlternateContent>")
    assert lines(table((words_cell("甲"), both))) == ["甲\t结3件"]
    inner = box(table((words_cell("受理"), words_cell("12"))), paragraph())
    assert lines(paragraph(run("正文。"), inner)) == ["正文。", "受理\t12"]
    page_number = box(paragraph(run("- "), field(" PAGE ", "3"), run(" -")))
    assert lines(paragraph(run("正文。"), page_number)) == ["正文。"]


def test_automatic_numbers_count_in_the_cells_of_a_table():
    rows = ((cell(item("受理", 1)), words_cell("12")), (cell(item("办结", 1)), words_cell("11")))
    assert lines(table(*rows), item("后", 1), numbering=LISTS) == ["一、受理\t12", "二、办结\t11", "三、后"]


def test_a_table_in_a_table_keeps_its_rows():
    rows = [(words_cell("受理"), words_cell("12")), (words_cell("办结"), words_cell("11"))]
    inner = table(*rows)
    assert lines(table((words_cell("甲局"), cell(inner, paragraph())))) == ["甲局", "受理\t12", "办结\t11"]


def test_a_table_that_lays_out_a_text_is_no_table():
    held = [paragraph(run(words)) for words in ("一、总体情况", "受理12件。", "办结11件。")]
    assert lines(table((cell(*held),))) == ["一、总体情况", "受理12件。", "办结11件。"]
    long = "全年受理行政复议申请12件，办结11件。" * 12
    assert lines(table((words_cell("工作情况"), cell(paragraph(run(long)), paragraph(run("无。")))))) == [
        "工作情况",
        long,
        "无。",
    ]


def test_merged_cells_stand_in_their_columns():
    rows = (
        (words_cell("类别", "<w:vMerge w:val='restart'/>"), words_cell("2024年", "<w:gridSpan w:val='2'/>")),
        (words_cell("", "<w:vMerge/>"), words_cell("收案"), words_cell("审结")),
        (words_cell("复议"), words_cell("41"), words_cell("40")),
    )
    assert lines(table(*rows)) == ["类别\t2024年", "\t收案\t审结", "复议\t41\t40"]


def with_macros(content: bytes) -> bytes:
    """The same document under the type of one with macros."""
    stream, main = io.BytesIO(), "application/vnd.ms-word.document.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(stream, "w") as made:
        for name in given.namelist():
            held = given.read(name)
            made.writestr(name, held.replace(plain, main.encode()) if name.startswith("[") else held)
    return stream.getvalue()


def test_a_document_with_macros_is_read_and_commented():
    content = with_macros(make_docx("受理12件。"))
    read = read_file(content, "a.docm")
    assert read.text == "受理12件。"
    comment = Comment("说明", read.origin.at(2), read.origin.at(4))
    assert (
        "word/comments.xml" in zipfile.ZipFile(io.BytesIO(with_comments(content, [comment], "a"))).namelist()
    )


NESTED = table((words_cell("内", ""), words_cell("15件")), (words_cell("外"), words_cell("16件")))
OFFICE = (
    paragraph(run("办结"), deleted("7"), inserted("19"), run("件。")),
    paragraph(run("盒旁8件"), box(paragraph(run("盒中5件。"))), run("在此。")),
    table((words_cell("甲局"), cell(NESTED, paragraph()))),
    table(
        (cell(item("受理", 1)), words_cell("12件")),
        (cell(item("结", 1)), cell(paragraph(run("3件"), box(paragraph(run("格中4件")))))),
    ),
    table((cell(paragraph(run("一句6件。")), paragraph(run("二句9件。"))),)),
    item("末句20件。", 1),
)  # fmt: skip


def stretches(root) -> dict[str, str]:
    """The words between the marks of each comment; words of a text box where it hangs."""
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for element in root.iter():
        if element.tag in (qn("w:commentRangeStart"), qn("w:commentRangeEnd")):
            number = element.get(qn("w:id"))
            open_now ^= {number}
            found.setdefault(number, "")
        elif element.tag == qn("w:t") and not any(True for _ in element.iterancestors("{*}Fallback")):
            for number in open_now:
                found[number] += element.text or ""
    return found


@pytest.mark.slow
@pytest.mark.office
def test_comments_stand_at_their_words_beside_changes_boxes_and_tables_in_tables(tmp_path):
    content = make_docx(*OFFICE, numbering=LISTS)
    read = read_file(content, "a.docx")
    wanted = ("19件", "盒旁8", "盒中5件", "15件", "外", "受理", "12件", "3件", "一句6件", "二句9", "末句20件")
    places = [(read.text.index(words), len(words)) for words in wanted]
    comments = [
        Comment(words, read.origin.at(start), read.origin.at(start + length - 1))
        for words, (start, length) in zip(wanted, places, strict=True)
    ]
    made = with_comments(content, comments, "Reader")
    opened = docx.Document(io.BytesIO(made))
    told = {str(one.comment_id): one.text for one in opened.comments}
    assert list(told.values()) == list(wanted)
    for number, words in stretches(opened.element.body).items():
        assert told[number] in words
        assert len(words) <= len(told[number]) + len("盒旁8件盒中5件。在此。") * (told[number] == "盒中5件")
    assert read_file(made, "a.docx").text == read.text
    saved = docx.Document(io.BytesIO(office.saved_again(made, tmp_path)))
    assert sorted(one.text for one in saved.comments) == sorted(wanted)
