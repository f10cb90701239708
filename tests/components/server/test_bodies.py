"""Bodies of requests: bounded in memory, on the disk and in time."""

import asyncio
import io
import time

import pytest

from components.server import bodies
from components.server.bodies import Bodies, Gone, TooLarge, TooSlow
from components.server.lanes import Busy
from tests.speed import patience


def taken(pieces, most=100, declared=None, ours=None, wait=0.0):
    """Take a body of pieces; give its bytes."""

    async def receive():
        await asyncio.sleep(wait)
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def take():
        with (ours or Bodies()).room() as room:
            return (await room.take(receive, most, declared)).read()

    return asyncio.run(take())


def test_a_body_that_creeps_is_given_up(monkeypatch):
    monkeypatch.setattr(bodies, "PATIENCE", 0.1)
    began = time.monotonic()
    with pytest.raises(TooSlow):
        taken([b"x"] * 1000, most=10_000, wait=0.02)
    assert time.monotonic() - began < patience(1)


def test_a_body_that_came_fast_and_stalls_is_given_up(monkeypatch):
    monkeypatch.setattr(bodies, "PATIENCE", 0.1)
    sent = []

    async def receive():
        if sent:
            await asyncio.sleep(5)
        sent.append(1)
        return {"type": "http.request", "body": b"x" * 1_000_000, "more_body": True}

    async def take():
        with Bodies().room() as room:
            await room.take(receive, 10_000_000, None)

    began = time.monotonic()
    with pytest.raises(TooSlow):
        asyncio.run(take())
    assert time.monotonic() - began < patience(2)


def test_of_a_body_too_large_the_head_is_kept(monkeypatch):
    monkeypatch.setattr(bodies, "HEAD_KEPT", 10)
    ours = Bodies()
    with pytest.raises(TooLarge):
        taken([b"0123456789", b"x" * 1000], most=100, declared=1010, ours=ours)
    assert ours.held == 0


def test_all_bodies_together_have_their_bound():
    ours = Bodies(most_at_once=150)
    with pytest.raises(Busy):
        taken([b"x" * 90, b"x" * 90], most=1000, ours=ours)
    assert taken([b"x" * 90], most=1000, ours=ours) == b"x" * 90


class FullDisk(io.RawIOBase):
    """Takes 70,000 bytes and no more."""

    def __init__(self, *_, **__):
        self.left = 70_000

    def write(self, words):
        if not self.left:
            raise OSError(28, "No space left on device")
        taken = min(self.left, len(words))
        self.left -= taken
        return taken


def test_a_full_disk_is_said_to_be_busy_when_all_was_heard_and_the_beginning_is_kept(monkeypatch):
    monkeypatch.setattr(bodies.tempfile, "TemporaryFile", FullDisk)
    pieces = [b"a" * 60_000, b"b" * 90_000, b"c" * 60_000]

    async def receive():
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def take():
        with Bodies().room() as room:
            with pytest.raises(Busy):
                await room.take(receive, 1_000_000, None)
            return room.body().read()

    assert asyncio.run(take()) == b"a" * 60_000 + b"b" * (bodies.IN_MEMORY - 60_000)
    assert not pieces


def test_a_body_larger_than_memory_takes_is_read_back_whole():
    pieces = [bytes([n]) * 50_000 for n in range(5)]
    assert taken(list(pieces), most=1_000_000) == b"".join(pieces)


def test_a_client_that_leaves_is_gone():
    async def left():
        with Bodies().room() as room:
            await room.take(disconnect, 10, None)

    async def disconnect():
        return {"type": "http.disconnect"}

    with pytest.raises(Gone):
        asyncio.run(left())
