"""Runs a reader in a process that can be killed: a bad file must not take the server with it."""

import json
import subprocess
import sys
from pathlib import Path

from .document import Line, Note, UnreadableFile

CHILD = Path(__file__).with_name("child.py")
SECONDS = 15.0


def extract(kind: str, content: bytes, seconds: float = SECONDS) -> tuple[list[Line], list[Note], str]:
    """Return lines, notes and encoding of an html, docx or pdf file. Raises UnreadableFile.

    The bytes go by pipe; nothing is written to disk. A reader that crashes has met a damaged file.
    """
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", str(CHILD), kind],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            printed, _ = process.communicate(content, timeout=seconds)
        except subprocess.TimeoutExpired as expired:
            process.kill()
            raise UnreadableFile("took_too_long") from expired
        except BaseException:
            process.kill()
            raise
    return _answer(printed)


def _answer(printed: bytes) -> tuple[list[Line], list[Note], str]:
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
