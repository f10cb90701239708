"""Every kind of slow client at once, hundreds of each kind: all are ended by the limit that is theirs."""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest

from tests.faults.watching import MB, Peak, memory, normal_reader
from tests.speed import patience

pytestmark = [pytest.mark.faults, pytest.mark.slow]
HEAD = b"GET /zh/about HTTP/1.1\r\nHost: law.example\r\n"
FORM = b"POST /zh/check HTTP/1.1\r\nHost: law.example\r\nContent-Type: multipart/form-data; boundary=x\r\n"
LARGE = b"GET /zh HTTP/1.1\r\nHost: law.example\r\n\r\n"
# The server's limits: a head, an idle connection, a body that does not come, an answer that is not taken.
HEAD_SECONDS, IDLE_SECONDS, BODY_SECONDS, STUCK_SECONDS = 10, 30, 10, 20
# The server looks at these now and then, and a loaded machine is late.
LATE = 6
EARLY = 4
# Of all who serve together, for 900 connections and 300 MB of uploads under way.
MOST_MORE = 150 * MB

Act = Callable[["Client"], Awaitable[None]]


@dataclass
class Client:
    """One connection. takes: whether it reads what comes.

    ended: seconds from the first act until the server ended it; None while it lives.
    """

    place: tuple[str, int]
    answer: bytearray = field(default_factory=bytearray)
    ended: float | None = None
    takes: bool = True

    async def run(self, act: Act, narrow: bool) -> None:
        """Connect, act, and listen until the server ends it."""
        loop, self.socket = asyncio.get_running_loop(), socket.socket()
        self.socket.setblocking(False)
        if narrow:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        await loop.sock_connect(self.socket, self.place)
        began = loop.time()
        acting = asyncio.create_task(self._act(act))
        try:
            await self._listen()
            self.ended = loop.time() - began
        finally:
            acting.cancel()
            self.socket.close()

    async def _listen(self) -> None:
        """Take what comes, if this one takes anything, until the connection ends, in whatever way."""
        loop = asyncio.get_running_loop()
        with suppress(OSError):
            while not self.takes or (piece := await loop.sock_recv(self.socket, 65536)):
                if not self.takes:
                    await asyncio.sleep(1)
                    continue
                self.answer += piece[: 2_000 - len(self.answer)]

    async def _act(self, act: Act) -> None:
        try:
            await act(self)
        except OSError:  # the server has ended it: whoever listens notices
            return

    async def send(self, data: bytes) -> None:
        await asyncio.get_running_loop().sock_sendall(self.socket, data)

    async def drip(self, data: bytes) -> None:
        while True:
            await self.send(data)
            await asyncio.sleep(1)


async def silent(client: Client) -> None:
    """Connects, and says nothing at all."""


async def idle(client: Client) -> None:
    """Is answered once, and keeps the connection for later."""
    await client.send(HEAD + b"\r\n")


async def slow_head(client: Client) -> None:
    await client.send(HEAD + b"X-Slow: ")
    await client.drip(b"x")


async def slow_body(client: Client) -> None:
    await client.send(FORM + b"Content-Length: 100000\r\n\r\n--x\r\n")
    await client.drip(b"x")


async def slow_chunks(client: Client) -> None:
    await client.send(FORM + b"Transfer-Encoding: chunked\r\n\r\n")
    await client.drip(b"1\r\nx\r\n")


async def no_body(client: Client) -> None:
    await client.send(FORM + b"Expect: 100-continue\r\nContent-Length: 100000\r\n\r\n")


async def unfinished(client: Client) -> None:
    """An upload that stops short of its end."""
    await client.send(FORM + b"Content-Length: 11000000\r\n\r\n")
    for _ in range(10):
        await client.send(b"x" * MB)


async def takes_nothing(client: Client) -> None:
    """Asks for megabytes, and reads none of them."""
    await client.send(LARGE * 20)


@dataclass(frozen=True)
class Kind:
    """So many clients of a kind, and the limit that ends them, in seconds from their first act."""

    act: Act
    number: int
    limit: float


KINDS = {
    "silent": Kind(silent, 100, HEAD_SECONDS),
    "idle": Kind(idle, 300, IDLE_SECONDS),
    "slow head": Kind(slow_head, 300, HEAD_SECONDS),
    "slow body": Kind(slow_body, 50, BODY_SECONDS),
    "slow chunks": Kind(slow_chunks, 50, BODY_SECONDS),
    "no body": Kind(no_body, 20, BODY_SECONDS),
    "unfinished": Kind(unfinished, 30, BODY_SECONDS + 3),
}


@dataclass
class Siege:
    """How it went: the clients by kind, bytes of memory before and at most, and what the reader noticed."""

    clients: dict[str, list[Client]]
    before: int
    most: int
    stuck_held: int


@pytest.fixture(scope="module")
def siege(site):
    """Besiege the server once; the reader's own bound is held here, for all of them."""
    place = (urlsplit(site.address).hostname, urlsplit(site.address).port)
    clients = {name: [Client(place) for _ in range(kind.number)] for name, kind in KINDS.items()}
    stuck = [Client(place, takes=False) for _ in range(40)]
    before = memory(site.process.pid)
    thread = threading.Thread(target=lambda: asyncio.run(besiege(clients, stuck)), daemon=True)
    with Peak(site.process.pid) as peak, normal_reader(site.address, worst=2.0):
        thread.start()
        thread.join(IDLE_SECONDS + patience(LATE) + 100)
    return Siege(clients, before, peak.most, sum(one.ended is None for one in stuck))


async def besiege(clients: dict[str, list[Client]], stuck: list[Client]) -> None:
    """Let all act at once, until those who notice their end are ended, or should long be."""
    tasks = [
        asyncio.create_task(one.run(KINDS[name].act, narrow=False))
        for name, those in clients.items()
        for one in those
    ]
    unheard = [asyncio.create_task(one.run(takes_nothing, narrow=True)) for one in stuck]
    await asyncio.wait(tasks, timeout=IDLE_SECONDS + patience(LATE))
    for one in stuck:  # they begin to read: what is left of an ended connection ends at once
        one.takes = True
    await asyncio.wait(unheard, timeout=patience(8))
    for task in (*tasks, *unheard):
        task.cancel()


@pytest.mark.parametrize("name", KINDS)
def test_each_is_ended_by_the_limit_of_its_kind(siege, name):
    ends = [one.ended for one in siege.clients[name]]
    assert None not in ends, f"{ends.count(None)} of {len(ends)} are not ended"
    assert max(ends) <= KINDS[name].limit + patience(LATE)


@pytest.mark.parametrize("name", ["idle", "silent", "slow head", "slow body", "slow chunks"])
def test_nobody_is_ended_before_the_limit(siege, name):
    """A reader on a bad line is one of these for a few seconds."""
    assert min(one.ended or IDLE_SECONDS for one in siege.clients[name]) >= EARLY


@pytest.mark.parametrize("name", ["slow head", "slow body", "slow chunks", "no body", "unfinished"])
def test_who_is_too_slow_is_told_so(siege, name):
    told = {bytes(one.answer[:12]) for one in siege.clients[name] if one.answer}
    assert told <= {b"HTTP/1.1 408", b"HTTP/1.1 503", b"HTTP/1.1 100"}
    assert any(b"408" in bytes(one.answer) for one in siege.clients[name])


def test_who_takes_nothing_is_given_up(siege):
    assert siege.stuck_held == 0


def test_memory_is_flat_meanwhile(siege):
    assert siege.most - siege.before <= MOST_MORE, f"{(siege.most - siege.before) // MB} MB more"
