"""How fast a corpus is read by one process and by more, what they hold, and what a killed one costs.

Run: python -m tests.bench.corpus [--texts 3000] [--workers 1 2] [--cluster] [--folder FOLDER]

The texts are made by the generator, about 3,300 characters each; FOLDER keeps them for the next run. Each
line is a run from nothing: seconds with the start of the processes and the files of results, texts a second,
how many times as fast as the first line, and the most that all processes held together, in MB, what they
share counted for each. The last run of a crew loses a process midway; `read`: how many texts were read all
the same. --cluster: on a local Dask cluster, too.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from data.reading.corpus import Crew, Outcome, on_a_cluster, on_this_machine, read_corpus
from tests.bench.generate import write_reports
from tests.bench.memory import family, resident_mb

SECONDS_BETWEEN_LOOKS = 0.5


class Watched:
    """The most that this process and those that it started hold while a block runs, in MB."""

    def __init__(self) -> None:
        self.most = 0.0
        self.ended = threading.Event()

    def look(self) -> None:
        """Look until told to stop."""
        while not self.ended.wait(SECONDS_BETWEEN_LOOKS):
            self.most = max(self.most, resident_mb(os.getpid()))


@contextmanager
def watched() -> Iterator[Watched]:
    """Look at memory while the block runs."""
    watch = Watched()
    thread = threading.Thread(target=watch.look)
    thread.start()
    try:
        yield watch
    finally:
        watch.ended.set()
        thread.join()


def made(folder: Path, number: int) -> Path:
    """Return a folder of so many texts, made if need be."""
    texts = folder / f"{number}-texts"
    if not texts.is_dir():
        # A tenth of the generator's reports are only cited and have no text.
        write_reports(folder / "reports", number * 10 // 9 + 10)
        beside = texts.with_suffix(".part")
        beside.mkdir()
        for text in sorted((folder / "reports").glob("reports/*/text.txt"))[:number]:
            shutil.copyfile(text, beside / f"{text.parent.name}.txt")
        shutil.rmtree(folder / "reports")
        beside.rename(texts)
    return texts


def _run(
    texts: Path, into: Path, crew: Crew, at: Callable[[int], None] = lambda number: None
) -> tuple[Outcome, float, float]:
    begin, read = time.monotonic(), 0

    def advance(number: int) -> None:
        nonlocal read
        read += number
        at(read)

    with watched() as watch:
        outcome = read_corpus(texts, into, crew, begun=lambda total, before: advance)
    return outcome, time.monotonic() - begin, watch.most


@contextmanager
def _local_cluster(workers: int) -> Iterator[Crew]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster:
        yield on_a_cluster(cluster.scheduler_address)


@contextmanager
def _processes(workers: int) -> Iterator[Crew]:
    yield on_this_machine(workers)


def _killing(total: int) -> Callable[[int], None]:
    """Return what kills a worker once half of the texts are read."""
    done: list[int] = []

    def at(read: int) -> None:
        if read * 2 >= total and not done:
            busiest = max(family(os.getpid())[1:], key=resident_mb)
            done.append(busiest)
            os.kill(busiest, signal.SIGKILL)

    return at


def main(given: list[str]) -> int:
    """Print the table; 1 where a text was not read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=int, default=3_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--cluster", action="store_true", help="on a local Dask cluster, too")
    parser.add_argument("--folder", type=Path, help="where the texts are kept")
    told = parser.parse_args(given)
    crews = {"processes": _processes, **({"Dask": _local_cluster} if told.cluster else {})}
    all_read = True
    print("| crew | workers | seconds | texts a second | times the first | MB | read |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as temporary:
        texts = made(told.folder or Path(temporary), told.texts)
        first = 0.0
        for name, crew_of in crews.items():
            for workers in (*told.workers, -told.workers[-1]):
                # The last one is run once more, and loses a process.
                at = _killing(told.texts) if workers < 0 else lambda number: None
                into = Path(temporary) / f"{name}-{workers}"
                with crew_of(abs(workers)) as crew:
                    outcome, seconds, held = _run(texts, into, crew, at)
                rate = outcome.texts / seconds
                first = first or rate
                all_read = all_read and outcome.texts == told.texts and not outcome.unreadable
                killed = ", one killed" if workers < 0 else ""
                is_read = outcome.texts - outcome.unreadable
                cells = f"{seconds:.0f} | {rate:.0f} | {rate / first:.2f} | {held:.0f} | {is_read}"
                print(f"| {name} | {abs(workers)}{killed} | {cells} |", flush=True)
    return 0 if all_read else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
