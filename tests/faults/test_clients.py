"""Slow, idle and rude clients: each is ended by the server's limits, and a normal reader notices nothing."""

import socket
import threading
import time
import urllib.request
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from tests.faults.watching import MB, Peak, memory, normal_reader
from tests.waiting import until

pytestmark = pytest.mark.faults
# What a process may have more than before while hundreds misbehave.
FLAT = 60 * MB
HEAD = b"GET /zh HTTP/1.1\r\nHost: law.example\r\n"
UPLOAD = b"POST /zh/check HTTP/1.1\r\nHost: law.example\r\nContent-Type: multipart/form-data; boundary=x\r\n"


@contextmanager
def connected(site, number):
    """Open so many connections."""
    host = urlsplit(site.address).netloc.split(":")
    opened = [socket.create_connection((host[0], int(host[1])), timeout=20) for _ in range(number)]
    try:
        yield opened
    finally:
        for one in opened:
            one.close()


def is_ended(connection):
    """Say whether the server has ended a connection, with words or without."""
    connection.setblocking(False)
    try:
        return connection.recv(65536) == b"" or is_ended(connection)
    except BlockingIOError:
        return False
    except OSError:
        return True


def drip(connections, over):
    """Send a byte a second on each."""
    while not over.wait(1):
        for one in connections:
            try:
                one.send(b"x")
            except OSError:  # ended, as it should be
                continue


@contextmanager
def dripping(connections):
    over = threading.Event()
    sender = threading.Thread(target=drip, args=(connections, over), daemon=True)
    sender.start()
    try:
        yield
    finally:
        over.set()
        sender.join()


def test_idle_connections_keep_nobody_out(site):
    before = memory(site.process.pid)
    with connected(site, 300) as idle:
        for one in idle:
            one.sendall(HEAD + b"\r\n")
            one.recv(100)
        with normal_reader(site.address):
            time.sleep(3)
        assert memory(site.process.pid) - before < FLAT


def test_heads_that_drip_are_given_up_after_ten_seconds(site):
    before = memory(site.process.pid)
    with connected(site, 300) as slow:
        for one in slow:
            one.sendall(HEAD + b"X-Slow: ")
        with dripping(slow), normal_reader(site.address):
            time.sleep(4)
            assert not any(map(is_ended, slow)), "nobody is given up early"
            until(lambda: all(map(is_ended, slow)), 12)
        assert memory(site.process.pid) - before < FLAT


def test_uploads_that_drip_are_given_up(site):
    with connected(site, 30) as slow:
        for one in slow:
            one.sendall(UPLOAD + b"Content-Length: 1000000\r\n\r\n--x\r\n")
        with dripping(slow), normal_reader(site.address):
            until(lambda: all(map(is_ended, slow)), 15)


def test_unfinished_uploads_take_no_memory(site):
    before = memory(site.process.pid)
    with connected(site, 90) as many, Peak(site.process.pid) as peak:
        with normal_reader(site.address, worst=2.0):
            for one in many:
                one.sendall(UPLOAD + b"Content-Length: 12000000\r\n\r\n" + b"x" * 3 * MB)
            time.sleep(1)
        assert peak.most - before < 2 * FLAT


def test_a_reader_who_takes_nothing_is_given_up(site):
    large = b"GET /download/all.zip HTTP/1.1\r\nHost: law.example\r\n\r\n"
    before = memory(site.process.pid)
    with connected(site, 100) as stuck:
        for one in stuck:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            one.sendall(large * 200)
        with normal_reader(site.address):
            time.sleep(3)
        assert memory(site.process.pid) - before < FLAT
        assert connections(site) >= 100
        # Whether a connection is ended can be asked of the server alone: to look is to take.
        until(lambda: connections(site) < 20, 30)


def connections(site):
    """Return how many connections the server counts."""
    with urllib.request.urlopen(site.address + "metrics") as answer:
        told = answer.read().decode()
    return sum(
        float(line.split()[-1]) for line in told.splitlines() if line.startswith("dashboard_connections ")
    )


def test_who_comes_and_goes_at_once_is_no_trouble(site):
    with normal_reader(site.address):
        for _ in range(20):
            with connected(site, 20) as rude:
                for one in rude:
                    one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                    one.send(HEAD + b"\r\n")
            time.sleep(0.05)


def test_requests_in_one_piece_are_answered_in_order(site):
    with connected(site, 1) as (one,):
        one.sendall(HEAD + b"\r\n" + HEAD.replace(b"/zh", b"/en") + b"Connection: close\r\n\r\n")
        answered = one.makefile("rb").read()
    assert answered.count(b"HTTP/1.1 200 OK") == 2
    assert answered.index(b'lang="zh-CN"') < answered.index(b'<html lang="en"')


def test_who_sends_all_and_closes_half_is_answered(site):
    with connected(site, 1) as (one,):
        one.sendall(HEAD + b"Connection: close\r\n\r\n")
        one.shutdown(socket.SHUT_WR)
        assert one.makefile("rb").read().startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("number", [1000])
def test_so_many_connections_are_all_served(site, number):
    before = memory(site.process.pid)
    with connected(site, number) as many, normal_reader(site.address, worst=2.0):
        for one in many:
            one.sendall(HEAD + b"\r\n")
        assert all(one.recv(12) == b"HTTP/1.1 200" for one in many)
        time.sleep(0.6)
    assert memory(site.process.pid) - before < 2 * FLAT
