"""Tests read the first report as shipped, or all of them, and write into no folder of the user's.

Browser tests run last, and of both sorts the long files first; where no browser can draw the pages they are
skipped aloud, or fail if required, and so are those that open a file in a word processor or read pictures.
"""

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from components.server.collector import leave_the_program_alone
from data.folders.locations import PACKAGE
from tests import chromium, firefox, first_report, nginx, ocr, office, patient, postgres
from tests.install import closed

BROWSER = Path(__file__).parent / "browser"
MARKERS = (
    "missing_page: the page is rightly 404; Chromium's own line about that is no error",
    "context(**options): how the page's browser context is made (viewport, color_scheme, ...)",
    "slow: two seconds or more, or starts the program itself; `make unit` leaves it out",
    "apart: reads files or drafts in a process of their own, as the site does; others here (tests/here.py)",
    "patient: takes long by its nature; `make test` leaves it out and says so (tests/patient.py)",
    "ocr: reads pictures of pages, which wants the extra `ocr`",
    "closed: installs and starts where no route leads anywhere, in a network namespace of its own",
    "office: opens what the site made in LibreOffice",
    "firefox: opens the site in Firefox, as well as in Chromium",
    "nginx: several servers behind nginx",
    "postgres: asks a PostgreSQL that it starts, which wants the extra `postgres`",
    "faults: hostile clients and broken machines, each bounded to seconds",
)
# Markers of tests that want what is not everywhere. The module of each says why it is `lacking()`,
# how it is had (INSTALL), and what is told of tests that were skipped for it (LEFT_UNDONE, TO_DO_THEM).
WANTED_BY_SOME = {
    "closed": closed,
    "firefox": firefox,
    "nginx": nginx,
    "office": office,
    "ocr": ocr,
    "postgres": postgres,
}
FOLDERS = {"STORE": "store", "LOCAL_DATA": "local"}


def pytest_configure(config: pytest.Config) -> None:
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)
    _keep_apart(config)


def _keep_apart(config: pytest.Config) -> None:
    """Give the session data, a store and a LOCAL_DATA without reports, unless the environment names them.

    No fixture: what tests are parametrised with asks the store while they are collected. Where tests run side
    by side the data are the same for all, written by the process that only shares tests out, and compiled by
    the first that asks (tests/seed.py); each of the others has a store of its own.
    """
    environment = pytest.MonkeyPatch()
    config.add_cleanup(environment.undo)
    if first_report.SEED not in os.environ:
        environment.setenv(first_report.SEED, _folder(config, "data"))
        first_report.write(Path(os.environ[first_report.SEED]) / "data")
    if not os.environ.get("DATA_FOLDER"):
        environment.setenv("DATA_FOLDER", str(Path(os.environ[first_report.SEED]) / "data"))
    if getattr(config.option, "numprocesses", None):
        return
    wanted = [name for name in FOLDERS if not os.environ.get(name)]
    if wanted:
        folder = Path(_folder(config, "tests"))
        for name in wanted:
            environment.setenv(name, str(folder / FOLDERS[name]))
            (folder / FOLDERS[name]).mkdir()
    # Here, and not above: the one that only shares tests out needs no database.
    from tests import seed

    seed.use(environment)
    if os.environ.get("DATABASE_URL"):
        from data.store.postgres import filling

        # Tests turn from one folder to another and back: no version is old.
        environment.setattr(filling, "KEPT", 10_000)


def _folder(config: pytest.Config, name: str) -> str:
    """Make a folder that goes with this process."""
    folder = tempfile.TemporaryDirectory(prefix=f"dashboard-{name}-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    return folder.name


@pytest.fixture
def all_reports(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let a test read all that is shipped, compiled once; return the folder."""
    monkeypatch.setenv("DATA_FOLDER", str(PACKAGE))
    monkeypatch.setenv("STORE", str(tmp_path_factory.getbasetemp() / "store-of-all"))
    return PACKAGE


@pytest.fixture
def demo(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let a test read the invented reports beside the first, compiled once; return their folder."""
    monkeypatch.setenv("LOCAL_DATA", str(first_report.DEMO))
    monkeypatch.setenv("STORE", str(tmp_path_factory.getbasetemp() / "store-of-demo"))
    return first_report.DEMO


@pytest.fixture(scope="session")
def database() -> Iterator[postgres.Database]:
    """A PostgreSQL that runs as long as the tests of this process."""
    with postgres.running() as running:
        yield running


@pytest.fixture
def from_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the stores of a test be compiled from nothing."""
    from tests import seed

    monkeypatch.setattr(seed, "is_used", False)


def _is_browser_test(item: pytest.Item) -> bool:
    return BROWSER in item.path.parents


def _wanted(variable: str) -> str:
    return os.environ.get(variable, "")


def _why_not() -> str:
    if _wanted("BROWSER_TESTS") == "no":
        return "BROWSER_TESTS=no"
    return chromium.lacking()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Before `-m` chooses among them.
    patient.mark(items, filter(_is_browser_test, items))
    # Files that are long, or wait, come first, so that none is left alone at last. Where a browser has run, a
    # loop runs, and tests that begin their own must have been before.
    long = {item.path for item in items if any(map(item.get_closest_marker, ("slow", "faults")))}
    items.sort(key=lambda item: (_is_browser_test(item), item.path not in long))
    theirs = [item for item in items if _is_browser_test(item)]
    if theirs and _why_not() and _wanted("BROWSER_TESTS") != "required":
        for item in theirs:
            item.add_marker(pytest.mark.skip(reason=_why_not()))
    for name, place in WANTED_BY_SOME.items():
        theirs = [item for item in items if item.get_closest_marker(name)]
        if theirs and _wanted(f"{name.upper()}_TESTS") != "required" and place.lacking():
            for item in theirs:
                item.add_marker(pytest.mark.skip(reason=place.lacking()))


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what all tests keep: it would look through that each time."""
    leave_the_program_alone()


def pytest_runtest_setup(item: pytest.Item) -> None:
    if _is_browser_test(item) and _wanted("BROWSER_TESTS") == "required" and _why_not():
        pytest.fail(f"BROWSER_TESTS=required, but {_why_not()}; {chromium.INSTALL}", pytrace=False)
    for name, place in WANTED_BY_SOME.items():
        variable = f"{name.upper()}_TESTS"
        if item.get_closest_marker(name) and _wanted(variable) == "required" and place.lacking():
            pytest.fail(f"{variable}=required, but {place.lacking()}; {place.INSTALL}", pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    every = terminalreporter.stats.get("skipped", [])
    left_out = [report for report in every if patient.are_left_out() and patient.MARKER in report.keywords]
    skipped = [report for report in every if report not in left_out]
    for name, place in WANTED_BY_SOME.items():
        if theirs := [report for report in skipped if name in report.keywords]:
            _say_skipped(terminalreporter, name, theirs, place, place.lacking())
    if theirs := [report for report in skipped if "tests/browser" in report.nodeid]:
        _say_skipped(terminalreporter, "browser", theirs, chromium, _why_not())
    if left_out:
        terminalreporter.section("patient tests left out")
        terminalreporter.write_line(f"{len(left_out)} {patient.LEFT_UNDONE}.")
        terminalreporter.write_line(f"To run them: {patient.TO_RUN}")


def _say_skipped(
    reporter: pytest.TerminalReporter, name: str, skipped: Sequence[object], place: ModuleType, why: str
) -> None:
    """Say how many tests did not run for what is not here, why, and how it is had."""
    if why:
        reporter.section(f"{name} tests skipped")
        reporter.write_line(f"{len(skipped)} {place.LEFT_UNDONE}: {why}.")
        reporter.write_line(f"{place.TO_DO_THEM}: {place.INSTALL}")
