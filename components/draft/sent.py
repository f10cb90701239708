"""What a form brings in: pasted words or a file, how much of it is taken, and why one is refused."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Request, request

from components.draft.beginning import Said, said
from components.web.view import View
from data.reading.files import MOST_BYTES

MEGABYTE = 1024 * 1024
LARGEST = MOST_BYTES
# A form wraps its text; what is over LARGEST itself is told so by the reader, with the page around it.
LARGEST_FORM = 12 * MEGABYTE
# As many characters as are read, with each of their bytes written as %XX, and room to be told of a few more.
LARGEST_WORDS = 2 * MEGABYTE
AT_ONCE, WAIT = 2, 10.0
Open = Callable[[str, dict[str, str]], View]
Render = Callable[[View, Any, Any], str]


class InMemory(Request):
    """A request whose files stay in memory: Werkzeug would roll a large one over to the disk."""

    def _get_file_stream(self, *args: Any, **kwargs: Any) -> io.BytesIO:
        return io.BytesIO()


class Refused(Exception):  # noqa: N818 - it says a thing about the request
    """Why a draft is refused; `reason` names a sentence of the page's words.

    seconds: when to try again, 0 where that does not help. number: what a fault of ours is logged by.
    """

    def __init__(self, reason: str, seconds: int = 0, number: str = "") -> None:
        super().__init__(reason)
        self.reason, self.seconds, self.number = reason, seconds, number


@dataclass(frozen=True)
class Given:
    """What a form brought: pasted words, or a file's bytes and name; and what is said about the draft.

    earlier: the report of the year before, its bytes or words and its file's name, where one came.
    """

    words: str = ""
    content: bytes = b""
    name: str = ""
    said: Said = field(default_factory=Said)
    earlier: tuple[bytes | str, str] | None = None


def given() -> Given:
    """Return what came: a file if one was chosen, for the field may hold an older draft; else the words."""
    file = request.files.get("file")
    content = file.read() if file else b""
    if file is not None and (content or file.filename):
        if len(content) > LARGEST:
            raise Refused("too_large")
        return Given(content=content, name=file.filename or "", said=said_of_it(), earlier=_earlier())
    pasted = request.form.get("text", "").replace("\r\n", "\n")
    if not pasted.strip():
        raise Refused("nothing")
    return Given(words=pasted, said=said_of_it(), earlier=_earlier())


def earlier_words() -> str:
    """What was pasted of the report of the year before."""
    return request.form.get("earlier", "").replace("\r\n", "\n")


def _earlier() -> tuple[bytes | str, str] | None:
    """The report of the year before: its file if one was chosen, else its words; None where none came."""
    file = request.files.get("earlier_file")
    content = file.read() if file else b""
    if file is not None and content:
        if len(content) > LARGEST:
            raise Refused("earlier_too_large")
        return content, file.filename or ""
    words = earlier_words()
    return (words, "") if words.strip() else None


def said_of_it() -> Said:
    return said(request.form.get("year", ""), request.form.get("place", ""))
