"""A report taken away or brought back: a row of `removals.csv` decides, an own report's folder follows it."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from data.check.characters import hidden
from data.folders.locations import Locations, bump_generation
from data.folders.read import REMOVALS, removed_reports, report_folders
from data.schema import schema
from data.store import swap
from data.store.durable import replace_file, table_bytes, table_rows


class Refused(Exception):  # noqa: N818 - it says why a thing was not done
    """Says why a report cannot be removed or restored, and what would be right."""


def remove(where: Locations, report: str, reason: str, who: str) -> None:
    """Take a report away: a shipped one is left out, an own one's folder goes to `removed/`.

    Raises Refused where there is no such report, or where reason or name is missing.
    """
    with swap.writing(where):
        if report in removed_reports(where.roots):
            raise Refused(f"{report} is removed already; `restore {report}` brings it back.")
        if report not in report_folders(where.roots):
            raise Refused(f"There is no report {report}; `python -m data.manage list` names those there are.")
        _decide(where, report, "remove", reason, who)


def restore(where: Locations, report: str, reason: str, who: str) -> None:
    """Bring a removed report back as it was; of a shipped one that was corrected here, what was shipped.

    The corrected copy goes to `removed/`. Raises Refused where the report is neither.
    """
    with swap.writing(where):
        if report not in removed_reports(where.roots):
            if report not in replaced(where):
                raise Refused(f"{report} is not removed; there is nothing to restore.")
            _set_aside(where, report, reason, who)
            return
        own = where.local / swap.REMOVED / report
        if own.is_dir() and (where.local / "reports" / report).exists():
            raise Refused(f"Another report {report} has come since; remove it first.")
        _decide(where, report, "restore", reason, who)


def replaced(where: Locations) -> frozenset[str]:
    """Return the shipped reports in whose place a copy stands that was corrected here."""
    local, shipped = (
        {path.name for path in (root / "reports").glob("*") if path.is_dir()}
        for root in (where.local, where.shipped)
    )
    return frozenset(local & shipped) if where.local != where.shipped else frozenset()


def _set_aside(where: Locations, report: str, reason: str, who: str) -> None:
    """Let the shipped report stand again: in one swap, with the row that says why."""
    rows = _with_row(where, report, "restore", reason, who)
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    # A name of its own each time: the same report may be corrected and restored more than once.
    away = f"{report}.corrected-{now}-{secrets.token_hex(4)}"
    with swap.made_ready(where) as ready:
        swap.swap(where, swap.Plan(ready.name, report, (), f"{REMOVALS}.csv", rows.decode("utf-8"), away))


def _decide(where: Locations, report: str, verb: str, reason: str, who: str) -> None:
    # The row first, since it decides: ended here, the next one to write moves the folder after it.
    replace_file(where.local / f"{REMOVALS}.csv", _with_row(where, report, verb, reason, who))
    swap.after_step("row")
    swap.settle_removals(where)
    swap.after_step("folder")
    bump_generation(where)


def _with_row(where: Locations, report: str, verb: str, reason: str, who: str) -> bytes:
    """Return `removals.csv` with one more row."""
    for name, typed in (("reason", reason), ("name", who)):
        if not typed.strip():
            raise Refused(f"A {name} is needed: it stands in {REMOVALS}.csv for all to read.")
        if character := hidden(" ".join(typed.split())):
            raise Refused(f"The {name} holds the hidden character {character}; type it anew.")
    path = where.local / f"{REMOVALS}.csv"
    row = {"date": datetime.now(UTC).date().isoformat(), "report": report, "verb": verb}
    row |= {"reason": " ".join(reason.split()), "who": " ".join(who.split())}
    table = schema().tables[REMOVALS]
    return table_bytes(table, [*table_rows(path), row])
