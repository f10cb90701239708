"""Health checks: whether the server is alive, and whether it can answer."""

import logging
from collections.abc import Callable

from components.server import metrics
from components.server.answers import Answer
from components.web.page_addresses import address
from components.web.site_version import site_version
from data import select
from data.store import DatabaseAwayError

log = logging.getLogger(__name__)


def health() -> dict[str, Callable[[], Answer]]:
    """Return these answers by path, at the root and under the base path."""
    own = {"healthz": alive, "readyz": ready} | ({"metrics": metrics.answer} if metrics.wanted() else {})
    return {path: answer for name, answer in own.items() for path in (f"/{name}", address(name))}


def alive() -> Answer:
    """Answer that the process answers."""
    return _plain(200, "alive")


def ready() -> Answer:
    """Answer whether the store can be asked, and on a second line which version of the program asks."""
    try:
        select.ask()
    except DatabaseAwayError:
        return _plain(503, f"not ready: the database does not answer\n{_version()}")
    except Exception:
        log.exception("the store cannot be asked")
        return _plain(503, f"not ready\n{_version()}")
    return _plain(200, f"ready\n{_version()}")


def _version() -> str:
    return f"version {site_version()}"


def _plain(status: int, words: str) -> Answer:
    headers = ((b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store"))
    return Answer(status, headers, f"{words}\n".encode())
