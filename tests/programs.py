"""Where the programs are that some tests want, and pytest as one of them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def path_of(variable: str, names: Sequence[str], folders: str | None = None) -> str:
    """Return the path of the first of these programs that is here, or nothing; the variable names another.

    folders: where to look, as PATH has them; None for those of PATH.
    """
    named = os.environ.get(variable, "")
    wanted = (named,) if named else names
    return next((path for name in wanted if (path := shutil.which(name, path=folders))), "")


def pytest_run(*asked: str, seconds: float | None = None, **environment: str) -> tuple[int, str]:
    """Run pytest in a process of its own; return its exit code and what it printed.

    asked: files and options; environment: beside our own.
    """
    command = [sys.executable, "-m", "pytest", "-p", "no:dash", "-q", *asked]
    theirs = {**os.environ, **environment}
    done = subprocess.run(
        command, cwd=ROOT, env=theirs, capture_output=True, text=True, timeout=seconds, check=False
    )
    return done.returncode, done.stdout
