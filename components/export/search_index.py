"""The search of a copy: what can be found, as script files that a page reads from a disk as from a server."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from components.export.contents import Page
from components.export.folder import write as write_into
from components.export.opened import figure_id
from components.export.ways import FILES
from components.text import LANGUAGES, named
from components.text.numbers import figure_pieces, string
from data.select import WholeReport

# In the order in which they are shown.
PLACE, REPORT, STATEMENT, FIGURE = KINDS = ("place", "report", "statement", "figure")
INDEX = f"{FILES}/index"
# In characters: a file that a phone reads at once.
SHARD = 500_000
Entry = tuple[str, str, str, str, str, str]


def entries_of(report: WholeReport, language: str) -> Iterator[Entry]:
    """Yield what of one report can be found: kind, file, name, what is said of it, its sentence, other words.

    Files are named from the folder of the language.
    """
    row = report.row
    here = f"{named(row, 'place', language)} · {row.year}"
    overview = _file(Page("overview", report.id))
    # Names in every language are found in each.
    others = " ".join(str(named(row, "place", other)) for other in LANGUAGES)
    yield REPORT, overview, str(named(row, "title", language)), here, "", others
    text = _file(Page("text", report.id))
    for statement in report.statement_rows if report.is_quoted else ():
        yield (
            STATEMENT,
            f"{text}#statement-{statement.id}",
            str(named(statement, "title", language)),
            here,
            "",
            "",
        )
    for stated in report.reported_rows:
        in_text = report.is_quoted and stated.start is not None
        own = _file(Page("indicator", report.id, stated.indicator))
        where = f"{text}#{figure_id(stated.id)}" if in_text else own
        sentence = str(named(stated, "sentence", language)) if in_text else ""
        figure = string(figure_pieces(stated, language))
        yield FIGURE, where, f"{named(stated, 'short', language)} {figure}", here, sentence, ""


def entry_of_place(place: Any, language: str) -> Entry:
    """Return a place. place: a row of `select.places`."""
    words = " ".join([*(str(named(place, "name", other)) for other in LANGUAGES), str(place.pinyin)])
    return PLACE, _file(Page("place", part=place.id)), str(named(place, "name", language)), "", "", words


def _file(page: Page) -> str:
    return f"{page.stem}.html"


def write_shards(folder: Path, language: str, entries: Iterable[Entry], wrote: Callable[[str], None]) -> None:
    """Write the index of a language as script files, and tell each file from the start of the copy.

    A page that is opened from a disk may run scripts that lie beside it, but read no JSON.
    """
    held: list[str] = []
    length = number = 0

    def write() -> None:
        nonlocal number, length
        number += 1
        name = f"{INDEX}/{language}-{number}.js"
        write_into(folder, name, "copyIndex([\n" + ",\n".join(held) + "\n]);\n")
        wrote(name)
        held.clear()
        length = 0

    for entry in entries:
        held.append(json.dumps(entry, ensure_ascii=False))
        length += len(held[-1])
        if length >= SHARD:
            write()
    if held or not number:
        write()
