"""One reader on one connection: asks, waits for the whole answer, asks again, and counts what it gets."""

import asyncio
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.bench.http1 import AnswerReader, NotHTTP

SECONDS_BEFORE_ANOTHER_TRY = 0.2


@dataclass(frozen=True)
class Question:
    """A request, and the length that the body of its answer must have; None where any is right."""

    request: bytes
    length: int | None = None


@dataclass
class Count:
    """What one connection got. waits: seconds for each right answer. answers: of any kind.

    waiting: asked, and never answered.
    """

    answers: int = 0
    in_time: int = 0
    busy: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    waits: array = field(default_factory=lambda: array("f"))
    worst: float = 0.0
    waiting: bool = False

    @property
    def is_unanswered(self) -> bool:
        """Whether it still waits at the end, or got no answer at all, right or wrong."""
        return self.waiting or not self.answers


class Asker(asyncio.Protocol):
    """Asks until `over` (by the loop's clock). pause: seconds between an answer and the next question."""

    def __init__(
        self, place: tuple[str, int], questions: Iterator[Question], over: float, pause: float = 0.0
    ) -> None:
        self.place, self.questions, self.over, self.pause = place, questions, over, pause
        self.loop = asyncio.get_running_loop()
        self.count, self.reader = Count(), AnswerReader()
        self.question: Question | None = None
        self.asked = 0.0
        self.done = self.loop.create_future()
        self.transport: Any = None
        self._connecting: Any = None

    def begin(self) -> None:
        """Connect, and ask as soon as that is done."""
        self._connecting = self.loop.create_task(self._connect())

    async def _connect(self) -> None:
        while self.loop.time() < self.over:
            try:
                await self.loop.create_connection(lambda: self, *self.place)
                return
            except OSError:
                self.count.errors["not connected"] += 1
                await asyncio.sleep(SECONDS_BEFORE_ANOTHER_TRY)
        self._end()

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self._ask()

    def _ask(self) -> None:
        self.question = next(self.questions, None) if self.loop.time() < self.over else None
        if self.question is None:
            self._end()
            return
        self.reader.begin()
        self.asked = self.loop.time()
        self.transport.write(self.question.request)

    def data_received(self, data: bytes) -> None:
        if self.question is None:
            self.count.errors["answer nobody asked for"] += 1
            return
        try:
            if self.reader.feed(data):
                self._answered()
        except (NotHTTP, ValueError):
            self.count.errors["no HTTP"] += 1
            self.question = None
            self.transport.abort()

    def _answered(self) -> None:
        head, question, now = self.reader.head, self.question, self.loop.time()
        assert head is not None and question is not None
        self.question = None
        wait = now - self.asked
        self.count.answers += 1
        self.count.worst = max(self.count.worst, wait)
        pause = self.pause
        if head.is_busy:
            self.count.busy += 1
            pause = max(pause, SECONDS_BEFORE_ANOTHER_TRY)
        elif head.status != 200:
            self.count.errors[f"status {head.status}"] += 1
        elif not _has_right_length(self.reader.size, head.length, question.length):
            self.count.errors["wrong length"] += 1
        else:
            self.count.waits.append(wait)
            self.count.in_time += now <= self.over
        if head.closes:
            self.transport.close()
        elif pause:
            self.loop.call_later(pause, self._ask_again)
        else:
            self._ask()

    def _ask_again(self) -> None:
        if not self.transport.is_closing():
            self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        if self.question is not None:
            if self.reader.ends_well():
                self._answered()
            else:
                self.count.errors["broken off" if self.reader.has_begun else "dropped"] += 1
        self.question = None
        if not self.done.done():
            self.loop.call_later(SECONDS_BEFORE_ANOTHER_TRY if exc else 0, self.begin)

    def _end(self) -> None:
        if not self.done.done():
            self.done.set_result(None)
        if self.transport is not None:
            self.transport.close()

    def give_up(self) -> None:
        """Stop waiting: what is not answered now never is."""
        if self.question is not None:
            self.count.waiting = True
            self.count.worst = max(self.count.worst, self.loop.time() - self.asked)
            self.question = None
        if self._connecting is not None:
            self._connecting.cancel()
        self._end()


def _has_right_length(size: int, promised: int | None, wanted: int | None) -> bool:
    return promised in (None, size) and wanted in (None, size)
