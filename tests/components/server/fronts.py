"""A front before a site that counts, and readers who ask it."""

import asyncio
import threading

from components.server.answers import Answer
from components.server.front import Front, Rules
from components.server.lanes import Lane


class Site:
    """A WSGI application that counts; a path is its plan."""

    def __init__(self):
        self.asked = []
        self.go = threading.Event()

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        headers = [("Content-Type", "text/plain"), ("ETag", 'W/"one"'), ("Content-Length", "0")]
        match environ["PATH_INFO"]:
            case "/wait":
                self.go.wait(5)
            case "/unkept":
                headers.append(("Cache-Control", "no-store"))
            case "/private":
                headers.append(("Cache-Control", "private, no-cache"))
            case "/cookie":
                headers.append(("Set-Cookie", "edit=one-readers-own"))
            case "/none":
                start_response("404 Not Found", headers)
                return [b"none"]
        start_response("200 OK", headers)
        return [f"{len(self.asked)} {environ['wsgi.input'].read().decode()}".encode()]


def refusal(scope, status, seconds):
    return Answer(status, ((b"retry-after", b"%d" % seconds),), b"refused")


def front(site, most=100, refuses_itself=False, allowance=lambda scope: None, **lanes):
    rules = Rules(
        key=lambda path, query: (path, query.partition(b"utm")[0]),
        posted=lambda path, body: ("callback", body) if path == "/callback" and body != b"bad" else None,
        is_private=lambda path: path.startswith("/own"),
        lane=lambda method, path: "drafts" if path == "/draft" else "pages",
        most=lambda method, path: most,
        refuses_itself=lambda method, path: refuses_itself,
        refusal=refusal,
        site=lambda scope: dict(scope["headers"])[b"host"],
        coding=lambda words: "br" if b"br" in words else "",
        own={"/healthz": lambda: Answer(200, (), b"alive")},
        variant=lambda scope: dict(scope["headers"]).get(b"accept"),
        allowance=allowance,
    )
    ours = {name: Lane(name, 2, 10, 1) for name in ("pages", "drafts", "own")} | lanes
    return Front(site, rules, ours)


def answers(front, *askers):
    """Ask all at once; give what they got."""

    async def all_at_once():
        return await asyncio.gather(*(asker.ask(front) for asker in askers))

    return asyncio.run(all_at_once())


def one_by_one(front, *askers):
    """Ask one after the other; give what they got."""

    async def in_turn():
        return [await asker.ask(front) for asker in askers]

    return asyncio.run(in_turn())
