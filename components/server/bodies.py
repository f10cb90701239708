"""What a request brings, taken in bounded memory, bounded room on the disk and bounded time."""

import asyncio
import io
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from components.server.lanes import Busy

Receive = Callable[[], Awaitable[dict[str, Any]]]
# What is larger lies in a file that has no name from the start, and goes with the process.
IN_MEMORY = 64 * 1024
# A form of 12 MB takes a minute on a line of 200 kB a second; what is slower than this is no upload.
BYTES_A_SECOND, PATIENCE = 8_000, 10.0
# A browser reads an answer only when it has sent everything: what is refused is heard out, up to here.
MOST_THROWN_AWAY = 64 * 1024 * 1024
# Of a body that is refused so much is kept: the words that a reader pasted stand at its head.
HEAD_KEPT = 1024 * 1024
# All bodies that are under way in this process.
MOST_AT_ONCE = 1024 * 1024 * 1024
SECONDS_UNTIL_ROOM = 30


class TooLarge(Exception):  # noqa: N818 - it says a thing about the request
    """A body over what is taken, heard to its end. head: its first bytes, as a file open at its start."""

    def __init__(self, head: IO[bytes]) -> None:
        super().__init__("too large")
        self.head = head


class TooSlow(Exception):  # noqa: N818
    """A body that comes more slowly than anybody would send it."""


class Gone(Exception):  # noqa: N818
    """The client has left."""


class Bodies:
    """Takes bodies, and knows how much of all of them lies here."""

    def __init__(self, most_at_once: int = MOST_AT_ONCE) -> None:
        self.most_at_once, self.held = most_at_once, 0

    @contextmanager
    def room(self) -> Iterator["Room"]:
        """Count what is held until the request is answered."""
        room = Room(self)
        try:
            yield room
        finally:
            self.held -= room.held
            room.close()


class Room:
    """The place of one body."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies, self.held = bodies, 0
        self.first = io.BytesIO()
        self.rest: io.FileIO | None = None

    def close(self) -> None:
        """Give the room back."""
        if self.rest is not None:
            self.rest.close()

    def body(self) -> IO[bytes]:
        """What has come, as a file open at its start; its first IN_MEMORY bytes where the disk is full."""
        if self.rest is None:
            self.first.seek(0)
            return self.first
        self.rest.seek(0)
        return io.BufferedReader(self.rest)

    async def take(
        self, receive: Receive, most: int, declared: int | None, asks_first: bool = False
    ) -> IO[bytes]:
        """Return a body as a file open at its start.

        most: bytes that are taken. declared: its length as the head says, None where it does not.
        asks_first: whether the client sends nothing before it is told to go on. Raises TooLarge; TooSlow
        (less than BYTES_A_SECOND after PATIENCE seconds); Gone; Busy where neither memory nor disk has room.
        """
        too_large = declared is not None and declared > most
        began, length, more, has_room = time.monotonic(), 0, True, True
        while more and not (too_large and asks_first):
            message = await _in_time(receive, began, length)
            piece, more = message.get("body", b""), message.get("more_body", False)
            length += len(piece)
            too_large = too_large or length > most
            # Longer than anybody sends by mistake: heard no further, although the sender will see no answer.
            if length > MOST_THROWN_AWAY:
                break
            has_room = has_room and self._keep(piece, HEAD_KEPT if too_large else most)
        if too_large:
            raise TooLarge(self.body())
        if not has_room:
            raise Busy(SECONDS_UNTIL_ROOM)
        return self.body()

    def _keep(self, piece: bytes, most: int) -> bool:
        """Write a piece down as far as it is wanted, and say whether there was room."""
        wanted = piece[: max(0, most - self.held)]
        if self.bodies.held + len(wanted) > self.bodies.most_at_once or not self._write(wanted):
            return False
        self.held += len(wanted)
        self.bodies.held += len(wanted)
        return True

    def _write(self, piece: bytes) -> bool:
        if self.rest is None:
            left = IN_MEMORY - self.held
            self.first.write(piece[:left])
            if len(piece) <= left:
                return True
            piece = self.first.getvalue() + piece[left:]
        try:
            if self.rest is None:
                # Without a buffer: what a full disk does not take is known now, not when it is closed.
                self.rest = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
            _write_all(self.rest, piece)
        except OSError:  # a full disk; the first bytes are still here, and go back to their sender
            self.close()
            self.rest = None
            return False
        return True


def _write_all(file: io.FileIO, words: bytes) -> None:
    view = memoryview(words)
    while view:
        view = view[file.write(view) :]


async def _in_time(receive: Receive, began: float, length: int) -> dict[str, Any]:
    # What came fast earns no silence: each piece has PATIENCE at most.
    allowed = min(PATIENCE, PATIENCE + length / BYTES_A_SECOND - (time.monotonic() - began))
    try:
        async with asyncio.timeout(max(allowed, 0.001)):
            message = await receive()
    except TimeoutError as late:
        raise TooSlow from late
    if message["type"] == "http.disconnect":
        raise Gone
    return message
