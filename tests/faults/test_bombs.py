"""Every bomb that the readers of files know, through the form: who serves and who reads are weighed apart."""

import gzip

import pytest

from tests.faults import sending
from tests.faults.watching import MB, memory, normal_reader
from tests.faults.weighing import Weighed
from tests.reading.files.bombs import BOMBS
from tests.speed import patience

pytestmark = pytest.mark.faults
LONGEST_WAIT = 1.0
# The time limit of reading, and the page around what it found.
SECONDS = 20 + 2
LARGEST_ANSWER = 3_000_000
# Of all processes that read a draft together, one at a time; and of those that serve, more than before.
MOST_TO_READ, MOST_MORE = 300 * MB, 200 * MB
LINE = "全年共办理行政复议案件12件、"
CLAIM = "全面落实重大行政决策程序，基本实现全覆盖，各单位均已配备法律顾问。"
FILES = {
    name: BOMBS[name][0]
    for name in (
        # One of each way to hurt; tests/reading/files/test_bombs.py has every one.
        *("pdf, a gigabyte of blanks", "pdf, 200 MB of text", "pdf, nine million brackets", "gzip"),
        *("docx, entities", "docx, one text of 9 MB", "zip, 101 MB", "html, three million tags"),
    )
} | {"text, 9.9 MB": lambda: (LINE * 250_000).encode()[:9_900_000]}
PASTED = {
    "35 comments": "<!---->" * 35,
    "100,000 comments": "<!---->" * 100_000,
    "one line": (LINE * 10_000)[:100_000],
    "one line without a figure": ("全面推进依法行政" * 20_000)[:100_000],
    "all claims": (CLAIM * 4_000)[:100_000],
    "brackets": "（" * 100_000,
    "9.9 MB of words": "法" * 3_300_000,
}


@pytest.fixture(scope="module")
def reader(site):
    """A normal reader beside all that is sent here."""
    with normal_reader(site.address) as asking:
        yield asking


def held(site, reader, send):
    """Send one draft beside a normal reader; what must hold of every draft, however it is made."""
    before, asked = memory(site.process.pid), len(reader.waits)
    with Weighed(site.process.pid) as seen:
        told = send()
    assert not reader.wrong, reader.wrong[:3]
    assert max(reader.waits[asked:], default=0) <= patience(LONGEST_WAIT)
    assert told.status < 500 or told.is_busy, (told.status, told.body[:500])
    assert told.seconds <= patience(SECONDS)
    assert len(told.body) <= LARGEST_ANSWER
    assert seen.most_to_read <= MOST_TO_READ, f"{seen.most_to_read // MB} MB to read it"
    assert seen.most_to_serve - before <= MOST_MORE, f"{(seen.most_to_serve - before) // MB} MB more"
    return told


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_asks_for_more_than_its_size_is_bounded(site, reader, name):
    content = FILES[name]()
    held(site, reader, lambda: sending.upload(site.address, content))


@pytest.mark.parametrize("name", PASTED)
def test_words_that_ask_for_more_than_their_size_are_bounded(site, reader, name):
    held(site, reader, lambda: sending.paste(site.address, PASTED[name]))


@pytest.mark.parametrize("words", [CLAIM, "法" * 1_100_000], ids=["a claim", "9.9 MB"])
def test_words_in_the_other_encoding_of_forms_are_bounded(site, reader, words):
    held(site, reader, lambda: sending.paste_encoded(site.address, words))


def test_a_form_that_unpacks_itself_is_not_unpacked(site, reader):
    """A body with Content-Encoding is what no browser sends: it is refused, or is no draft."""
    packed = gzip.compress(b"text=" + b"%E6%B3%95" * 5_000_000)
    headers = sending.ENCODED | {"Content-Encoding": "gzip"}
    told = held(site, reader, lambda: sending.post(site.address, packed, headers))
    assert 400 <= told.status < 500


def test_the_checklist_of_a_long_draft_is_made_in_time(site, reader):
    told = held(
        site, reader, lambda: sending.paste(site.address, (sending.ordinary() * 20)[:50_000], sheet=True)
    )
    assert told.body.startswith(b"PK") or told.is_busy
