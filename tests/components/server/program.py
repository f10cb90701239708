"""A small site for the tests of the server, started as a program."""

import os
import time
from pathlib import Path

from flask import Flask, Response, request

from components.server.front import TOO_LARGE
from components.site import serve

serve.stop_if_broken()
server = Flask(__name__)
serve.prepare(server)
asked: list[bytes] = []


@server.get("/zh")
def page() -> str:
    return "x" * 2000


@server.get("/reader")
def reader() -> Response:
    told = f"{request.scheme} {request.remote_addr} {request.host}"
    return Response(told, headers={"Cache-Control": "no-store"})


@server.get("/slow/<int:seconds>")
def slow(seconds: int) -> str:
    time.sleep(seconds)
    return "at last"


@server.get("/counted")
def counted() -> str:
    """Say how often the route was asked."""
    asked.append(request.query_string)
    time.sleep(0.2)
    return str(len(asked))


@server.post("/zh/check")
def upload() -> Response:
    status = 413 if TOO_LARGE in request.environ else 200
    return Response(f"{len(request.get_data())} {open_files()}", status)


def open_files() -> list[str]:
    """Return this process's open temporary files that have a name."""
    places = [str(fd.readlink()) for fd in Path("/proc/self/fd").iterdir() if os.path.lexists(fd)]
    # The compiled store is no temporary file, wherever it is kept.
    return [
        place
        for place in places
        if place.startswith("/tmp/") and ".duckdb" not in place and not place.endswith("(deleted)")
    ]


if __name__ == "__main__":
    serve.serve(server)
