"""The server program: checks the tables, says where it listens, and stops when told to."""

import contextlib
import ctypes
import os
import sys
import threading
from collections.abc import Callable
from socket import socket
from typing import Any, NoReturn

from flask import Flask, Response

from components.edit.session import edit_token
from components.pictures import preview_fonts
from components.server import compress, logs, metrics, plotly_bundle, processes, settings
from components.server.collector import leave_the_program_alone
from components.server.listening import Listening
from components.server.place import Place, address_of
from components.site import rules
from components.text import FIRST_LANGUAGE
from components.web import public_address
from components.web.page_addresses import address, base_path, review_href

NAME = "Law-based Government Dashboard"
# In bytes. glibc keeps freed memory for itself: after some large files a process would stay large.
LARGE_ANSWER = 100_000


def stop_if_broken() -> None:
    """Print the first setting that is wrong, or every broken row of the vocabulary, and end with exit code 1.

    Returns if there is neither, and ends where a store is to be fetched and none is there, or packages for
    PostgreSQL are missing. A report's broken folder is left out and said; the others are served. The first
    call compiles the store.
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
    except (store.NothingPublishedError, store.NotInstalledError) as error:
        end(str(error))
    except store.DataError as error:
        count = len(error.findings)
        rows = "1 broken row" if count == 1 else f"{count} broken rows"
        lines = [
            *map(str, error.findings),
            f"{rows} in the vocabulary: nothing is served until this is put right.",
        ]
        end("\n".join(lines))


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
    application = of_one_store(under(base_path(), server.wsgi_app))
    server.wsgi_app = application  # type: ignore[method-assign]  # Flask's own way to wrap it


def _give_back_what_was_large(response: Response) -> Response:
    """Let the system have the memory of a large answer again once it is sent."""
    if (response.content_length or 0) > LARGE_ANSWER:
        response.call_on_close(_trim)
    return response


def _trim() -> None:
    """Return free memory to the system; does nothing where the C library is not glibc."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def of_one_store(application: Callable[..., Any]) -> Callable[..., Any]:
    """Answer each request from one store, also where a newer one comes while it is answered."""
    from data import store  # as above

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        with store.one_store():
            return application(environ, start_response)

    return answer


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
    """Listen at HOST and PORT, or at what the parent process gave, until Ctrl-C or SIGTERM."""
    stop_if_broken()
    chosen, inherited = settings.read(os.environ), processes.inherited()
    logs.configure(chosen.log)
    folder = metrics.make_folder()
    try:
        sockets = inherited.sockets if inherited else Place(chosen.host, chosen.port).sockets()
    except ValueError as error:
        end(str(error))
    process_count = processes.count(chosen.processes) if inherited else 1
    listening = Listening(
        server.wsgi_app,
        rules.rules(chosen.api_limit, process_count),
        rules.lanes(process_count),
        rules.version,
        chosen.proxies,
    )
    if inherited is None or inherited.is_first:
        _say_where(sockets)
    if inherited:
        inherited.say_ready()
        processes.orphan.end = listening.end
    leave_the_program_alone()
    threading.Thread(target=_warm, args=(server,), name="warm", daemon=True).start()
    listening.run(sockets)
    metrics.remove_folder(folder)
    # Threads that still work for readers who have gone are not waited for.
    os._exit(0)


def _say_where(sockets: list[socket]) -> None:
    if plotly_bundle.bundle().note:
        print(plotly_bundle.bundle().note, file=sys.stderr)
    start = address_of(sockets[0], base_path())
    if settings.read(os.environ).print_edit_link:
        # Behind #, which browsers keep to themselves: no log and no other site ever sees it.
        door = address_of(sockets[0], review_href(FIRST_LANGUAGE))
        print(f"To bring reports in and correct them: {door}#{edit_token()}", flush=True)
    print(f"{NAME}: {start} (Ctrl-C ends it)", flush=True)


def _warm(server: Flask) -> None:
    with contextlib.suppress(
        Exception
    ):  # a page that breaks breaks before its reader too, and is logged there
        compress.warm(server, address(FIRST_LANGUAGE))
