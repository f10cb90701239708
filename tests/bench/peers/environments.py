"""A throwaway environment for each peer, and its server, started there."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.peers.kits import HERE, Peer
from tests.waiting import free_port

PIP = (
    "install",
    "--quiet",
    "--no-input",
    "--disable-pip-version-check",
    "--only-binary=:all:",
    "--retries=1",
)
START_SECONDS, STOP_SECONDS = 60, 10


class NotInstalled(Exception):  # noqa: N818 - it says what became of it
    """The packages of a peer could not be had."""


@dataclass(frozen=True)
class Running:
    """A server that answers: its address (with a slash at the end) and the process that began it."""

    address: str
    process: int


def environment(peer: Peer, folder: Path) -> Path:
    """Return the scripts of a peer's environment, made where it is not there. Raises NotInstalled."""
    place = folder / peer.name
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    ready = place / "installed.txt"
    wanted = peer.requirements.read_text(encoding="utf-8")
    if ready.is_file() and ready.read_text(encoding="utf-8") == wanted:
        return scripts
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(place)],
        [str(scripts / "python"), "-m", "pip", *PIP, "-r", str(peer.requirements)],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotInstalled((done.stderr or done.stdout).strip().splitlines()[-1])
    ready.write_text(wanted, encoding="utf-8")
    return scripts


def version(peer: Peer, scripts: Path) -> str:
    """Return which version of a peer is installed."""
    ask = f"import importlib.metadata; print(importlib.metadata.version({peer.package!r}))"
    asked = [str(scripts / "python"), "-c", ask]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


@contextmanager
def running(peer: Peer, scripts: Path, figures: Path) -> Iterator[Running]:
    """Start a peer's server; it is gone afterwards."""
    port = free_port()
    with (figures.parent / f"{peer.name}.log").open("w+") as log:
        process = subprocess.Popen(
            peer.started(scripts, port),
            cwd=HERE,
            env={**os.environ, "FIGURES": str(figures), "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=log,
            stderr=log,
        )
        try:
            address = f"http://127.0.0.1:{port}/"
            if not _answers(address + peer.path, process):
                log.seek(0)
                raise RuntimeError(f"{peer.name} did not start: {log.read()[-2000:]}")
            yield Running(address, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    over = time.monotonic() + START_SECONDS
    while time.monotonic() < over and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return True
        except OSError:
            time.sleep(0.2)
    return False
