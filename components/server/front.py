"""The door that every request comes through: kept answers at once, all else by its lane."""

import io
import logging
from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import IO, Any

from components.server.allowance import Allowed
from components.server.answers import Answer, Answers
from components.server.bodies import Bodies, Gone, TooLarge, TooSlow
from components.server.lanes import Busy, Lane
from components.server.ranges import part_of
from components.server.wsgi import Scope, environment, header, respond

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
# Bytes sent at a time: between two pieces the loop turns to other readers.
PIECE = 65_536
READ = ("GET", "HEAD")
# What the routes are told of a body that is not whole, and of a lane that has no room.
TOO_LARGE, BUSY_SECONDS = "front.too_large", "front.busy_seconds"
# What describes a body, which a 304 has none of (RFC 9110, 15.4.5).
NOT_IN_304 = (b"content-type", b"content-encoding", b"content-disposition")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rules:
    """What the front has to know of the site.

    key: the part of a GET's key that its path and query decide. posted: the same of a POST whose answer is
    everyone's, by its path and body; None for all others. is_private: whether the answers of a path are for
    their reader alone. lane: the lane of a request by method and path.
    most: the bytes of its body that are taken. refuses_itself: whether the site answers a request that the
    front cannot serve, told of it by TOO_LARGE and BUSY_SECONDS. refusal: the answer to all others, by scope,
    status and seconds to wait. site: where the site stands for whoever asks, which links name. coding: the
    coding of an answer by the header that asks for it. own: answers about the server itself, by path.
    variant: what else of a request's headers decides its answer. allowance: what its sender has left, None
    where nobody counts.
    """

    key: Callable[[str, bytes], Hashable]
    posted: Callable[[str, bytes], Hashable | None]
    is_private: Callable[[str], bool]
    lane: Callable[[str, str], str]
    most: Callable[[str, str], int]
    refuses_itself: Callable[[str, str], bool]
    refusal: Callable[[Scope, int, int], Answer]
    site: Callable[[Scope], Hashable]
    coding: Callable[[bytes], str]
    own: Mapping[str, Callable[[], Answer]] = field(default_factory=dict)
    variant: Callable[[Scope], Hashable] = lambda scope: None
    allowance: Callable[[Scope], Allowed | None] = lambda scope: None


class Front:
    """An ASGI application before a WSGI one.

    lanes: by name; `pages` and `own` must be among them. told: called after each answer with the request, the
    answer and whether it was kept.
    """

    def __init__(
        self,
        application: Any,
        rules: Rules,
        lanes: Mapping[str, Lane],
        told: Callable[[Scope, Answer, bool], None] = lambda *_: None,
    ) -> None:
        self.application, self.rules, self.lanes, self.told = application, rules, lanes, told
        self.answers, self.bodies = Answers(), Bodies()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        allowed = self.rules.allowance(scope)
        try:
            if allowed is not None and allowed.seconds:
                answer, was_kept = self.rules.refusal(scope, 429, allowed.seconds), False
            else:
                answer, was_kept = await self._answer(scope, receive)
        except Gone:
            return
        if allowed is not None:
            # Never kept: they are of this sender and this moment.
            answer = replace(answer, headers=(*answer.headers, *allowed.headers))
        await _send(part_of(_as_asked(answer, scope), scope), scope["method"], send)
        self.told(scope, answer, was_kept)

    async def _answer(self, scope: Scope, receive: Receive) -> tuple[Answer, bool]:
        try:
            if scope["path"] in self.rules.own:
                return await self.lanes["own"].run(self.rules.own[scope["path"]]), False
            is_read = scope["method"] in READ and not _has_body(scope)
            if is_read and self.rules.is_private(scope["path"]):
                return await self._work(scope, io.BytesIO()), False
            if is_read:
                asked = self.rules.key(scope["path"], scope["query_string"])
                return await self._shared(asked, scope, lambda: io.BytesIO())
            return await self._brought(scope, receive)
        except Busy as busy:
            return self.rules.refusal(scope, 503, busy.seconds), False
        except TooLarge:
            return self.rules.refusal(scope, 413, 0), False
        except TooSlow:
            return _last(self.rules.refusal(scope, 408, 0)), False

    async def _shared(
        self, asked: Hashable, scope: Scope, body: Callable[[], IO[bytes]]
    ) -> tuple[Answer, bool]:
        """Return an answer that is the same for everyone who asks so, and whether it was there."""
        coding = self.rules.coding(header(scope, b"accept-encoding"))
        # GET and HEAD share an answer; a POST is never taken for either.
        key = (scope["method"] not in READ, asked, self.rules.site(scope), self.rules.variant(scope), coding)
        kept_answer = self.answers.find(key)
        if kept_answer is not None:
            return kept_answer, True
        return await self.answers.made(key, lambda: self._work(scope, body())), False

    async def _brought(self, scope: Scope, receive: Receive) -> tuple[Answer, bool]:
        """Return the answer to a request with a body."""
        method, path = scope["method"], scope["path"]
        with self.bodies.room() as room:
            try:
                most, declared = self.rules.most(method, path), _declared(scope)
                body = await room.take(receive, most, declared, _asks_first(scope))
                # Callbacks are short: what is longer is a form or a file, and nobody else's answer.
                words = body.read() if method == "POST" and room.held <= PIECE else b""
                body.seek(0)
                asked = self.rules.posted(path, words)
                if asked is not None:
                    return await self._shared(asked, scope, lambda: io.BytesIO(words))
                return await self._work(scope, body), False
            except TooLarge as large:
                if not self.rules.refuses_itself(method, path):
                    raise
                return await self._refused(scope, large.head, {TOO_LARGE: True}), False
            except Busy as busy:
                if not self.rules.refuses_itself(method, path):
                    raise
                return await self._refused(scope, room.body(), {BUSY_SECONDS: busy.seconds}), False

    async def _work(self, scope: Scope, body: IO[bytes]) -> Answer:
        lane = self.lanes[self.rules.lane(scope["method"], scope["path"])]
        is_private = self.rules.is_private(scope["path"])
        return await lane.run(lambda: respond(self.application, environment(scope, body, {}, is_private)))

    async def _refused(self, scope: Scope, body: IO[bytes], why: Mapping[str, Any]) -> Answer:
        """Let the site refuse in its own words: a page, no work."""
        return await self.lanes["pages"].run(lambda: respond(self.application, environment(scope, body, why)))


def _has_body(scope: Scope) -> bool:
    return header(scope, b"content-length") not in (b"", b"0") or bool(header(scope, b"transfer-encoding"))


def _declared(scope: Scope) -> int | None:
    length = header(scope, b"content-length")
    return int(length) if length.isdigit() else None


def _asks_first(scope: Scope) -> bool:
    return header(scope, b"expect").lower() == b"100-continue"


def _last(answer: Answer) -> Answer:
    """Return an answer after which the connection ends: what else it sends is not waited for."""
    return Answer(answer.status, (*answer.headers, (b"connection", b"close")), answer.body)


def _as_asked(answer: Answer, scope: Scope) -> Answer:
    """Return 304 to a reader who has this answer already."""
    has, etag = header(scope, b"if-none-match"), answer.header(b"etag")
    if answer.status != 200 or not etag or not has or scope["method"] not in READ:
        return answer
    theirs = [tag.strip().removeprefix(b"W/") for tag in has.split(b",")]
    if has.strip() != b"*" and etag.removeprefix(b"W/") not in theirs:
        return answer
    return Answer(304, tuple(line for line in answer.headers if line[0] not in NOT_IN_304))


async def _send(answer: Answer, method: str, send: Send) -> None:
    headers = answer.headers
    if answer.status not in (204, 304):
        headers = (*headers, (b"content-length", b"%d" % len(answer.body)))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    # A view, so that what a slow reader has not taken yet is no copy.
    body = memoryview(b"" if method == "HEAD" or answer.status == 304 else answer.body)
    for first in range(0, max(1, len(body)), PIECE):
        piece, more = body[first : first + PIECE], first + PIECE < len(body)
        await send({"type": "http.response.body", "body": piece, "more_body": more})
