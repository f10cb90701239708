"""Reads .docx: paragraphs and tables in body order, as a reader would see them with all changes accepted."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import PartFactory
from docx.oxml.ns import qn
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from .archive import guard
from .document import Line, Note, UnreadableFile, is_too_long
from .docx_words import GONE, MC, Fields, chosen, words_of
from .numbering import Numbering

PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
DAMAGES = (KeyError, ValueError, AttributeError, TypeError, IndexError, zipfile.BadZipFile,
           PackageNotFoundError, etree.LxmlError)  # fmt: skip
PICTURES = (
    qn("a:blip"),
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
)
# Documents with macros, and templates: read as any other, and no macro is run.
for kind in (
    "vnd.ms-word.document.macroEnabled.main+xml",
    "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "vnd.ms-word.template.macroEnabledTemplate.main+xml",
):
    PartFactory.part_type_for[f"application/{kind}"] = DocumentPart
MOST_COLUMNS, LONGEST_COUNT = 63, 5
LONGEST_CELL = 200
# 第3页 is a page number.
LETTER = re.compile(r"[^\W\d_第页共]")


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
        opened = Package.open(io.BytesIO(content)).main_document_part
        body = opened.element.body
    except DAMAGES as error:
        raise UnreadableFile("damaged") from error
    if body is None:
        raise UnreadableFile("damaged")
    walk = Walk(Numbering(*_roots(opened)), most)
    walk.body(body)
    return walk.lines, [*walk.notes(body), *_notes_beside(opened, body)]


def _notes_beside(opened: Any, body: Any) -> list[Note]:
    """Return what stands beside the text: words in heads and feet of pages, pictures and charts."""
    margins = sum(
        1
        for relation in opened.rels.values()
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
    by_type = {relation.reltype.rsplit("/", 1)[-1]: relation for relation in opened.rels.values()}
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
        self._fields = Fields()
        self._count = self._tables = 0
        self._carried = ""
        self._left_out = 0

    def notes(self, body: Any) -> list[Note]:
        """Return what was left out of the text on purpose."""
        deletions = sum(1 for _ in body.iter(qn("w:del"), qn("w:moveFrom")))
        footnotes = sum(1 for _ in body.iter(qn("w:footnoteReference"), qn("w:endnoteReference")))
        counted = (
            ("deletions_skipped", deletions),
            ("footnotes_skipped", footnotes),
            ("furniture_dropped", self._left_out),
        )
        return [Note(code, str(count)) for code, count in counted if count]

    def body(self, element: Any) -> None:
        """Read the blocks of a body, a cell, a content control or a text box, in order."""
        for block in element:
            if block.tag == PARAGRAPH:
                self._paragraph(block)
            elif block.tag == TABLE:
                self._table(block)
            elif _is_contents(block):
                self._left_out += 1
            elif block.tag not in GONE and isinstance(block.tag, str):
                self.body(chosen(block) if block.tag == MC + "AlternateContent" else block)

    def _paragraph(self, element: Any) -> None:
        """Read one paragraph, then the text boxes that are anchored in it."""
        boxes: list[Any] = []
        found = self._found(element, boxes)
        if self._keeps_pieces:
            self._taken += _pieces(found, len(self._carried))
        text = self._carried + _joined(found)
        self._check(len(text))
        self._count += 1
        if self._fields.is_furniture(text):
            self._left_out, self._carried, self._taken = self._left_out + 1, "", []
        elif _runs_on(element):
            self._carried = text
        else:
            self._finished(text, self._numbering.label(element))
        for box in boxes:
            self.body(box)

    def _finished(self, text: str, label: str) -> None:
        """Add the lines of a paragraph, with its automatic number; an empty one takes a number unseen."""
        self._keep(self._taken)
        self._taken, self._carried, at = [], "", 0
        label = label if text.strip() else ""
        for piece in text.split("\n"):
            self._add(Line(piece, self._count, at, label, True))
            at, label = at + len(piece) + 1, ""

    def _table(self, element: Any) -> None:
        self._tables += 1
        for row in element.iter(ROW):
            if (
                next(row.iterancestors(TABLE)) is element
                and row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None
            ):
                self._row(row, element)

    def _row(self, row: Any, table: Any) -> None:
        """Read a row as one line; one whose cells hold paragraphs or tables as these."""
        cells = [cell for cell in row.iter(CELL) if _is_cell_of(cell, table)]
        if _is_layout(cells):
            for cell in cells:
                self.body([] if _is_covered(cell) else cell)
            return
        words = [""] * _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"))
        at, taken = len(words), []
        for cell in cells:
            told, pieces = ("", []) if _is_covered(cell) else self._cell(cell, at)
            taken += pieces
            words += [told, *[""] * (_columns(cell) - 1)]
            at += len(told) + _columns(cell)
        self._count += 1
        self._keep(taken)
        self._add(
            Line("\t".join(words).rstrip("\t"), self._count, opens=True, cells=True, table=self._tables)
        )

    def _cell(self, cell: Any, at: int) -> tuple[str, list[Piece]]:
        """Return the words of a cell on one line, and its pieces; at: where in the part the words begin."""
        words: list[str] = []
        pieces: list[Piece] = []
        for label, found in self._told(cell):
            line = _joined(found).replace("\n", " ")
            first, stripped = len(line) - len(line.lstrip()), line.strip()
            if self._keeps_pieces:
                pieces += _pieces(found, at + len(label), first, first + len(stripped))
            if told := (label + stripped).rstrip():
                words.append(told)
                at += len(told) + 1
        return " ".join(words), pieces

    def _told(self, holder: Any) -> Iterator[tuple[str, Found]]:
        """Yield the automatic number and the words of each paragraph of a cell, text boxes behind theirs."""
        for paragraph in _paragraphs(holder):
            boxes: list[Any] = []
            found = self._found(paragraph, boxes)
            if not self._fields.is_furniture(_joined(found)):
                yield self._numbering.label(paragraph), found
            for box in boxes:
                yield from self._told(box)

    def _found(self, element: Any, boxes: list[Any]) -> Found:
        """Return the words of a paragraph; the elements that hold them too where pieces are wanted.

        A million line ends are a million elements, each larger than its word.
        """
        found, length = [], 0
        self._fields.begin_paragraph()
        for words, holder in words_of(element, boxes, self._fields):
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


def _paragraphs(holder: Any) -> Iterator[Any]:
    """Yield the paragraphs of a cell or a text box, those of tables in it too, each once."""
    for block in holder:
        if block.tag == PARAGRAPH:
            yield block
        elif block.tag not in GONE and isinstance(block.tag, str):
            yield from _paragraphs(chosen(block) if block.tag == MC + "AlternateContent" else block)


def _is_cell_of(cell: Any, table: Any) -> bool:
    """Tell a cell of this table, and none of a table in it, that was not deleted."""
    gone = cell.find(f"{qn('w:tcPr')}/{qn('w:cellDel')}")
    return gone is None and next(cell.iterancestors(TABLE)) is table


def _is_layout(cells: list[Any]) -> bool:
    """Tell a row that only lays out what it holds: paragraphs in one cell, a long text, a table."""
    lengths = [sum(len(words.text or "") for words in cell.iter(qn("w:t"))) for cell in cells]
    if max(lengths, default=0) > LONGEST_CELL or any(map(_holds_table, cells)):
        return True
    alone = [cell for cell, length in zip(cells, lengths, strict=True) if length]
    if len(alone) != 1:
        return False
    return sum(any(words.text for words in p.iter(qn("w:t"))) for p in alone[0].iterchildren(PARAGRAPH)) > 1


def _holds_table(cell: Any) -> bool:
    return any(len(row.findall(CELL)) > 1 for row in cell.iter(ROW))


def _is_contents(block: Any) -> bool:
    """Tell Word's own list of contents."""
    gallery = block.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and gallery.get(qn("w:val")) == "Table of Contents"


def _runs_on(paragraph: Any) -> bool:
    """Tell a paragraph that runs on into the next: its end was deleted or moved, or it is a large letter."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        return False
    marks = properties.find(qn("w:rPr"))
    frame = properties.find(qn("w:framePr"))
    deleted = marks is not None and any(marks.find(qn(name)) is not None for name in ("w:del", "w:moveFrom"))
    return deleted or (frame is not None and frame.get(qn("w:dropCap"), "none") != "none")
