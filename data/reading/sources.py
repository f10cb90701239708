"""What `propose` is given to read: one file, a folder of files, or a folder of labelled texts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.reading.files import Document, UnreadableFile, read_file

INDEX, TEXTS = "index.csv", "texts"
KINDS = (".txt", ".html", ".htm", ".docx", ".pdf")
# Named as unreadable, with what to do, rather than passed over in silence.
REPORTS_TOO = (".doc", ".wps", ".rtf", ".ofd", ".odt", ".pages", ".mht", ".mhtml")


@dataclass(frozen=True)
class Source:
    """One text to be read. name: what its lines are called by. year, level: as given with it, None if not."""

    path: Path
    name: str
    year: str | None = None
    level: str | None = None
    is_as_given: bool = False

    def document(self) -> Document:
        """Open and read the file.

        A labelled text is taken letter for letter, since its positions count; all else is tidied. Raises
        OSError and UnreadableFile, of which str() is a sentence for a person.
        """
        content = self.path.read_bytes()
        if not self.is_as_given:
            return read_file(content, self.path.name)
        try:
            return Document(content.decode("utf-8"), "txt", "utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableFile("unknown_encoding") from error


def sources(folder: Path) -> list[Source]:
    """The texts of a folder, in order: those that index.csv names, else every file that may be a report.

    index.csv: columns id, year, level; the text of a row is texts/<id>.txt.
    """
    if (folder / INDEX).is_file():
        return list(_indexed(folder))
    endings = (*KINDS, *REPORTS_TOO)
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in endings and path.is_file())
    return [Source(path, path.relative_to(folder).as_posix()) for path in paths]


def _indexed(folder: Path) -> Iterator[Source]:
    with (folder / INDEX).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            path = folder / TEXTS / f"{row['id']}.txt"
            yield Source(path, row["id"], row["year"] or None, row.get("level") or None, is_as_given=True)
