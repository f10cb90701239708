"""What the front has to know of this site: what answers depend on, what takes long, what may be sent."""

import os
from collections.abc import Hashable
from datetime import date
from functools import lru_cache

from components.api.answers import OPEN_TO_ALL, wanted_kind
from components.api.problems import PROBLEM, problem
from components.draft.sent import LARGEST_FORM
from components.server import compress
from components.server.allowance import Allowance, Allowed
from components.server.answers import Answer
from components.server.front import Rules
from components.server.lanes import Lane
from components.server.refusals import refusal, wants_html
from components.server.wsgi import Scope, header
from components.site.asked import asked
from components.site.health import health
from components.web import callback_body, public_address
from components.web.api_addresses import is_of_the_api
from components.web.page_addresses import inside
from components.web.view import language_of
from data import store

CALLBACK = "_dash-update-component"
# Where a file may be sent: to the draft check, or to be made a draft for review.
TAKES_FILES = ("zh/check", "en/check", "zh/review", "en/review")
# Callbacks, and forms of review: whatever is larger is refused before it is read.
LARGEST_OTHER = 64 * 1024
# Entries, and the bytes that one may have: all together take a few megabytes at most.
REMEMBERED, LONGEST_REMEMBERED = 4_096, 2_048


def rules(api_limit: int = 0, processes: int = 1) -> Rules:
    """Return the rules of one process of so many; its settings have been validated.

    api_limit: how many requests programs may make in a minute and from an address, 0 for any number.
    """
    public_url = public_address.from_environment(os.environ)
    counted = Allowance(api_limit, processes) if api_limit else None
    return Rules(
        key=_key,
        posted=lambda path, body: _posted(path, body) if len(body) <= LONGEST_REMEMBERED else None,
        is_private=_is_review,
        lane=_lane,
        most=lambda method, path: LARGEST_FORM if _is_draft(method, path) else LARGEST_OTHER,
        refuses_itself=_is_draft,
        refusal=refused,
        # With PUBLIC_URL links name only it, whatever Host is sent.
        site=lambda scope: public_url or (scope["scheme"], header(scope, b"host")),
        coding=_coding,
        own=health(),
        variant=_variant,
        allowance=lambda scope: _allowed(counted, scope),
    )


def _allowed(counted: Allowance | None, scope: Scope) -> Allowed | None:
    if counted is None or not is_of_the_api(scope["path"]):
        return None
    return counted.take((scope.get("client") or ("", 0))[0])


def _variant(scope: Scope) -> Hashable:
    """Return which form of an answer of the API a program accepts; everything else has one form."""
    if not is_of_the_api(scope["path"]):
        return None
    return wanted_kind(header(scope, b"accept").decode("latin-1"), "")


def lanes(processes: int) -> dict[str, Lane]:
    """Return the lanes of one process of so many.

    A draft is read by a process of its own, which has a processor to itself for seconds.
    """
    return {
        "pages": Lane("pages", threads=4, waiting=1_000, seconds=0.1),
        "files": Lane("files", threads=1, waiting=100, seconds=0.3),
        "drafts": Lane("drafts", threads=max(1, (os.cpu_count() or 1) // processes), waiting=16, seconds=2),
        "own": Lane("own", threads=1, waiting=4_000, seconds=0.1),
    }


def version() -> Hashable:
    """Return what all kept answers depend on: the data and the day, which citations name."""
    return store.current().version, date.today()


def refused(scope: Scope, status: int, seconds: int) -> Answer:
    """Return a refusal in the language of the path, as a page or as plain text."""
    if is_of_the_api(scope["path"]):
        return _problem(scope, status, seconds)
    path = inside(scope["path"])
    body, kind = refusal(
        status, language_of(path.split("/")), wants_html(header(scope, b"accept").decode("latin-1")), seconds
    )
    headers = [(b"content-type", kind.encode()), (b"cache-control", b"no-store")]
    if seconds:
        headers.append((b"retry-after", b"%d" % seconds))
    return Answer(status, tuple(headers), body)


def _problem(scope: Scope, status: int, seconds: int) -> Answer:
    headers = {"Content-Type": PROBLEM, "Cache-Control": "no-store", **OPEN_TO_ALL}
    if seconds:
        headers["Retry-After"] = str(seconds)
    lines = tuple((name.lower().encode(), value.encode()) for name, value in headers.items())
    return Answer(status, lines, problem(status, seconds=seconds, instance=scope["path"]))


def _key(path: str, query: bytes) -> Hashable:
    if len(path) + len(query) > LONGEST_REMEMBERED:
        return asked(path, query)
    return _remembered(path, query)


# What is asked for again and again is worked out once.
_remembered = lru_cache(maxsize=REMEMBERED)(asked)


@lru_cache(maxsize=REMEMBERED)
def _posted(path: str, body: bytes) -> Hashable | None:
    """Return what a page asks for that Dash swaps in: the address, as the address of a page does."""
    if inside(path) != CALLBACK:
        return None
    try:
        pathname, search = callback_body.asked(body)
        address_asked = asked(pathname, search.removeprefix("?").encode("ascii"))
        return callback_body.is_of_comparison(body), address_asked
    except ValueError:  # answered by the route, which says so
        return None


def _lane(method: str, path: str) -> str:
    if _is_draft(method, path) or (method == "POST" and path.rstrip("/").endswith("/accept")):
        return "drafts"
    return "files" if inside(path).startswith(("download/", "preview/", "card/", "print/")) else "pages"


def _is_draft(method: str, path: str) -> bool:
    return method == "POST" and inside(path).strip("/") in TAKES_FILES


def _is_review(path: str) -> bool:
    """Say whether a path is one of review: what it answers depends on who asks."""
    return "review" in inside(path).strip("/").split("/")[:2]


@lru_cache(maxsize=256)
def _coding(accepted: bytes) -> str:
    return compress.coding_of(accepted.decode("latin-1"))
