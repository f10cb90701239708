"""Reads the text of a PDF: lines with their indents, without page numbers and running heads."""

import re
from collections import Counter
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from .document import Line, Note, UnreadableFile

MOST_PAGES = 100
MOST_CHARACTERS = 4_000_000
PAGE_NUMBER = re.compile(
    r"[\s\-—–－·.•]*(?:第?\s*\d{1,4}\s*页?)(?:\s*[/／共]\s*共?\s*\d{1,4}\s*页?)?[\s\-—–－·.•]*"
)
DIGITS = re.compile(r"\d+")
LINE = re.compile(r"[^\r\n]+")
# pdfium puts U+FFFE where it took away a hyphen at the end of a line.
SOFT = "\ufffe"
EDGE = 2
INDENT = 1.2
REPEATED = 3


def extract(content: bytes) -> tuple[list[Line], list[Note]]:
    """Return the lines of a PDF, part = page from 1. Raises UnreadableFile."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile("encrypted" if "assword" in str(error) else "damaged") from error
    with document:
        if len(document) > MOST_PAGES:
            raise UnreadableFile("too_many_pages")
        pages = [_page(document, number) for number in range(len(document))]
    kept = _without_furniture(pages)
    if not any(line.text.strip() for page in kept for line in page):
        raise UnreadableFile("scan" if pages else "empty")
    dropped = sum(map(len, pages)) - sum(map(len, kept))
    return [line for page in kept for line in page], [
        Note("furniture_dropped", str(dropped))
    ] if dropped else []


def _page(document: Any, number: int) -> list[Line]:
    """Return the lines of one page; a page that cannot be opened has none."""
    try:
        page = document[number]
        text_page = page.get_textpage()
        text = text_page.get_text_range(errors="ignore")
    except pypdfium2.PdfiumError:
        return []
    if len(text) > MOST_CHARACTERS:
        raise UnreadableFile("too_large")
    found = [(match.start(), match.group().replace(SOFT, "")) for match in LINE.finditer(text)]
    spans = [_left(text_page, start, line) for start, line in found]
    return [
        Line(line, number + 1, start, opens=opens)
        for (start, line), opens in zip(found, _opens(spans), strict=True)
    ]


def _left(text_page: Any, start: int, line: str) -> tuple[float, float]:
    """Return where a line's first visible character begins, and the type's size."""
    index = start + len(line) - len(line.lstrip())
    try:
        left = text_page.get_charbox(index, loose=True)[0]
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return 0.0, 0.0
    return left, pdfium.FPDFText_GetFontSize(text_page, index)


def _opens(spans: list[tuple[float, float]]) -> list[bool | None]:
    """Tell which lines begin a paragraph: those set in by two letters from where most lines begin."""
    if len(spans) < 3:
        return [None] * len(spans)
    margin = Counter(round(left) for left, _ in spans).most_common(1)[0][0]
    return [True if size and INDENT * size < left - margin < 4 * size else None for left, size in spans]


def _without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Drop page numbers, and what stands at the head or foot of three pages and more."""
    edges = Counter(key for page in pages for key in {_key(line) for line in _edge(page)})
    running = {key for key, count in edges.items() if count >= REPEATED and key}
    kept = []
    for page in pages:
        edge = set(_edge(page))
        gone = {line for line in edge if PAGE_NUMBER.fullmatch(line.text) or _key(line) in running}
        kept.append([line for line in page if line not in gone])
    return kept


def _edge(page: list[Line]) -> list[Line]:
    return page if len(page) <= 2 * EDGE else page[:EDGE] + page[-EDGE:]


def _key(line: Line) -> str:
    """Return a line without its digits, as heads differ by them alone; empty for the end of a sentence."""
    words = DIGITS.sub("#", re.sub(r"\s+", "", line.text))
    return "" if words.endswith("。") else words
