"""Read reports from the command line: propose FILE or FOLDER, check FILE, score FOLDER."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from data.reading import propose_command, score_command
from data.reading.draft import command as check


def commands() -> argparse.ArgumentParser:
    """The sub-commands; each sets `run`, a function of the arguments that returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.reading", description=__doc__)
    subs = parser.add_subparsers(required=True)
    propose_command.add(subs)
    check.add(subs)
    score_command.add(subs)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one sub-command; whoever stops listening (`| head`) ends it without a word."""
    given = commands().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = given.run
    try:
        code = run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    sys.exit(main())
