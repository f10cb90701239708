"""From a request as ASGI has it to one as WSGI has it (PEP 3333), and a WSGI answer taken whole."""

import sys
from collections.abc import Iterable, Mapping
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from components.server.answers import Answer
from components.server.compress import FOR_NOW

Scope = dict[str, Any]
BY_NAME = "front.headers"
# Where an answer is everyone's, the other side must not see these.
OF_ONE_READER = frozenset(
    {
        *(b"if-none-match", b"if-modified-since", b"if-match", b"if-unmodified-since", b"if-range"),
        *(b"range", b"cookie", b"authorization"),
    }
)
# The length is the body's own, and uvicorn dates every answer.
SET_WHEN_SENT = (b"content-length", b"date")
WITHOUT_PREFIX = ("CONTENT_TYPE", "CONTENT_LENGTH")


def header(scope: Scope, wanted: bytes) -> bytes:
    """Return a request's first header of a name in small letters, empty where there is none."""
    if BY_NAME not in scope:
        # Six are looked for in each request, of some fifteen.
        scope[BY_NAME] = dict(reversed(scope["headers"]))
    value: bytes = scope[BY_NAME].get(wanted, b"")
    return value


def environment(
    scope: Scope, body: IO[bytes], more: Mapping[str, Any], is_private: bool = False
) -> dict[str, Any]:
    """Return a request as WSGI has it.

    more: what our own routes are told beside it. is_private: whether the answer is for this reader alone.
    """
    host, port = scope.get("server") or ("localhost", 80)
    is_read = scope["method"] in ("GET", "HEAD")
    environ: dict[str, Any] = {
        # HEAD is answered from the same kept answer: its body is left out when it is sent.
        "REQUEST_METHOD": "GET" if is_read else scope["method"],
        "SCRIPT_NAME": "",
        # WSGI wants bytes disguised as Latin-1, whatever coding they are in.
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "REMOTE_ADDR": (scope.get("client") or ("", 0))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **more,
    }
    for name, value in scope["headers"]:
        if is_read and not is_private and name in OF_ONE_READER:
            continue
        key = name.decode("latin-1").upper().replace("-", "_")
        key = key if key in WITHOUT_PREFIX else f"HTTP_{key}"
        words = value.decode("latin-1")
        environ[key] = f"{environ[key]},{words}" if key in environ else words
    return environ


def respond(application: Any, environ: dict[str, Any]) -> Answer:
    """Return what a WSGI application answers, whole."""
    start: list[Any] = []
    body: Iterable[bytes] = application(environ, lambda status, headers, *_: start.extend((status, headers)))
    try:
        whole = b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()
    status, headers = int(start[0].split(" ", 1)[0]), start[1]
    lines = ((name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers)
    sent_headers = tuple(line for line in lines if line[0] not in SET_WHEN_SENT)
    return Answer(status, sent_headers, whole, is_for_now=FOR_NOW in environ)
