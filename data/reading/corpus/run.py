"""Read every text of a folder that was not read before, and put the results together."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd
from filelock import FileLock, Timeout

from data.reading.corpus.batches import Batch, Text, batches_of, reader_of, texts_of
from data.reading.corpus.crew import Crew, work_through
from data.reading.corpus.parts import done, put_together, said_of
from data.reading.corpus.read_batch import read_batch, write_unread
from data.reading.given import ByHand
from data.reading.sources import sources

LOCK = ".lock"
ENDED = "The process that read it ended; read it alone to see why."


class CorpusError(Exception):
    """Says in a sentence why nothing was begun."""


@dataclass(frozen=True)
class Outcome:
    """What a run left. texts, proposals, unreadable: of the whole corpus; read_now: texts read by this run;
    seconds: how long it took to read them."""

    texts: int
    proposals: int
    unreadable: int
    read_now: int
    seconds: float

    @property
    def rate(self) -> float:
        """Texts a second."""
        return self.read_now / self.seconds if self.seconds else 0.0


def read_corpus(
    folder: Path,
    into: Path,
    crew: Crew,
    by_hand: ByHand = ByHand(),  # noqa: B008 - it cannot be changed
    begun: Callable[[int, int], Callable[[int], object]] = lambda total, before: lambda number: None,
) -> Outcome:
    """Read the texts of a folder into `figures.parquet` and `texts.parquet` of another folder.

    What this reader has read before is not read again; texts that changed, and all of them where the reader
    did, are. begun: called with how many texts there are and how many of them are done; what it returns is
    called with each number of texts that are read then. Raises CorpusError and CrewError before anything is
    read, and OSError where nothing can be written; what was read until then stays.
    """
    try:
        into.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CorpusError(f"{into} is a file; name a folder for the results") from error
    try:
        with FileLock(into / LOCK, timeout=0):
            return _read(folder, into, crew, by_hand, begun)
    except Timeout as error:
        raise CorpusError(f"another run writes into {into}; wait for it, or name another folder") from error


def _read(
    folder: Path,
    into: Path,
    crew: Crew,
    by_hand: ByHand,
    begun: Callable[[int, int], Callable[[int], object]],
) -> Outcome:
    texts = list(texts_of(sources(folder.resolve())))
    if not texts:
        raise CorpusError(f"no text in {folder}: .txt, .html, .docx and .pdf are read")
    left = _left(texts, into, by_hand)
    advance = begun(len(texts), len(texts) - len(left))
    begin, read_now = time.monotonic(), 0
    for number in work_through(crew, batches_of(left, by_hand), *_tasks(into)):
        read_now += number
        advance(number)
    seconds = time.monotonic() - begin
    put_together(into, _wanted(texts, into, by_hand))
    return Outcome(**said_of(into), read_now=read_now, seconds=seconds)


def _tasks(into: Path) -> tuple[Callable[[Batch], int], Callable[[Batch], int]]:
    """Return what reads a batch, elsewhere, and what is done here where nothing can."""
    where = into.resolve()
    return partial(read_batch, folder=str(where)), lambda batch: write_unread(batch, where, ENDED)


def _left(texts: list[Text], into: Path, by_hand: ByHand) -> list[Text]:
    """Return the texts that this reader has not read as they are."""
    before = done(into, reader_of(by_hand))
    known = set(zip(before["text"], before["digest"], strict=True))
    return [text for text in texts if (text.source.name, text.digest) not in known]


def _wanted(texts: list[Text], into: Path, by_hand: ByHand) -> pd.DataFrame:
    """Return which part holds each text as it is: columns text and part."""
    now = pd.DataFrame([(text.source.name, text.digest) for text in texts], columns=["text", "digest"])
    return now.merge(done(into, reader_of(by_hand)), on=["text", "digest"])[["text", "part"]]
