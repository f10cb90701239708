"""Where to listen, as sockets. Knows nothing of the site, so that a parent of processes stays small."""

import errno
import os
import socket
from dataclasses import dataclass

# Connections that may wait while all processes start or are busy; the system may allow fewer.
BACKLOG = 2_048
NOT_HERE = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)


@dataclass(frozen=True)
class Place:
    """Where to listen. Port 0 lets the system choose."""

    host: str
    port: int

    def sockets(self) -> list[socket.socket]:
        """Return a bound socket for each address that the host has; raises ValueError with a sentence."""
        try:
            return self._bound()
        except (OSError, UnicodeError) as error:
            raise ValueError(f"Cannot listen at {self.host}, port {self.port}: {_reason(error)}") from error

    def _bound(self) -> list[socket.socket]:
        addresses = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        opened: list[socket.socket] = []
        try:
            for family, kind, protocol, _, address in dict.fromkeys(addresses):
                opened.append(socket.socket(family, kind, protocol))
                # All listen at the port that the system chose for the first.
                port = opened[0].getsockname()[1] or self.port
                _bind(opened[-1], (address[0], port, *address[2:]))
        except OSError:
            for opened_socket in opened:
                opened_socket.close()
            raise
        return opened


def _bind(new_socket: socket.socket, address: tuple[str | int, ...]) -> None:
    if os.name == "posix":
        # Else a restart fails for a minute. On Windows the same option would let two programs share the port.
        new_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if new_socket.family == socket.AF_INET6:
        # IPv4 has a socket of its own; one for both would take its port away.
        new_socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    new_socket.bind(address)
    # From here on readers wait, however long the rest of the start takes.
    new_socket.listen(BACKLOG)
    new_socket.setblocking(False)


def _reason(error: Exception) -> str:
    number = getattr(error, "errno", 0)
    if isinstance(error, (socket.gaierror, UnicodeError)) or number in NOT_HERE:
        return "HOST is no address of this machine."
    if number == errno.EADDRINUSE:
        return "the port is taken. PORT=8051 would choose another."
    return f"{getattr(error, 'strerror', '') or error}."


def address_of(listening: socket.socket, path: str) -> str:
    """Return the web address of a socket, as the person who started the server may open it."""
    host, port = listening.getsockname()[:2]
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}{path}"
