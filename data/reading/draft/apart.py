"""Reviews a draft in a process that can be killed, so that one draft never keeps others waiting."""

from __future__ import annotations

import pickle
from pathlib import Path

from data.reading.files import MOST_BYTES, UnreadableFile
from data.reading.files.process import ask

from .model import Review

CHILD = Path(__file__).with_name("child.py")
SECONDS = 20.0
# Five times the longest report seen; more words are no annual report, and no page shows them well.
MOST_CHARACTERS = 100_000


def review_in_process(
    content: bytes | str,
    name: str = "",
    seconds: float = SECONDS,
    *,
    year: int | None = None,
    place: str | None = None,
    most: int | None = MOST_CHARACTERS,
) -> Review:
    """Read a file (bytes) or pasted text (str) and review it, apart from this process.

    most: characters of text, None for any number. Raises UnreadableFile, with the reason too_long for more
    of them, took_too_long when `seconds` have passed, busy where the machine has no room for another
    process. The draft goes by pipe, nothing of it is written to disk, and the process ends when this one
    does. For figures beside last year's, give the answer to `beside`.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableFile("too_large")
    request = {"content": content, "name": name, "year": year, "place": place, "most": most}
    printed = ask(CHILD, pickle.dumps(request), seconds, group=True)
    if not printed:
        raise UnreadableFile("damaged")  # it ended without an answer: it was given what it could not bear
    answer = pickle.loads(printed)  # of our own child: files are parsed in a process below it
    if isinstance(answer, Review):
        return answer
    raise UnreadableFile(answer)
