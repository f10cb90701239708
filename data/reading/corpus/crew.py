"""The processes that read, of this machine or of a Dask cluster, and what is done where one is lost."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass

from data.reading.corpus.batches import Batch

# Enough that nobody waits for the next batch, and few enough that what is lost is soon read again.
AHEAD = 2
# Whoever ends twice while nothing else is read is ended by the text: an operator ends a process once.
MOST_ENDS_ALONE = 2


class CrewError(Exception):
    """Says in a sentence why there is nobody to read."""


@dataclass(frozen=True)
class Crew:
    """Processes that read. opened: starts them, and ends them when left. lost: what is raised for a batch
    whose process ended. workers: how many there are, asked of what `opened` gives."""

    opened: Callable[[], AbstractContextManager[Executor]]
    workers: Callable[[Executor], int]
    lost: tuple[type[BaseException], ...]


def on_this_machine(workers: int) -> Crew:
    """Return a crew of so many processes."""

    @contextmanager
    def opened() -> Iterator[Executor]:
        # Started anew: a copy of this process would have its database and its bar.
        pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))
        try:
            yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    return Crew(opened, lambda _: workers, (BrokenProcessPool,))


def on_a_cluster(address: str) -> Crew:
    """Return the crew of a Dask cluster; its workers must see the same folders and run the same program.

    CrewError where the extra `cluster` is not installed, or nobody answers at that address.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise CrewError("--scheduler needs the extra `cluster`: pip install .[cluster]") from error

    @contextmanager
    def opened() -> Iterator[Executor]:
        try:
            client = Client(address, timeout="10s")
        except (OSError, TimeoutError, ValueError) as error:
            raise CrewError(f"no scheduler answers at {address}: {error}") from error
        with closing(client):
            if not client.nthreads():
                raise CrewError(
                    f"the scheduler at {address} has no workers yet: start some, then run this again"
                )
            yield client.get_executor(pure=False)

    def workers(executor: Executor) -> int:
        return sum(executor._client.nthreads().values())  # type: ignore[attr-defined]

    return Crew(opened, workers, (KilledWorker,))


def work_through(
    crew: Crew, batches: Sequence[Batch], task: Callable[[Batch], int], give_up: Callable[[Batch], int]
) -> Iterator[int]:
    """Give every batch to the crew; yield what the task answers for each, as they come.

    A batch whose process was lost is read again alone, so that it is known which text ends a process; of that
    text, `give_up` says so.
    """
    suspects: deque[Batch] = deque()
    waiting = deque(batches)
    while waiting:
        with crew.opened() as executor:
            yield from _together(crew, executor, waiting, task, suspects)
        yield from _alone(crew, suspects, task, give_up)


def _together(
    crew: Crew, executor: Executor, waiting: deque[Batch], task: Callable[[Batch], int], lost: deque[Batch]
) -> Iterator[int]:
    """Yield the answers to batches until none is left, or until processes were lost with what they had."""
    running: dict[Future[int], Batch] = {}
    most = max(1, crew.workers(executor)) * AHEAD
    while (waiting and not lost) or running:
        while waiting and not lost and len(running) < most:
            batch = waiting.popleft()
            try:
                running[executor.submit(task, batch)] = batch
            except crew.lost:
                waiting.appendleft(batch)
                lost.extend(running.values())
                return
        finished, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in finished:
            batch = running.pop(future)
            try:
                yield future.result()
            except crew.lost:
                lost.append(batch)


def _alone(
    crew: Crew, suspects: deque[Batch], task: Callable[[Batch], int], give_up: Callable[[Batch], int]
) -> Iterator[int]:
    """Read one suspect after the other; a batch that ends its process again is taken apart."""
    ends = 0
    while suspects:
        batch = suspects[0]
        try:
            with crew.opened() as executor:
                answer = executor.submit(task, batch).result()
        except crew.lost:
            ends += 1
            if ends < MOST_ENDS_ALONE:
                continue
            suspects.popleft()
            if len(batch.texts) > 1:
                suspects.extendleft(reversed(list(batch.apart())))
            else:
                yield give_up(batch)
        else:
            suspects.popleft()
            yield answer
        ends = 0
