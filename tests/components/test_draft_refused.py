"""A draft that is refused comes back in its field, with why, and when to try again."""

import io
import threading

import pytest
from selectolax.lexbor import LexborHTMLParser
from werkzeug.test import EnvironBuilder, run_wsgi_app

from app import server
from components.draft.beginning import KEPT, Said, said_of_head, words_of_head
from components.draft.pace import LONGEST_WAIT, MOST_READERS, PER_MINUTE, Pace, Turns, reader_at
from components.pages.draft_check import route
from data.reading.files import UnreadableFile
from tests.components.test_draft_page import DRAFT, HOME

EDGE = "multipart/form-data; boundary=edge"
SAID = {"zh": "文件超过 10 MB", "en": "The file is larger than 10 MB"}


@pytest.fixture
def desk(monkeypatch):
    """The desk of the check page with its own pace and turns."""
    desk = server.view_functions["check_zh_post"].__self__
    monkeypatch.setattr(desk, "pace", Pace())
    monkeypatch.setattr(desk, "turns", Turns(route.AT_ONCE))
    return desk


def form(text: str | None = DRAFT, file: bytes = b"") -> bytes:
    """A form as a browser sends it: the field first."""
    fields = (
        [f'--edge\r\nContent-Disposition: form-data; name="text"\r\n\r\n{text}\r\n']
        if text is not None
        else []
    )
    head = "".join(fields).replace("\n", "\r\n").replace("\r\r\n", "\r\n").encode()
    named = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n'
    kind = b"Content-Type: application/octet-stream\r\n\r\n"
    return head + named + kind + file + b"\r\n--edge--\r\n"


def words_alone(text: str) -> bytes:
    """A form without a file."""
    head = '--edge\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
    return (head + text.replace("\n", "\r\n") + "\r\n--edge--\r\n").encode()


def sent(body: bytes, language: str = "zh", stream=None, **environ):
    """Ask the application as a server would; None leaves a variable out. Returns page, status and headers."""
    made = EnvironBuilder(
        f"/{language}/check", method="POST", headers=HOME, content_type=EDGE, data=body
    ).get_environ()
    made["wsgi.input"] = stream or io.BytesIO(body)
    made |= environ
    page, status, headers = run_wsgi_app(
        server, {name: value for name, value in made.items() if value is not None}, buffered=True
    )
    return LexborHTMLParser(b"".join(page).decode()), int(status.split()[0]), headers


def field(page: LexborHTMLParser) -> str:
    # HTML takes the first line break of a field for none of its words.
    return page.css_first("#draft-words").text()


def said(page: LexborHTMLParser) -> str:
    return page.css_first(".notice[role=alert]").text()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_form_that_is_too_large_by_what_it_declares_comes_back_as_the_page(desk, language):
    page, status, headers = sent(form(file=b"x" * 13 * 1024 * 1024), language)
    assert status == 413
    assert said(page).startswith(SAID[language])
    assert field(page) == DRAFT
    assert headers["Cache-Control"] == "no-store"
    assert "Retry-After" not in headers


def test_a_body_without_a_length_that_outgrows_the_form_comes_back_too(desk):
    page, status, _ = sent(
        form(file=b"x" * 13 * 1024 * 1024),
        CONTENT_LENGTH=None,
        HTTP_TRANSFER_ENCODING="chunked",
        **{"wsgi.input_terminated": True},
    )
    assert (status, field(page)) == (413, DRAFT)


def test_a_file_of_a_form_within_its_bounds_is_refused_with_the_words_beside_it(desk):
    page, status, _ = sent(form(file=b"x" * (10 * 1024 * 1024 + 1)))
    assert (status, field(page)) == (413, DRAFT)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_server_in_front_has_only_the_beginning(desk, language):
    whole = form(file=b"x" * 50 * 1024 * 1024)
    page, status, _ = sent(whole[:KEPT], language, CONTENT_LENGTH=str(len(whole)), **{route.TOO_LARGE: True})
    assert (status, field(page)) == (413, DRAFT)
    assert said(page).startswith(SAID[language])


def test_words_of_which_only_the_beginning_is_there_are_said_to_be_so(desk):
    words = "全年办理案件3件。\n" * 200_000
    for body, environ in (
        (words_alone(words), {}),
        (words_alone(words)[:KEPT], {route.TOO_LARGE: True}),
    ):
        page, status, _ = sent(body, **environ)
        assert status == 413
        assert "只有前面的一部分" in said(page)
        assert field(page) == words[: len(field(page))]
        assert 90_000 < len(field(page)) <= route.MOST_KEPT
    page, _, _ = sent(words_alone("甲" * 100_001))
    assert "十万字" in said(page) and "一部分" not in said(page)
    assert len(field(page)) == 100_001


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_full_lane_is_told_with_the_seconds_of_the_server_in_front(desk, language):
    page, status, headers = sent(form(), language, **{route.BUSY_SECONDS: 37})
    assert status == 503
    assert headers["Retry-After"] == "37"
    assert "37" in said(page)
    assert page.css_first("[data-count='seconds-to-wait']").attributes["data-number"] == "37"
    assert field(page) == DRAFT
    assert not desk.pace.times


def test_no_place_within_the_wait_is_told_with_the_time_that_drafts_take(desk, monkeypatch):
    monkeypatch.setattr(route, "WAIT", 0.01)
    desk.turns.took.extend([8.0, 10.0])
    with desk.turns.turn(1), desk.turns.turn(1):
        page, status, headers = sent(words_alone(DRAFT))
    # Three are here, two at a time, nine seconds each.
    assert (status, headers["Retry-After"]) == (503, "14")
    assert "请过14秒再试" in said(page)
    assert field(page) == DRAFT


def test_a_machine_without_room_is_busy_too(desk, monkeypatch):
    def full(*given, **named):
        raise UnreadableFile("busy")

    monkeypatch.setattr(route, "page_in_process", full)
    page, status, headers = sent(form(file=b"x" * 100))
    assert (status, field(page)) == (503, DRAFT)
    assert int(headers["Retry-After"]) >= 2


def test_one_reader_who_sends_too_often_is_told_when_to_try_again(desk):
    now = [0.0]
    desk.pace = Pace(most=2, clock=lambda: now[0])
    for at in (0.0, 20.0):
        now[0] = at
        sent(form(""))
    now[0] = 25.4
    page, status, headers = sent(form())
    assert (status, headers["Retry-After"]) == (429, "35")
    assert "请过35秒再试" in said(page)
    assert field(page) == DRAFT
    now[0] = 60.0
    assert sent(form(""))[1] == 422


def test_what_another_site_sent_does_not_come_back(desk):
    page, status, _ = sent(form(), HTTP_SEC_FETCH_SITE="cross-site")
    assert (status, field(page)) == (403, "")


@pytest.mark.parametrize(
    "kind",
    [
        *("", "text/plain", "multipart/form-data"),
        *("multipart/form-data; boundary=other", 'multipart/form-data; boundary="'),
    ],
)
def test_what_is_no_form_has_no_words(kind):
    assert words_of_head(kind, form()) == ("", True)


def test_a_head_may_end_anywhere():
    whole = form("甲乙\n丙。\n", b"x" * 50)
    found = [words_of_head(EDGE, whole[:end]) for end in range(len(whole) + 1)]
    assert all("甲乙\n丙。\n".startswith(words) for words, _ in found)
    assert [words for words, _ in found] == sorted(words for words, _ in found)
    assert found[-1] == ("甲乙\n丙。\n", True)
    cut = next(end for end, (words, _) in enumerate(found) if words)
    assert not found[cut].is_whole
    assert words_of_head(EDGE, b"\xff\x00" * 1_000) == ("", True)
    assert words_of_head(EDGE, b"--edge\r\nNothing: here\r\n\r\nabc") == ("", True)


def test_words_that_stand_behind_the_file_are_found_too():
    file_first = form(None, b"x" * 50).replace(b"--edge--\r\n", form("甲"))
    assert words_of_head(EDGE, file_first) == ("甲", True)


def test_readers_who_sent_long_ago_and_more_than_ten_thousand_are_forgotten():
    now = [0.0]
    pace = Pace(clock=lambda: now[0])
    assert all(pace.allows(f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}") for n in range(MOST_READERS + 500))
    assert len(pace.times) == MOST_READERS
    assert "10.0.0.0" not in pace.times
    now[0] = 61.0
    assert pace.allows("a")
    assert list(pace.times) == ["a"]


def test_who_is_refused_costs_no_memory_and_is_served_when_it_was_told_to_come():
    now = [0.0]
    pace = Pace(clock=lambda: now[0])
    assert sum(pace.allows("a") for _ in range(100 * PER_MINUTE)) == PER_MINUTE
    assert len(pace.times["a"]) == PER_MINUTE
    now[0] = float(pace.seconds("a"))
    assert pace.allows("a")


def test_all_addresses_of_one_network_of_ipv6_are_one_reader():
    assert reader_at("2001:db8:1:2::1") == reader_at("2001:db8:1:2:ffff::9") != reader_at("2001:db8:1:3::1")
    assert reader_at("fe80::1%eth0") == reader_at("fe80::2")
    assert reader_at("::ffff:192.0.2.7") == reader_at("192.0.2.7") != reader_at("192.0.2.8")
    assert reader_at("unix:" + "x" * 900) == reader_at("unix:" + "x" * 901)


def test_the_time_to_wait_is_what_those_before_take():
    now = [0.0]
    turns = Turns(2, clock=lambda: now[0])
    assert turns.seconds() == 2
    with turns.turn(1) as first, turns.turn(1) as second, turns.turn(0.01) as third:
        assert (first, second, third) == (True, True, False)
        assert turns.seconds() == 5
        now[0] = 12.0
    assert list(turns.took) == [12.0, 12.0]
    assert turns.here == 0
    with turns.turn(1) as again:
        assert again
        assert turns.seconds() == 6
        turns.took.append(10_000.0)
        assert turns.seconds() == LONGEST_WAIT


def test_a_place_is_given_back_when_reading_breaks():
    turns = Turns(1)
    with pytest.raises(LookupError), turns.turn(1):
        raise LookupError
    got = []
    with turns.turn(0.01) as place:
        thread = threading.Thread(target=lambda: got.append(turns.places.acquire(timeout=0.01)))
        thread.start()
        thread.join()
    assert (place, got) == (True, [False])


ABOUT = (
    '--edge\r\nContent-Disposition: form-data; name="year"\r\n\r\n2023\r\n'
    '--edge\r\nContent-Disposition: form-data; name="place"\r\n\r\n罗定市\r\n'
).encode()


def test_what_is_said_about_a_draft_stands_before_it_and_comes_back_with_it(desk):
    page, status, _ = sent(ABOUT + form(file=b"x" * 13 * 1024 * 1024))
    assert status == 413 and field(page) == DRAFT
    assert page.css_first("#draft-year").attributes["value"] == "2023"
    assert page.css_first("#draft-place").attributes["value"] == "罗定市"
    assert said_of_head(EDGE, ABOUT[:20]) == Said() == said_of_head("text/plain", ABOUT)
    fields = LexborHTMLParser(sent(form())[0].html).css("form.draft-form [name]")
    assert [one.attributes["name"] for one in fields] == [
        *("year", "place", "text", "file"),
        *("earlier_file", "earlier"),
    ]
