"""What tests of running programs begin with: a free port, and to wait for a fact."""

import socket
import time
from collections.abc import Callable


def free_port() -> int:
    """Return a port of this machine at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def until(fact: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until a fact holds; fail if it does not in time."""
    over = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < over, f"not within {seconds} s"
        time.sleep(0.05)
