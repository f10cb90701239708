"""The prompts come back as comments of a Word file: the draft's own, or a new one with its text."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from data.reading.draft import earlier_of, message, review, text_digest, why, word_in_process
from data.reading.draft.word_file import commented
from data.reading.files import Document, UnreadableFile, read_file, read_text
from tests import office
from tests.reading.files.making import make_docx, make_pdf
from tests.reading.files.test_commented import entries, marked, run

AUTHOR = "看板"
# An invented county; planted: a sum, a figure with two values, a doubled word; contents that are not listed.
LINES = (
    "澄湖县2025年法治政府建设年度报告",
    "一、主要举措和成效",
    "全年办理行政处罚案件93件，其中普通程序38件、简易程序57件。受理行政复议申请41件。",
    "一是加强加强执法监督。全年受理行政复议申请47件。",
)


def word(content, name="", language="zh", **said):
    return docx.Document(io.BytesIO(word_in_process(content, name, language, AUTHOR, earlier_of, **said)))


def with_places(text):
    return [prompt for prompt in review(text).open_prompts if prompt.spans]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", ["docx", "pasted", "html", "pdf"])
def test_each_prompt_is_a_comment_at_its_words(kind, language):
    text = "\n".join(LINES)
    content = {
        "docx": make_docx(*LINES),
        "pasted": text,
        "html": f"<html><body>{''.join(f'<p>{line}</p>' for line in LINES)}</body></html>".encode(),
        "pdf": make_pdf([list(LINES)], size=9),
    }[kind]
    made = word(content, f"a.{kind}", language)
    assert [paragraph.text for paragraph in made.paragraphs] == list(LINES)
    comments = {comment.comment_id: comment for comment in made.comments}
    prompts = with_places(text)
    assert len(prompts) >= 3
    for number, prompt in enumerate(prompts):
        told = comments.pop(number)
        verdict = {"zh": "待核", "en": "to check"}[language]
        first, second, *_ = told.text.split("\n")
        assert first == f"{verdict} {prompt.number} · {message(prompt, language)}"
        assert second == why(prompt, language)
        assert told.author == AUTHOR
        start, end = prompt.spans[0]
        assert marked(made.element.body, str(number)) == text[start:end]
    (rest,) = comments.values()
    last = made.element.body.findall(qn("w:p"))[0 if kind == "docx" else -1]
    assert last.find(f".//{qn('w:commentReference')}[@{qn('w:id')}='{rest.comment_id}']") is not None
    for prompt in review(text).open_prompts:
        assert prompt.spans or message(prompt, language) in rest.text


def test_a_prompt_about_two_places_quotes_the_other():
    (told,) = (comment.text for comment in word("\n".join(LINES)).comments if "41件" in comment.text)
    assert "另一处：全年受理行政复议申请47件。" in told.split("\n")


def test_a_draft_without_prompts_is_said_to_have_none():
    draft = (
        "甲县2024年法治政府建设年度报告\n一、主要举措和成效\n县长履行第一责任人职责。\n二、存在的不足和原因\n"
        "人员不足，原因是编制有限。\n三、2025年主要安排\n继续推进。\n四、其他需要报告的情况\n无。"
    )
    assert [comment.text for comment in word(draft).comments] == ["没有需要核对的提示。"]


def test_the_clerks_own_file_keeps_all_that_is_not_a_comment():
    bold = "<w:rPr><w:b/></w:rPr>"
    content = make_docx(*LINES[:2], f"<w:p>{run(LINES[2][:9], bold)}{run(LINES[2][9:])}</w:p>", LINES[3])
    made = word_in_process(content, "a.docx", "zh", AUTHOR, earlier_of)
    before, after = entries(content), entries(made)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml",
    }  # fmt: skip
    assert read_file(made, "a.docx").text == read_file(content, "a.docx").text


def test_another_file_than_the_one_that_was_checked_gets_no_comments():
    digest = text_digest("\n".join(LINES))
    assert word(make_docx(*LINES), "a.docx", checked=digest).comments
    with pytest.raises(UnreadableFile) as refusal:
        word(make_docx(*LINES[:3], LINES[3].replace("47", "41")), "a.docx", checked=digest)
    assert refusal.value.reason == "another_text"


@pytest.mark.apart
def test_a_process_of_its_own_answers_the_same_or_why_not():
    text = "\n".join(LINES)
    document: Document = read_text(text)
    here = docx.Document(io.BytesIO(commented(review(text), document, text, "zh", AUTHOR)))
    assert [one.text for one in word(text).comments] == [one.text for one in here.comments]
    for content, reason in (
        (make_docx(*LINES)[:900], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_word"),
    ):
        with pytest.raises(UnreadableFile) as refusal:
            word(content, "a.docx")
        assert refusal.value.reason == reason


@pytest.mark.slow
@pytest.mark.office
def test_libreoffice_opens_a_new_file_with_its_comments(tmp_path):
    made = word_in_process("\n".join(LINES), "", "zh", AUTHOR, earlier_of)
    saved = docx.Document(io.BytesIO(office.saved_again(made, tmp_path)))
    assert [paragraph.text for paragraph in saved.paragraphs] == list(LINES)
    wanted = [one.text for one in docx.Document(io.BytesIO(made)).comments]
    assert sorted(one.text for one in saved.comments) == sorted(wanted)


def test_the_earlier_report_is_a_comment_of_its_own_for_figures_and_for_its_plan():
    before = (
        "甲县2023年法治政府建设年度报告\n一、做法\n培训95人次。\n二、2024年工作安排\n一是筹建乡镇综合执法站。"
    )
    made = word(make_docx(*LINES), "a.docx", earlier=(before, ""))
    titled = {one.text.split("\n")[0]: one.text for one in made.comments}
    assert "95人次" in titled["与上一份报告对照"]
    assert "筹建乡镇综合执法站。 · 未找到" in titled["上一份报告的安排与本稿"]


def test_a_new_file_says_on_which_page_of_the_pdf_each_prompt_stands_and_the_own_file_does_not():
    pages = [list(LINES[:3]), list(LINES[3:])]
    told = [comment.text for comment in word(make_pdf(pages, size=9), "a.pdf").comments]
    assert any("在文件里：第1页" in words for words in told)
    assert any("在文件里：第1页、第2页" in words for words in told)
    own = [comment.text for comment in word(make_docx(*LINES), "a.docx").comments]
    assert not [words for words in own if "在文件里" in words]
