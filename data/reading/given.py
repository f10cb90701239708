"""What is given with a text by hand, how it is read with that, and why a file could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from data.reading.files import UnreadableFile
from data.reading.files.document import Document
from data.reading.propose import propose
from data.reading.reading import Reading
from data.reading.sources import Source


@dataclass(frozen=True)
class ByHand:
    """What is given for all texts by hand, and wins over what they say; None where it is not."""

    year: str | None = None
    place: str | None = None
    level: str | None = None


def read_source(source: Source, document: Document, by_hand: ByHand) -> Reading:
    """Read a text; what was given by hand wins over what its folder says, that over what is found."""
    return propose(document.text, by_hand.year or source.year, by_hand.level or source.level, by_hand.place)


def sentence(refused: OSError | UnreadableFile) -> str:
    """Return why a file could not be read, as a sentence for a person."""
    return str(refused.strerror or refused) if isinstance(refused, OSError) else str(refused)
