"""A small site for the tests of the server, started as a program."""

import os
import time
from pathlib import Path

from flask import Flask, request

from components.server import serve

serve.stop_if_broken()
server = Flask(__name__)
serve.prepare(server)


@server.get("/zh")
def page() -> str:
    return "x" * 2000


@server.get("/reader")
def reader() -> str:
    return f"{request.scheme} {request.remote_addr} {request.host}"


@server.get("/slow")
def slow() -> str:
    time.sleep(30)
    return ""


@server.post("/upload")
def upload() -> str:
    return f"{len(request.get_data())} {type(request.environ['wsgi.input']).__name__} {open_files()}"


def open_files() -> int:
    """Count this process's open temporary files."""
    places = [str(fd.readlink()) for fd in Path("/proc/self/fd").iterdir() if os.path.lexists(fd)]
    # The compiled store is no temporary file, wherever it is kept.
    return sum(place.startswith("/tmp/") and ".duckdb" not in place for place in places)


if __name__ == "__main__":
    serve.serve(server)
