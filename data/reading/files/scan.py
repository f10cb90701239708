"""Pages of which there is only a picture: whether this machine can read them, and what it read.

The extra `ocr` of pyproject.toml brings what is needed; without it nothing here starts.
"""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .document import Line, UnreadableFile
from .process import ask

CHILD = Path(__file__).with_name("scan_child.py")
PACKAGES = ("rapidocr", "onnxruntime")
# No annual report was longer. A page takes about four seconds on two processors.
MOST_PAGES, SECONDS_A_PAGE = 20, 4
SECONDS_TO_START, MOST_SECONDS_A_PAGE = 20.0, 12.0
# One scan at a time takes all processors, and half a gigabyte.
_desk = threading.BoundedSemaphore(1)
PATIENCE = 30.0


@dataclass(frozen=True)
class PagePicture:
    """A page as it is shown beside its text. page: from 1. content: WebP of width times height pixels."""

    page: int
    width: int
    height: int
    content: bytes


@dataclass(frozen=True)
class ScannedPage:
    """What a machine read on a page, and the page; None where it is not wanted."""

    lines: tuple[Line, ...]
    picture: PagePicture | None


# Kind of the file (pdf, picture) and pages from 1, none for all, to what is read there.
Scan = Callable[[str, Sequence[int]], Sequence[ScannedPage]]


@cache
def is_installed() -> bool:
    """Whether pictures of pages can be read here."""
    return all(find_spec(name) is not None for name in PACKAGES)


def scanned(content: bytes) -> Scan:
    """Return what reads pages of a file; it raises UnreadableFile."""
    return lambda kind, pages: read_pages(content, kind, pages)


def read_pages(content: bytes, kind: str, pages: Sequence[int]) -> list[ScannedPage]:
    """Read pages of a file by OCR, in a process of its own whose memory and time are bounded.

    kind: pdf or picture. pages: from 1, none for all. Raises UnreadableFile: scan_too_many_pages,
    scan_too_large where the memory does not suffice, scan_took_too_long, busy.
    """
    if len(pages) > MOST_PAGES:
        raise UnreadableFile("scan_too_many_pages")
    seconds = SECONDS_TO_START + MOST_SECONDS_A_PAGE * (len(pages) or MOST_PAGES)
    if not _desk.acquire(timeout=PATIENCE):
        raise UnreadableFile("busy")
    try:
        printed = ask(CHILD, content, seconds, kind, " ".join(map(str, pages)))
    except UnreadableFile as refused:
        late = refused.reason == "took_too_long"
        raise UnreadableFile("scan_took_too_long" if late else refused.reason) from refused
    finally:
        _desk.release()
    try:
        answer = json.loads(printed)
    except ValueError as error:  # it ended without an answer: the page was more than it could bear
        raise UnreadableFile("scan_too_large") from error
    if "refused" in answer:
        raise UnreadableFile(answer["refused"])
    return [_page(told) for told in answer["pages"]]


def _page(told: dict[str, Any]) -> ScannedPage:
    """Return a page as `from_scan.extract` writes it."""
    content = base64.b64decode(told["picture"])
    lines = tuple(Line(**line) for line in told["lines"])
    return ScannedPage(lines, PagePicture(told["page"], told["width"], told["height"], content))
