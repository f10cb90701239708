"""Runs a reader in a process that can be killed: a bad file must not take the server with it."""

import json
from pathlib import Path

from .document import Line, Note, UnreadableFile
from .process import ask

CHILD = Path(__file__).with_name("child.py")
SECONDS = 15.0


def extract(
    kind: str, content: bytes, most: int | None = None, seconds: float | None = None
) -> tuple[list[Line], list[Note], str]:
    """Return lines, notes and encoding of an html, docx or pdf file. Raises UnreadableFile.

    most: characters, where more are not wanted; the reader stops there. seconds: SECONDS if not given. The
    bytes go by pipe; nothing is written to disk. A reader that crashes has met a damaged file.
    """
    printed = ask(CHILD, content, SECONDS if seconds is None else seconds, kind, str(most or 0))
    try:
        answer = json.loads(printed)
    except ValueError as error:
        raise UnreadableFile("damaged") from error
    if "refused" in answer:
        raise UnreadableFile(answer["refused"])
    return (
        [Line(**line) for line in answer["lines"]],
        [Note(**note) for note in answer["notes"]],
        answer["encoding"],
    )
