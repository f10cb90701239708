"""How many requests an address may make in a minute, and the headers that say so."""

import time
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from components.server.answers import Headers

# Whoever has one address of IPv6 has all of its network.
NETWORK = 64
WINDOW_SECONDS = 60


@dataclass(frozen=True)
class Allowed:
    """What an address has left. seconds: how long it must wait, 0 where it may ask; headers: saying so."""

    seconds: int
    headers: Headers


class Allowance:
    """Counts requests by address, in memory alone and for a minute.

    a_minute: for all processes together; each counts by itself and allows its part.
    """

    def __init__(self, a_minute: int, processes: int = 1) -> None:
        self.part = max(1, a_minute // processes)
        self.limit = RateLimitItemPerMinute(self.part)
        self.counted = SlidingWindowCounterRateLimiter(MemoryStorage())

    def take(self, address: str) -> Allowed:
        """Count one request of an address."""
        name = network_of(address)
        is_allowed = self.counted.hit(self.limit, name)
        stats = self.counted.get_window_stats(self.limit, name)
        seconds = max(1, ceil(stats.reset_time - time.time()))
        # As the IETF's draft of RateLimit header fields (httpapi) writes them.
        headers = (
            (b"ratelimit-policy", b'"minute";q=%d;w=%d' % (self.part, WINDOW_SECONDS)),
            (b"ratelimit", b'"minute";r=%d;t=%d' % (stats.remaining, seconds)),
        )
        return Allowed(0 if is_allowed else seconds, headers)


def network_of(address: str) -> str:
    """Return what an address is counted as: itself, or its network; words that are no address stay."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(ip_network(f"{known}/{NETWORK}", strict=False)) if isinstance(known, IPv6Address) else address
