"""Two versions of the program, one after the other in one folder, with one user's data."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

from tests.served import OURS, started

ROOT = Path(__file__).resolve().parents[2]
# The last commit of the work on review: reports were brought in, decided and published from then on. A clone
# may lack its tag.
REVIEW_CLOSED, TAG = "a36e35f464614bd7029c5fa2d88d13e1d230e6da", "review-closed"
FIRST = "luoding-2022"
SHIPPED = f"data/reports/{FIRST}"
# Debian's nobody, who owns nothing.
NOBODY = 65534
# Verbs of `data.manage`, one after the other in one process; what each printed, and its exit code.
VERBS = """
import contextlib, io, json, sys
from data.manage.__main__ import main
told = []
for words in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = main([told[-1][1].split()[-1] if word == "LAST" else word for word in words])
    told.append((code, out.getvalue()))
print(json.dumps(told))
"""


def git(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=False)


@cache
def lacking() -> str:
    """Return why the earlier version cannot be had here, or nothing."""
    if not shutil.which("git"):
        return "no git"
    if git("cat-file", "-e", f"{REVIEW_CLOSED}^{{commit}}").returncode:
        return "the history of this clone does not reach back to the version with review"
    return ""


@dataclass(frozen=True)
class Person:
    """Whose data they are: the user's number, None for ours; which Python they may start, what it finds."""

    number: int | None
    python: str
    packages: str = ""

    @property
    def start(self) -> dict[str, int | list[int]]:
        """How `subprocess` starts a program as them."""
        if self.number is None:
            return {}
        return {"user": self.number, "group": self.number, "extra_groups": []}

    def environment(self, **more: str) -> dict[str, str]:
        """Return what a program of theirs is told: nothing of ours."""
        theirs = {name: value for name, value in os.environ.items() if name not in OURS}
        packages = {"PYTHONPATH": self.packages} if self.packages else {}
        return {**theirs, "HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1", **packages, **more}


@cache
def person() -> Person:
    """Return another user where we are root and they may start Python with our packages; else ourselves."""
    packages = sysconfig.get_path("purelib")
    system = shutil.which(
        f"python{sys.version_info[0]}.{sys.version_info[1]}", path="/usr/bin:/usr/local/bin"
    )
    if os.name == "posix" and os.geteuid() == 0:
        for other in (Person(NOBODY, sys.executable), Person(NOBODY, system or "", packages)):
            if other.python and can_start(other):
                return other
    return Person(None, sys.executable)


def can_start(other: Person) -> bool:
    """Say whether somebody may start Python with our packages."""
    command = [other.python, "-c", "import dash, duckdb"]
    try:
        done = subprocess.run(
            command, env=other.environment(), cwd="/", capture_output=True, check=False, **other.start
        )
    except OSError:
        return False
    return done.returncode == 0


@dataclass(frozen=True)
class Home:
    """A clean folder with `site/`, where a version lies, and a user's `local/` and `store/`."""

    folder: Path
    who: Person

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def local(self) -> Path:
        return self.folder / "local"

    def settings(self, **more: str) -> dict[str, str]:
        """Return the settings of either version: the same folders."""
        own = {"LOCAL_DATA": str(self.local), "STORE": str(self.folder / "store")}
        return self.who.environment(**own, PORT="0", PROCESSES="1", **more)

    def lay(self, version: str) -> None:
        """Put a version, `earlier` or `present`, where the program lies; the user cannot write there."""
        shutil.rmtree(self.site, ignore_errors=True)
        self.site.mkdir()
        if version == "earlier":
            packed = git("archive", "--format=tar", REVIEW_CLOSED).stdout
            with tarfile.open(fileobj=BytesIO(packed)) as archive:
                archive.extractall(self.site, filter="data")
        else:
            for name in ("app.py", "pyproject.toml", "assets", "components", "data"):
                copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
                copy(ROOT / name, self.site / name)
        # One shipped report is enough, and quick.
        for report in (self.site / "data" / "reports").iterdir():
            if report.name != FIRST:
                shutil.rmtree(report)

    def manage(self, *verbs: Sequence[str]) -> list[tuple[int, str]]:
        """Carry out verbs of `data.manage`; return code and words of each. LAST: what was printed last."""
        done = subprocess.run(
            [self.who.python, "-c", VERBS, json.dumps(verbs)],
            cwd=self.site, env=self.settings(), capture_output=True, text=True, check=False,
            **self.who.start,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return [tuple(told) for told in json.loads(done.stdout.splitlines()[-1])]

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve as the version that lies there does; give the address, with a slash at the end."""
        command, log = [self.who.python, "app.py"], self.folder / "log"
        with started(command, log, 20, cwd=self.site, env=self.settings(), **self.who.start) as server:
            yield server.address


@contextmanager
def home() -> Iterator[Home]:
    """Give a clean folder that its user may enter, with two folders that are the user's own."""
    with tempfile.TemporaryDirectory(prefix="upgrade-") as name:
        made, who = Path(name), person()
        made.chmod(0o755)
        for own in ("local", "store"):
            (made / own).mkdir()
            if who.number is not None:
                os.chown(made / own, who.number, who.number)
        yield Home(made, who)


def page(address: str, path: str) -> str:
    """Return a page's HTML."""
    with urlopen(address + path, timeout=30) as answer:
        return str(answer.read().decode())
