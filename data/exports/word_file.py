"""A Word file put together from headings, paragraphs, lists, native tables, pictures and footnotes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TypeAlias

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from data.exports.word_notes import Footnotes
from data.exports.word_styles import INNER, TABLE_SIZE, lay_out

HEDGE = RGBColor(0xB2, 0x3A, 0x2A)
BULLETS, CAPTION, GRID = "List Bullet", "Caption", "Table Grid"


@dataclass(frozen=True)
class Stretch:
    """Words that are set apart: the one that hedges a figure, or both sides of a sum."""

    words: str
    hedge: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Note:
    """A footnote: what it is about (one note for each), its words, and the address that shows it."""

    key: str
    words: str
    address: str = ""


Content: TypeAlias = Sequence[str | Stretch | Note]


class WordFile:
    """A file that grows from its title downwards; `saved` returns it."""

    def __init__(self, title: str, foot: str, language: str, day: date) -> None:
        self._document = docx.Document()
        lay_out(self._document, foot, language)
        self._notes = Footnotes(self._document)
        told = self._document.core_properties
        told.title, told.author, told.comments, told.language = title, "", "", language
        told.created = told.modified = datetime.combine(day, time(), UTC)
        self.heading([title], 0)

    def heading(self, content: Content, level: int) -> None:
        """Add a heading: 0 is the title, 1 to 3 stand below each other."""
        self._fill(self._document.add_heading(level=level), content)

    def paragraph(self, content: Content, style: str = "Normal") -> None:
        """Add a paragraph."""
        self._fill(self._document.add_paragraph(style=style), content)

    def bullets(self, items: Iterable[Content]) -> None:
        """Add a list."""
        for item in items:
            self.paragraph(item, BULLETS)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[Content]], shares: Sequence[float]) -> None:
        """Add a table whose head is repeated on each page. shares: of the width, one for each column."""
        made = self._document.add_table(0, len(head), style=GRID)
        made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        widths = [Mm(INNER * share / sum(shares)) for share in shares]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        named: Sequence[Content] = [[Stretch(words, strong=True)] for words in head]
        for place, cells in enumerate([named, *rows]):
            row = made.add_row()
            _keep_whole(row, is_head=place == 0)
            for cell, content, width in zip(row.cells, cells, widths, strict=True):
                cell.width = width
                self._cell(cell, content)
        self._document.add_paragraph().paragraph_format.space_after = Pt(2)

    def picture(self, png: bytes, share: float, instead: str) -> None:
        """Add a picture. share: of the width between the margins. instead: what is said in its place."""
        self._document.add_picture(io.BytesIO(png), width=Mm(INNER * share))
        paragraph = self._document.paragraphs[-1]
        paragraph.paragraph_format.keep_with_next = True
        for shape in paragraph._p.iter(qn("wp:docPr")):
            shape.set("descr", instead)
            shape.set("title", instead)

    def saved(self) -> bytes:
        """Return the .docx."""
        stream = io.BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    def _cell(self, cell: _Cell, content: Content) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        self._fill(paragraph, content)
        for run in paragraph.runs:
            run.font.size = Pt(TABLE_SIZE)

    def _fill(self, paragraph: Paragraph, content: Content) -> None:
        for part in content:
            if isinstance(part, Note):
                self._notes.mark(paragraph, part.key, part.words, part.address)
                continue
            stretch = Stretch(part) if isinstance(part, str) else part
            run = paragraph.add_run(stretch.words)
            if stretch.hedge:
                run.font.color.rgb = HEDGE
            run.bold = True if stretch.strong else None


def _keep_whole(row: _Row, is_head: bool) -> None:
    """Let no row be cut by the end of a page, and say of the head that it is one."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
