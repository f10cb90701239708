"""Nothing is left out unseen: `make test` says how many tests it leaves out, `.ci/run` leaves out none."""

import os
import re

import pytest

from tests import conftest, patient
from tests.programs import pytest_run
from tests.scripts import CI, script

ASKED = ("tests/browser/test_watch.py", "tests/reading/files/test_commented.py", "-m", "patient")


def run(**environment: str) -> tuple[int, str]:
    """Run some patient tests, without the programs that they want."""
    theirs = {"CHROMIUM": "no-such-browser", "SOFFICE": "no-such-office", **environment}
    return pytest_run("-rs", *ASKED, **theirs)


def test_how_many_are_left_out_is_said_and_how_they_are_had():
    code, words = run(PATIENT_TESTS="no")
    assert code == 0 and " passed" not in words
    left_out = re.search(r"(\d+) tests that take long by their nature did not run", words)
    assert left_out and int(left_out[1]) == int(re.findall(r"(\d+) skipped", words)[-1]) > 3
    assert "THOROUGH=1 make test" in words
    assert "no LibreOffice" not in words and "no Chromium" not in words


@pytest.mark.parametrize("said", ["required", ""])
def test_who_asks_for_them_or_runs_pytest_by_hand_leaves_none_out(said):
    _, words = run(PATIENT_TESTS=said)
    assert "take long by their nature" not in words and "no LibreOffice" in words


@pytest.fixture
def of_make_test(monkeypatch):
    """Return what `make test` says of patient tests, by the environment in which it is called."""
    tasks = script("tasks")
    for check in ("prepare", "lint_scripts", "inside", "keep_bytecode"):
        monkeypatch.setattr(tasks, check, lambda *given: 0)

    def told(**environment: str) -> str | None:
        for name in ("PATIENT_TESTS", "THOROUGH"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        tasks.test([])
        return os.environ.pop("PATIENT_TESTS", None)

    return told


def test_make_test_leaves_them_out_where_nobody_asks_for_them(of_make_test):
    assert of_make_test() == of_make_test(THOROUGH="0") == "no"
    assert of_make_test(THOROUGH="1") is None
    assert of_make_test(PATIENT_TESTS="required") == "required"


def test_continuous_integration_asks_for_every_test():
    lines = (CI / "run").read_text(encoding="utf-8")
    asked = set(re.findall(r"\b([A-Z]+)_TESTS=required", lines))
    assert asked == {"BROWSER", "PATIENT", *map(str.upper, conftest.WANTED_BY_SOME)}


def test_what_wants_a_program_that_is_not_everywhere_is_patient():
    assert set(conftest.WANTED_BY_SOME) <= set(patient.AS_PATIENT)
