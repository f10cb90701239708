"""Whole answers, as they go over the line, kept for everyone who asks the same."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass

Headers = tuple[tuple[bytes, bytes], ...]
# Of each process; some hundreds of compressed pages and files.
KEPT_BYTES = 64 * 1024 * 1024
# What an entry takes beside its body: the key, the headers, the objects around them.
BESIDE_A_BODY = 2_000
NOT_FOR_ALL = (b"no-store", b"private")


@dataclass(frozen=True)
class Answer:
    """Status, headers in small letters, body; `headers` name no length, which is the body's.

    is_for_now: whether a better one will take its place soon, so that it is not to be kept.
    """

    status: int
    headers: Headers
    body: bytes = b""
    is_for_now: bool = False

    def header(self, name: bytes) -> bytes:
        """Return the first header of a name, empty where there is none."""
        return next((value for own_name, value in self.headers if own_name == name), b"")

    @property
    def is_for_all(self) -> bool:
        """Say whether every reader who asks the same may have it."""
        if self.status != 200 or self.is_for_now or self.header(b"set-cookie"):
            return False
        control = self.header(b"cache-control")
        return not any(word in control for word in NOT_FOR_ALL)


class Answers:
    """Answers by key, at most `most` bytes, the least recently asked for forgotten first.

    All of it is the event loop's own, so that it needs no lock.
    """

    def __init__(self, most: int = KEPT_BYTES) -> None:
        self.most, self.size = most, 0
        self.version: Hashable = None
        self.kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self.being_made: dict[Hashable, asyncio.Task[Answer]] = {}

    def find(self, key: Hashable) -> Answer | None:
        """Return a kept answer, None where there is none."""
        answer = self.kept.get(key)
        if answer is not None:
            self.kept.move_to_end(key)
        return answer

    async def made(self, key: Hashable, make: Callable[[], Awaitable[Answer]]) -> Answer:
        """Return the answer of `key`, made now; whoever asks meanwhile waits for the same computation.

        An asker who leaves does not break it off. Raises what `make` raises, to everyone who waits.
        """
        version = self.version
        task = self.being_made.get((version, key))
        if task is None:
            task = asyncio.ensure_future(make())
            self.being_made[version, key] = task
            task.add_done_callback(lambda done: self._keep(version, key, done))
        return await asyncio.shield(task)

    def renew(self, version: Hashable) -> None:
        """Forget everything where `version` is another: the data have changed, or the day has."""
        if version != self.version:
            self.version, self.size = version, 0
            self.kept.clear()

    def _keep(self, version: Hashable, key: Hashable, done: asyncio.Task[Answer]) -> None:
        del self.being_made[version, key]
        if done.cancelled() or done.exception() is not None or version != self.version:
            return
        answer = done.result()
        # One answer must not push out all others.
        if not answer.is_for_all or _weight(answer) > self.most // 4:
            return
        self.kept[key] = answer
        self.size += _weight(answer)
        while self.size > self.most:
            self.size -= _weight(self.kept.popitem(last=False)[1])


def _weight(answer: Answer) -> int:
    return len(answer.body) + BESIDE_A_BODY
