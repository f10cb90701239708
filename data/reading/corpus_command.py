"""python -m data.reading propose FOLDER --workers N --into FOLDER: a corpus, by several processes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from data.reading.given import ByHand

if TYPE_CHECKING:
    from data.reading.corpus import Crew, Outcome

SOME_UNREADABLE, REFUSED, STOPPED = 1, 2, 130
# Governments from county level up, their departments, and those of the provinces and cities: each publishes
# one report a year.
REPORTS_OF_A_YEAR = 40_000
# A rate of fewer texts says more about how long processes take to start.
FEWEST_FOR_A_RATE = 200
NAMED_UNREADABLE = 20


def add(parser: argparse.ArgumentParser) -> None:
    """Add what a corpus is read with to the arguments of `propose`."""
    crew = parser.add_mutually_exclusive_group()
    crew.add_argument("--workers", type=_some, metavar="N", help="read a folder by N processes")
    crew.add_argument("--scheduler", metavar="ADDRESS", help="read it on a Dask cluster: tcp://host:8786")
    parser.add_argument(
        "--into", type=Path, metavar="FOLDER", help="where their results go, as Parquet; the same goes on"
    )


def run(given: argparse.Namespace) -> int:
    """Read a folder into another; 0, 1 where some are unreadable, 2 where nothing was begun, 130 stopped."""
    if not (given.path.is_dir() and given.into and (given.workers or given.scheduler)):
        given.parser.error(
            "a corpus is read with: FOLDER --into FOLDER and --workers N or --scheduler ADDRESS"
        )
    if given.jsonl or given.head:
        given.parser.error("a corpus is written as Parquet: leave out --jsonl and --head")
    # Here: whoever reads one file needs no database and no processes.
    from data.reading.corpus import CorpusError, CrewError, on_a_cluster, on_this_machine

    try:
        crew = on_this_machine(given.workers) if given.workers else on_a_cluster(given.scheduler)
        outcome = _watched(given, crew)
    except (CorpusError, CrewError) as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    except OSError as refused:
        sys.stderr.write(f"{given.into}: {refused.strerror or refused}\n")
        return REFUSED
    except KeyboardInterrupt:
        sys.stderr.write(f"stopped; what was read is kept in {given.into}: run the same again to go on\n")
        return STOPPED
    _say(outcome, given.into)
    return SOME_UNREADABLE if outcome.unreadable else 0


def _watched(given: argparse.Namespace, crew: Crew) -> Outcome:
    """Read, with a bar where somebody watches: how many, how fast, how much longer."""
    from tqdm import tqdm

    from data.reading.corpus import read_corpus

    with tqdm(unit=" texts", disable=None, file=sys.stderr) as bar:

        def advance(number: int) -> None:
            bar.update(number)

        def begun(total: int, before: int) -> Callable[[int], object]:
            bar.reset(total)
            bar.update(before)
            # What was read before is no measure of how fast this is.
            bar.initial = before
            return advance

        by_hand = ByHand(given.year, given.place, given.level)
        return read_corpus(given.path, given.into, crew, by_hand, begun)


def _say(outcome: Outcome, into: Path) -> None:
    from data.reading.corpus.parts import unreadable

    print(f"{into}: {outcome.proposals} figures and coverage claims of {outcome.texts} texts")
    print(f"read now: {outcome.read_now} texts in {outcome.seconds:.1f} s, {outcome.rate:.1f} a second")
    if outcome.read_now >= FEWEST_FOR_A_RATE:
        minutes = REPORTS_OF_A_YEAR / outcome.rate / 60
        print(
            f"at this rate the {REPORTS_OF_A_YEAR} reports that a nation publishes each year would take "
            f"{minutes:.0f} minutes: an extrapolation from these texts, not a measurement"
        )
    for number, (name, why) in enumerate(unreadable(into)):
        if number == NAMED_UNREADABLE:
            sys.stderr.write(f"and {outcome.unreadable - number} more: column error of texts.parquet\n")
            break
        sys.stderr.write(f"{name}: {why}\n")


def _some(words: str) -> int:
    number = int(words)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one process reads")
    return number
