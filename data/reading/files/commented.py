"""Puts comments into a .docx, each at its words; its text, its layout and all else in it stay as they are."""

import io
import zipfile
from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx.oxml.ns import nsmap, qn
from lxml import etree

from .archive import guard
from .document import Comment, Place, UnreadableFile
from .from_docx import DAMAGES, PARAGRAPH, Piece, Walk
from .numbering import Numbering
from .package import Package, written
from .splitting import Runs, paragraph_of

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENTS_NAME = "word/comments.xml"
ID = qn("w:id")
# Half points: comments are set small whatever the file's own styles say.
SIZE = "18"
Range = tuple[Piece, int, Piece, int]


def comments_of(rows: Sequence[Sequence[Any]]) -> list[Comment]:
    """Return comments as they come by pipe: text, and part and offset of both ends or nothing."""
    return [
        Comment(text, Place(*places[:2]), Place(*places[2:])) if places else Comment(text)
        for text, *places in rows
    ]


def with_comments(content: bytes, comments: Sequence[Comment], author: str) -> bytes:
    """Return the .docx with the comments in it. Raises UnreadableFile."""
    guard(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _commented(Package(archive), comments, author)
    except DAMAGES as error:
        raise UnreadableFile("damaged") from error


def _commented(package: Package, comments: Sequence[Comment], author: str) -> bytes:
    document = package.root(package.main)
    held = package.related(package.main, "comments")
    beside = package.root(held) if held else etree.Element(qn("w:comments"), nsmap={"w": nsmap["w"]})
    number = _first_free(document, beside)
    desk = Desk(document, _numbering(package))
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for at, comment in enumerate(comments, number):
        if desk.mark(comment, str(at)):
            beside.append(_comment(comment.text, str(at), author, now))
    name = held or _free_name(package)
    changed = {package.main: written(document), name: written(beside)}
    if not held:
        changed |= package.with_relation(package.main, name, "comments")
        changed |= package.with_type(name, COMMENTS_TYPE)
    return package.copy(changed)


def _numbering(package: Package) -> Numbering:
    """Return the lists of a document: automatic numbers count in the rows of its tables."""
    names = [package.related(package.main, kind) for kind in ("numbering", "styles")]
    held = set(package.archive.namelist())
    return Numbering(*(package.root(name) if name in held else None for name in names))


def _first_free(document: Any, beside: Any) -> int:
    """Return the first number that no comment of the file has."""
    taken = [*document.iter(qn("w:commentRangeStart"), qn("w:commentReference")), *beside]
    numbers = [int(number) for one in taken if (number := one.get(ID, "")).isascii() and number.isdecimal()]
    return max(numbers, default=-1) + 1


def _free_name(package: Package) -> str:
    """Return a name for the comments' part: some files hold one that nothing leads to."""
    names = set(package.archive.namelist())
    tried = [COMMENTS_NAME, *(f"word/comments{number}.xml" for number in range(1, len(names) + 1))]
    return next(name for name in tried if name not in names)


class Desk:
    """A document's body, its words found by where the reader told them to be."""

    def __init__(self, document: Any, numbering: Numbering) -> None:
        walk = Walk(numbering, None, keeps_pieces=True)
        walk.body(document.find(qn("w:body")))
        self.pieces = {part: pieces for part, pieces in sorted(walk.pieces.items()) if pieces}
        self.runs = Runs()

    def mark(self, comment: Comment, number: str) -> bool:
        """Put a comment's marks around its words; False in a document without any words."""
        found = self._range(comment)
        if found is None:
            return False
        first, begin, last, end = found
        opened = self.runs.beginning(first.element, begin)
        closed = self.runs.ending(last.element, end)
        opened.addprevious(etree.Element(qn("w:commentRangeStart"), {ID: number}))
        closed.addnext(_reference(number))
        closed.addnext(etree.Element(qn("w:commentRangeEnd"), {ID: number}))
        return True

    def _range(self, comment: Comment) -> Range | None:
        """The pieces of a comment's words; the first paragraph for one without a place."""
        if comment.first is None or comment.last is None:
            return self._first_paragraph()
        first = self._piece(comment.first)
        last = self._piece(comment.last)
        if first is None or last is None:
            return self._first_paragraph()
        begin = _inside(first, comment.first.offset)
        end = _inside(last, comment.last.offset) + 1
        if _belong_together(first, last):
            return first, begin, last, end
        return first, begin, *self._paragraph_end(comment.first.part, first)

    def _piece(self, place: Place) -> Piece | None:
        """The piece that holds a place, or the one before it: the reader puts in signs of its own."""
        pieces = self.pieces.get(place.part)
        if not pieces:
            return None
        return pieces[max(bisect_right(pieces, place.offset, key=lambda piece: piece.at) - 1, 0)]

    def _first_paragraph(self) -> Range | None:
        for part, (first, *_) in self.pieces.items():
            return first, first.skipped, *self._paragraph_end(part, first)
        return None

    def _paragraph_end(self, part: int, first: Piece) -> tuple[Piece, int]:
        """The last piece of a part that stands in the paragraph of another, and where that ends."""
        paragraph = paragraph_of(first.element)
        last = [piece for piece in self.pieces[part] if paragraph_of(piece.element) is paragraph][-1]
        return last, last.skipped + last.length


def _inside(piece: Piece, offset: int) -> int:
    """Where in a piece's element a place of its part stands."""
    return piece.skipped + min(max(offset - piece.at, 0), piece.length - 1)


def _belong_together(first: Piece, last: Piece) -> bool:
    """Tell whether one comment may reach from one piece to the other: within a paragraph, or side by side."""
    one, other = paragraph_of(first.element), paragraph_of(last.element)
    return one is other or one.getparent() is other.getparent()


def _reference(number: str) -> Any:
    run = etree.Element(qn("w:r"))
    etree.SubElement(run, qn("w:commentReference"), {ID: number})
    return run


def _comment(words: str, number: str, author: str, now: str) -> Any:
    """One comment: a paragraph a line, set small without the file's own styles."""
    initials = "".join(word[0] for word in author.split())
    told = {ID: number, qn("w:author"): author, qn("w:date"): now, qn("w:initials"): initials}
    comment = etree.Element(qn("w:comment"), told)
    for line in words.split("\n"):
        paragraph = etree.SubElement(comment, PARAGRAPH)
        run = etree.SubElement(paragraph, qn("w:r"))
        properties = etree.SubElement(run, qn("w:rPr"))
        for size in ("w:sz", "w:szCs"):
            etree.SubElement(properties, qn(size), {qn("w:val"): SIZE})
        etree.SubElement(run, qn("w:t")).text = line
    first = etree.Element(qn("w:r"))
    etree.SubElement(first, qn("w:annotationRef"))
    comment[0].insert(0, first)
    return comment
