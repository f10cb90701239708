"""The check of a draft before it is published; the only door of this folder."""

from .apart import page_in_process, review_in_process, word_in_process, workbook_in_process
from .digest import text_digest
from .earlier import Earlier, beside, earlier_of
from .model import GROUPS, OPEN, VERDICTS, Compared, Prompt, Review, Stated, change_words, message, why, words
from .review import review

__all__ = [
    "GROUPS",
    "OPEN",
    "VERDICTS",
    "Compared",
    "Earlier",
    "Prompt",
    "Review",
    "Stated",
    "beside",
    "change_words",
    "earlier_of",
    "message",
    "page_in_process",
    "review",
    "review_in_process",
    "text_digest",
    "why",
    "word_in_process",
    "words",
    "workbook_in_process",
]
