"""A letter as a Word file: a title and paragraphs on A4, to be filled in, printed and sent."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.run import Run

# As offices print: the title bold, the rest in imitation Song; Word takes what it has where it lacks one.
TITLE_FONT, FONT = "黑体", "仿宋"
TITLE_SIZE, SIZE = Pt(18), Pt(14)


def letter(title: str, paragraphs: Iterable[str]) -> bytes:
    """Return a .docx; blanks stay blanks."""
    made, stream = docx.Document(), io.BytesIO()
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(26)
    head = made.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set(head.add_run(title), TITLE_FONT, TITLE_SIZE)
    for words in paragraphs:
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(6)
        _set(paragraph.add_run(words), FONT, SIZE)
    told, now = made.core_properties, datetime.now(UTC)
    told.title, told.author, told.comments = title, "", ""
    told.created = told.modified = now
    made.save(stream)
    return stream.getvalue()


def _set(run: Run, font: str, size: Pt) -> None:
    run.font.size = size
    run.font.name = font
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
