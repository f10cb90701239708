"""The prompts of a draft as comments of a Word file: of the draft's own, or of a new one with its text."""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice

import docx
from docx.oxml.ns import qn
from docx.shared import Mm

from data.reading.files import Comment, Document, Place, with_comments

from .model import Prompt, Review, message, readings, why, words
from .sheet import BESIDE, blocks
from .short import Quotes
from .where import where_of

SONG = "宋体"
# No longer title fits into a file's properties.
LONGEST_TITLE = 200
DOT = " · "
# A longer comment is read by nobody; all rows are in the checklist.
MOST_ROWS = 60


def commented(review: Review, document: Document, content: bytes | str, language: str, author: str) -> bytes:
    """The .docx that was given with a comment for each open prompt; of any other draft a new one.

    content: what `document` was read from. author: who the comments are said to be of. Prompts without a
    place are one comment, at the first paragraph or at the end of a new file. Raises UnreadableFile.
    """
    if document.kind == "docx" and isinstance(content, bytes):
        # Who sees a comment at its words need not be told in which paragraph they stand.
        there = replace(review, source_places=())
        comments = [*_at_places(there, document.origin.at, language), *_on_all(there, None, language)]
        return with_comments(content, comments, author)
    place = _lines(review.text)
    comments = [
        *_at_places(review, place, language),
        *_on_all(review, place(len(review.text.rstrip("\n")) - 1), language),
    ]
    return with_comments(_new_file(review, author), comments, author)


def _at_places(review: Review, place: Callable[[int], Place], language: str) -> Iterator[Comment]:
    for prompt in review.open_prompts:
        if prompt.spans:
            start, end = prompt.spans[0]
            yield Comment(_told(prompt, review, language), place(start), place(max(start, end - 1)))


def _on_all(review: Review, place: Place | None, language: str) -> Iterator[Comment]:
    """What has no place in the text, in one comment; that there is nothing where nothing is."""
    told = [_told(prompt, review, language) for prompt in review.open_prompts if not prompt.spans]
    if review.is_from_ocr:
        told.append(words("note_ocr", language))
    if review.has_more:
        told.append(words("rules_more", language))
    if not review.open_prompts:
        told.append(words("sheet_no_prompts", language))
    for lines in (told, *_beside(review, language)):
        if lines:
            yield Comment("\n".join(lines), place, place)


def _beside(review: Review, language: str) -> Iterator[list[str]]:
    """The earlier report's figures, then its plan, as in the checklist: a comment each."""
    for block in blocks(review, language):
        if block.name in BESIDE:
            rows = (DOT.join(filter(None, map(" ".join, map(str.split, row)))) for row in block.rows)
            yield [block.title, *islice(rows, MOST_ROWS), *block.notes]


def _told(prompt: Prompt, review: Review, language: str) -> str:
    """A prompt as beside the draft: its number, what it says, why; and the sentences of its other places."""
    number = f" {prompt.number}" if prompt.number else ""
    others = Quotes(review.text).sentences(prompt.spans).split("\n")[1:]
    where = where_of(review, prompt, language)
    return "\n".join(
        [
            f"{words(prompt.verdict, language)}{number}{DOT}{message(prompt, language)}",
            why(prompt, language),
            *readings(prompt, language),
            *([words("comment_where", language, where=where)] if where else []),
            *(words("comment_elsewhere", language, sentence=sentence) for sentence in others),
        ]
    )


def _lines(text: str) -> Callable[[int], Place]:
    """Where a character of a text stands in a file that has a paragraph for each line."""
    ends = [at for at, sign in enumerate(text) if sign == "\n"]

    def place(position: int) -> Place:
        line = bisect_left(ends, position)
        return Place(line + 1, position - (ends[line - 1] + 1 if line else 0))

    return place


def _new_file(review: Review, author: str) -> bytes:
    """A .docx on A4 with the text, a paragraph a line."""
    made, stream = docx.Document(), io.BytesIO()
    made.sections[0].page_width, made.sections[0].page_height = Mm(210), Mm(297)
    made.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SONG)
    for line in review.text.rstrip("\n").split("\n"):
        made.add_paragraph(line)
    told, now = made.core_properties, datetime.now(UTC)
    told.author, told.last_modified_by, told.comments = author, author, ""
    told.title = review.title[:LONGEST_TITLE]
    told.created, told.modified = now, now
    made.save(stream)
    return stream.getvalue()
