"""The program that listens: checks the tables, says where it serves, and ends when told to."""

import contextlib
import ctypes
import errno
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

import waitress
from flask import Flask, Response

from components import preview_fonts, public_address
from components.server import compress, plotly_bundle, settings
from components.view import FIRST_LANGUAGE, address, base_path

NAME = "Law-based Government Dashboard"
# Above the largest body that is taken: an upload is held in memory and never touches the disk.
LARGEST_BODY, IN_MEMORY = 16_000_000, 17_000_000
THREADS = 8
SECONDS_TO_END = 2.5
LARGE_ANSWER = 100_000


@dataclass(frozen=True)
class Place:
    """Where to listen. Port 0 lets the system choose."""

    host: str
    port: int

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Place":
        """Read HOST and PORT; raises ValueError with a sentence that names what is wrong."""
        words = environment.get("PORT", "").strip() or "8050"
        if not (words.isascii() and words.isdigit() and int(words) <= 65535):
            raise ValueError(f"PORT must be a whole number from 0 to 65535, not {words!r}.")
        return cls(environment.get("HOST", "").strip() or "127.0.0.1", int(words))


def stop_if_broken() -> None:
    """Print the first setting that is wrong, or every broken row of the vocabulary, and end with exit code 1.

    Returns if there is neither. A report's broken folder is left out and said; the others are served. The
    first call compiles the store.
    """
    try:
        settings.read(os.environ)
    except settings.WrongSettingError as error:
        end(str(error))
    if preview_fonts.note():
        end(preview_fonts.note())
    from data import store  # here, so that importing this module opens no store

    try:
        store.current()
    except store.DataError as error:
        count = len(error.findings)
        rows = "1 broken row" if count == 1 else f"{count} broken rows"
        told = [
            *map(str, error.findings),
            f"{rows} in the vocabulary: nothing is served until this is put right.",
        ]
        end("\n".join(told))


def end(words: str) -> NoReturn:
    """Say why to whoever started the server; no traceback, exit code 1."""
    print(words, file=sys.stderr, flush=True)
    raise SystemExit(1)


def prepare(server: Flask) -> None:
    """Give a server its compression, Plotly's script, its addresses; also for `app:server`.

    Call it as soon as the server exists: compression must be the first to register, to be the last to run.
    """
    compress.register(server)
    server.after_request(_give_back_what_was_large)
    plotly_bundle.register(server)
    public_address.register(server)
    server.wsgi_app = under(base_path(), server.wsgi_app)  # type: ignore[method-assign]


def _give_back_what_was_large(response: Response) -> Response:
    """Let the system have the memory of a large answer again once it is sent."""
    if (response.content_length or 0) > LARGE_ANSWER:
        response.call_on_close(_trim)
    return response


def _trim() -> None:
    """Return free memory to the system; does nothing where the C library is not glibc."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def under(base: str, application: Callable[..., Any]) -> Callable[..., Any]:
    """Serve an application under a base path, whether or not the proxy before it takes the path away.

    base: with a slash at both ends. The application's own routes start at `/`.
    """
    inner = base.rstrip("/")

    def mounted(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        path = environ.get("PATH_INFO", "")
        if (path + "/").startswith(base):
            path = path[len(inner) :]
        environ["PATH_INFO"] = path or "/"
        environ["SCRIPT_NAME"] = inner
        return application(environ, start_response)

    return mounted


def serve(server: Flask) -> None:
    """Listen at HOST and PORT until Ctrl-C or SIGTERM."""
    stop_if_broken()
    listener = _listener(server)
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), _end_soon)
    if plotly_bundle.bundle().note:
        print(plotly_bundle.bundle().note, file=sys.stderr)
    print(f"{NAME}: {_address(listener)} (Ctrl-C ends it)", flush=True)
    _leave_the_program_alone()
    threading.Thread(target=_warm, args=(server,), name="warm", daemon=True).start()
    listener.run()


def _leave_the_program_alone() -> None:
    """Keep the collector from walking through the program itself each time that a page is drawn.

    A page is some ten thousand small objects without circles; with the usual thresholds a quarter of the time
    of drawing it goes into looking for circles among all that was ever imported.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 5, 5)


def _listener(server: Flask) -> Any:
    # Waitress tells of every request that waits for a thread; a browser opens six at once.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        place = Place.from_environment(os.environ)
    except ValueError as error:
        end(str(error))
    try:
        return waitress.create_server(
            server,
            host=place.host,
            port=place.port,
            threads=THREADS,
            max_request_body_size=LARGEST_BODY,
            inbuf_overflow=IN_MEMORY,
            outbuf_overflow=IN_MEMORY,
            ident=None,
            # A proxy on this machine may say from where and how its readers came; nobody else is believed.
            trusted_proxy="127.0.0.1",
            trusted_proxy_headers={"x-forwarded-for", "x-forwarded-proto"},
            clear_untrusted_proxy_headers=True,
        )
    except (OSError, ValueError) as error:
        end(f"Cannot listen at {place.host}, port {place.port}: {_reason(error)}")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        if error.errno == errno.EADDRINUSE:
            return "the port is taken. PORT=8051 would choose another."
        return f"{error.strerror or error}."
    return "HOST is no address of this machine."


def _address(listener: Any) -> str:
    places = getattr(listener, "effective_listen", None) or [
        (listener.effective_host, listener.effective_port)
    ]
    host, port = places[0]
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}{base_path()}"


def _end_soon(*_: Any) -> NoReturn:
    """End at once when nothing is under way, else when it is done or the time is over, whichever is first."""
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    over = threading.Timer(SECONDS_TO_END, os._exit, (0,))
    over.daemon = True
    over.start()
    raise SystemExit(0)


def _warm(server: Flask) -> None:
    with contextlib.suppress(
        Exception
    ):  # a page that breaks breaks before its reader too, and is logged there
        compress.warm(server, address(FIRST_LANGUAGE))
