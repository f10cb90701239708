"""The real program, started as a reader's server would be: `python app.py`, on a free port."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.folders.locations import Locations
from tests import seed
from tests.first_report import SEED

ROOT = Path(__file__).resolve().parent.parent
# Links name it, whatever port a server has: the answers of two can be laid side by side.
PUBLIC_URL = "https://example.org/"
PLACES = ("DATA_FOLDER", "LOCAL_DATA", "STORE")
OURS = (
    "HOST",
    "PORT",
    "BASE_PATH",
    "CONTACT",
    "REPOSITORY",
    "PUBLIC_URL",
    "PREVIEW_FONT",
    "FRAME_ANCESTORS",
    "DATA_FOLDER",
    "LOCAL_DATA",
    "STORE",
    "PUBLISHED_STORE",
    "DATABASE_URL",
    "DEMO",
    "LOG",
    "METRICS",
    "API_LIMIT",
    "PROCESSES",
    "EDIT_TOKEN",
    "PRINT_EDIT_LINK",
    "PROXIES",
)


@dataclass(frozen=True)
class Served:
    """A running server: its address (with a slash at the end) and its process."""

    address: str
    process: subprocess.Popen[str]
    log: Path

    @property
    def origin(self) -> str:
        """The address without a path."""
        return "/".join(self.address.split("/")[:3])


@contextmanager
def served(*program: str, folder: Path = ROOT, **environment: str) -> Iterator[Served]:
    """Start the server with settings of its own; afterwards, fail if it has logged a traceback.

    folder: the checkout whose program it is. Unless it is given LOCAL_DATA or STORE it has its own, which go
    with it; unless it is given DATA_FOLDER it has that of the test, a copy of the program its own. The store
    has the first report in it, as after an earlier start.
    """
    theirs = {name: value for name, value in os.environ.items() if name not in OURS}
    with tempfile.TemporaryDirectory() as own_folder:
        log = Path(own_folder) / "log"
        own = {"LOCAL_DATA": str(log.parent / "local"), "STORE": str(log.parent / "store")}
        of_the_test = os.environ.get("DATA_FOLDER", "")
        own["DATA_FOLDER"] = of_the_test if folder == ROOT else str(folder / "data")
        if folder == ROOT and "STORE" not in environment and SEED in os.environ:
            named = own | environment
            seed.lay(Locations(*(Path(named[name]).resolve() for name in PLACES)))
        command = [sys.executable, *(program or ("app.py",))]
        told = {**theirs, "PORT": "0", "PROCESSES": "1", **own, **environment}
        with started(command, log, cwd=folder, env=told) as running:
            yield running


@contextmanager
def started(command: list[str], log: Path, seconds: float = 10, **how: Any) -> Iterator[Served]:
    """Start a server by its command; afterwards, fail if it has logged a traceback.

    seconds: in which it ends; how: as `subprocess.Popen` takes it.
    """
    with log.open("w") as sink:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=sink, text=True, **how)
    try:
        yield Served(_address(process, log), process, log)
    finally:
        process.terminate()
        process.communicate(timeout=seconds)
    assert "Traceback" not in log.read_text(), log.read_text()


def _address(process: subprocess.Popen[str], log: Path) -> str:
    line = process.stdout.readline() if process.stdout else ""
    if "http://" not in line:
        process.wait(timeout=10)
        raise RuntimeError(f"the server did not start: {line}{log.read_text()}")
    return "http://" + line.split("http://", 1)[1].split()[0]
