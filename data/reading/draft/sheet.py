"""The 数据核对表: every figure of a draft with its sentence, its checks, and two columns for pen and file."""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import dataclass

import xlsxwriter

from data.neutral import neutral

from .model import Prompt, Review, message, words

COLUMNS = ("figure", "words", "sentence", "check", "office", "basis")
WIDTHS = (12, 24, 60, 36, 14, 18)


@dataclass(frozen=True)
class Row:
    """One figure. check: what the prompts about it say; office and basis are left blank."""

    figure: str
    words: str
    sentence: str
    check: str
    office: str = ""
    basis: str = ""


def header(language: str) -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(words(f"sheet_{name}", language) for name in COLUMNS)


def rows(review: Review, language: str) -> tuple[Row, ...]:
    """The rows in the order of the text; what the draft says stays in its own language."""
    about = _about(review)
    return tuple(
        Row(
            figure.stated,
            figure.concept,
            " ".join(review.text[figure.sentence_start : figure.sentence_end].split()),
            "; ".join(_said(prompt, language) for prompt in about[figure.start, figure.end]),
        )
        for figure in review.figures
    )


def _about(review: Review) -> dict[tuple[int, int], list[Prompt]]:
    """The prompts by the figures they are about; those of contents and writing are about none."""
    found: dict[tuple[int, int], list[Prompt]] = defaultdict(list)
    for prompt in review.prompts:
        for span in prompt.spans if prompt.group in ("figures", "earlier", "claims") else ():
            found[span].append(prompt)
    return found


def _said(prompt: Prompt, language: str) -> str:
    return f"{words(prompt.verdict, language)}: {message(prompt, language)}"


def xlsx_bytes(review: Review, language: str) -> bytes:
    """The rows as a workbook made in memory; no cell of it runs as a formula."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet(words("sheet_title", language))
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(zip(header(language), WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    for line, row in enumerate(rows(review, language), 1):
        for column, name in enumerate(COLUMNS):
            sheet.write_string(line, column, neutral(getattr(row, name)), wrapped)
    sheet.freeze_panes(1, 0)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    return file.getvalue()
