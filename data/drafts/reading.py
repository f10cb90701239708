"""The one place where drafts ask the reader: a file or pasted text in, its text and what it proposes out."""

from __future__ import annotations

from dataclasses import dataclass

from data.drafts import sums
from data.drafts.errors import DraftError
from data.reading import Reading
from data.reading.draft import Prompt, review_in_process
from data.reading.files import PagePicture, UnreadableFile
from data.source_places import SourcePlace


@dataclass(frozen=True)
class Read:
    """text: what positions count in. notes: code and detail of what was noticed (data.reading.files.Note).

    prompts: what the draft check says of the text's sums and shares. source_places: where in the file it all
    stood.
    pictures: of its scanned pages.
    """

    text: str
    reading: Reading
    notes: tuple[tuple[str, str], ...]
    prompts: tuple[Prompt, ...] = ()
    source_places: tuple[SourcePlace, ...] = ()
    pictures: tuple[PagePicture, ...] = ()


def read(content: bytes | str, name: str, year: int | None, place: str | None) -> Read:
    """Read a file (bytes) or pasted text (str) in a process of its own.

    Raises DraftError with the reason where it cannot be read.
    """
    try:
        review = review_in_process(content, name, year=year, place=place)
    except UnreadableFile as refused:
        raise DraftError(str(refused), "unreadable", reason=refused.reason) from refused
    # Cells of a table are set apart by tabs, which no text of a report holds; a blank keeps every position.
    text = review.text.replace("\t", " ")
    prompts = tuple(sums.of_figures(review.prompts))
    return Read(text, review.reading, review.notes, prompts, review.source_places, review.pictures)
