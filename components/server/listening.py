"""The event loop that listens: uvicorn with our connections, before it the front, and how both end."""

import asyncio
import contextlib
import selectors
import signal
from collections.abc import Callable, Hashable
from http import HTTPStatus
from socket import socket
from time import monotonic
from typing import Any

import uvicorn

from components.server import logs, metrics
from components.server.answers import Answer
from components.server.connections import IDLE_SECONDS, MOST_CONNECTIONS, TimedConnection
from components.server.front import Front, Rules
from components.server.lanes import Lane
from components.server.place import BACKLOG
from components.server.wsgi import Scope

# For answers under way when the server is told to end.
SECONDS_TO_END = 10
QUEUE_SECONDS = 1.0
# File descriptors for what is no connection: the store, libraries, the pipes of processes that read drafts.
OTHER_FILES = 40
# Even under the smallest limit of open files somebody is let in.
FEWEST_CONNECTIONS = 8
SECONDS_BETWEEN_LOOKS = 0.5
PROXY_ON_THIS_MACHINE = "127.0.0.1,::1"


class _Server(uvicorn.Server):
    """uvicorn's server, which stops only when no connection waits in the system's queue any more."""

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """Let in who came before the end, for QUEUE_SECONDS at most: closing would cut them off."""
        over = monotonic() + QUEUE_SECONDS
        while monotonic() < over and _have_a_queue(sockets or []):
            await asyncio.sleep(0.01)
        await super().shutdown(sockets)


def _have_a_queue(sockets: list[socket]) -> bool:
    with selectors.DefaultSelector() as asking:
        for waiting_socket in sockets:
            asking.register(waiting_socket, selectors.EVENT_READ)
        return bool(asking.select(0))


class Listening:
    """One process that serves.

    version: what all kept answers depend on; asked for again and again. proxies: the addresses and networks,
    by comma, of proxies on other machines that may say from where and how their readers came.
    """

    def __init__(
        self,
        application: Any,
        rules: Rules,
        lanes: dict[str, Lane],
        version: Callable[[], Hashable],
        proxies: str = "",
    ) -> None:
        self.version = version
        self.counts = metrics.wanted()
        self.front = Front(application, rules, lanes, self._told)
        TimedConnection.most = _most_connections()
        TimedConnection.refusal = lambda status: _raw(rules.refusal(NOBODY, status, status == 503))
        config = uvicorn.Config(
            self._timed,
            interface="asgi3",
            http=TimedConnection,
            # The site has neither WebSockets nor anything to do at start and end; logs are our own (logs.py).
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            backlog=min(BACKLOG, TimedConnection.most),
            timeout_keep_alive=IDLE_SECONDS,
            timeout_graceful_shutdown=SECONDS_TO_END,
            # Whoever else could reach us directly would not be believed.
            forwarded_allow_ips=",".join(filter(None, (PROXY_ON_THIS_MACHINE, proxies))),
        )
        self.server = _Server(config)
        # Until the loop listens to signals itself; it raises them here again when it has ended.
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: self.end())

    def run(self, sockets: list[socket]) -> None:
        """Serve until a signal ends it; what is under way is finished, for SECONDS_TO_END at most."""
        with (
            contextlib.suppress(KeyboardInterrupt),
            asyncio.Runner(loop_factory=self.server.config.get_loop_factory()) as loop,
        ):
            loop.run(self._serve(sockets))

    def end(self) -> None:
        """End as a signal would: also from another thread, and before the loop has begun."""
        self.server.should_exit = True

    async def _serve(self, sockets: list[socket]) -> None:
        self.front.answers.renew(self.version())
        looking = asyncio.create_task(self._look_for_news())
        await self.server.serve(sockets)
        looking.cancel()

    async def _look_for_news(self) -> None:
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            self.front.answers.renew(await asyncio.to_thread(self.version))
            if self.counts:
                taken = {name: lane.taken for name, lane in self.front.lanes.items()}
                metrics.state(len(self.server.server_state.connections), taken, self.front.answers.size)

    async def _timed(self, scope: Scope, receive: Any, send: Any) -> None:
        scope["began"] = monotonic()
        await self.front(scope, receive, send)

    def _told(self, scope: Scope, answer: Answer, kept: bool) -> None:
        seconds = monotonic() - scope["began"]
        size = len(answer.body)
        logs.access(scope["method"], scope["path"], answer.status, seconds * 1000, size, kept)
        if self.counts:
            metrics.count(answer.status, seconds, size, kept)


# Who is refused before it has asked for anything.
NOBODY: Scope = {"path": "/", "headers": []}


def _raw(answer: Answer) -> bytes:
    """Return an answer as raw HTTP, the last of its connection."""
    reason = HTTPStatus(answer.status).phrase.encode()
    headers = [*answer.headers, (b"content-length", b"%d" % len(answer.body)), (b"connection", b"close")]
    lines = b"".join(b"%b: %b\r\n" % line for line in headers)
    return b"HTTP/1.1 %d %b\r\n%b\r\n%b" % (answer.status, reason, lines, answer.body)


def _most_connections() -> int:
    """Raise the limit of open files as far as the system allows; return how many connections fit in it."""
    try:
        import resource  # not on Windows
    except ImportError:
        return MOST_CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        # A container may forbid it; then the limit stays as it is.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return MOST_CONNECTIONS
    return max(FEWEST_CONNECTIONS, min(MOST_CONNECTIONS, soft - OTHER_FILES))
