"""SIGTERM and kill -9 in each phase: what was asked is answered, nobody is left, the next start serves."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from tests.faults.watching import family, is_alive
from tests.served import ROOT, served
from tests.speed import patience
from tests.waiting import until

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(os.name != "posix", reason="signals of this kind are POSIX's"),
]
# All claims: seconds of reading.
DRAFT = ("全面落实重大行政决策程序，基本实现全覆盖，各单位均已配备法律顾问。" * 3000)[:95_000]


def multipart(words):
    return b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n' + words.encode() + b"\r\n--x--\r\n"


@contextmanager
def idle(server):
    yield


@contextmanager
def draft_under_way(server):
    """Send a draft that takes a while, and wait until a process reads it."""
    sender = threading.Thread(target=send, args=(server.address,), daemon=True)
    serving = family(server.process.pid)
    sender.start()
    until(lambda: family(server.process.pid) - serving, 5)
    yield
    sender.join(15)


def send(address):
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    try:
        urllib.request.urlopen(
            urllib.request.Request(address + "zh/check", multipart(DRAFT), headers), timeout=15
        ).read()
    except OSError:  # the server is killed while it reads
        return


@contextmanager
def upload_under_way(server):
    host, port = urlsplit(server.address).netloc.split(":")
    with socket.create_connection((host, int(port))) as opened:
        opened.sendall(
            b"POST /zh/check HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n" + b"x" * 100_000
        )
        time.sleep(0.2)
        yield


PHASES = {"idle": idle, "draft": draft_under_way, "upload": upload_under_way}


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_nobody_is_left_and_the_next_start_serves(name, tmp_path):
    folders = {"STORE": str(tmp_path / "store"), "LOCAL_DATA": str(tmp_path / "local")}
    for phase in PHASES:
        # Each start but the first is also the one after an end.
        with served(PROCESSES="2", **folders) as server:
            until(lambda server=server: len(family(server.process.pid)) == 3, 20)
            assert status(server.address + "zh") == 200, f"not served before {phase}"
            end_amid(phase, getattr(signal, name), server)
    with served(**folders) as again:
        assert status(again.address + "zh") == 200


def end_amid(phase, sign, server):
    """Send a signal in a phase, and hold that everybody is gone in time."""
    with PHASES[phase](server):
        alive = family(server.process.pid)
        began = time.monotonic()
        server.process.send_signal(sign)
        server.process.wait(timeout=13)
        assert time.monotonic() - began < patience(12), phase
        until(lambda: not any(map(is_alive, alive)), 5)


def test_the_page_that_was_asked_for_is_answered_before_the_end():
    with served(PROCESSES="2") as server:
        until(lambda: len(family(server.process.pid)) == 3, 20)
        # It says where it listens before it serves.
        assert status(f"{server.address}zh") == 200
        got = []
        asking = [
            threading.Thread(target=lambda n=n: got.append(status(f"{server.address}zh/data?q={n}")))
            for n in range(12)
        ]
        for one in asking:
            one.start()
        time.sleep(0.05)
        server.process.terminate()
        for one in asking:
            one.join()
        # Who came too late to be let in is refused by the system; who was let in has an answer.
        assert set(got) <= {200, "refused"} and 200 in got
        server.process.wait(timeout=11)


def status(address):
    try:
        return urllib.request.urlopen(address, timeout=15).status
    except urllib.error.URLError as error:
        return "refused" if isinstance(error.reason, ConnectionRefusedError) else str(error.reason)
    except ConnectionError as error:
        return str(error)


def test_a_start_that_is_killed_leaves_nothing_that_hinders_the_next(tmp_path):
    folders = {"STORE": str(tmp_path / "store"), "LOCAL_DATA": str(tmp_path / "local")}
    for wait in (0.2, 0.8, 1.5):
        started = subprocess.Popen(
            [sys.executable, "app.py"],
            cwd=ROOT,
            env={**os.environ, "PORT": "0", "PROCESSES": "2", **folders},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(wait)
        alive = family(started.pid)
        started.kill()
        started.wait()
        until(lambda alive=alive: not any(map(is_alive, alive)), 5)
    with served(**folders) as server:
        assert urllib.request.urlopen(server.address + "zh").status == 200
