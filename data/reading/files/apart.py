"""Runs what opens a file in a process that can be killed: a bad file must not take the server with it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .document import Comment, Line, Note, UnreadableFile
from .process import ask

CHILD = Path(__file__).with_name("child.py")
SECONDS = 15.0
LENGTH = 8
PACKED = b"PK"


def extract(
    kind: str, content: bytes, most: int | None = None, seconds: float | None = None
) -> tuple[list[Line], list[Note], str]:
    """Return lines, notes and encoding of an html, docx or pdf file. Raises UnreadableFile.

    most: characters, where more are not wanted; the reader stops there. seconds: SECONDS if not given. The
    bytes go by pipe; nothing is written to disk. A reader that crashes has met a damaged file.
    """
    answer = _told(ask(CHILD, content, SECONDS if seconds is None else seconds, kind, str(most or 0)))
    return (
        [Line(**line) for line in answer["lines"]],
        [Note(**note) for note in answer["notes"]],
        answer["encoding"],
    )


def with_comments(content: bytes, comments: Sequence[Comment], author: str) -> bytes:
    """Return a .docx with comments in it, all else in it as it was. Raises UnreadableFile, as `extract`."""
    rows = [[one.text, *_ends(one)] for one in comments]
    told = json.dumps({"comments": rows, "author": author}).encode("ascii")
    request = len(told).to_bytes(LENGTH, "little") + told + content
    printed = ask(CHILD, request, SECONDS, "commented", "0")
    if not printed.startswith(PACKED):
        _told(printed)
        raise UnreadableFile("damaged")
    return printed


def _ends(comment: Comment) -> tuple[int, ...]:
    first, last = comment.first, comment.last
    return (first.part, first.offset, last.part, last.offset) if first and last else ()


def _told(printed: bytes) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = json.loads(printed)
    except ValueError as error:
        raise UnreadableFile("damaged") from error
    if "refused" in answer:
        raise UnreadableFile(answer["refused"])
    return answer
