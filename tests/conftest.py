"""Tests read the shipped data and write into no folder of the user's.

Browser tests run last; where no browser can draw the pages they are skipped aloud, or fail if required.
"""

import os
import tempfile
from pathlib import Path

import pytest

from tests import chromium

BROWSER = Path(__file__).parent / "browser"
MARKERS = (
    "missing_page: the page is rightly 404; Chromium's own line about that is no error",
    "context(**options): how the page's browser context is made (viewport, color_scheme, ...)",
    "slow: more than a few seconds",
    "faults: hostile clients and broken machines, each bounded to seconds",
)
FOLDERS = {"STORE": "store", "LOCAL_DATA": "local"}


def pytest_configure(config: pytest.Config) -> None:
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)
    _keep_apart(config)


def _keep_apart(config: pytest.Config) -> None:
    """Give the session a store and a LOCAL_DATA without reports, unless the environment names them.

    No fixture: what tests are parametrised with asks the store while they are collected.
    """
    wanted = [name for name in FOLDERS if not os.environ.get(name)]
    if not wanted:
        return
    folder = tempfile.TemporaryDirectory(prefix="dashboard-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    environment = pytest.MonkeyPatch()
    config.add_cleanup(environment.undo)
    for name in wanted:
        environment.setenv(name, str(Path(folder.name) / FOLDERS[name]))
        (Path(folder.name) / FOLDERS[name]).mkdir()


def _is_browser_test(item: pytest.Item) -> bool:
    return BROWSER in item.path.parents


def _wanted() -> str:
    return os.environ.get("BROWSER_TESTS", "")


def _why_not() -> str:
    if _wanted() == "no":
        return "BROWSER_TESTS=no"
    return chromium.lacking()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_is_browser_test)
    theirs = [item for item in items if _is_browser_test(item)]
    if theirs and _why_not() and _wanted() != "required":
        for item in theirs:
            item.add_marker(pytest.mark.skip(reason=_why_not()))


def pytest_runtest_setup(item: pytest.Item) -> None:
    if _is_browser_test(item) and _wanted() == "required" and _why_not():
        pytest.fail(f"BROWSER_TESTS=required, but {_why_not()}; {chromium.INSTALL}", pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [
        report for report in terminalreporter.stats.get("skipped", []) if "tests/browser" in report.nodeid
    ]
    if skipped and _why_not():
        terminalreporter.section("browser tests skipped")
        terminalreporter.write_line(f"{len(skipped)} browser tests did not run: {_why_not()}.")
        terminalreporter.write_line(f"To run them: {chromium.INSTALL}")
