"""The lines of README that read the API do so: each is run as it stands, against a server of its own."""

import contextlib
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.tables import by_id, stated
from tests.served import served

README = Path(__file__).resolve().parents[2] / "README.md"
BLOCK = re.compile(r"```(python|r)\n(.*?)```", re.S)
HERE, READS = "http://127.0.0.1:8050/", "/api/v1/"


def blocks(language: str) -> list[str]:
    return [
        words for own, words in BLOCK.findall(README.read_text("utf-8")) if own == language and READS in words
    ]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served() as server:
        yield server.address


def mediation() -> list[str]:
    place = by_id("places")[by_id("reports")["luoding-2022"]["place"]]["name_zh"]
    return [place, *(row["stated"] for row in stated().values() if row["category"] == "mediation")]


@pytest.mark.parametrize("lines", blocks("python"), ids=lambda lines: lines.split()[1])
def test_lines_of_python_print_the_figures(lines, site):
    assert len([line for line in lines.splitlines() if line]) == 3
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(lines.replace(HERE, site), "README.md", "exec"), {})
    # A wide table is cut in the middle: the first figure and the place are seen.
    place, first, *_ = mediation()
    assert place in printed.getvalue() and first in printed.getvalue()


def test_pandas_and_polars_both_have_their_lines():
    assert {lines.split()[1] for lines in blocks("python")} == {"pandas", "polars"}
    assert len(blocks("r")) == 1


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed here")
def test_lines_of_r_print_the_figures(site):
    [lines] = blocks("r")
    run = subprocess.run(
        ["Rscript", "-e", lines.replace(HERE, site)], capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert all(words in run.stdout for words in mediation()[:2])
