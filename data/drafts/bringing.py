"""How a draft comes to be: pasted, from a file, or opened from a report to correct it."""

from __future__ import annotations

from hashlib import sha256

from data.drafts import from_report, from_text, sums
from data.drafts.deciding import line_of
from data.drafts.errors import DraftError
from data.drafts.folders import a_name, create
from data.drafts.model import HEAD, Cells, Decision, Draft, Item
from data.drafts.reading import read
from data.drafts.replay import replay
from data.drafts.words import known, vocabulary
from data.folders.book import Book
from data.folders.locations import Locations, locations
from data.folders.read import report_folders
from data.source_places import SourcePlace, place_of
from data.store.digests import digest_of
from data.store.durable import table_rows


def from_paste(
    text: str,
    who: str,
    head: Cells | None = None,
    place: Cells | None = None,
    where: Locations | None = None,
    places: tuple[SourcePlace, ...] = (),
) -> Draft:
    """Make a draft of pasted text.

    head: cells of the head that the person names (`place` is an id). place: cells of a place that the list
    lacks, made with the draft. places: where the text stood in a file that was read before. Raises DraftError
    where the text cannot be read, a cell makes no sense, or nothing can be written.
    """
    return _brought(text, "", who, dict(head or {}), place, where or locations(), places)


def from_file(
    content: bytes,
    name: str,
    who: str,
    head: Cells | None = None,
    place: Cells | None = None,
    where: Locations | None = None,
) -> Draft:
    """Make a draft of a file, which is kept as given and read in a process of its own. Else as above."""
    return _brought(content, name, who, dict(head or {}), place, where or locations())


def open_report(report: str, who: str, where: Locations | None = None) -> Draft:
    """Make a draft that corrects a report, shipped or own: every row an accepted item.

    Raises DraftError where there is no such report.
    """
    where = where or locations()
    folder = report_folders(where.roots).get(report)
    if folder is None:
        raise DraftError(f"There is no report {report!r}; it may have been removed.", "no_report")
    coverage = {row["id"] for row in vocabulary(where).rows["indicators"] if row["kind"] == "coverage"}
    try:
        text = (folder / "text.txt").read_bytes().decode("utf-8") if (folder / "text.txt").is_file() else ""
        items = from_report.items_of(folder, coverage)
        places = [place_of(row) for row in table_rows(folder / "source_places.csv")]
    except (OSError, ValueError, KeyError, IndexError) as problem:
        raise DraftError(
            f"{report} cannot be opened: `python -m data.check {folder}` says what is wrong there.", "damaged"
        ) from problem
    facts = {"report": report, "base": digest_of(folder)}
    return create(where, who=who, came="report", text=text, items=items, facts=facts, source_places=places)


def _brought(
    content: bytes | str,
    name: str,
    who: str,
    head: dict[str, str],
    place: Cells | None,
    where: Locations,
    places: tuple[SourcePlace, ...] = (),
) -> Draft:
    who = a_name(who)
    book = vocabulary(where)
    rows = known(book, replay([], []))
    called = (place or rows["places"].get(head.get("place", ""), {})).get("name_zh", "")
    year = head.get("year", "")
    draft_read = read(content, name, int(year) if year.isdecimal() else None, called or None)
    places = places or draft_read.source_places
    named = {"year": year} if year else {}
    items = from_text.proposed(draft_read.text, draft_read.reading, named, rows, places)
    # Half a surrogate pair, which a form may send, has no bytes of its own.
    body = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    return create(
        where,
        who=who,
        came="file" if isinstance(content, bytes) else "pasted",
        text=draft_read.text,
        items=items,
        source=(name, body) if isinstance(content, bytes) else None,
        facts={"sha256": sha256(body).hexdigest()},
        prompts=map(sums.kept, draft_read.prompts),
        source_places=places,
        pictures=draft_read.pictures,
        decisions=_said(items, who, head, place, Draft("", where.local, "", "", who), book),
    )


def _said(
    items: list[Item], who: str, head: dict[str, str], place: Cells | None, draft: Draft, book: Book
) -> list[Decision]:
    """Return what a person said when they brought the report in: a new place, and cells of the head."""
    said: list[Decision] = []
    if place:
        said.append(line_of(draft, replay(items, []), Decision(who, "", "add", place, kind="place"), book))
        head = head | {"place": said[0].fields["id"]}
    if fields := {name: cell for name, cell in head.items() if cell}:
        said.append(line_of(draft, replay(items, said), Decision(who, HEAD, "correct", fields), book))
    return said
