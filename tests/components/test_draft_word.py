"""A draft comes back as a Word file with its prompts: in the file that was checked, or in no other."""

import io
import tempfile
from urllib.parse import unquote

import docx
import pytest
from selectolax.lexbor import LexborHTMLParser

from app import server
from components.draft.pace import Pace
from components.pages.draft_check import route
from components.text import text
from data.reading.draft import text_digest
from data.reading.files import read_file
from tests.components.test_draft_page import DRAFT, SECRET, post, words
from tests.reading.files.making import make_docx

LINES = DRAFT.strip().split("\n")
WORD = make_docx(*LINES)
DIGEST = text_digest(read_file(WORD, "a.docx").text)


@pytest.fixture
def client():
    return server.test_client()


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    monkeypatch.setattr(Pace, "allows", lambda self, address: True)


def sent(client, content=WORD, name="a.docx", language="zh", **fields):
    return post(client, language, file=(io.BytesIO(content), name), **fields)


def opened(answer):
    assert answer.mimetype == route.FILES["docx"]
    return docx.Document(io.BytesIO(answer.get_data()))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_file_that_was_checked_comes_back_with_comments_of_the_site(client, language):
    answer = sent(client, name="青岚县 稿.DOCX", language=language, form="docx", checked=DIGEST)
    made = opened(answer)
    assert [paragraph.text for paragraph in made.paragraphs] == LINES
    assert {comment.author for comment in made.comments} == {text("frame.product", language)}
    assert any("40＋80" in comment.text for comment in made.comments)
    told = answer.headers["Content-Disposition"]
    ending = {"zh": "批注", "en": "comments"}[language]
    assert unquote(told.partition("UTF-8''")[2]) == f"青岚县 稿-{ending}.docx"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "与刚才核对的不同，没有加批注"), ("en", "is not the text that was checked")]
)
def test_another_file_is_refused_in_words(client, language, said):
    other = make_docx(*LINES, "另一句。")
    answer = sent(client, other, language=language, form="docx", checked=DIGEST)
    assert answer.status_code == 422 and said in words(answer)


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (WORD[:900], 422, "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), 422, "有密码保护"),
        (b"x" * (10 * 1024 * 1024 + 1), 413, "超过 10 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_as_on_checking(client, content, status, said):
    answer = sent(client, content, form="docx", checked=DIGEST)
    assert answer.status_code == status and said in words(answer)


def test_pasted_words_come_back_as_a_new_file(client):
    answer = post(client, text=DRAFT, form="docx")
    assert [paragraph.text for paragraph in opened(answer).paragraphs] == LINES
    assert unquote(answer.headers["Content-Disposition"]).endswith("稿件-批注.docx")


def test_the_page_asks_for_a_word_file_again_and_sends_other_text_itself(client):
    word, pasted = (LexborHTMLParser(words(answer)) for answer in (sent(client), post(client, text=DRAFT)))
    for page in (word, pasted):
        told = {one.attributes["name"]: one.attributes.get("value") for one in page.css(".word-form input")}
        assert (told["form"], told["checked"]) == ("docx", DIGEST)
        assert "required" in page.css_first("#word-file").attributes
    assert word.css_first("button[form='word-form']") and not pasted.css_first("button[form='word-form']")
    assert "请再选一次刚才核对的 Word 文件" in word.css_first(".word-form").text()
    asked = [
        [one.attributes["value"] for one in page.css(".sheet-form button[name=form]")]
        for page in (word, pasted)
    ]
    assert asked == [["xlsx"], ["xlsx", "docx"]]


def test_what_was_said_about_the_draft_is_said_again(client):
    page = LexborHTMLParser(words(sent(client, year="2024", place="罗定")))
    told = {one.attributes["name"]: one.attributes.get("value") for one in page.css(".word-form input")}
    assert (told["year"], told["place"]) == ("2024", "罗定")


@pytest.mark.apart
def test_nothing_of_the_file_is_written_or_logged(client, monkeypatch, caplog, capfd):
    def no_file(*args, **kwargs):
        raise AssertionError("a draft went to a file")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, no_file)
    assert opened(sent(client, form="docx", checked=DIGEST)).comments
    assert sent(client, make_docx(SECRET, "全年办案3件。"), form="docx", checked=DIGEST).status_code == 422
    printed = capfd.readouterr()
    assert SECRET not in caplog.text + printed.out + printed.err
