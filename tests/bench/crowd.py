"""Many readers at once, in processes of their own, counted one by one and summed."""

import asyncio
import multiprocessing
import time
from array import array
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from urllib.parse import urlsplit

from tests.bench.asker import Asker, Count, Question

PROCESSES = 2
# Whoever is not answered so long after the last question never is.
GRACE = 10.0


@dataclass(frozen=True)
class Plan:
    """Who asks what: so many connections of an origin for so many seconds.

    once: no question is asked twice, by nobody. pause: seconds of every reader between an answer and the next
    question.
    """

    origin: str
    questions: tuple[Question, ...]
    connections: int
    seconds: float
    once: bool = False
    pause: float = 0.0
    grace: float = GRACE

    def part(self, number: int, of: int) -> "Plan":
        """The share of one process."""
        mine = len(range(number, self.connections, of))
        return replace(
            self, connections=mine, questions=self.questions[number::of] if self.once else self.questions
        )


@dataclass
class Tally:
    """What all connections got. waits: seconds, sorted. cpu: seconds of processor time of the client."""

    seconds: float
    connections: int = 0
    in_time: int = 0
    busy: int = 0
    unanswered: int = 0
    worst: float = 0.0
    cpu: float = 0.0
    fewest: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    waits: array = field(default_factory=lambda: array("f"))

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.in_time / self.seconds

    @property
    def failures(self) -> int:
        """Answers that were none, and refusals without words."""
        return sum(self.errors.values())

    def within(self, share: float) -> float:
        """The seconds within which this share of all answers came; without any, for ever."""
        return (
            self.waits[min(len(self.waits) - 1, int(share * len(self.waits)))] if self.waits else float("inf")
        )


def summed(seconds: float, counts: list[Count], cpu: float) -> Tally:
    """Add up connections."""
    tally = Tally(seconds, connections=len(counts), cpu=cpu)
    for count in counts:
        tally.in_time += count.in_time
        tally.busy += count.busy
        tally.unanswered += count.is_unanswered
        tally.errors.update(count.errors)
        tally.waits.extend(count.waits)
    tally.waits = array("f", sorted(tally.waits))
    tally.worst = max((count.worst for count in counts), default=0.0)
    tally.fewest = min((len(count.waits) for count in counts), default=0)
    return tally


def together(tallies: list[Tally]) -> Tally:
    """Add up what several processes counted in the same seconds."""
    whole = Tally(tallies[0].seconds, fewest=min(tally.fewest for tally in tallies))
    for tally in tallies:
        for name in ("connections", "in_time", "busy", "unanswered", "cpu"):
            setattr(whole, name, getattr(whole, name) + getattr(tally, name))
        whole.worst = max(whole.worst, tally.worst)
        whole.errors.update(tally.errors)
        whole.waits.extend(tally.waits)
    whole.waits = array("f", sorted(whole.waits))
    return whole


def ask(plan: Plan) -> Tally:
    """Ask from this process."""
    began = time.process_time()
    counts = asyncio.run(_asked(plan))
    return summed(plan.seconds, counts, time.process_time() - began)


async def _asked(plan: Plan) -> list[Count]:
    place = urlsplit(plan.origin)
    over = asyncio.get_running_loop().time() + plan.seconds
    shared = iter(plan.questions)
    askers = [
        Asker(
            (place.hostname or "", place.port or 80),
            shared if plan.once else _from(plan.questions, number),
            over,
            plan.pause,
        )
        for number in range(plan.connections)
    ]
    for asker in askers:
        asker.begin()
    await asyncio.wait([asker.done for asker in askers], timeout=plan.seconds + plan.grace)
    for asker in askers:
        asker.give_up()
    await asyncio.sleep(0)
    return [asker.count for asker in askers]


def _from(questions: tuple[Question, ...], first: int) -> Iterator[Question]:
    return cycle([*islice(questions, first % len(questions), None), *questions[: first % len(questions)]])


class Crowd:
    """The processes that ask; started once, before anything is measured."""

    def __init__(self, processes: int = PROCESSES) -> None:
        self.processes = processes
        self.pool = ProcessPoolExecutor(2 * processes, mp_context=multiprocessing.get_context("spawn"))
        list(self.pool.map(time.sleep, [0.2] * 2 * processes))

    def __enter__(self) -> "Crowd":
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.shutdown()

    def begin(self, plan: Plan) -> list[Future[Tally]]:
        """Let a crowd ask; two at most at the same time."""
        parts = [plan.part(number, self.processes) for number in range(self.processes)]
        return [self.pool.submit(ask, part) for part in parts if part.connections]

    def ask(self, plan: Plan) -> Tally:
        """Let a crowd ask, and wait for what it has to tell."""
        return ended(self.begin(plan))


def ended(parts: list[Future[Tally]]) -> Tally:
    """What a crowd has to tell when it is done."""
    return together([part.result() for part in parts])
