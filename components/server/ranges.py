"""A part of an answer (RFC 9110, 14): for programs that read in pieces, or go on where a line broke."""

import re
from dataclasses import replace

from components.server.answers import Answer, Headers
from components.server.wsgi import Scope, header

ONE_RANGE = re.compile(rb"bytes=(?P<first>[0-9]{0,18})-(?P<last>[0-9]{0,18})")
ACCEPTED = (b"accept-ranges", b"bytes")
OF_A_BODY = (b"content-encoding", b"content-disposition")


def part_of(answer: Answer, scope: Scope) -> Answer:
    """Return the bytes of an answer that a request asks for; the whole where it asks for none or for many.

    A range of a compressed answer is one of its compressed bytes. 416 where the answer ends before it.
    """
    if answer.status != 200 or not answer.header(b"etag") or scope["method"] not in ("GET", "HEAD"):
        return answer
    whole = replace(answer, headers=(*answer.headers, ACCEPTED))
    asked = ONE_RANGE.fullmatch(header(scope, b"range").replace(b" ", b""))
    if asked is None or scope["method"] == "HEAD" or not _is_still_the_same(answer, scope):
        return whole
    length = len(answer.body)
    bounds = _bounds(asked["first"], asked["last"], length)
    if bounds is None:
        return whole
    first, last = bounds
    if first >= length:
        return Answer(416, (*_of_no_body(whole), (b"content-range", b"bytes */%d" % length)))
    told = b"bytes %d-%d/%d" % (first, last, length)
    return Answer(206, (*whole.headers, (b"content-range", told)), answer.body[first : last + 1])


def _bounds(first: bytes, last: bytes, length: int) -> tuple[int, int] | None:
    """Return the first and the last byte that are meant; None for words that mean none."""
    if not first:
        return (max(0, length - int(last)), length - 1) if last and int(last) else None
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last), length - 1) if last else length - 1


def _is_still_the_same(answer: Answer, scope: Scope) -> bool:
    """Say whether who has a part already may add another: what If-Range names must be this very answer."""
    named = header(scope, b"if-range")
    # A weak tag means as good as the same, and parts of what is only as good do not fit together.
    return not named or (named == answer.header(b"etag") and not named.startswith(b"W/"))


def _of_no_body(answer: Answer) -> Headers:
    return tuple(line for line in answer.headers if line[0] not in OF_A_BODY)
