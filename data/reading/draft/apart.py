"""Reviews a draft in a process that can be killed, so that one draft never keeps others waiting."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.reading.files import MOST_BYTES, UnreadableFile
from data.reading.files.process import ask
from data.reading.files.scan import read_pages
from data.source_places import SourcePlace

from .child import EARLIER
from .earlier import EarlierReport
from .model import Review

CHILD = Path(__file__).with_name("child.py")
SECONDS = 20.0
# Five times the longest report seen; more words are no annual report, and no page shows them well.
MOST_CHARACTERS = 100_000
# The earlier report of a place before a year: the tables are where we are, not in the child.
Before = Callable[[str, int | None], EarlierReport | None]
# A report that came with a draft: its file or its words, and the file's name.
Attached = tuple[bytes | str, str]


class UnreadableEarlier(UnreadableFile):
    """Why the report that came with a draft cannot be read."""


def review_in_process(
    content: bytes | str,
    name: str = "",
    seconds: float = SECONDS,
    *,
    year: int | None = None,
    place: str | None = None,
    earlier: Attached | None = None,
    most: int | None = MOST_CHARACTERS,
) -> Review:
    """Read a file (bytes) or pasted text (str) and review it, apart from this process.

    most: characters of text, None for any number. Raises UnreadableFile, with the reason too_long for more
    of them, took_too_long when `seconds` have passed, busy where the machine has no room for another
    process. The draft goes by pipe, nothing of it is written to disk, and the process ends when this one
    does. earlier: the report to stand beside; for one of the store, give the answer to `beside`.
    """
    request = _request(content, name, year, place, earlier) | {"most": most}
    made: Review = _asked("whole", request, seconds)
    return made


def page_in_process(
    content: bytes | str,
    name: str,
    before: Before,
    seconds: float = SECONDS,
    *,
    year: int | None = None,
    place: str | None = None,
    earlier: Attached | None = None,
) -> Review:
    """As `review_in_process`, cut to what a page shows, beside `earlier`, else what `before` tells.

    Raises UnreadableEarlier where that cannot be read.
    """
    request = _request(content, name, year, place, earlier)
    made: Review = _asked("page", request, seconds, before)
    return made


def workbook_in_process(
    content: bytes | str,
    name: str,
    language: str,
    before: Before,
    seconds: float = SECONDS,
    *,
    year: int | None = None,
    place: str | None = None,
    earlier: Attached | None = None,
    source_places: tuple[SourcePlace, ...] = (),
) -> bytes:
    """The checklist of a draft as a workbook, read and made apart from this process.

    source_places: where pasted text stood in the file that it was read from. Else as above.
    """
    request = _request(content, name, year, place, earlier)
    wishes = {"language": language, "source_places": source_places}
    made: bytes = _asked("workbook", request | wishes, seconds, before)
    return made


def word_in_process(
    content: bytes | str,
    name: str,
    language: str,
    author: str,
    before: Before,
    seconds: float = SECONDS,
    *,
    year: int | None = None,
    place: str | None = None,
    earlier: Attached | None = None,
    checked: str = "",
    source_places: tuple[SourcePlace, ...] = (),
) -> bytes:
    """The draft as a .docx with its prompts as comments of `author`, made apart from this process.

    checked: the digest of the text that a page shows (see `text_digest`); for another text UnreadableFile has
    the reason another_text. Else as above.
    """
    request = _request(content, name, year, place, earlier)
    wishes = {"language": language, "author": author, "checked": checked, "source_places": source_places}
    made: bytes = _asked("word", request | wishes, seconds, before)
    return made


def _request(
    content: bytes | str, name: str, year: int | None, place: str | None, earlier: Attached | None
) -> dict[str, Any]:
    given = {"content": content, "name": name, "most": MOST_CHARACTERS, "year": year, "place": place}
    return given | {"earlier": earlier}


def _asked(wanted: str, request: dict[str, Any], seconds: float, before: Before | None = None) -> Any:
    """Return what the draft's process answers; pages that it wants are read by OCR, and it is asked again."""
    answer = _answer(wanted, request, seconds, before)
    if not isinstance(answer, tuple):
        return answer
    kind, numbers = answer
    pages = read_pages(request["content"], kind, numbers)
    answer = _answer(
        wanted, request | {"scanned": [replace(page, picture=None) for page in pages]}, seconds, before
    )
    if not isinstance(answer, Review):
        return answer
    return replace(answer, pictures=tuple(page.picture for page in pages if page.picture))


def _answer(wanted: str, request: dict[str, Any], seconds: float, before: Before | None) -> Any:
    if len(request["content"]) > MOST_BYTES:
        raise UnreadableFile("too_large")
    if len((request.get("earlier") or ("",))[0]) > MOST_BYTES:
        raise UnreadableEarlier("too_large")

    def told(question: bytes) -> bytes:
        place, year = json.loads(question)
        return pickle.dumps(before(place, year) if before else None)

    printed = ask(CHILD, pickle.dumps(request), seconds, wanted, group=True, told=told)
    if not printed:
        raise UnreadableFile("damaged")  # it ended without an answer: it was given what it could not bear
    answer = pickle.loads(printed)  # of our own child: files are parsed in a process below it
    if isinstance(answer, str) and answer.startswith(EARLIER):
        raise UnreadableEarlier(answer.removeprefix(EARLIER))
    if isinstance(answer, str):
        raise UnreadableFile(answer)
    return answer
