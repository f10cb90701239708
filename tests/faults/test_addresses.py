"""Addresses that nobody means, 5,000 with THOROUGH=1: words for each, no fault, no line, nothing told."""

import logging
import re
import time
from urllib.parse import unquote_to_bytes

import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app

from app import app
from tests.faults.addresses import addresses
from tests.faults.told import leaks
from tests.thorough import tried

pytestmark = pytest.mark.faults
COUNT, PARTS = tried(1_250, 5_000), 5
REPEATED = re.compile(r'data-(?:path|self|plotly)="[^"]*"|<code[^>]*>.*?</code>', re.S)
ALLOWED = {200, 302, 304, 308, 400, 404, 405, 414}


def asked(address: str, accept: str):
    """Ask as a server hands an address on: bytes of the path read as Latin-1, the query as it was sent."""
    path, _, query = address.partition("#")[0].partition("?")
    environ = EnvironBuilder("/", headers={"Accept": accept}).get_environ()
    # A machine's reader sends letters beyond ASCII as they are.
    environ["PATH_INFO"] = unquote_to_bytes(path.encode()).decode("latin-1")
    environ["QUERY_STRING"] = query.encode().decode("latin-1")
    body, status, headers = run_wsgi_app(app.server.wsgi_app, environ, buffered=True)
    return int(status.split()[0]), headers, b"".join(body).decode(errors="replace")


@pytest.mark.parametrize("part", range(PARTS))
def test_no_address_is_a_fault_or_tells_anything(part, caplog):
    caplog.set_level(logging.INFO)
    begin, met = time.monotonic(), set()
    for number, address in enumerate(addresses(COUNT // PARTS, seed=part)):
        status, headers, body = asked(address, "text/html" if number % 2 else "*/*")
        met.add(status)
        assert status in ALLOWED, address[:300]
        assert not leaks(str(headers), _without_what_was_asked(body), status < 400), address[:300]
        assert status < 400 or status == 404 or len(body) < 20_000
    assert {200, 404} <= met
    assert not caplog.records, caplog.records[0].getMessage()
    assert time.monotonic() - begin < 60


def _without_what_was_asked(body: str) -> str:
    """Leave out the client's own words, which the page of what is not there repeats."""
    return REPEATED.sub("", body)


def test_the_same_seed_makes_the_same_addresses():
    assert list(addresses(200, 3)) == list(addresses(200, 3)) != list(addresses(200, 4))


def test_what_leaks_is_noticed():
    assert leaks("Server: Werkzeug/3.1", "", True)
    assert leaks("", "Traceback (most recent call last)", True)
    assert leaks("", f"in {app.server.root_path}", True)
    assert leaks("", "dash is not a registered library", False)
    assert not leaks("Content-Type: text/plain", "404 No such address.", False)
