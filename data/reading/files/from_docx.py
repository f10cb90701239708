"""Reads .docx: paragraphs and tables in body order, as a reader would see them with all changes accepted."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from .archive import guard
from .document import Line, Note, UnreadableFile, is_too_long
from .numbering import Numbering

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
GONE = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:pPr"), qn("w:rt"), qn("w:sectPr")}
DAMAGES = (KeyError, ValueError, AttributeError, TypeError, IndexError, zipfile.BadZipFile,
           PackageNotFoundError, etree.LxmlError)  # fmt: skip
BOX = qn("w:txbxContent")
PICTURES = (
    qn("a:blip"),
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
)
MOST_COLUMNS, LONGEST_COUNT = 63, 5
# 第3页 is a page number.
LETTER = re.compile(r"[^\W\d_第页共]")
SIGNS = {qn("w:tab"): " ", qn("w:ptab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


class Piece(NamedTuple):
    """Some words of a part of the text, and the element that holds them.

    at: where in the part they begin. skipped: how many characters the element holds before them.
    """

    at: int
    length: int
    element: Any
    skipped: int


Found = list[tuple[str, Any]]


def extract(content: bytes, most: int | None = None) -> tuple[list[Line], list[Note]]:
    """Return the lines of a .docx and notes; most: characters of text. Raises UnreadableFile."""
    guard(content)
    try:
        opened = docx.Document(io.BytesIO(content))
    except DAMAGES as error:
        raise UnreadableFile("damaged") from error
    body = opened.element.body
    if body is None:
        raise UnreadableFile("damaged")
    walk = Walk(Numbering(*_roots(opened)), most)
    walk.body(body)
    return walk.lines, [*walk.notes(body), *_notes_beside(opened, body)]


def _notes_beside(opened: Any, body: Any) -> list[Note]:
    """Return what stands beside the text: words in heads and feet of pages, pictures and charts."""
    margins = sum(
        1
        for relation in opened.part.rels.values()
        if relation.reltype.rsplit("/", 1)[-1] in ("header", "footer") and _says_something(relation)
    )
    pictures = sum(
        1 for drawn in body.iter(*PICTURES) if next(drawn.iterancestors(MC + "Fallback"), None) is None
    )
    counted = (("margins_skipped", margins), ("pictures_skipped", pictures))
    return [Note(code, str(count)) for code, count in counted if count]


def _says_something(relation: Any) -> bool:
    """Tell a head or foot with words from one with a page number alone."""
    root = getattr(relation.target_part, "element", None) if not relation.is_external else None
    words = "" if root is None else "".join(text.text or "" for text in root.iter(qn("w:t")))
    return bool(LETTER.search(words))


def _roots(opened: Any) -> tuple[Any, Any]:
    """Return the roots of numbering.xml and styles.xml, None for one that the file lacks."""
    by_type = {relation.reltype.rsplit("/", 1)[-1]: relation for relation in opened.part.rels.values()}
    return _root(by_type.get("numbering")), _root(by_type.get("styles"))


def _root(relation: Any) -> Any:
    if relation is None or relation.is_external:
        return None
    return getattr(relation.target_part, "element", None)


class Walk:
    """One pass over a body; collects lines, and where it is wanted the pieces of each part."""

    def __init__(self, numbering: Numbering, most: int | None, keeps_pieces: bool = False) -> None:
        self.lines: list[Line] = []
        self.pieces: dict[int, list[Piece]] = {}
        self._keeps_pieces = keeps_pieces
        self._taken: list[Piece] = []
        self._most, self._written = most, 0
        self._numbering = numbering
        self._count = 0
        self._carried = ""

    def notes(self, body: Any) -> list[Note]:
        """Return what was left out of the text on purpose."""
        deletions = sum(1 for _ in body.iter(qn("w:del"), qn("w:moveFrom")))
        footnotes = sum(1 for _ in body.iter(qn("w:footnoteReference"), qn("w:endnoteReference")))
        counted = (("deletions_skipped", deletions), ("footnotes_skipped", footnotes))
        return [Note(code, str(count)) for code, count in counted if count]

    def body(self, element: Any) -> None:
        """Read the blocks of a body, a cell, a content control or a text box, in order."""
        for block in element:
            if block.tag == PARAGRAPH:
                self._paragraph(block)
            elif block.tag == TABLE:
                self._table(block)
            elif block.tag not in GONE and isinstance(block.tag, str):
                self.body(_chosen(block) if block.tag == MC + "AlternateContent" else block)

    def _paragraph(self, element: Any) -> None:
        """Read one paragraph, then the text boxes that are anchored in it."""
        boxes: list[Any] = []
        found = self._found(element, boxes)
        if self._keeps_pieces:
            self._taken += _pieces(found, len(self._carried))
        text = self._carried + _joined(found)
        self._check(len(text))
        self._carried = text if _mark_is_deleted(element) else ""
        self._count += 1
        if not self._carried:
            self._keep(self._taken)
            self._taken = []
        label = self._numbering.label(element) if text.strip() else ""
        at, opens = 0, True
        for piece in [] if self._carried else text.split("\n"):
            self._add(Line(piece, self._count, at, label, opens))
            at, label, opens = at + len(piece) + 1, "", True
        for box in boxes:
            self.body(box)

    def _table(self, element: Any) -> None:
        for row in element.iter(ROW):
            if (
                next(row.iterancestors(TABLE)) is element
                and row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None
            ):
                self._row(row, element)

    def _row(self, row: Any, table: Any) -> None:
        """Read a row as one line; what stands in a table inside a cell is part of that cell."""
        cells = [cell for cell in row.iter(CELL) if next(cell.iterancestors(TABLE)) is table]
        words = [""] * _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"))
        at, taken = len(words), []
        for cell in cells:
            told, pieces = ("", []) if _is_covered(cell) else self._cell(cell, at)
            taken += pieces
            words += [told, *[""] * (_columns(cell) - 1)]
            at += len(told) + _columns(cell)
        self._count += 1
        self._keep(taken)
        self._add(Line("\t".join(words).rstrip("\t"), self._count, opens=True, cells=True))

    def _cell(self, cell: Any, at: int) -> tuple[str, list[Piece]]:
        """Return the words of a cell on one line, and its pieces; at: where in the part the words begin."""
        words: list[str] = []
        pieces: list[Piece] = []
        for paragraph in cell.iter(PARAGRAPH):
            found = self._found(paragraph, [])
            line = _joined(found).replace("\n", " ")
            if stripped := line.strip():
                first = len(line) - len(line.lstrip())
                if self._keeps_pieces:
                    pieces += _pieces(found, at, first, first + len(stripped))
                words.append(stripped)
                at += len(stripped) + 1
        return " ".join(words), pieces

    def _found(self, element: Any, boxes: list[Any]) -> Found:
        """Return the words of a paragraph; the elements that hold them too where pieces are wanted.

        A million line ends are a million elements, each larger than its word.
        """
        found, length = [], 0
        for words, holder in _words(element, boxes):
            length += len(words)
            self._check(length)
            found.append((words, holder if self._keeps_pieces else None))
        return found

    def _keep(self, pieces: list[Piece]) -> None:
        """Keep the pieces of the part that has just been counted."""
        if self._keeps_pieces:
            self.pieces[self._count] = pieces

    def _add(self, line: Line) -> None:
        self._written += len(line.label) + len(line.text) + 1
        self._check(self._written)
        self.lines.append(line)

    def _check(self, characters: int) -> None:
        if is_too_long(characters, self._most):
            raise UnreadableFile("too_long")


def _columns(cell: Any) -> int:
    """Return how many columns a cell spans."""
    return max(1, _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")))


def _number(element: Any) -> int:
    """Return the count that an element states, 0 for none; no table has more columns than MOST_COLUMNS."""
    stated = "" if element is None else element.get(qn("w:val"), "")
    return min(int(stated), MOST_COLUMNS) if stated.isdecimal() and len(stated) < LONGEST_COUNT else 0


def _is_covered(cell: Any) -> bool:
    """Tell a cell that a merged one above it covers; what it holds is not shown."""
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val"), "continue") == "continue"


def _joined(found: Found) -> str:
    return "".join(words for words, _ in found)


def _pieces(found: Found, at: int, first: int = 0, last: int | None = None) -> Iterator[Piece]:
    """Yield the pieces of what was found, or of characters `first` to `last` of it, placed from `at` on."""
    begin = 0
    for words, element in found:
        end = begin + len(words)
        low, high = max(begin, first), end if last is None else min(end, last)
        if low < high:
            yield Piece(at + low - first, high - low, element, low - begin)
        begin = end


def _words(element: Any, boxes: list[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the words of a paragraph that a reader sees, each with the element that holds them.

    Text boxes are put aside for later.
    """
    for child in element:
        tag = child.tag
        if tag in (qn("w:t"), MATH_TEXT):
            yield child.text or "", child
        elif tag in SIGNS:
            yield "" if child.get(qn("w:type")) == "page" else SIGNS[tag], child
        elif tag == BOX:
            boxes.append(child)
        elif tag == MC + "AlternateContent":
            yield from _words(_chosen(child), boxes)
        elif tag not in GONE and isinstance(tag, str) and not _is_unseen(child):
            yield from _words(child, boxes)


def _chosen(alternative: Any) -> Any:
    """Return the one branch to read: the same words stand in Choice and in Fallback."""
    choice = alternative.find(MC + "Choice")
    fallback = alternative.find(MC + "Fallback")
    if choice is not None and (fallback is None or any(True for _ in choice.iter(qn("w:t")))):
        return choice
    return fallback if fallback is not None else alternative


def _is_unseen(element: Any) -> bool:
    """Tell a run in hidden type, and the grey "click here" words of an unfilled content control."""
    if element.tag == qn("w:r"):
        vanish = element.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
        return vanish is not None and vanish.get(qn("w:val"), "1") not in ("0", "false")
    return element.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None


def _mark_is_deleted(paragraph: Any) -> bool:
    """Tell a paragraph whose end was deleted with tracked changes: it runs on into the next."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None
