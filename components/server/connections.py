"""A connection that may not take for ever: limits for the time and the length of a request's head, for the
time between requests, and for how many connections there are."""

import asyncio
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# A phone on a bad line sends a request's head within a second; who needs ten is no browser.
HEAD_SECONDS = 10.0
IDLE_SECONDS = 30
# A browser's head has a few kB, cookies of other programs on this host among it.
LARGEST_HEAD = 16_384
MOST_CONNECTIONS = 4_000
# So long nothing of an answer may move; a reader who takes less than some 3 kB a second has gone.
STUCK_SECONDS = 20.0
# What a connection that was let in just before the end has left to ask for its page.
LAST_WORD_SECONDS = 0.5


class TimedConnection(HttpToolsProtocol):
    """HTTP with limits: who is over them gets a plain answer; a full house lets the longest idle go.

    The class is the house of one process: `most` and `refusal` are set once before it listens.
    """

    most: ClassVar[int] = MOST_CONNECTIONS
    # Those that wait for a request, or for the rest of its head, the longest first.
    waiting: ClassVar[dict["TimedConnection", None]] = {}
    # What is sent where nobody has been asked yet: headers and body of an answer by its status.
    refusal: ClassVar[Any] = None

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._late: asyncio.TimerHandle | None = None
        self._stuck: asyncio.TimerHandle | None = None
        self._head_bytes, self._in_head, self._unsent = 0, True, 0
        self._has_asked = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # a stream's transport is no other
        """Wait for the first head; where the house is full let somebody go."""
        super().connection_made(transport)
        if len(self.connections) > self.most and not self._make_room():
            self._refuse(503)
            return
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection and its timers."""
        self._stop_waiting()
        self._unset_keepalive_if_required()
        self._is_taken()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Give the reader a while to take what was sent."""
        super().pause_writing()
        self._stuck = self._stuck or self.loop.call_later(STUCK_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Send on: the reader takes it."""
        self._is_taken()
        super().resume_writing()

    def data_received(self, data: bytes) -> None:
        """Take what came; a head that never ends is refused."""
        if self._in_head:
            self._head_bytes += len(data)
            if self._late is None:
                self._await_head()
        super().data_received(data)
        if self._in_head and self._head_bytes > LARGEST_HEAD and not self.transport.is_closing():
            self._refuse(431)

    def on_headers_complete(self) -> None:
        """Let the request begin: from here on its body has limits of its own."""
        self._stop_waiting()
        self._in_head, self._head_bytes = False, 0
        self._has_asked = True
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Await the next head: behind this request it is already the next one's bytes that come."""
        super().on_message_complete()
        self._in_head = True

    def shutdown(self) -> None:
        """End when what was asked for is answered; closing on a request that lies unread would cut it off."""
        if self._has_asked:
            super().shutdown()
        else:
            self.loop.call_later(LAST_WORD_SECONDS, super().shutdown)

    def on_response_complete(self) -> None:
        """Note since when the connection is idle."""
        super().on_response_complete()
        self._unsent = 0
        if self.transport.is_closing():
            self._end_surely()
        elif self.timeout_keep_alive_task is not None:
            self.waiting[self] = None

    def timeout_keep_alive_handler(self) -> None:
        """End an idle connection; one that still takes its answer, however slowly, has more time."""
        unsent = self.transport.get_write_buffer_size()
        if not unsent:
            super().timeout_keep_alive_handler()
        elif self._unsent and unsent >= self._unsent:
            self.transport.abort()
        else:
            self._unsent = unsent
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP."""
        self._refuse(400)

    def _unsupported_upgrade_warning(self) -> None:
        """Answer as if no other protocol had been asked for; that is no news for the log."""

    def _is_taken(self) -> None:
        if self._stuck is not None:
            self._stuck.cancel()
            self._stuck = None

    def _await_head(self) -> None:
        self.waiting.pop(self, None)
        self.waiting[self] = None
        self._late = self.loop.call_later(HEAD_SECONDS, self._too_late)

    def _stop_waiting(self) -> None:
        self.waiting.pop(self, None)
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _too_late(self) -> None:
        self._late = None
        if self._head_bytes:
            self._refuse(408)
        else:
            self.transport.close()

    def _refuse(self, status: int) -> None:
        self._stop_waiting()
        if self.transport.is_closing():
            return
        self.transport.write(type(self).refusal(status))
        self.transport.close()
        self._end_surely()

    def _end_surely(self) -> None:
        """End a closing connection also where nobody takes what is still to be sent."""
        self.loop.call_later(IDLE_SECONDS, self.transport.abort)

    def _make_room(self) -> bool:
        longest = next(iter(self.waiting), None)
        if longest is None:
            return False
        longest._stop_waiting()
        longest.transport.abort()
        return True
