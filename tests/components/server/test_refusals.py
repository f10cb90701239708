"""What is not answered: in both languages, for readers and for machines, without a script."""

import re
from html import unescape

import pytest

from components.server.refusals import HTML, PLAIN, refusal
from components.text import text

STATUSES = (400, 403, 404, 405, 406, 408, 413, 414, 415, 416, 429, 431, 500, 501, 503)


def page(status: int, language: str | None = "zh", **told) -> str:
    body, kind = refusal(status, language, True, **told)
    assert kind == HTML
    return unescape(body.decode())


def plain(status: int, language: str | None = "zh", **told) -> str:
    body, kind = refusal(status, language, False, **told)
    assert kind == PLAIN
    return body.decode()


@pytest.mark.parametrize("status", STATUSES)
def test_every_refusal_has_words_of_its_own_in_both_languages(status):
    for language in ("zh", "en"):
        heading = text(f"refusals.heading_{status}", language)
        assert heading in page(status) and heading in plain(status)
        assert text(f"refusals.what_{status}", language) in page(status)


@pytest.mark.parametrize(("status", "kind"), [(418, "client"), (451, "client"), (507, "server")])
def test_any_other_status_says_whose_fault_it_is(status, kind):
    for language in ("zh", "en"):
        assert text(f"refusals.heading_{kind}", language) in plain(status)


@pytest.mark.parametrize(
    ("language", "lang", "first"),
    [
        ("zh", "zh-CN", "现在很忙"),
        ("en", "en", "The site is busy"),
        (None, "zh-CN", "现在很忙"),
        ("xx", "zh-CN", "现在很忙"),
    ],
)
def test_a_page_begins_with_the_path_s_language(language, lang, first):
    told = page(503, language)
    assert f'<html lang="{lang}">' in told and f"<h1>{first}</h1>" in told
    (other,) = re.findall(r'<section lang="([^"]+)">', told)
    assert other != lang


def test_a_page_is_not_to_be_listed_runs_nothing_and_leads_on(monkeypatch):
    monkeypatch.setenv("BASE_PATH", "/law/")
    told = page(405)
    assert '<meta name="robots" content="noindex">' in told
    assert "<script" not in told and "style=" not in told
    assert 'href="/law/zh"' in told and 'href="/law/en"' in told
    assert re.search(r'<link rel="stylesheet" href="/law/site-style-[0-9a-f]{12}\.css">', told)


def test_a_machine_reads_two_lines():
    zh, en, end = plain(413, "en").split("\n")
    assert (zh, en, end) == (
        "413 发来的内容太大。请减小文件，或者分几次发送。",
        "413 Too much was sent. Please send a smaller file, or send it in parts.",
        "",
    )


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(5, "Please try again in 5 seconds."), (1, "Please try again in 1 second."), (0, "")],
)
def test_it_says_when_to_try_again(seconds, told):
    for said in (page(503, seconds=seconds), plain(503, seconds=seconds)):
        assert told in said and ("try again" in said) == bool(told)
        assert (f"请在{seconds}秒后再试。" in said) == bool(told)


def test_a_number_can_be_quoted():
    for said in (page(500, number="ab12cd34"), plain(500, number="ab12cd34")):
        assert "编号：ab12cd34" in said and "Number: ab12cd34" in said
    assert "编号" not in page(500) and "Number" not in plain(500)
