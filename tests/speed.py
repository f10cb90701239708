"""How fast the machine is that runs the tests: a bound on time is that of an ordinary machine.

Continuous integration may run on a machine half as fast, or share it; a bound in seconds would then fail for
what somebody else does. Speed itself is measured in `tests/bench`.
"""

import os
import statistics
import time
from collections.abc import Callable

Clock = Callable[[], float]
# Seconds that the work below takes on an ordinary machine with nothing else to do.
ORDINARY = 0.02
# Where tests run side by side, others take their share just when it counts.
LEAST = 2.5 if "PYTEST_XDIST_WORKER" in os.environ else 1.0
# However slow a machine is: what takes longer hangs.
MOST = 12.0


def patience(seconds: float, clock: Clock = time.perf_counter) -> float:
    """Return a bound on time, longer where this machine is slower, or busier, than an ordinary one.

    clock: time.process_time for a bound on processor time.
    """
    return seconds * min(max(LEAST, slowness(clock)), MOST)


def slowness(clock: Clock = time.perf_counter) -> float:
    """Return how many times as long as an ordinary machine this one takes just now."""
    return statistics.median(_work(clock) for _ in range(5)) / ORDINARY


def _work(clock: Clock) -> float:
    began = clock()
    sum(number * number % 7 for number in range(200_000))
    return clock() - began
