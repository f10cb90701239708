"""Fuzzed addresses and malformed callbacks against the program itself, with a normal reader beside."""

import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from tests.faults.addresses import addresses
from tests.faults.callbacks import malformed
from tests.faults.told import leaks
from tests.faults.watching import MB, memory, normal_reader

pytestmark = pytest.mark.faults
CLIENTS, EACH, CALLBACKS_EACH = 4, 1_250, 500
# Kept answers may fill, to their bound; nothing else may grow.
FLAT = 2 * 64 * MB + 60 * MB


def ask(site, request):
    """Send the bytes of one request over a connection of its own; give status, head and body."""
    host, port = urlsplit(site.address).netloc.split(":")
    with socket.create_connection((host, int(port)), timeout=20) as opened:
        opened.sendall(request)
        told = opened.makefile("rb").read()
    head, _, body = told.partition(b"\r\n\r\n")
    return int(head.split(b" ", 2)[1]), head.decode("latin-1"), body.decode(errors="replace")


END = b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"


def get(address):
    return b"GET " + address.encode(errors="surrogateescape") + END + b"\r\n"


def post(body):
    head = b"POST /_dash-update-component" + END + b"Content-Type: application/json\r\n"
    return head + b"Content-Length: %d\r\n\r\n" % len(body) + body


def all_of(site, requests):
    """Ask one after the other; give what was answered with a fault, or told too much."""
    wrong = []
    for request in requests:
        status, head, body = ask(site, request)
        if status >= 500 or (status >= 400 and leaks(head, "" if status == 404 else body, False)):
            wrong.append((request[:200], status))
    return wrong


def test_no_address_and_no_callback_is_a_fault(site):
    before = memory(site.process.pid)
    asked = [[get(one) for one in addresses(EACH, seed=100 + n)] for n in range(CLIENTS)]
    sent = [[post(one) for one in malformed(CALLBACKS_EACH, seed=100 + n)] for n in range(CLIENTS)]
    with normal_reader(site.address), ThreadPoolExecutor(CLIENTS) as clients:
        wrong = [one for found in clients.map(lambda each: all_of(site, each), asked + sent) for one in found]
    assert not wrong, wrong[:3]
    assert memory(site.process.pid) - before < FLAT
    assert "fault " not in site.log.read_text()
