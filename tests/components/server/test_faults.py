"""A fault of ours: a number, one line, no words of the error and no path of the machine."""

import logging
import re
import sys

import pytest

from components.server import faults
from components.text import text


def error_of(function) -> BaseException:
    try:
        function()
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def test_a_fault_is_one_line_with_its_number(caplog):
    error = error_of(lambda: text("no.such.key.secret", "zh"))
    number = faults.report(error, "GET", "/zh/about?q=secret")
    (record,) = caplog.records
    assert re.fullmatch("[0-9a-f]{8}", number)
    place = r"components/text/__init__\.py:\d+"
    assert re.fullmatch(rf"fault {number}: GET /zh/about: KeyError in {place}", record.getMessage())
    assert record.levelno == logging.ERROR and record.exc_info is None
    assert (record.number, record.path, record.error) == (number, "/zh/about", "KeyError")


def test_two_faults_have_two_numbers():
    error = ValueError()
    assert faults.report(error, "GET", "/") != faults.report(error, "GET", "/")


def test_a_path_is_cut(caplog):
    faults.report(ValueError(), "GET", "/" + "a" * 9_000)
    assert len(caplog.records[0].path) == 200


def test_places_are_of_this_project_alone():
    def nested():
        return re.sub("a", lambda _: text("no.such.key", "zh"), "a")

    told = faults.places(error_of(nested).__traceback__)
    assert re.fullmatch(r"components/text/__init__\.py:\d+", told)
    assert faults.places(error_of(lambda: int("x")).__traceback__) == "code that is not ours"
    assert faults.places(None) == "code that is not ours"


def test_an_environment_within_the_project_is_not_ours():
    assert faults._our_name(str(faults.ROOT / ".venv/lib/python/site-packages/dash/dash.py")) is None
    assert faults._our_name(str(faults.ROOT / "app.py")) == "app.py"
    assert faults._our_name("<string>") is None


@pytest.mark.parametrize("depth", [50, sys.getrecursionlimit() * 2])
def test_a_recursion_is_told_in_short(monkeypatch, depth):
    monkeypatch.setattr(faults, "OURS", ("tests",))

    def one(left):
        if not left:
            raise ValueError
        other(left - 1)

    def other(left):
        one(left)

    told = faults.places(error_of(lambda: one(depth)).__traceback__)
    assert told.count(" > ") == faults.MOST_PLACES - 1 and len(told) < 1_000
