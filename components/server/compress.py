"""Answers compressed once: fast when first asked for, as small as can be when they last."""

import gzip
import queue
import re
import threading
from collections import OrderedDict
from functools import partial
from hashlib import blake2b

import brotli
from flask import Flask, Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

TYPES = frozenset(
    {
        "text/html",
        "text/css",
        "text/csv",
        "text/plain",
        "text/javascript",
        "text/xml",
        "application/javascript",
        "application/json",
        "application/manifest+json",
        "application/xml",
        "image/svg+xml",
    }
)
# An address of a script or a style within an attribute; Dash's scripts stand several in one.
NAMED_FILE = re.compile(r'(?<=[" ])(/[^" ]+\.(?:js|css)(?:\?[^" ]*)?)(?=[" ])')
# In bytes: below, a packet is sent anyway; above, compressing would hold a thread too long.
SMALLEST, LARGEST = 500, 16_000_000
KEPT_BYTES = 8_000_000
# In bytes of the plain body: so much is compressed at the highest quality in a tenth of a second.
SMALL_AT_ONCE = 120_000
A_YEAR = 31_536_000
# Set in the environ of a request whose answer will soon be smaller, so that nobody keeps this one.
FOR_NOW = "compress.for_now"
# mtime=0: with the time in its head, gzip would write the same page differently each second.
FAST = {"br": partial(brotli.compress, quality=7), "gzip": partial(gzip.compress, compresslevel=6, mtime=0)}
SMALL = {"br": partial(brotli.compress, quality=11), "gzip": partial(gzip.compress, compresslevel=9, mtime=0)}


class Store:
    """Compressed bodies by content and coding, the least recently asked for forgotten first.

    The key is the content, never the address: what one reader sent cannot become another's answer.
    """

    def __init__(self, kept_bytes: int = KEPT_BYTES) -> None:
        self.kept_bytes = kept_bytes
        self.bodies: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self.size = 0
        self.lock = threading.Lock()
        self.later: queue.Queue[tuple[str, str, bytes]] = queue.Queue()
        self.growing_smaller: set[tuple[str, str]] = set()
        self.worker: threading.Thread | None = None

    def get(self, name: str, coding: str, body: bytes, lasting: bool) -> tuple[bytes, bool]:
        """Return `body` compressed, and whether it stays so.

        A large one that lasts is made smaller behind the reader's back.
        """
        with self.lock:
            kept_body = self.bodies.get((name, coding))
            if kept_body is not None:
                self.bodies.move_to_end((name, coding))
                return kept_body, (name, coding) not in self.growing_smaller
        # A short file that lasts is worth the tenth of a second that its first reader waits.
        at_once = lasting and len(body) <= SMALL_AT_ONCE
        compressed = (SMALL if at_once else FAST)[coding](body)
        self._keep(name, coding, compressed)
        if lasting and not at_once:
            self._make_smaller_later(name, coding, body)
        return compressed, not lasting or at_once

    def _keep(self, name: str, coding: str, compressed: bytes) -> None:
        with self.lock:
            self.size += len(compressed) - len(self.bodies.pop((name, coding), b""))
            self.bodies[name, coding] = compressed
            while self.size > self.kept_bytes:
                self.size -= len(self.bodies.popitem(last=False)[1])

    def _make_smaller_later(self, name: str, coding: str, body: bytes) -> None:
        with self.lock:
            self.growing_smaller.add((name, coding))
            self.later.put((name, coding, body))
            if self.worker is None:
                # A daemon, and one: Ctrl-C must not wait for it, and readers need the other processor.
                self.worker = threading.Thread(target=self._work, name="compress", daemon=True)
                self.worker.start()

    def _work(self) -> None:
        while True:
            name, coding, body = self.later.get()
            self._keep(name, coding, SMALL[coding](body))
            with self.lock:
                self.growing_smaller.discard((name, coding))
            self.later.task_done()


def register(server: Flask) -> Store:
    """Compress the server's answers.

    Call it before whatever else changes answers: Flask runs the last registered first.
    """
    store = Store()
    server.after_request(partial(answer, store))
    return store


def answer(store: Store, response: Response) -> Response:
    """Return the response in the coding that the reader asks for, with a validator of its content."""
    if not _is_ours(response):
        return response
    response.vary.add("Accept-Encoding")
    response.direct_passthrough = False
    body = response.get_data()
    name = blake2b(body, digest_size=16).hexdigest()
    if request.method in ("GET", "HEAD"):
        # Weak: the same words in another coding are the same page.
        response.set_etag(name, weak=True)
    coding = wanted_coding()
    if coding and len(body) >= SMALLEST:
        # What is not to be stored (a reader's draft) is not kept here either.
        if response.cache_control.no_store:
            compressed = FAST[coding](body)
        else:
            compressed, stays = store.get(name, coding, body, _is_lasting(response))
            if not stays:
                request.environ[FOR_NOW] = True
        response.set_data(compressed)
        response.headers["Content-Encoding"] = coding
        # A range is counted in plain bytes, which are not what is sent.
        response.headers.pop("Accept-Ranges", None)
    response.make_conditional(request)
    return response


def _is_ours(response: Response) -> bool:
    # A part of a file (206) is left alone: its range is counted in plain bytes.
    if response.status_code not in (200, 404) or response.mimetype not in TYPES:
        return False
    if "Content-Encoding" in response.headers:
        return False
    length = response.content_length
    return length <= LARGEST if length is not None else not response.is_streamed


def _is_lasting(response: Response) -> bool:
    return (response.cache_control.max_age or 0) >= A_YEAR


def wanted_coding() -> str:
    """Return brotli or gzip, whichever the reader likes better, or nothing."""
    return _best(request.accept_encodings)


def coding_of(accepted: str) -> str:
    """Return the same for the words of an Accept-Encoding header."""
    return _best(parse_accept_header(accepted, Accept))


def _best(liked: Accept) -> str:
    # Of equals max takes the first, which is brotli.
    best = max(FAST, key=liked.quality)
    return best if liked.quality(best) > 0 and liked.quality(best) >= _plain(liked) else ""


def _plain(liked: Accept) -> float:
    # "identity" counts only where it is named: "*" does not mean that no coding is liked as well as any.
    return max((quality for name, quality in liked if name == "identity"), default=0)


def warm(server: Flask, first_page: str) -> None:
    """Ask for a page and everything it names, so that the first reader finds it ready."""
    client = server.test_client()
    headers = {"Accept-Encoding": "br, gzip"}
    first = client.get(first_page, headers={"Accept-Encoding": "identity"}).get_data(as_text=True)
    client.get(first_page, headers=headers)
    for address in NAMED_FILE.findall(first):
        client.get(address.replace("&amp;", "&"), headers=headers)
