"""`python -m data.manage import TABLE.csv`: cited facts into reports' folders, or what is wrong with them.

`--into FOLDER` writes another data folder than LOCAL_DATA; `--explain` writes nothing and says what becomes
of each concept, and why.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from data.check.cells import fits
from data.folders.locations import Locations, locations
from data.folders.read import read_vocabulary
from data.manage.cited.facts import NEEDED, Fact, Panel, read_panel
from data.manage.cited.folders import Folder, Shelf, read_facts
from data.manage.cited.mapping import VERDICTS, WHYS, rule_of
from data.manage.cited.places import Places
from data.manage.cited.writing import held, write
from data.schema import schema


def add_to(verbs: Any, person: argparse.ArgumentParser) -> None:
    """Add the verb to those of data.manage."""
    importer = verbs.add_parser("import", help="bring in a table of cited figures", parents=[person])
    importer.add_argument(
        "panel", type=Path, metavar="TABLE.csv", help=f"one figure a row; its columns are {', '.join(NEEDED)}"
    )
    importer.add_argument("--into", type=Path, metavar="FOLDER", help="a data folder; LOCAL_DATA by default")
    importer.add_argument("--seen", default="", metavar="DATE", help="when the sources were last seen")
    importer.add_argument(
        "--explain", action="store_true", help="write nothing; say what becomes of each fact"
    )
    importer.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Carry out the verb; exit 1 where something is wrong, and nothing was changed."""
    retrieved = next(one for one in schema().tables["report"].columns if one.name == "retrieved")
    if asked.seen and not fits(asked.seen, retrieved):
        print(f"--seen: {asked.seen!r}, write a date such as 2026-11-27", file=sys.stderr)
        return 1
    panel = read_panel(asked.panel)
    where = locations()
    root = asked.into.resolve() if asked.into else where.local
    if asked.explain:
        return _print_findings(panel) or _explain(panel)
    with held(root, where, asked.into is not None):
        left = _import(panel, root, where, asked)
    return _print_findings(panel) or _say(panel, left)


def _import(panel: Panel, root: Path, where: Locations, asked: argparse.Namespace) -> list[Folder]:
    """Import what is sound, unless anything is not; return the folders that the facts belong to."""
    roots = list(dict.fromkeys([*where.roots, root]))
    words = read_vocabulary(roots)
    known = [row.cells for row in words.rows["places"]]
    indicators = {row["id"]: row.cells for row in words.rows["indicators"]}
    places = Places(known)
    taken = read_facts(panel, places, indicators)
    today = datetime.now(UTC).date().isoformat()
    shelf = Shelf(roots, today, asked.seen, asked.who)
    # By identity: two facts of one folder have one folder.
    folders = list({id(folder): folder for folder in map(shelf.put, taken)}.values())
    if not panel.findings and shelf.changed:
        ids = {row["id"] for row in known}
        used = {folder.head["place"] for folder in shelf.changed}
        write(panel, root, where, shelf.changed, _places(places, used - ids, ids))
    return folders


def _places(places: Places, wanted: set[str], known: set[str]) -> list[dict[str, str]]:
    """Return the rows of places that the vocabulary lacks, with those above them."""
    by_id: dict[str, dict[str, str]] = {}
    # Upwards until nothing is missing: a new town may lie in a new county.
    while wanted:
        by_id |= {name: dict(places.by_id[name]) for name in wanted}
        wanted = {row["parent"] for row in by_id.values()} - known - set(by_id) - {""}
    return list(by_id.values())


def _print_findings(panel: Panel) -> int:
    for finding in sorted(panel.findings):
        print(finding, file=sys.stderr)
    if panel.findings:
        print("Nothing was changed.", file=sys.stderr)
    return 1 if panel.findings else 0


def _say(panel: Panel, folders: Sequence[Folder]) -> int:
    new = [folder for folder in folders if folder.came_from is None]
    grown = [folder for folder in folders if folder.came_from and folder.added]
    for folder in folders:
        if folder.is_left_alone:
            print(f"left alone: {folder.is_left_alone}")
    left_out = sum(rule is not None and rule["verdict"] == "out" for rule in map(rule_of, panel.facts))
    added = sum(folder.added for folder in folders)
    if not added:
        print(f"Nothing to do: {len(panel.facts)} facts, {left_out} left out, the others are there.")
        return 0
    print(f"{len(panel.facts)} facts: {added} figures added, {left_out} left out.")
    print(f"{len(new)} new reports, {len(grown)} that were there got figures.")
    return 0


def _explain(panel: Panel) -> int:
    """Print what becomes of each concept, then the sums by reason."""
    undecided = [fact for fact in panel.facts if rule_of(fact) is None]
    for line in (*_concepts(panel.facts), "", *_sums(panel.facts)):
        print(line)
    for fact in undecided:
        print(f"{panel.file}:{fact.line}: concept: {fact['concept']!r} is not decided on", file=sys.stderr)
    return 1 if undecided else 0


def _concepts(facts: Sequence[Fact]) -> Iterator[str]:
    counted = Counter((fact["concept"], rule.line) for fact in facts if (rule := rule_of(fact)))
    first = {(fact["concept"], rule.line): rule for fact in facts if (rule := rule_of(fact))}
    for key, rule in sorted(first.items(), key=lambda item: item[1].line):
        cells = (VERDICTS[rule["verdict"]], counted[key], rule["concept"], rule["indicator"], rule["reason"])
        yield "\t".join(map(str, cells))


def _sums(facts: Sequence[Fact]) -> Iterator[str]:
    rules = [rule for fact in facts if (rule := rule_of(fact))]
    counted = Counter((rule["verdict"], rule["why"]) for rule in rules)
    for verdict, whys in WHYS.items():
        yield f"{VERDICTS[verdict]}\t{sum(counted[verdict, why] for why in whys)}"
        for why, words in whys.items():
            if counted[verdict, why]:
                yield f"\t{counted[verdict, why]}\t{words}"
    yield f"facts\t{len(facts)}"
