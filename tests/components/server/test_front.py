"""The front: what is kept and for whom, one computation for many, lanes, bodies, refusals."""

import asyncio
import threading

import pytest

from components.server.allowance import Allowance
from components.server.answers import BESIDE_A_BODY, Answer, Answers
from components.server.front import BUSY_SECONDS, TOO_LARGE, Front, Rules
from components.server.lanes import Busy, Lane
from tests.components.server.asgi import Asker


class Site:
    """A WSGI application that counts; a path is its plan."""

    def __init__(self):
        self.asked = []
        self.go = threading.Event()

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        headers = [("Content-Type", "text/plain"), ("ETag", 'W/"one"'), ("Content-Length", "0")]
        match environ["PATH_INFO"]:
            case "/wait":
                self.go.wait(5)
            case "/unkept":
                headers.append(("Cache-Control", "no-store"))
            case "/private":
                headers.append(("Cache-Control", "private, no-cache"))
            case "/cookie":
                headers.append(("Set-Cookie", "edit=one-readers-own"))
            case "/none":
                start_response("404 Not Found", headers)
                return [b"none"]
        start_response("200 OK", headers)
        return [f"{len(self.asked)} {environ['wsgi.input'].read().decode()}".encode()]


def refusal(scope, status, seconds):
    return Answer(status, ((b"retry-after", b"%d" % seconds),), b"refused")


def front(site, most=100, refuses_itself=False, allowance=lambda scope: None, **lanes):
    rules = Rules(
        key=lambda path, query: (path, query.partition(b"utm")[0]),
        posted=lambda path, body: ("callback", body) if path == "/callback" and body != b"bad" else None,
        is_private=lambda path: path.startswith("/own"),
        lane=lambda method, path: "drafts" if path == "/draft" else "pages",
        most=lambda method, path: most,
        refuses_itself=lambda method, path: refuses_itself,
        refusal=refusal,
        site=lambda scope: dict(scope["headers"])[b"host"],
        coding=lambda words: "br" if b"br" in words else "",
        own={"/healthz": lambda: Answer(200, (), b"alive")},
        variant=lambda scope: dict(scope["headers"]).get(b"accept"),
        allowance=allowance,
    )
    ours = {name: Lane(name, 2, 10, 1) for name in ("pages", "drafts", "own")} | lanes
    return Front(site, rules, ours)


def answers(front, *askers):
    """Ask all at once; give what they got."""

    async def all_at_once():
        return await asyncio.gather(*(asker.ask(front) for asker in askers))

    return asyncio.run(all_at_once())


def one_by_one(front, *askers):
    """Ask one after the other; give what they got."""

    async def in_turn():
        return [await asker.ask(front) for asker in askers]

    return asyncio.run(in_turn())


def test_the_second_reader_costs_nothing():
    site = Site()
    first, second = one_by_one(front(site), Asker(), Asker(query="utm_source=x"))
    assert (first.body, second.body, len(site.asked)) == (b"1 ", b"1 ", 1)
    assert second.headers[b"content-length"] == b"2" and second.headers[b"etag"] == b'W/"one"'


@pytest.mark.parametrize(
    "other",
    [
        Asker(path="/en"),
        Asker(query="category=x"),
        Asker(headers={"host": "other.example"}),
        Asker(headers={"accept-encoding": "br"}),
    ],
)
def test_what_an_answer_depends_on_is_in_its_key(other):
    site = Site()
    one_by_one(front(site), Asker(), other)
    assert len(site.asked) == 2


@pytest.mark.parametrize("path", ["/unkept", "/private", "/cookie", "/none"])
def test_what_is_not_for_all_is_not_kept(path):
    site = Site()
    one_by_one(front(site), Asker(path=path), Asker(path=path))
    assert len(site.asked) == 2


def test_many_who_ask_the_same_at_once_wait_for_one_computation():
    site = Site()
    threading.Timer(0.2, site.go.set).start()
    got = answers(front(site), *[Asker(path="/wait") for _ in range(20)])
    assert {answer.body for answer in got} == {b"1 "} and len(site.asked) == 1


def test_another_version_forgets_what_was_kept_and_what_is_being_made():
    site, asker = Site(), Asker(path="/wait")
    ours = front(site)

    async def renewed_meanwhile():
        under_way = asyncio.ensure_future(asker.ask(ours))
        await asyncio.sleep(0.1)
        ours.answers.renew("next")
        site.go.set()
        await under_way
        return await asker.ask(ours)

    assert asyncio.run(renewed_meanwhile()).body == b"2 "
    ours.answers.renew("another")
    assert ours.answers.size == 0 and not ours.answers.kept


def test_a_reader_who_has_it_gets_304_without_a_body():
    ours = front(Site())
    _, has, other = one_by_one(
        ours,
        Asker(),
        Asker(headers={"if-none-match": '"zero", W/"one"'}),
        Asker(headers={"if-none-match": '"zero"'}),
    )
    assert (has.status, has.body, other.status) == (304, b"", 200)
    assert b"content-type" not in has.headers and b"content-length" not in has.headers


def test_what_one_reader_has_is_hidden_from_the_answer_of_all():
    site = Site()
    hidden = {"if-none-match": "x", "range": "bytes=0-1", "cookie": "a=b", "authorization": "x"}
    one_by_one(front(site), Asker(headers=hidden))
    assert (
        not {"HTTP_IF_NONE_MATCH", "HTTP_RANGE", "HTTP_COOKIE", "HTTP_AUTHORIZATION"} & site.asked[0].keys()
    )


def test_head_is_the_same_answer_without_its_body():
    site = Site()
    head, get = one_by_one(front(site), Asker(method="HEAD"), Asker())
    assert (head.body, head.headers[b"content-length"], get.body, len(site.asked)) == (b"", b"2", b"1 ", 1)


def test_a_callback_is_kept_by_what_it_asks_and_a_wrong_one_is_not():
    site = Site()
    ours = front(site)
    same = Asker(method="POST", path="/callback", pieces=(b"a", b"b"))
    first, second, bad, _ = one_by_one(
        ours,
        same,
        same,
        Asker(method="POST", path="/callback", pieces=(b"bad",)),
        Asker(method="POST", path="/callback", pieces=(b"bad",)),
    )
    assert (first.body, second.body, bad.body, len(site.asked)) == (b"1 ab", b"1 ab", b"2 bad", 3)


def test_a_get_is_never_the_answer_to_a_post():
    site = Site()
    one_by_one(front(site), Asker(path="/callback"), Asker(method="POST", path="/callback", pieces=(b"x",)))
    assert len(site.asked) == 2


def test_pages_do_not_wait_behind_drafts():
    site = Site()
    ours = front(site, drafts=Lane("drafts", 1, 0, 7))

    async def beside():
        lane = asyncio.ensure_future(ours.lanes["drafts"].run(lambda: site.go.wait(5)))
        await asyncio.sleep(0.05)
        page = await Asker().ask(ours)
        draft = await Asker(method="POST", path="/draft", pieces=(b"text",)).ask(ours)
        site.go.set()
        await lane
        return page, draft

    page, draft = asyncio.run(beside())
    assert page.status == 200
    assert (draft.status, draft.headers[b"retry-after"]) == (503, b"4")


def test_a_route_that_refuses_in_its_own_words_is_told_why_and_given_the_body():
    site = Site()
    ours = front(site, most=6, refuses_itself=True, drafts=Lane("drafts", 1, -1, 7))
    busy, large = one_by_one(
        ours,
        Asker(method="POST", path="/draft", pieces=(b"text",)),
        Asker(method="POST", path="/draft", pieces=(b"longer", b" than it")),
    )
    assert site.asked[0][BUSY_SECONDS] == 1 and busy.body == b"1 text"
    assert site.asked[1][TOO_LARGE] is True and large.body == b"2 longer than it"


def test_a_route_is_told_when_there_is_no_room_for_a_body():
    site = Site()
    ours = front(site, most=100, refuses_itself=True)
    ours.bodies.most_at_once = 6
    (told,) = one_by_one(ours, Asker(method="POST", path="/draft", pieces=(b"text", b" and more")))
    assert site.asked[0][BUSY_SECONDS] > 0 and told.body == b"1 text"


def test_a_body_over_the_limit_is_heard_to_its_end_and_refused():
    declared = Asker(
        method="POST", path="/x", pieces=(b"x" * 60, b"x" * 60), headers={"content-length": "120"}
    )
    undeclared = Asker(method="POST", path="/x", pieces=(b"x" * 60, b"x" * 60))
    asks_first = Asker(
        method="POST", path="/x", pieces=(b"x",), headers={"content-length": "120", "expect": "100-continue"}
    )
    got = one_by_one(front(Site()), declared, undeclared, asks_first)
    assert [(one.status, one.unread) for one in got] == [(413, 0), (413, 0), (413, 1)]


def test_a_client_that_leaves_is_not_answered_and_holds_nothing():
    site = Site()
    ours = front(site)
    (gone,) = one_by_one(ours, Asker(method="POST", path="/x", pieces=(b"x", None)))
    assert (gone.status, site.asked, ours.bodies.held) == (0, [], 0)


def test_the_own_answers_of_the_server_ask_no_site():
    site = Site()
    (alive,) = one_by_one(front(site), Asker(path="/healthz"))
    assert (alive.body, site.asked) == (b"alive", [])


def test_answers_are_bounded_and_the_least_recently_asked_for_goes_first():
    kept = Answers(most=4 * (100 + BESIDE_A_BODY))

    async def fill():
        for name in "abcd":
            await kept.made(name, lambda: made(b"x" * 100))
        kept.find("a")
        await kept.made("e", lambda: made(b"x" * 100))
        await kept.made("large", lambda: made(b"x" * 5000))

    asyncio.run(fill())
    assert list(kept.kept) == ["c", "d", "a", "e"]
    assert kept.size == sum(len(one.body) + BESIDE_A_BODY for one in kept.kept.values()) <= kept.most


async def made(body):
    return Answer(200, (), body)


def test_a_computation_that_fails_fails_for_all_who_wait_and_is_tried_again():
    kept, tried = Answers(), []

    async def fail():
        tried.append(1)
        await asyncio.sleep(0)
        raise Busy(3)

    async def twice():
        got = await asyncio.gather(*(kept.made("a", fail) for _ in range(3)), return_exceptions=True)
        with pytest.raises(Busy):
            await kept.made("a", fail)
        return got

    assert [type(one) for one in asyncio.run(twice())] == [Busy] * 3
    assert len(tried) == 2 and not kept.being_made


def test_a_lane_learns_how_long_its_work_takes():
    lane = Lane("x", 1, 5, 1.0)

    async def work():
        for _ in range(10):
            await lane.run(lambda: None)
        lane.taken = 4
        return lane.seconds_until_room()

    assert asyncio.run(work()) == 1
    assert lane.mean < 0.2


def test_a_program_that_accepts_another_form_gets_its_own_answer():
    site = Site()
    one_by_one(
        front(site), Asker(), Asker(headers={"accept": "text/csv"}), Asker(headers={"accept": "text/csv"})
    )
    assert len(site.asked) == 2


def test_who_has_asked_too_often_waits_and_is_told_how_long():
    site, counted = Site(), Allowance(a_minute=2)
    ours = front(site, allowance=lambda scope: counted.take(scope["client"][0]))
    *allowed, refused = one_by_one(ours, *[Asker() for _ in range(3)])
    assert [answer.status for answer in allowed] == [200, 200] and len(site.asked) == 1
    # What is left is said of each answer, the kept one too.
    assert [answer.headers[b"ratelimit"].split(b";")[1] for answer in allowed] == [b"r=1", b"r=0"]
    assert refused.status == 429 and int(refused.headers[b"retry-after"]) > 0
    assert refused.headers[b"ratelimit-policy"] == b'"minute";q=2;w=60'


def test_an_allowance_is_an_address_s_own_and_a_network_s_of_ipv6():
    counted = Allowance(a_minute=4, processes=2)
    assert [counted.take("192.0.2.1").seconds > 0 for _ in range(3)] == [False, False, True]
    assert counted.take("192.0.2.2").seconds == 0
    assert [counted.take(f"2001:db8::{n}").seconds > 0 for n in (1, 2, 3)] == [False, False, True]


@pytest.mark.parametrize(
    ("asked", "status", "body", "told"),
    [
        ("bytes=0-0", 206, b"1", b"bytes 0-0/2"),
        ("bytes=1-", 206, b" ", b"bytes 1-1/2"),
        ("bytes=-1", 206, b" ", b"bytes 1-1/2"),
        ("bytes=0-99", 206, b"1 ", b"bytes 0-1/2"),
        ("bytes=2-", 416, b"", b"bytes */2"),
        ("bytes=0-0,1-1", 200, b"1 ", b""),
        ("bytes=1-0", 200, b"1 ", b""),
        ("bytes=-0", 200, b"1 ", b""),
        ("lines=1-2", 200, b"1 ", b""),
    ],
)
def test_a_part_of_an_answer_is_that_part(asked, status, body, told):
    [answer] = one_by_one(front(Site()), Asker(headers={"range": asked}))
    assert (answer.status, answer.body, answer.headers.get(b"content-range", b"")) == (status, body, told)
    assert answer.headers[b"content-length"] == b"%d" % len(body)


def test_a_part_is_not_added_to_what_may_be_another_answer():
    headers = {"range": "bytes=1-", "if-range": 'W/"one"'}
    whole, head = one_by_one(
        front(Site()), Asker(headers=headers), Asker(method="HEAD", headers={"range": "bytes=1-"})
    )
    assert (whole.status, whole.body) == (200, b"1 ")
    assert head.status == 200 and head.headers[b"accept-ranges"] == b"bytes"
