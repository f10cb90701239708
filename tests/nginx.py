"""The web server of the tests, which stands before several of ours and shares readers out: nginx."""

import os
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.programs import path_of
from tests.waiting import free_port

INSTALL = "apt-get install --no-install-recommends nginx"
LEFT_UNDONE, TO_DO_THEM = "tests of several servers did not run", "To run them"
SECONDS = 10
# What `.deploy/` ships; the addresses of its servers give way to those of a test.
GIVEN = Path(__file__).resolve().parent.parent / ".deploy" / "nginx.conf"
SERVER = re.compile(r"server \S+:8050 (.*;)\n\s*")


@cache
def find() -> str:
    """Return nginx's path, or nothing; NGINX names one."""
    beside = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
    return path_of("NGINX", ("nginx",), beside)


def lacking() -> str:
    """Return why the tests that want it cannot run here, or nothing."""
    return "" if find() else "no nginx"


@contextmanager
def before(servers: Sequence[str], folder: Path) -> Iterator[str]:
    """Start nginx before these servers (host:port); return its address, with a slash at the end."""
    port = free_port()
    file = folder / "nginx.conf"
    file.write_text(_configuration(servers, folder, port), encoding="utf-8")
    # It lets its workers be nobody where root starts it, who must be able to write here.
    more = f"daemon off; {'user root;' if os.geteuid() == 0 else ''}"
    command = [find(), "-p", str(folder), "-c", str(file), "-g", more]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)


def _configuration(servers: Sequence[str], folder: Path, port: int) -> str:
    """Return what `.deploy/` ships with these servers, this port, and its files in a test's folder."""
    shipped = GIVEN.read_text(encoding="utf-8")
    first = SERVER.search(shipped)
    assert first is not None
    lines = "\n        ".join(f"server {server} {first[1]}" for server in servers)
    at = first.start()
    words = shipped[:at] + lines + "\n        " + SERVER.sub("", shipped[at:])
    return words.replace("listen 8080;", f"listen 127.0.0.1:{port};").replace("/tmp/", f"{folder}/")


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            urlopen(f"{address}healthz", timeout=SECONDS).close()
        except HTTPError:
            return
        except URLError:
            time.sleep(0.05)
        else:
            return
    process.terminate()
    raise RuntimeError(f"nginx did not start: {process.communicate()[1].decode()}")
