"""The beginning of what was sent, so that a draft which is refused stays in its field."""

import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import takewhile
from typing import IO, Any, NamedTuple

from flask import Request
from werkzeug.http import parse_options_header
from werkzeug.sansio.multipart import Data, Event, Field, MultipartDecoder, NeedData

KEPT = 1024 * 1024
# A browser reads an answer only when it has sent everything: what is refused is heard out, up to here.
THROWN_AWAY = 16 * 1024 * 1024
PIECE = 64 * 1024
FIELD, YEAR, PLACE = "text", "year", "place"
LONGEST_SAID = 40


class Words(NamedTuple):
    """What a reader pasted, and whether it is all of it."""

    words: str = ""
    is_whole: bool = True


class Said(NamedTuple):
    """What a reader says about a draft, as typed; empty for what the draft itself is to tell."""

    year: str = ""
    place: str = ""


def said(year: str, place: str) -> Said:
    """What two fields hold, blanks around and what is too long for a name left out."""
    return Said(year.strip()[:LONGEST_SAID], place.strip()[:LONGEST_SAID])


class Beginning(io.RawIOBase):
    """A stream that remembers the first bytes that went through it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream, self.head, self.length = stream, bytearray(), 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self.stream.read(len(buffer))
        buffer[: len(piece)] = piece
        self.head += piece[: KEPT - len(self.head)]
        self.length += len(piece)
        return len(piece)


def remember(request: Request) -> Beginning:
    """Keep the beginning of a request's body from here on."""
    kept = Beginning(request.environ["wsgi.input"])
    request.environ["wsgi.input"] = kept
    return kept


def words_sent(request: Request, kept: Beginning) -> tuple[Words, Said]:
    """What was pasted into a form that nobody reads; the rest of it is heard and thrown away."""
    ends = bool(request.environ.get("wsgi.input_terminated"))
    declared = request.content_length or (THROWN_AWAY if ends else 0)
    until = min(declared, THROWN_AWAY)
    with suppress(OSError):  # its sender left
        while kept.length < until and kept.read(min(PIECE, until - kept.length)):
            pass
    form = request.headers.get("Content-Type", ""), bytes(kept.head)
    return words_of_head(*form), said_of_head(*form)


def words_of_head(content_type: str, head: bytes) -> Words:
    """What was pasted, from the beginning of a form that may end anywhere; nothing where there is no form."""
    found, is_whole = _field(content_type, head, FIELD)
    # A character that the head cuts is left out, and half of a line's end.
    words = found.decode("utf-8", "ignore" if not is_whole else "replace").replace("\r\n", "\n")
    return Words(words if is_whole else words.removesuffix("\r"), is_whole)


def said_of_head(content_type: str, head: bytes) -> Said:
    """What was said about the draft, from the beginning of a form: its fields stand before the draft's."""
    year, place = (_field(content_type, head, name)[0].decode("utf-8", "ignore") for name in (YEAR, PLACE))
    return said(year, place)


def _field(content_type: str, head: bytes, name: str) -> tuple[bytes, bool]:
    """The bytes of one field, and whether they are all of it; nothing where there is no form."""
    kind, options = parse_options_header(content_type)
    if kind != "multipart/form-data" or "boundary" not in options:
        return b"", True
    decoder = MultipartDecoder(options["boundary"].encode("latin-1", "replace"))
    decoder.receive_data(head)
    content, is_wanted, is_whole = bytearray(), False, True
    for event in _events(decoder):
        if isinstance(event, Data):
            if is_wanted:
                content += event.data
                is_whole = not event.more_data
        elif content:
            break
        else:
            is_wanted = isinstance(event, Field) and event.name == name
    return bytes(content), is_whole


def _events(decoder: MultipartDecoder) -> Iterator[Event]:
    """What a decoder tells until it wants more, or meets what is no form."""
    # AttributeError: it does not expect the head to end between a field's name and its words.
    with suppress(ValueError, AttributeError):
        yield from takewhile(lambda event: not isinstance(event, NeedData), iter(decoder.next_event, None))
