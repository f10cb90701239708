"""Lanes for work that needs a thread: what takes long has one of its own, and pages never wait behind it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from math import ceil
from time import monotonic
from typing import TypeVar

Result = TypeVar("Result")
# How much the newest duration counts for the mean.
NEWEST = 0.3
LONGEST_WAIT_TOLD = 120


class Busy(Exception):  # noqa: N818 - it says how things are
    """A lane has no room. seconds: when it is worth while to ask again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"busy, again in {seconds} s")
        self.seconds = seconds


class Lane:
    """A few threads and a queue that ends.

    threads: how many work at once. waiting: how many may wait beside them; one more is told to come again.
    seconds: what one piece of work is thought to take before the first is done.
    """

    def __init__(self, name: str, threads: int, waiting: int, seconds: float) -> None:
        self.name, self.threads, self.most = name, threads, threads + waiting
        self.taken, self.mean = 0, seconds
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def run(self, work: Callable[[], Result]) -> Result:
        """Return what `work` returns, from a thread of this lane; raises Busy at once where there is no room.

        Called from the event loop alone, so the count needs no lock. What has begun is not broken off when
        its asker leaves, and holds its place until it is done.
        """
        if self.taken >= self.most:
            raise Busy(self.seconds_until_room())
        self.taken += 1
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(self.pool, self._timed, work, loop)
        # Shielded: a reader who leaves cancels this coroutine, not the work, whose place would be given away
        # twice.
        future.add_done_callback(self._leave)
        return await asyncio.shield(future)

    def seconds_until_room(self) -> int:
        """Return in how many seconds half of those who are here will be done, at least 1."""
        half = self.taken * self.mean / self.threads / 2
        return min(max(1, ceil(half)), LONGEST_WAIT_TOLD)

    def _timed(self, work: Callable[[], Result], loop: asyncio.AbstractEventLoop) -> Result:
        began = monotonic()
        try:
            return work()
        finally:
            took = monotonic() - began
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._learn, took)

    def _learn(self, took: float) -> None:
        self.mean += NEWEST * (took - self.mean)

    def _leave(self, done: asyncio.Future[Result]) -> None:
        self.taken -= 1
        # Asked for here too, since nobody may be left to ask.
        if not done.cancelled():
            done.exception()
