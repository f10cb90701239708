"""How a draft comes to be: pasted, from a file, or opened from a report to correct it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from data.drafts import from_report, from_text
from data.drafts.cells import checked
from data.drafts.errors import DraftError
from data.drafts.folders import a_name, create, now
from data.drafts.model import HEAD, Decision, Draft, Item
from data.drafts.reading import read
from data.drafts.replay import replay
from data.drafts.words import known, vocabulary
from data.store.digests import digest_of
from data.store.locations import Locations, locations
from data.store.read import report_folders


def from_paste(
    text: str, who: str, head: Mapping[str, str] | None = None, where: Locations | None = None
) -> Draft:
    """Make a draft of pasted text. head: cells of the head that the person names (place is an id).

    Raises DraftError where the text cannot be read, or nothing can be written.
    """
    return _brought(text, "", who, head or {}, where or locations())


def from_file(
    content: bytes, name: str, who: str, head: Mapping[str, str] | None = None, where: Locations | None = None
) -> Draft:
    """Make a draft of a file, which is kept as given; it is read in a process of its own. Else as above."""
    return _brought(content, name, who, head or {}, where or locations())


def open_report(report: str, who: str, where: Locations | None = None) -> Draft:
    """Make a draft that corrects a report, shipped or own: every row an accepted item.

    Raises DraftError where there is no such report.
    """
    where = where or locations()
    folder = report_folders(where.roots).get(report)
    if folder is None:
        raise DraftError(f"There is no report {report!r}; it may have been removed.")
    coverage = {row["id"] for row in vocabulary(where).rows["indicators"] if row["kind"] == "coverage"}
    try:
        text = (folder / "text.txt").read_bytes().decode("utf-8") if (folder / "text.txt").is_file() else ""
        items = from_report.items_of(folder, coverage)
    except (OSError, ValueError, KeyError, IndexError) as problem:
        raise DraftError(
            f"{report} cannot be opened: `python -m data.check {folder}` says what is wrong there."
        ) from problem
    facts = {"report": report, "base": digest_of(folder)}
    return create(where, who=who, came="report", text=text, items=items, facts=facts)


def _brought(content: bytes | str, name: str, who: str, head: Mapping[str, str], where: Locations) -> Draft:
    who = a_name(who)
    rows = known(vocabulary(where), replay([], []))
    place = rows["places"].get(head.get("place", ""), {}).get("name_zh", "")
    year = head.get("year", "")
    found = read(content, name, int(year) if year.isdecimal() else None, place or None)
    items = from_text.proposed(found.text, found.reading, {}, rows)
    body = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    return create(
        where,
        who=who,
        came="file" if isinstance(content, bytes) else "pasted",
        text=found.text,
        items=items,
        source=(name, body) if isinstance(content, bytes) else None,
        facts={"sha256": sha256(body).hexdigest()},
        decisions=_confirmed(items, who, head, where),
    )


def _confirmed(items: list[Item], who: str, head: Mapping[str, str], where: Locations) -> list[Decision]:
    """Return what a person said of the head when they brought the report in."""
    fields = {name: cell for name, cell in head.items() if cell}
    if not fields:
        return []
    nothing = Draft("", where.local, "", "", who)
    line = Decision(who, HEAD, "correct", fields, when=now())
    fields = checked(nothing, replay(items, []), line, vocabulary(where))
    return [Decision(who, HEAD, "correct", fields, when=line.when)]
