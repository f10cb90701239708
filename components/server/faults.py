"""A fault of ours: a number that the reader can quote, and one line that says where it happened."""

import logging
from itertools import pairwise
from pathlib import Path
from secrets import token_hex
from traceback import walk_tb
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
OURS = ("components", "data", "app.py")
# The last ones: an endless recursion has a thousand.
MOST_PLACES = 12
LONGEST_PATH = 200
log = logging.getLogger(__name__)


def report(error: BaseException, method: str, path: str) -> str:
    """Log a fault in one line and return its number.

    path: of the request; its query is not told. Nor is the error's own text: it may quote what a reader sent.
    """
    number = token_hex(4)
    path = path.partition("?")[0][:LONGEST_PATH]
    kind, where = type(error).__name__, places(error.__traceback__)
    log.error(
        "fault %s: %s %s: %s in %s",
        *(number, method, path, kind, where),
        extra={"number": number, "method": method, "path": path, "error": kind, "places": where},
    )
    return number


def places(trace: TracebackType | None) -> str:
    """Return the places in our code that an error went through, the innermost last, as file:line."""
    frames = [
        f"{name}:{line}"
        for frame, line in walk_tb(trace)
        if (name := _our_name(frame.f_code.co_filename)) is not None
    ]
    # A recursion says the same again and again.
    distinct = [after for before, after in pairwise(["", *frames]) if after != before]
    return " > ".join(distinct[-MOST_PLACES:]) or "code that is not ours"


def _our_name(file: str) -> str | None:
    """Return a file's name within the project, None for one of a library: no path of the machine is told."""
    path = Path(file)
    if not path.is_relative_to(ROOT):
        return None
    name = path.relative_to(ROOT)
    return name.as_posix() if name.parts[0] in OURS else None
