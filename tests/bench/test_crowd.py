"""The client of the load, before servers that misbehave: it must count what a plain rate hides."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.bench.asker import Question
from tests.bench.crowd import Plan, Tally, ask
from tests.bench.http1 import AnswerReader, request

Answering = Callable[[asyncio.StreamWriter], Awaitable[None]]
SOUND = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


def saying(answer: bytes, then_close: bool = False) -> Answering:
    async def answering(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.01)
        writer.write(answer)
        if then_close:
            writer.close()

    return answering


async def silent(_: asyncio.StreamWriter) -> None:
    """The connection that is never answered."""


async def reset(writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


@contextmanager
def toy(*behaviours: Answering) -> Iterator[str]:
    """A server whose connections behave by turns; the first connection as the first says, and so on."""
    started, loops, stopped = threading.Event(), [], []
    turn = iter(range(10_000))
    ports: list[int] = []

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answering = behaviours[next(turn) % len(behaviours)]
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                await answering(writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def serve() -> None:
        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        ports.append(server.sockets[0].getsockname()[1])
        loops.append(asyncio.get_running_loop())
        stopped.append(asyncio.Event())
        started.set()
        await stopped[0].wait()

    # asyncio.run cancels the connections that are left.
    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert started.wait(5)
    try:
        yield f"http://127.0.0.1:{ports[0]}"
    finally:
        loops[0].call_soon_threadsafe(stopped[0].set)
        thread.join(5)


def told(*behaviours: Answering, length: int | None = 5, connections: int = 5, seconds: float = 0.3) -> Tally:
    with toy(*behaviours) as origin:
        return ask(Plan(origin, (Question(request("toy", "/"), length),), connections, seconds, grace=0.3))


def test_five_sound_connections_are_all_answered():
    tally = told(saying(SOUND))
    assert (tally.unanswered, tally.failures, tally.busy) == (0, 0, 0)
    assert tally.fewest > 5
    assert tally.in_time == pytest.approx(len(tally.waits), abs=5)
    assert 0.01 <= tally.within(0.5) <= tally.within(0.95) <= tally.worst < 0.5


def test_one_silent_connection_among_five_is_counted_and_its_wait_is_the_worst():
    tally = told(saying(SOUND), saying(SOUND), silent, saying(SOUND), saying(SOUND))
    assert (tally.unanswered, tally.fewest, tally.failures) == (1, 0, 0)
    assert tally.worst > 0.5
    assert tally.rate > 40  # what a client that counts answers alone would call sound


def test_a_connection_that_falls_silent_after_answers_is_counted():
    first = True

    async def once(writer: asyncio.StreamWriter) -> None:
        nonlocal first
        if first:
            first = False
            writer.write(SOUND)

    tally = told(once, connections=1)
    assert (tally.unanswered, len(tally.waits)) == (1, 1)


def test_what_is_dropped_is_an_error_and_asked_again():
    tally = told(reset, saying(SOUND), connections=1)
    assert tally.errors["dropped"] == 1
    assert tally.unanswered == 0
    assert tally.in_time > 5


@pytest.mark.parametrize(
    ("answer", "closes", "named"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello", True, "broken off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhell", False, "wrong length"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhello", False, "wrong length"),
        (b"HTTP/1.1 500 Oh\r\nContent-Length: 5\r\n\r\nhello", False, "status 500"),
        (b"HTTP/1.1 503 Oh\r\nContent-Length: 5\r\n\r\nhello", False, "status 503"),
        (b"hello, who is there?\r\n\r\n", False, "no HTTP"),
    ],
)
def test_every_answer_that_is_none_has_a_name(answer, closes, named):
    tally = told(saying(answer, closes), connections=2)
    assert set(tally.errors) == {named}
    assert tally.in_time == 0
    assert tally.within(0.95) == float("inf")


def test_busy_with_the_time_to_come_again_is_no_error_and_no_answer():
    tally = told(saying(b"HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"), connections=2)
    assert (tally.failures, tally.in_time, tally.unanswered) == (0, 0, 0)
    assert tally.busy >= 2


def test_nobody_listening_is_an_error_for_every_connection():
    with toy(saying(SOUND)) as origin:
        pass
    tally = ask(Plan(origin, (Question(request("toy", "/")),), 3, 0.5, grace=0.1))
    assert tally.errors["not connected"] >= 3
    assert tally.unanswered == 3


def test_a_question_that_nobody_may_repeat_is_asked_once():
    with toy(saying(SOUND)) as origin:
        questions = tuple(Question(request("toy", f"/{number}"), 5) for number in range(7))
        tally = ask(Plan(origin, questions, 3, 0.5, once=True, grace=0.1))
    assert tally.in_time == 7


def test_an_answer_without_a_length_lasts_until_the_connection_ends():
    tally = told(saying(b"HTTP/1.1 200 OK\r\n\r\nhello", then_close=True), connections=2)
    assert tally.failures == 0
    assert tally.in_time > 2


def test_a_body_in_chunks_has_their_length_however_it_arrives():
    whole = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n"
    for step in range(1, len(whole)):
        reader = AnswerReader()
        pieces = [whole[at : at + step] for at in range(0, len(whole), step)]
        assert [reader.feed(piece) for piece in pieces].index(True) == len(pieces) - 1
        assert reader.size == 15
