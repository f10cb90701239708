"""`python -m data.manage list` names the reports; `migrate [FOLDER…]` brings folders of an older form
forward; `places FOLDER` writes the national list of places."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from data.finding import DataError
from data.manage import places
from data.manage.migrate import NothingToDo, migrate
from data.store.locations import bump_generation, locations

USAGE = "usage: python -m data.manage list | migrate [FOLDER…] | places FOLDER"


def main(given: list[str]) -> int:
    """Carry out a verb; exit 1 where it could not be done, 2 for a wrong call."""
    verb, *rest = given or [""]
    if verb not in VERBS:
        print(USAGE, file=sys.stderr)
        return 2
    return VERBS[verb](rest)


def list_reports(given: list[str]) -> int:
    """Print a line for each report: id, place, year, quoted or cited, number of figures, folder."""
    from data import select, store

    if given:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        folders, reports = store.current().folders(), select.reports()
        figures = select.figure_counts()
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    rows: list[Any] = list(reports.itertuples())
    for row in rows:
        cells = (row.id, row.place_zh, row.year, row.evidence, figures.get(row.id, 0), folders[row.id])
        print("\t".join(map(str, cells)))
    return 0


def migrate_folders(given: list[str]) -> int:
    """Bring data folders forward: those named, or the shipped and the user's own."""
    done = False
    for folder in [Path(name).resolve() for name in given] or list(locations().roots):
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


VERBS: dict[str, Callable[[list[str]], int]] = {
    "list": list_reports,
    "migrate": migrate_folders,
    "places": places.run,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
