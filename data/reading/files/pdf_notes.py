"""Takes the marks of footnotes out of the lines of a PDF, and the footnotes from its pages."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

# Such a sign, set small, leads to a note; behind a Latin letter it belongs to a unit: m2.
MARK = re.compile(r"(?<![A-Za-z])[0-9①-⑳]+|[\[〔［][0-9]{1,2}[\]〕］]")
NOTE = re.compile(r"\s{0,9}(?:[①-⑳]|[\[〔［]?[0-9]{1,2}[\]〕］]?[^0-9.、,%]|注\s?[0-9]{0,2}\s?[:：])")
# Of the type around it, and of that of the page's text.
SMALL, SMALLER = 0.75, 0.9
MOST_SIGNS = 4
# Whoever cleans a text takes these out, and positions stay.
UNSEEN = "\u200b"


def without_marks(text_page: Any, start: int, line: str) -> str:
    """Return a line with an unseen sign in place of each sign of a mark, so that places stay."""
    found = list(MARK.finditer(line))
    first = len(line) - len(line.lstrip())
    size = _size(text_page, start + first) if found else 0.0
    signs = list(line)
    for mark in found if size else ():
        # A mark is the end of its signs, or all of them.
        for at in range(mark.end() - 1, max(mark.start(), mark.end() - MOST_SIGNS - 1, first + 1) - 1, -1):
            if _size(text_page, start + at) >= SMALL * size:
                break
            signs[at] = UNSEEN
    return "".join(signs)


def notes_from(lines: Sequence[str], sizes: Sequence[float]) -> int:
    """Return at which line of a page its footnotes begin: in small type to its foot, behind a mark.

    sizes: of the type of each line. The number of lines where there are none.
    """
    body = Counter(round(size, 1) for size in sizes if size).most_common(1)
    if not body:
        return len(lines)
    begin = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if not 0 < sizes[at] < SMALLER * body[0][0]:
            break
        if NOTE.match(lines[at]):
            begin = at
    return begin if begin else len(lines)


def _size(text_page: Any, at: int) -> float:
    try:
        return float(pdfium.FPDFText_GetFontSize(text_page, at))
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return 0.0
