"""What a process of the crew does: read the texts of a batch and write what it found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.reading.corpus.batches import Batch, Text
from data.reading.corpus.parts import write_part
from data.reading.files import UnreadableFile
from data.reading.files.document import Document
from data.reading.given import ByHand, read_source, sentence
from data.reading.proposal_rows import head_row, proposal_row, tally
from data.reading.reading import Claim, Figure, Reading
from data.reading.sources import Source


def read_batch(batch: Batch, folder: str) -> int:
    """Read a batch, write its part into a folder, and return how many texts it had.

    A text that cannot be read is a row with the reason; nothing of it stops the others.
    """
    figures: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    for text in batch.texts:
        row, own = _read(text, batch.by_hand)
        texts.append(_named(text, batch.reader) | row)
        figures += own
    write_part(Path(folder), batch.name, figures, texts)
    return len(texts)


def write_unread(batch: Batch, folder: Path, why: str) -> int:
    """Write the part of a batch of which nothing could be read, and return how many texts it had."""
    write_part(folder, batch.name, (), [_named(text, batch.reader) | {"error": why} for text in batch.texts])
    return len(batch.texts)


def _named(text: Text, reader: str) -> dict[str, Any]:
    return {"text": text.source.name, "digest": text.digest, "reader": reader}


def _read(text: Text, by_hand: ByHand) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    source = text.source
    try:
        document = source.document()
    except (OSError, UnreadableFile) as refused:
        return {"error": sentence(refused)}, []
    reading = read_source(source, document, by_hand)
    counts = tally(reading)
    del counts["texts"]
    return {**head_row(reading), **counts}, list(_proposals(source, reading, document))


def _proposals(source: Source, reading: Reading, document: Document) -> Iterator[dict[str, Any]]:
    proposals: list[Figure | Claim] = [*reading.figures, *reading.claims]
    for proposal in proposals:
        yield proposal_row(source.name, proposal, document)
