"""Measure the overview against the same figures in plain Dash, Vizro, Streamlit and Panel, in one run.

Run: python -m tests.bench.peers [--peer NAME] [--folder FOLDER] [--rounds 5] [--seconds 5]
     [--json | --readme]

Prints a table of figures and of ratios (peer / ours); with --json one line of JSON, with --readme the part of
README about it. Each peer's packages go into an environment of its own in FOLDER, else in a temporary folder.
A peer whose packages cannot be had is left out, in a sentence. Every server is one process.
"""

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.bench.asker import Question
from tests.bench.crowd import Crowd, Plan
from tests.bench.http1 import request
from tests.bench.memory import resident_mb
from tests.bench.peers import environments, figures, tables, visits
from tests.bench.peers.kits import OURS, PEERS, Kit, Peer
from tests.bench.system import until_idle
from tests.served import served

CONNECTIONS = 32


@dataclass(frozen=True)
class Site:
    """A server that runs, by the name that its column has."""

    name: str
    kit: Kit
    address: str
    process: int


def main() -> int:
    """Print what was measured; exit code 0 whatever it is, and where no peer can be had."""
    given = _arguments()
    if chromium.lacking():
        print(f"no measurement: {chromium.lacking()}; {chromium.INSTALL}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        installed = _installed([peer for peer in PEERS if given.peer in (None, peer.name)], folder.resolve())
        if not installed:
            print("no peer is compared: none of their packages could be installed.", file=sys.stderr)
            return 0
        found, browser = _measured(installed, Path(temporary), given.rounds, given.seconds)
    if given.json:
        figures_of = {name: each._asdict() for name, each in found.items()}
        print(json.dumps({"measured": figures_of, "ratios": tables.ratios(found)}, ensure_ascii=False))
    else:
        print(tables.readme(found, browser) if given.readme else tables.table(found))
    return 0


def _arguments() -> argparse.Namespace:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    wanted.add_argument("--peer", choices=[peer.name for peer in PEERS])
    wanted.add_argument("--folder", type=Path)
    wanted.add_argument("--rounds", type=int, default=5)
    wanted.add_argument("--seconds", type=float, default=5)
    wanted.add_argument("--json", action="store_true")
    wanted.add_argument("--readme", action="store_true")
    return wanted.parse_args()


def _installed(peers: list[Peer], folder: Path) -> list[tuple[Peer, Path]]:
    found = []
    for peer in peers:
        print(f"{peer.name}: its environment is made", file=sys.stderr)
        try:
            found.append((peer, environments.environment(peer, folder)))
        except environments.NotInstalled as reason:
            print(f"{peer.name} is left out: {reason}", file=sys.stderr)
    return found


def _measured(
    installed: list[tuple[Peer, Path]], folder: Path, rounds: int, seconds: float
) -> tuple[dict[str, tables.Measured], str]:
    """Measure all of them beside each other; return what was found, ours first, and Chromium's version."""
    file = folder / "figures.json"
    figures.write(file)
    with Crowd() as crowd, ExitStack() as stack:
        ours = stack.enter_context(served(PROCESSES="1"))
        sites = [Site("ours", OURS, ours.address, ours.process.pid)]
        for peer, scripts in installed:
            at = stack.enter_context(environments.running(peer, scripts, file))
            name = f"{peer.title} {environments.version(peer, scripts)}"
            sites.append(Site(name, peer, at.address, at.process))
        seen, slow, browser = _visited(sites, rounds)
        return {
            site.name: tables.measured(seen[site.name], slow[site.name], *_asked(crowd, site, seconds))
            for site in sites
        }, browser


def _visited(sites: list[Site], rounds: int) -> tuple[dict[str, list[visits.Visit]], dict[str, float], str]:
    """Visit all in turn, so that what else the machine does falls on all; the first round is not counted."""
    wanted = figures.shown()["figures"]
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        first = {site.name: visits.visit(browser, site.address, site.kit) for site in sites}
        for name, visit in first.items():
            if lacking := visits.lacking(visit.words, wanted):
                raise RuntimeError(f"{name} does not show {lacking}")
        seen: dict[str, list[visits.Visit]] = {site.name: [] for site in sites}
        for _ in range(rounds):
            for site in sites:
                seen[site.name].append(visits.visit(browser, site.address, site.kit, first[site.name].look))
        slow = {site.name: visits.slow_visit(browser, site.address, site.kit) for site in sites}
        return seen, slow, browser.version


def _asked(crowd: Crowd, site: Site, seconds: float) -> tuple[float, float]:
    """Let many readers ask for the first page; return answers a second and the memory afterwards."""
    until_idle(site.process)
    place = urlsplit(site.address + site.kit.path)
    question = Question(request(place.netloc, place.path))
    tally = crowd.ask(Plan(f"http://{place.netloc}", (question,), CONNECTIONS, seconds))
    if tally.failures:
        print(f"{site.name}: {dict(tally.errors)}", file=sys.stderr)
    return tally.rate, resident_mb(site.process)


if __name__ == "__main__":
    sys.exit(main())
