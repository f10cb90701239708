"""`python -m data.store build` reads every folder anew into the store that this machine's servers open, and
into the PostgreSQL that DATABASE_URL names; `python -m data.store publish FOLDER` puts it where servers of
several machines fetch it (PUBLISHED_STORE)."""

import sys
from pathlib import Path

from data.folders.data_error import DataError
from data.folders.locations import bump_generation, locations
from data.store import DatabaseAwayError, build
from data.store.published import publish

USAGE = "usage: python -m data.store build | publish FOLDER"


def main(arguments: list[str]) -> int:
    """Build or publish; exit 1 where nothing could be, or a folder was left out, 2 for a wrong call."""
    try:
        match arguments:
            case ["build"]:
                return _build()
            case ["publish", folder]:
                return _publish(Path(folder))
    except (DataError, DatabaseAwayError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(USAGE, file=sys.stderr)
    return 2


def _build() -> int:
    compiled = build()
    for line in [*compiled.notes, *map(str, compiled.left_out)]:
        print(line, file=sys.stderr)
    bump_generation(locations())
    print(f"{compiled.version} {compiled.file or ''}".strip())
    return 1 if compiled.left_out else 0


def _publish(folder: Path) -> int:
    published = publish(locations(), folder, read_all=True)
    print(f"{published.version} {folder / published.file}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
