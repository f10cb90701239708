"""Programs of our own that end, as by kill -9 or a power cut, right after a named step."""

import os
import signal
import sys

from data.store import swap


def killed_after(step: str, program: str, *given: str, times: int = 0) -> bool:
    """Run a program that is killed after `step` came once more than `times`; say whether it came to that.

    The program finds `given` from sys.argv[1]. It runs in a fork of this process, which has imported all that
    it needs. A program that ends otherwise than well or killed fails the test, with its traceback.
    """
    child = os.fork()
    if not child:
        _run(step, times, program, given)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), f"the program failed: {os.waitstatus_to_exitcode(status)}"
    return status == signal.SIGKILL


def _run(step: str, times: int, program: str, given: tuple[str, ...]) -> None:
    left = times

    def end(reached: str) -> None:
        nonlocal left
        if reached == step:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    code = 1
    try:
        swap.after_step = end
        sys.argv = ["-c", *given]
        exec(program, {"__name__": "__main__"})
        code = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        # Nothing of the tests' own process is carried on here.
        os._exit(code)
