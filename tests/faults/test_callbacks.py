"""2,000 bodies that Dash's script never sends: each is the client's fault, none of ours, none logged."""

import logging
import time

import pytest

from tests.contract.site import client
from tests.faults.callbacks import malformed, sound
from tests.faults.told import leaks

pytestmark = pytest.mark.faults
CALLBACK = "/_dash-update-component"
TYPES = (
    "application/json",
    "application/json; charset=utf-8",
    "text/plain",
    "",
    "multipart/form-data",
    "a/b+json",
)


def test_no_malformed_callback_is_a_fault_or_tells_anything(caplog):
    caplog.set_level(logging.INFO)
    begin = time.monotonic()
    for number, body in enumerate(malformed(2_000)):
        kind = TYPES[0] if number % 4 else TYPES[number // 4 % len(TYPES)]
        answer = client().post(CALLBACK, data=body, content_type=kind)
        assert answer.status_code in (400, 413, 415), body[:300]
        assert len(answer.text) < 4_000
        assert not leaks(str(answer.headers), answer.text, False), body[:300]
    assert not caplog.records
    assert time.monotonic() - begin < 60


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
def test_no_other_method_is_taken(method, caplog):
    assert client().open(CALLBACK, method=method, data=sound()).status_code == 405
    assert not caplog.records


def test_what_it_was_made_from_is_taken():
    assert client().post(CALLBACK, data=sound(), content_type="application/json").status_code == 200
