"""What is read together by one process, and how it is known whether that was done before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path

from data.reading.given import ByHand
from data.reading.sources import Source

# Some seconds of work: a process that is lost loses little, and starting on a batch costs nothing beside it.
TEXTS_OF_A_BATCH = 40
# What the answer to a text depends on beside the text: the reader's code and tables.
DATA = Path(__file__).parents[2]
READER = (DATA / "reading", DATA / "tables")
KINDS = (".py", ".csv", ".json", ".txt")


@dataclass(frozen=True)
class Text:
    """A text to be read. digest: of its file, "" where it cannot be opened."""

    source: Source
    digest: str


@dataclass(frozen=True)
class Batch:
    """Texts that one process reads. reader: what reads them, with what was given by hand."""

    texts: tuple[Text, ...]
    by_hand: ByHand
    reader: str

    @property
    def name(self) -> str:
        """Tells it from every other batch: by its texts and by what reads them."""
        lines = [self.reader, *(f"{text.source.name}\0{text.digest}" for text in self.texts)]
        return sha256("\n".join(lines).encode()).hexdigest()[:24]

    def apart(self) -> Iterator[Batch]:
        """Yield a batch for each of its texts."""
        for text in self.texts:
            yield replace(self, texts=(text,))


def texts_of(sources: Iterable[Source]) -> Iterator[Text]:
    """Yield the texts with the digests of their files."""
    for source in sources:
        try:
            yield Text(source, sha256(source.path.read_bytes()).hexdigest())
        except OSError:
            yield Text(source, "")


def batches_of(texts: Sequence[Text], by_hand: ByHand) -> list[Batch]:
    """Return the texts in batches, in their order."""
    reader = reader_of(by_hand)
    firsts = range(0, len(texts), TEXTS_OF_A_BATCH)
    return [Batch(tuple(texts[first : first + TEXTS_OF_A_BATCH]), by_hand, reader) for first in firsts]


def reader_of(by_hand: ByHand) -> str:
    """Return what tells this reader, and what is given it by hand, from every other."""
    return sha256(repr((_code(), by_hand)).encode()).hexdigest()[:24]


@cache
def _code() -> str:
    digest = sha256()
    files = chain.from_iterable(folder.rglob("*") for folder in READER)
    for path in sorted(path for path in files if path.suffix in KINDS):
        digest.update(f"{path.relative_to(DATA).as_posix()}\0".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()
