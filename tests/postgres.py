"""The PostgreSQL of the tests: where it is, how to get it, and one that runs as long as a test needs it."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import cache
from pathlib import Path

from data.store import postgres as packages
from tests.waiting import free_port

INSTALL = "make postgres; apt-get install --no-install-recommends postgresql"
LEFT_UNDONE, TO_DO_THEM = "tests asked no PostgreSQL", "To run them"
DEBIAN = Path("/usr/lib/postgresql")
# PostgreSQL refuses to be run by root; Debian's package brings this user.
USER = "postgres"
OWNER = "tests"
# An order of letters in which Chinese, signs and capitals stand otherwise than by their code: what forgets to
# say its order shows itself.
OTHER_ORDER = ("--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-US")
# Nothing of a test outlives it: it need not be on disk.
SETTINGS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
SECONDS = 30


@cache
def _programs() -> Path | None:
    """Return the folder of the programs of the newest PostgreSQL here."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    folders = [path for path in DEBIAN.glob("*/bin") if (path / "initdb").is_file()]
    return max(folders, key=lambda path: float(path.parent.name), default=None)


def lacking() -> str:
    """Return why the tests that ask PostgreSQL cannot run here, or nothing; WITHOUT_POSTGRES skips them."""
    if os.environ.get("WITHOUT_POSTGRES"):
        return "no PostgreSQL"
    return packages.lacking() or ("" if _programs() else "no PostgreSQL")


class Database:
    """A server of PostgreSQL that a test may end and start again; url: of its one database."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder, self._port = folder, port
        self.url = f"postgresql://{OWNER}@127.0.0.1:{port}/postgres"

    def make(self) -> None:
        """Make its files."""
        self._run("initdb", "-D", self._files, "-U", OWNER, "--auth=trust", "--no-sync", *OTHER_ORDER)

    def start(self) -> None:
        """Start it; returns when it answers."""
        settings = SETTINGS | {
            "listen_addresses": "127.0.0.1",
            "port": str(self._port),
            "unix_socket_directories": str(self._folder),
        }
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        log = str(self._folder / "log")
        self._run("pg_ctl", "start", "-w", "-t", str(SECONDS), "-D", self._files, "-l", log, "-o", options)

    def emptied(self) -> None:
        """Take everything out of the database, as before anybody filled it."""
        import psycopg  # here, since not everybody has it

        with psycopg.connect(self.url, autocommit=True) as connection:
            asked = "SELECT nspname FROM pg_namespace WHERE nspname ~ '^(store_|law_)'"
            for (schema,) in connection.execute(asked).fetchall():
                connection.execute(f'DROP SCHEMA "{schema}" CASCADE')

    def start_again(self) -> None:
        """Start it where a test has ended it."""
        if not self.is_running():
            self.start()

    def is_running(self) -> bool:
        """Say whether somebody listens at its port."""
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", self._port)) == 0

    def stop(self) -> None:
        """End it as an operator's restart does: whoever is connected loses the connection."""
        self._run("pg_ctl", "stop", "-w", "-m", "fast", "-D", self._files)

    @property
    def _files(self) -> str:
        return str(self._folder / "files")

    def _run(self, name: str, *arguments: str) -> None:
        programs = _programs()
        assert programs is not None, lacking()
        command: Sequence[str] = (str(programs / name), *arguments)
        if os.geteuid() == 0:
            command = ("setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", *command)
        # What it starts keeps the output open: a pipe would never end.
        with (self._folder / "told").open("w+b") as told:
            done = subprocess.run(
                command, cwd=self._folder, stdout=told, stderr=told, timeout=2 * SECONDS, check=False
            )
            told.seek(0)
            assert done.returncode == 0, told.read().decode()


@contextmanager
def running() -> Iterator[Database]:
    """Start a PostgreSQL on a free port, in a folder that goes with it."""
    with tempfile.TemporaryDirectory(prefix="dashboard-postgres-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, USER, USER)
        database = Database(folder, free_port())
        database.make()
        database.start()
        try:
            yield database
        finally:
            if database.is_running():
                database.stop()


@contextmanager
def running_if(wanted: bool) -> Iterator[str]:
    """Start a PostgreSQL where one is wanted; hand out the address of its database, "" without one."""
    with running() if wanted else nullcontext() as database:
        yield database.url if database else ""
