"""The checklist of a draft as a workbook: a sheet a block, the prompts first."""

from __future__ import annotations

import io

import xlsxwriter
from xlsxwriter.format import Format

from .model import Review
from .sheet import Block, blocks

WIDTHS = {
    "number": 7,
    "verdict": 9,
    "message": 34,
    "sentence": 56,
    "where": 16,
    "why": 34,
    "office": 14,
    "basis": 18,
    "done": 18,
    "group": 22,
    "item": 26,
    "before": 18,
    "before_sentence": 44,
    "now": 18,
    "now_sentence": 44,
    "planned": 50,
    "became": 14,
    "alike": 9,
    "passage": 60,
    "note": 36,
    "figure": 14,
    "words": 26,
    "check": 40,
    "what": 10,
    "count": 8,
    "reason": 44,
}
A4 = 9
# Excel takes no longer text into a page's head.
LONGEST_HEAD = 200


def xlsx_bytes(review: Review, language: str) -> bytes:
    """The blocks of the checklist as a workbook made in memory; no cell of it runs as a formula."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(file, options)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = {"text_wrap": True, "valign": "top", "border": 1}
    # As text, a cell stays what it says when somebody edits it.
    forms = {str: book.add_format({**plain, "num_format": "@"}), int: book.add_format(plain)}
    for block in blocks(review, language):
        _write(book, block, bold, forms, review.title)
    book.close()
    return file.getvalue()


def _write(
    book: xlsxwriter.Workbook, block: Block, bold: Format, forms: dict[type, Format], title: str
) -> None:
    sheet = book.add_worksheet(block.title)
    for column, (key, name) in enumerate(zip(block.columns, block.header, strict=True)):
        sheet.set_column(column, column, WIDTHS[key])
        sheet.write_string(0, column, name, bold)
    for line, row in enumerate(block.rows, 1):
        for column, (key, cell) in enumerate(zip(block.columns, row, strict=True)):
            if key in ("number", "count") and cell:
                sheet.write_number(line, column, int(cell), forms[int])
            else:
                sheet.write_string(line, column, cell, forms[str])
    if not block.rows:
        sheet.write_string(1, 0, block.nothing)
    for line, note in enumerate(block.notes, len(block.rows) + 2):
        sheet.write_string(line, 0, note)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{title[:LONGEST_HEAD].replace('&', '&&')}&R{block.title}")
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
