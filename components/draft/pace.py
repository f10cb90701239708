"""How often one reader may send drafts, how many are read at once, and when to try again."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

A_MINUTE, PER_MINUTE = 60.0, 30
# More readers than that within a minute are no readers: the one seen longest ago is forgotten.
MOST_READERS = 10_000
# Who has one address of IPv6 has all that share its first half.
OF_ONE_READER = 64
# What a draft is thought to take before the first was read.
USUAL = 3.0
NEWEST = 20
LEAST_WAIT, LONGEST_WAIT = 2, 120


class Pace:
    """How often one reader has been served within the last minute."""

    def __init__(self, most: int = PER_MINUTE, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.clock = most, clock
        self.times: OrderedDict[str, deque[float]] = OrderedDict()
        self.lock = threading.Lock()

    def allows(self, address: str) -> bool:
        """Say whether one more draft may be read, and count it if so."""
        now, reader = self.clock(), reader_at(address)
        with self.lock:
            self._forget(now)
            times = self.times.setdefault(reader, deque())
            self.times.move_to_end(reader)
            while times and times[0] <= now - A_MINUTE:
                times.popleft()
            if len(times) >= self.most:
                return False
            times.append(now)
            return True

    def seconds(self, address: str) -> int:
        """In how many seconds one more is allowed."""
        with self.lock:
            times = self.times.get(reader_at(address))
            left = times[0] + A_MINUTE - self.clock() if times else 0
        return within(left)

    def _forget(self, now: float) -> None:
        """Forget who was last served more than a minute ago, and the oldest where there are too many."""
        while self.times:
            reader, times = next(iter(self.times.items()))
            if len(self.times) < MOST_READERS and times and times[-1] > now - A_MINUTE:
                return
            del self.times[reader]


def reader_at(address: str) -> str:
    """What tells readers apart: an address of IPv4, the network of one of IPv6."""
    try:
        known = ip_address(address)
    except ValueError:
        return address[:OF_ONE_READER]
    if not isinstance(known, IPv6Address):
        return str(known)
    return str(known.ipv4_mapped or ip_network((int(known), OF_ONE_READER), strict=False))


class Turns:
    """The places where drafts are read, who waits for one, and how long a draft takes."""

    def __init__(self, places: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.number, self.clock = places, clock
        self.places = threading.BoundedSemaphore(places)
        self.lock = threading.Lock()
        self.here = 0
        self.took: deque[float] = deque(maxlen=NEWEST)

    @contextmanager
    def turn(self, patience: float) -> Iterator[bool]:
        """Wait for a place, at most `patience` seconds; yields whether there is one, and gives it back."""
        with self.lock:
            self.here += 1
        has_place = self.places.acquire(timeout=patience)
        began = self.clock()
        try:
            yield has_place
        finally:
            with self.lock:
                self.here -= 1
                if has_place:
                    self.took.append(self.clock() - began)
            if has_place:
                self.places.release()

    def seconds(self) -> int:
        """In how many seconds those who are here now will be done."""
        with self.lock:
            usual = sum(self.took) / len(self.took) if self.took else USUAL
            return within(usual * self.here / self.number)


def within(seconds: float) -> int:
    """Return whole seconds, rounded up, for a message to the reader."""
    return max(LEAST_WAIT, min(LONGEST_WAIT, ceil(seconds)))
