"""`python -m data.store build`: read every folder anew and publish the store that servers then open."""

import sys

from data.folders.data_error import DataError
from data.folders.locations import bump_generation, locations
from data.store import build

USAGE = "usage: python -m data.store build"


def main(arguments: list[str]) -> int:
    """Build; exit 1 where the vocabulary is broken or a folder was left out, 2 for a wrong call."""
    if arguments != ["build"]:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        compiled = build()
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    for line in [*compiled.notes, *map(str, compiled.left_out)]:
        print(line, file=sys.stderr)
    bump_generation(locations())
    print(f"{compiled.version} {compiled.file or ''}".strip())
    return 1 if compiled.left_out else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
