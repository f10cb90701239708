"""Programs of our own that end, as by kill -9 or a power cut, right after a named step."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BEGIN = """
import os, signal, sys
from data.store import swap
from data.store.locations import locations
left = int(sys.argv[2])
def end(step):
    global left
    if step == sys.argv[1]:
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
swap.after_step = end
"""


def killed_after(step: str, program: str, *given: str, times: int = 0, **environment: str) -> bool:
    """Run a program that is killed after `step` came once more than `times`; say whether it came to that.

    The program finds `given` from sys.argv[3]. A program that ends otherwise than well or killed fails the
    test.
    """
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + program, step, str(times), *given],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, -9), done.stderr
    return done.returncode == -9
