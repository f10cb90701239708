"""Which version of the program this is: one number, in pyproject.toml."""

import tomllib
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


@cache
def site_version() -> str:
    """Return the program's version as its project file says; the file is part of every installation."""
    return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])
