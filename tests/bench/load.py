"""Measure the site under load, connection by connection; exit code 1 where a bound is missed.

Run: python -m tests.bench.load [--seconds 30] [--json] [--only overview,csv] [--against FOLDER]

Prints a table in Markdown, with --json one line of JSON. --against: a checkout of an earlier commit, whose
program (on this Python) is measured in turn with ours, by the same client in the same run.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.crowd import Crowd, Plan, Tally, together
from tests.bench.load_table import table
from tests.bench.stress import Stress, stressed
from tests.bench.system import cpu_seconds, until_idle
from tests.bench.workloads import Workload, constant, constants, workloads
from tests.served import ROOT, Served, served

CONNECTIONS = 200
# The bounds.
LEAST_RATIO, MOST_P95 = 0.6, 0.3
CONSTANT_SERVER = str(Path(__file__).with_name("constant_server.py"))


@dataclass(frozen=True)
class Measured:
    """One workload at one checkout: its own answers, and constant ones of the same size and headers."""

    workload: Workload
    own: Tally
    constant: Tally
    server_cores: float

    @property
    def ratio(self) -> float:
        """Answers a second, of those that the same server gives without computing anything."""
        return self.own.rate / self.constant.rate if self.constant.rate else 0.0

    def missed(self) -> list[str]:
        """Every bound that is missed, in words."""
        name, own = self.workload.name, self.own
        told = [f"{name}: {count} × {what}" for what, count in sorted(own.errors.items())]
        told += [f"{name}: {own.busy} refused as busy"] if own.busy else []
        told += [f"{name}: {own.unanswered} connections never answered"] if own.unanswered else []
        if own.within(0.95) > MOST_P95:
            told.append(f"{name}: p95 {own.within(0.95):.3f} s, more than {MOST_P95}")
        if self.ratio < LEAST_RATIO:
            told.append(f"{name}: {self.ratio:.2f} of a constant body, less than {LEAST_RATIO}")
        return told

    def told(self) -> dict[str, object]:
        """The figures, for JSON."""
        own = self.own
        return {
            "bytes": len(self.workload.body),
            "per_second": round(own.rate, 1),
            "constant_per_second": round(self.constant.rate, 1),
            "ratio": round(self.ratio, 3),
            **{f"p{share}_ms": _ms(own.within(share / 100)) for share in (50, 95, 99)},
            "worst_ms": _ms(own.worst),
            "errors": dict(own.errors),
            "busy": own.busy,
            "unanswered": own.unanswered,
            "server_cores": round(self.server_cores, 2),
            "client_cores": round(own.cpu / own.seconds, 2),
        }


def _ms(seconds: float) -> int | None:
    return None if seconds == float("inf") else round(seconds * 1000)


@dataclass(frozen=True)
class Site:
    """A checkout's program, and the same with constant answers beside. faults: of both, once they ended."""

    ours: Served
    beside: Served
    found: list[Workload]
    faults: list[str]


@contextmanager
def running(faults: list[str], *program: str, **settings: Any) -> Iterator[Served]:
    """Start a program; a traceback in its log is one line of `faults`, and not the end of the run."""
    try:
        with served(*program, **settings) as server:
            yield server
    except AssertionError as error:
        if "Traceback" not in str(error):
            raise
        faults.append(f"the log holds {str(error).count('Traceback')} tracebacks")


@contextmanager
def sites(folder: Path) -> Iterator[Site]:
    """Start the program of a checkout, find what to ask it, start one more with those answers constant."""
    faults: list[str] = []
    with ExitStack() as stack:
        ours = stack.enter_context(running(faults, folder=folder, PROCESSES="", API_LIMIT="0"))
        found = workloads(ours.address)
        written = stack.enter_context(tempfile.TemporaryDirectory())
        constants(found, Path(written))
        beside = stack.enter_context(
            running(faults, CONSTANT_SERVER, folder=folder, PROCESSES="", BENCH_CONSTANTS=written)
        )
        yield Site(ours, beside, found, faults)


def measured(crowd: Crowd, site: Site, workload: Workload, seconds: float) -> Measured:
    """Measure a workload between two halves of its constant, so that a machine that slows is seen by both."""
    until_idle(site.ours.process.pid)
    still = Plan(site.beside.origin, (constant(workload, site.beside.address),), CONNECTIONS, seconds / 4)
    before = crowd.ask(still)
    cpu, began = cpu_seconds(site.ours.process.pid), time.monotonic()
    own = crowd.ask(Plan(site.ours.origin, (workload.question,), CONNECTIONS, seconds))
    cores = (cpu_seconds(site.ours.process.pid) - cpu) / (time.monotonic() - began)
    whole = together([before, crowd.ask(still)])
    whole.seconds = seconds / 2
    return Measured(workload, own, whole, cores)


@dataclass(frozen=True)
class Result:
    """Everything that was measured of one checkout."""

    rows: list[Measured]
    stress: Stress | None
    faults: list[str]

    def missed(self) -> list[str]:
        """Every bound that is missed, in words."""
        stress = self.stress.missed() if self.stress else []
        return [words for row in self.rows for words in row.missed()] + stress + self.faults

    def told(self) -> dict[str, object]:
        """The figures, for JSON."""
        rows: dict[str, object] = {row.workload.name: row.told() for row in self.rows}
        return rows | (self.stress.told() if self.stress else {})


def results(folders: list[Path], seconds: float, only: set[str]) -> list[Result]:
    """Measure checkouts in turn, workload by workload; with `only`, these workloads and nothing else."""
    with Crowd() as crowd, ExitStack() as stack:
        open_sites = [stack.enter_context(sites(folder)) for folder in folders]
        rows: list[list[Measured]] = [[] for _ in open_sites]
        for turn in zip(*(site.found for site in open_sites), strict=True):
            for at, (site, workload) in enumerate(zip(open_sites, turn, strict=True)):
                if not only or workload.name in only:
                    rows[at].append(measured(crowd, site, workload, seconds))
                    print(f"{folders[at]}: {workload.name}: {rows[at][-1].told()}", file=sys.stderr)
        stress = [None if only else stressed(crowd, site.ours, seconds) for site in open_sites]
    return [Result(*each, site.faults) for *each, site in zip(rows, stress, open_sites, strict=True)]


def main() -> int:
    """Measure, print, and say by the exit code whether ours holds its bounds."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    wanted.add_argument("--seconds", type=float, default=30)
    wanted.add_argument("--json", action="store_true")
    wanted.add_argument("--only", default="")
    wanted.add_argument("--against", type=Path)
    given = wanted.parse_args()
    folders = [ROOT, *([given.against.resolve()] if given.against else [])]
    found = results(folders, given.seconds, {name for name in given.only.split(",") if name})
    missed = found[0].missed()
    told = {"ours": found[0].told(), "missed": missed}
    if given.against:
        told["against"] = found[1].told()
    print(
        json.dumps(told, ensure_ascii=False) if given.json else table([each.told() for each in found], missed)
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
