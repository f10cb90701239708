"""The site's own program, with answers beside that nothing is computed for: the measure of the load.

Run by the load alone: BENCH_CONSTANTS=FOLDER python tests/bench/constant_server.py, in the folder of the
checkout that is measured. Each `<name>.json` there (its headers) with `<name>.body` is answered at
`/constant/<name>`, to GET and POST alike.
"""

import importlib.util
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The checkout that is measured, which need not be the one that this file lies in.
sys.path.insert(0, str(Path.cwd()))
PREFIX = "/constant/"


@dataclass(frozen=True)
class Constant:
    """An answer as it once came: headers without its length, and its body as it went over the line."""

    headers: list[tuple[str, str]]
    body: bytes


def constants() -> dict[str, Constant]:
    """The answers by path."""
    folder = Path(os.environ["BENCH_CONSTANTS"])
    return {
        PREFIX + told.stem: Constant(
            [(name, value) for name, value in json.loads(told.read_text())],
            told.with_suffix(".body").read_bytes(),
        )
        for told in folder.glob("*.json")
    }


def constant_program(server: Any) -> None:
    """THE SEAM: put the constants before everything that this checkout computes, in its own way of listening.

    A checkout with a front (ASGI) answers them at its door, an earlier one (WSGI) before Flask.
    """
    if importlib.util.find_spec("components.server.front"):
        from components.server.front import Front

        Front.__call__ = _at_the_front(Front.__call__, constants())  # type: ignore[method-assign]
    else:
        server.wsgi_app = _before_flask(server.wsgi_app, constants())


def _at_the_front(answered: Callable[..., Any], known: dict[str, Constant]) -> Callable[..., Any]:
    raw = {
        path: (
            [(name.lower().encode(), value.encode("latin-1")) for name, value in one.headers]
            + [(b"content-length", b"%d" % len(one.body))],
            one.body,
        )
        for path, one in known.items()
    }

    async def front(self: Any, scope: dict[str, Any], receive: Any, send: Any) -> None:
        found = raw.get(scope["path"])
        if found is None:
            await answered(self, scope, receive, send)
            return
        more = scope["method"] == "POST"
        while more:
            more = (await receive()).get("more_body", False)
        await send({"type": "http.response.start", "status": 200, "headers": found[0]})
        await send({"type": "http.response.body", "body": found[1]})

    return front


def _before_flask(answered: Callable[..., Any], known: dict[str, Constant]) -> Callable[..., Any]:
    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        found = known.get(environ.get("PATH_INFO", ""))
        if found is None:
            return answered(environ, start_response)
        start_response("200 OK", [*found.headers, ("Content-Length", str(len(found.body)))])
        return [found.body]

    return application


def main() -> None:
    if importlib.util.find_spec("components.server.processes"):
        from components.server import processes

        processes.become_parent_if_many()
    from app import server
    from components.site import serve

    constant_program(server)
    serve.serve(server)


if __name__ == "__main__":
    main()
