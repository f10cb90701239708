"""Little of what the machine gives: file descriptors, memory, room on the disk. Served, or said in words."""

import os
import resource
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.faults.drafts import TEXT
from tests.faults.test_drafts import post
from tests.faults.watching import family, is_alive, normal_reader
from tests.served import ROOT, served
from tests.waiting import free_port, until

pytestmark = pytest.mark.faults
# Sets limits, then becomes the server: what it starts has them too.
LIMITED = """
import resource, runpy, sys
for told in sys.argv[1:]:
    name, value = told.split("=")
    resource.setrlimit(getattr(resource, name), (int(value), int(value)))
sys.argv, sys.orig_argv = ["app.py"], [sys.executable, "app.py"]
sys.path.insert(0, "")
runpy.run_path("app.py", run_name="__main__")
"""


@contextmanager
def limited(tmp_path, *limits, **environment):
    """Serve under limits, as a parent with two processes."""
    program = tmp_path / "limited.py"
    program.write_text(LIMITED)
    with served(str(program), *limits, PROCESSES="2", **environment) as server:
        until(lambda: len(family(server.process.pid)) == 3, 20)
        yield server


def test_with_64_descriptors_all_are_served_in_turn(tmp_path):
    with limited(tmp_path, "RLIMIT_NOFILE=64") as server:
        host, port = urlsplit(server.address).netloc.split(":")
        opened = [socket.create_connection((host, int(port)), timeout=10) for _ in range(200)]
        try:
            until(lambda: serves(server), 15)
        finally:
            for one in opened:
                one.close()
        until(lambda: serves(server), 5)
        until(lambda: is_idle(server), 20)
        assert server.log.stat().st_size < 50_000


def serves(server):
    try:
        with urllib.request.urlopen(f"{server.address}zh", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def is_idle(server):
    """Say whether a server takes less than a fifth of a processor for a second."""
    before = ticks(server)
    time.sleep(1)
    return ticks(server) - before < 20


def ticks(server):
    """Return the processor time of a server, in hundredths of a second."""
    told = (Path(f"/proc/{one}/stat").read_text() for one in family(server.process.pid))
    found = [line.rpartition(")")[2].split() for line in told]
    return sum(int(one[11]) + int(one[12]) for one in found)


def test_with_little_memory_a_sound_draft_is_read_or_the_site_is_busy(tmp_path):
    with limited(tmp_path, f"RLIMIT_AS={1200 * 1024 * 1024}") as server, normal_reader(server.address):
        got = [post(server, "text", TEXT.encode(), reader=f"203.0.113.{n}") for n in range(4)]
    assert {one.status for one in got} <= {200, 503}
    assert all(one.retry_after for one in got if one.status == 503)


def test_a_draft_that_finds_no_room_on_the_disk_is_told_to_come_again_and_is_still_there(tmp_path):
    words = TEXT * (300_000 // len(TEXT))
    with limited(tmp_path, "RLIMIT_FSIZE=200000") as server:
        got = post(server, "text", words.encode())
    assert got.status == 503 and int(got.retry_after) > 0
    assert TEXT[:40].split("\n")[0] in got.body.decode()


def test_with_too_little_memory_it_says_so_and_ends():
    def little():
        resource.setrlimit(resource.RLIMIT_AS, (500 * 1024 * 1024,) * 2)

    ended = subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env={**os.environ, "PORT": "0"},
        preexec_fn=little,
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (1, "", 1)
    assert "memory" in ended.stderr


def test_a_full_disk_behind_the_output_does_not_end_it(tmp_path):
    """The address cannot be printed; the port is known."""
    port = free_port()
    folders = {"STORE": str(tmp_path / "store"), "LOCAL_DATA": str(tmp_path / "local")}
    with Path("/dev/full").open("w") as full:
        server = subprocess.Popen(
            [sys.executable, "app.py"],
            cwd=ROOT,
            env={**os.environ, "PORT": str(port), "PROCESSES": "2", **folders},
            stdout=full,
            stderr=full,
        )
    address = f"http://127.0.0.1:{port}/"

    def answers():
        try:
            return urllib.request.urlopen(f"{address}zh", timeout=5).status == 200
        except OSError:
            return False

    try:
        until(answers, 30)
        with normal_reader(address):
            time.sleep(1)
        server.terminate()
        assert server.wait(timeout=12) == 0
    finally:
        alive = family(server.pid)
        server.kill()
        server.wait()
        until(lambda: not any(map(is_alive, alive)), 5)


def test_a_store_that_cannot_be_written_is_no_hindrance(tmp_path):
    """A folder below a file can be made by nobody, not even by root."""
    hindrance = tmp_path / "file"
    hindrance.write_text("")
    ended = subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env={**os.environ, "PORT": "0", "STORE": str(hindrance / "store")},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "STORE" in ended.stderr and len(ended.stderr.splitlines()) == 1


def test_files_that_may_not_grow_leave_the_store_in_memory(tmp_path):
    with limited(tmp_path, "RLIMIT_FSIZE=100000") as server, normal_reader(server.address):
        time.sleep(1)
