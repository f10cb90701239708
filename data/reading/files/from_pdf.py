"""Reads the text of a PDF: lines with their indents, without page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from .document import SCANNED, Line, Note, UnreadableFile, is_too_long
from .pdf_columns import Printed, in_columns
from .pdf_notes import notes_from, without_marks
from .pdf_tables import with_rows
from .streams import guard

MOST_PAGES = 100
MOST_CHARACTERS = 4_000_000
PAGE_NUMBER = re.compile(
    r"[\s\-—–－·.•]*+(?:第?\s*+\d{1,4}\s*+页?(?:\s*+[/／共]\s*+共?\s*+\d{1,4}\s*+页?)?|第[一二三四五六七八九十百]{1,5}页"
    r"|共\s*+\d{1,4}\s*+页\s*+第\s*+\d{1,4}\s*+页|Page\s*+\d{1,4}(?:\s*+of\s*+\d{1,4})?|[ivxIVX]{1,5})[\s\-—–－·.•]*+"
)
DIGITS = re.compile(r"\d+")
LINE = re.compile(r"[^\r\n]+")
# pdfium puts U+FFFE where it took away a hyphen at the end of a line.
SOFT = "\ufffe"
EDGE = 2
INDENT = 1.2
SHORT = 2.5
# Of a page's width: full lines reach at least so far.
LEAST_REACH = 0.7
LEAST_LINES, TOLD = 3, 2
REPEATED = 3


def extract(content: bytes, most: int | None = None) -> tuple[list[Line], list[Note]]:
    """Return the lines of a PDF, part = page from 1; most: characters of text. Raises UnreadableFile.

    Pages of which there is perhaps only a picture are named in a note SCANNED.
    """
    guard(content)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile("encrypted" if "assword" in str(error) else "damaged") from error
    with document:
        if len(document) > MOST_PAGES:
            raise UnreadableFile("too_many_pages")
        pages = list(_pages(document, most))
        if not pages:
            raise UnreadableFile("empty")
        kept = without_furniture(pages)
        silent = [number for number, page in enumerate(kept, 1) if not _says_something(page)]
        # A page with nothing on it is blank; where all are silent, what is on them cannot be told from here.
        drawn = [number for number in silent if len(silent) == len(pages) or _is_drawn_on(document, number)]
    dropped = sum(map(len, pages)) - sum(map(len, kept))
    below = sum(not line.text for page in pages for line in page)
    counted = (
        ("furniture_dropped", dropped),
        ("footnotes_skipped", below),
        ("pages_without_words", len(silent)),
    )
    notes = [Note(code, str(n)) for code, n in counted if n]
    # For `read_file` alone, which takes it out.
    notes += [Note(SCANNED, " ".join(map(str, drawn)))] if drawn else []
    return [line for page in kept if _says_something(page) for line in page], notes


def _says_something(page: list[Line]) -> bool:
    return any(line.text.strip() for line in page)


def _is_drawn_on(document: Any, number: int) -> bool:
    try:
        return any(True for _ in document[number - 1].get_objects(max_depth=1))
    except pypdfium2.PdfiumError:
        return False


def _pages(document: Any, most: int | None) -> Iterator[list[Line]]:
    """Yield the lines of each page, as long as they are no more than can be used."""
    characters = 0
    for number in range(len(document)):
        lines = _page(document, number, most)
        characters += sum(len(line.text) + 1 for line in lines)
        _check(characters, most)
        yield lines


def _check(characters: int, most: int | None) -> None:
    if is_too_long(characters, most):
        raise UnreadableFile("too_long")
    if characters > MOST_CHARACTERS:
        raise UnreadableFile("too_large")


def _page(document: Any, number: int, most: int | None) -> list[Line]:
    """Return the lines of one page; a page that cannot be opened has none."""
    try:
        page = document[number]
        text_page = page.get_textpage()
        _check(text_page.count_chars(), most)
        text = text_page.get_text_range(errors="ignore")
    except pypdfium2.PdfiumError:
        return []
    printed = [(match.start(), match.group().replace(SOFT, "")) for match in LINE.finditer(text)]
    printed, notes = _without_notes(text_page, printed)
    groups = in_columns(text_page, printed)
    lines = [line for group in groups for line in _lines(text_page, group, number + 1)]
    return lines + [Line("", number + 1, start) for start, _ in notes]


def _without_notes(text_page: Any, printed: list[Printed]) -> tuple[list[Printed], list[Printed]]:
    """Return the lines of a page without its footnotes, and these."""
    numbers = len(printed)
    while numbers and PAGE_NUMBER.fullmatch(printed[numbers - 1][1]):
        numbers -= 1
    above = printed[:numbers]
    sizes = [_span(text_page, start, line)[2] for start, line in above]
    begin = notes_from([line for _, line in above], sizes)
    return printed[:begin] + printed[numbers:], above[begin:]


def _lines(text_page: Any, printed: list[Printed], part: int) -> list[Line]:
    """Return the lines of a column, or of a page without columns."""
    spans = [_span(text_page, start, line) for start, line in printed]
    lines = [
        Line(without_marks(text_page, start, line), part, start, opens=opens, full=full)
        for (start, line), (opens, full) in zip(printed, layout(spans), strict=True)
    ]
    return with_rows(text_page, lines)


def _span(text_page: Any, start: int, line: str) -> tuple[float, float, float]:
    """Return where a line's first visible sign begins, where its last ends, and the type's size."""
    first = start + len(line) - len(line.lstrip())
    try:
        left = text_page.get_charbox(first, loose=True)[0]
        right = text_page.get_charbox(start + len(line.rstrip()) - 1, loose=True)[2]
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return 0.0, 0.0, 0.0
    return left, right, pdfium.FPDFText_GetFontSize(text_page, first)


def layout(
    spans: list[tuple[float, float, float]], width: float = 0.0
) -> list[tuple[bool | None, bool | None]]:
    """Tell which lines begin a paragraph (set in by two letters) or go on with it, and which are full.

    spans: left, right and size of the type of each line. width: of the page, where short lines are not to be
    taken for full ones; 0 where the longest line alone tells how far lines reach.
    """
    if len(spans) < LEAST_LINES:
        return [(None, None)] * len(spans)
    margin = Counter(round(left) for left, _, _ in spans).most_common(1)[0][0]
    edge = max(*(right for _, right, _ in spans), LEAST_REACH * width)
    indented = [bool(size) and INDENT * size < left - margin < 4 * size for left, _, size in spans]
    full = [bool(size) and right > edge - SHORT * size for _, right, size in spans]
    # Where paragraphs are set in, a line that is not goes on with the full line before it.
    is_indented = sum(indented) >= TOLD
    goes_on = [
        is_indented and before and not own for before, own in zip([False, *full], indented, strict=False)
    ]
    opens = [True if own else False if on else None for own, on in zip(indented, goes_on, strict=True)]
    return list(zip(opens, full, strict=True))


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Drop page numbers, and what stands at the head or foot of three pages and more.

    A title that is the running head too stays where both stand on the first page.
    """
    edges = Counter(key for page in pages for key in {_key(line) for line in _edge(page)})
    running = {key for key, count in edges.items() if count >= REPEATED and key}
    heads = {page[0].text for page in pages[:1] if len(pages) < REPEATED and page}
    kept = []
    for number, page in enumerate(pages):
        gone, met = set(), Counter[str]()
        for line in _edge(page):
            met[_key(line)] += 1
            again = number > 0 and line is page[0] and line.text in heads and _key(line)
            if PAGE_NUMBER.fullmatch(line.text) or (_key(line) in running and met[_key(line)] == 1) or again:
                gone.add(line)
        kept.append([line for line in page if line not in gone])
    return kept


def _edge(page: list[Line]) -> list[Line]:
    page = [line for line in page if line.text]
    return page if len(page) <= 2 * EDGE else page[:EDGE] + page[-EDGE:]


def _key(line: Line) -> str:
    """Return a line without its digits, as heads differ by them alone; empty for the end of a sentence."""
    words = DIGITS.sub("#", re.sub(r"\s+", "", line.text))
    return "" if words.endswith("。") else words
