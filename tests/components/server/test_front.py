"""The front: what is kept and for whom, one computation for many, lanes, bodies, refusals."""

import asyncio
import threading

import pytest

from components.server.answers import BESIDE_A_BODY, Answer, Answers
from components.server.front import BUSY_SECONDS, TOO_LARGE
from components.server.lanes import Busy, Lane
from tests.components.server.asgi import Asker
from tests.components.server.fronts import Site, answers, front, one_by_one


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
