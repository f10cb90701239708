"""How often the edit token may be tried: five times a minute for an address, in all processes together."""

import os
import time
from math import ceil

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from components.server import processes
from components.server.allowance import network_of

A_MINUTE = 5


class Tries:
    """Counts wrong tokens by address.

    Each process counts by itself and allows its part, so that all together never allow more than A_MINUTE.
    """

    def __init__(self, serving: int | None = None) -> None:
        process_count = serving or processes.count(int(os.environ.get("PROCESSES", "").strip() or 0))
        self.limit = RateLimitItemPerMinute(max(1, A_MINUTE // process_count))
        self.counted = MovingWindowRateLimiter(MemoryStorage())

    def seconds(self, address: str) -> int:
        """Return in how many seconds an address may try again; 0 where it may now."""
        name = network_of(address)
        if self.counted.test(self.limit, name):
            return 0
        return max(1, ceil(self.counted.get_window_stats(self.limit, name).reset_time - time.time()))

    def was_wrong(self, address: str) -> None:
        """Count a wrong token."""
        self.counted.hit(self.limit, network_of(address))
