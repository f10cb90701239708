"""Tests that want what is not here are skipped aloud, with the line that installs it; required, they fail."""

from typing import NamedTuple

import pytest

from tests.programs import pytest_run


class Wanted(NamedTuple):
    """What some tests want. without: the environment in which it is not found; asked: some that want it.

    said: of the tests that were skipped; required: where they had to run.
    """

    without: dict[str, str]
    asked: tuple[str, ...]
    said: tuple[str, ...]
    required: str


WANTED = {
    "browser": Wanted(
        {"CHROMIUM": "no-such-browser"},
        ("tests/browser/test_watch.py",),
        (
            "browser tests did not run: no Chromium.",
            "To run them: apt-get install chromium-headless-shell fonts-noto-cjk libatomic1",
        ),
        "but no Chromium; apt-get install chromium-headless-shell",
    ),
    "office": Wanted(
        {"SOFFICE": "no-such-office"},
        ("-m", "office", "tests/reading/files/test_commented.py"),
        (
            "files were not opened: no LibreOffice.",
            "To open them: apt-get install --no-install-recommends libreoffice-writer",
        ),
        "but no LibreOffice; apt-get install",
    ),
    "firefox": Wanted(
        {"FIREFOX": "no-such-browser"},
        ("tests/browser/test_firefox.py",),
        (
            "tests in Firefox did not run: no Firefox.",
            "To run them: apt-get install --no-install-recommends firefox-esr",
        ),
        "but no Firefox; apt-get install",
    ),
    "postgres": Wanted(
        {"WITHOUT_POSTGRES": "1"},
        ("-m", "postgres", "tests/contract/test_postgres.py"),
        (
            "tests asked no PostgreSQL: no PostgreSQL.",
            "To run them: make postgres; apt-get install --no-install-recommends postgresql",
        ),
        "but no PostgreSQL; make postgres; apt-get install",
    ),
    "nginx": Wanted(
        {"NGINX": "no-such-server"},
        ("-m", "nginx", "tests/install/test_deploy.py"),
        (
            "tests of several servers did not run: no nginx.",
            "To run them: apt-get install --no-install-recommends nginx",
        ),
        "but no nginx; apt-get install",
    ),
    "closed": Wanted(
        # unshare is not found.
        {"PATH": "/no/such/folder"},
        ("-m", "closed", "tests/install/test_wheelhouse.py"),
        (
            "installations were not tried: no network namespace can be made.",
            "To try them: util-linux (unshare), on Linux, as root or where users may make namespaces",
        ),
        "but no network namespace can be made; util-linux",
    ),
}


def run_without(name: str, required: str, **environment: str) -> tuple[int, str]:
    """Run some tests that want one of these, on a machine without it."""
    without, asked, *_ = WANTED[name]
    theirs = {"PATIENT_TESTS": "", **without, f"{name.upper()}_TESTS": required, **environment}
    return pytest_run(*asked, **theirs)


@pytest.mark.patient
@pytest.mark.parametrize("name", WANTED)
def test_without_it_they_are_skipped_aloud(name):
    code, words = run_without(name, "")
    assert code == 0
    assert all(line in words for line in WANTED[name].said)
    assert " passed" not in words


@pytest.mark.patient
@pytest.mark.parametrize("name", WANTED)
def test_required_they_fail_without_it(name):
    code, words = run_without(name, "required")
    assert code == 1
    assert f"{name.upper()}_TESTS=required, {WANTED[name].required}" in words
    assert " skipped" not in words


def test_who_wants_no_browser_gets_none():
    code, words = run_without("browser", "no", CHROMIUM="")
    assert code == 0
    assert "did not run: BROWSER_TESTS=no." in words
