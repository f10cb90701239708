"""The verbs about reports that are there: list, remove, restore."""

from __future__ import annotations

import argparse
from typing import Any

from data import drafts
from data.folders.locations import locations
from data.store.removals import remove, restore

NO_REASON = "未说明理由 / no reason given"


def add_to(verbs: Any, person: argparse.ArgumentParser) -> None:
    """Add the verbs to those of data.manage."""
    lister = verbs.add_parser("list", help="name the reports that are served, or the drafts")
    lister.add_argument("--drafts", action="store_true", help="the drafts, and what is undecided in them")
    lister.set_defaults(run=lambda asked: list_drafts() if asked.drafts else list_reports())
    for verb, act, help_ in (
        ("remove", remove, "take a report away; restore brings it back"),
        ("restore", restore, "bring a removed report back"),
    ):
        parser = verbs.add_parser(verb, help=help_, parents=[person])
        parser.add_argument("report", metavar="ID")
        parser.add_argument("--reason", default=NO_REASON, help="it stands in removals.csv for all to read")
        parser.set_defaults(run=_deciding(act, verb))


def _deciding(act: Any, verb: str) -> Any:
    def run(asked: argparse.Namespace) -> int:
        act(locations(), asked.report, asked.reason, asked.who)
        print(f"{asked.report}: {verb}d")
        return 0

    return run


def list_reports() -> int:
    """Print a line for each report: id, place, year, quoted or cited, number of figures, folder."""
    from data import select, store
    from data.select.make_rows import rows_of
    from data.select.rows import Report

    folders, reports = store.current().folders(), select.reports()
    figures = select.figure_counts()
    for row in rows_of(Report, reports):
        cells = (row.id, row.place_zh, row.year, row.evidence, figures.get(row.id, 0), folders[row.id])
        print("\t".join(map(str, cells)))
    return 0


def list_drafts() -> int:
    """Print a line for each draft: id, created, how it came, title, undecided items, report once accepted."""
    for draft in drafts.drafts():
        state = drafts.state(draft)
        title = state.head.current.get("title", "")
        undecided = sum(state.undecided().values())
        cells = (draft.id, draft.created, draft.came, title, undecided, draft.accepted.get("report", ""))
        print("\t".join(map(str, cells)))
    return 0
