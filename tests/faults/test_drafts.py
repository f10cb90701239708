"""Drafts, many at once and hostile: each is answered, within bounds, and pages are never behind them."""

import time
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from tests.faults.drafts import BOMBS, TEXT, WORDS
from tests.faults.watching import MB, Peak, memory, normal_reader
from tests.served import ROOT

pytestmark = pytest.mark.faults
REPORT = (ROOT / "data" / "reports" / "luoding-2022" / "text.txt").read_text(encoding="utf-8")
LARGEST_ANSWER = 3 * MB
# Two readers of files at most, each with less than 300 MB, and what the server itself needs to answer.
BESIDE = 2 * 300 * MB + 100 * MB


@dataclass(frozen=True)
class Answered:
    status: int
    body: bytes
    seconds: float
    retry_after: str | None


def post(site, field, content, name="", reader="203.0.113.1", wanted=""):
    """Send a draft as a browser's form does. reader: the address from which it seems to come.

    wanted: the file that is asked for, empty for the page.
    """
    named = f'; filename="{name}"' if name else ""
    asked = f'--x\r\nContent-Disposition: form-data; name="form"\r\n\r\n{wanted}\r\n' if wanted else ""
    head = f'{asked}--x\r\nContent-Disposition: form-data; name="{field}"{named}\r\n\r\n'
    body = head.encode() + content + b"\r\n--x--\r\n"
    told = {
        "Content-Type": "multipart/form-data; boundary=x",
        "Accept": "text/html",
        "X-Forwarded-For": reader,
    }
    began = time.monotonic()
    try:
        answer = urllib.request.urlopen(
            urllib.request.Request(f"{site.address}zh/check", body, told), timeout=40
        )
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        content = answer.read()
    waited = time.monotonic() - began
    return Answered(answer.status, content, waited, answer.headers["Retry-After"])


def test_fifty_at_once_are_each_answered_and_pages_are_not_behind_them(site):
    def send(number):
        return post(site, "text", REPORT.encode(), reader=f"203.0.113.{number}")

    with normal_reader(site.address), ThreadPoolExecutor(50) as readers:
        got = list(readers.map(send, range(50)))
    told = Counter(one.status for one in got)
    assert told[200] >= 16 and set(told) <= {200, 503}
    for one in got:
        if one.status == 503:
            assert one.retry_after and int(one.retry_after) >= 1
            assert REPORT[:20] in one.body.decode(), "the text is still in its field"


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_within_bounds(site, name):
    bounded(site, "file", BOMBS[name], name)


@pytest.mark.parametrize("name", [name for name in BOMBS if name.endswith(".docx")])
def test_a_bomb_that_is_to_be_commented_is_refused_within_bounds(site, name):
    bounded(site, "file", BOMBS[name], name, wanted="docx")


@pytest.mark.parametrize("name", WORDS)
def test_hostile_words_are_answered_within_bounds(site, name):
    bounded(site, "text", WORDS[name].encode())


def bounded(site, field, content, name="", wanted=""):
    """Send a draft; hold time, size and memory to their bounds, and a normal reader beside."""
    before = memory(site.process.pid)
    with normal_reader(site.address), Peak(site.process.pid) as peak:
        reader = f"203.0.113.{len(content) % 250}"
        got = post(site, field, content, name, reader, wanted)
        time.sleep(0.6)
    assert got.status in (200, 413, 422), got.status
    assert got.seconds < 20 and len(got.body) < LARGEST_ANSWER
    assert peak.most - before < BESIDE
    sound = post(site, "text", TEXT.encode(), reader="203.0.113.251")
    assert sound.status == 200, "the next draft is read"


def test_a_file_too_large_is_refused_with_the_pasted_text_kept(site):
    part = '--x\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n{}'
    head = part.format("text", "", TEXT + "\r\n") + part.format("file", '; filename="a.docx"', "")
    body = head.encode() + b"x" * 20 * MB
    told = {"Content-Type": "multipart/form-data; boundary=x", "Accept": "text/html"}
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(
            urllib.request.Request(f"{site.address}en/check", body + b"\r\n--x--\r\n", told), timeout=20
        )
    page = refused.value.read().decode()
    assert refused.value.code == 413 and TEXT in page and '<html lang="en"' in page
