"""The check of a draft before it is published; the only door of this folder."""

from .apart import page_in_process, review_in_process, word_in_process, workbook_in_process
from .compared import Earlier
from .contents import contents_of
from .digest import text_digest
from .earlier import EarlierReport, beside, earlier_from, earlier_of
from .model import (
    AGREES,
    CONTENTS,
    COSTLY,
    GROUPS,
    OPEN,
    VERDICTS,
    Beside,
    Compared,
    Followed,
    Prompt,
    Review,
    Stated,
    change_words,
    message,
    readings,
    why,
    words,
)
from .review import review
from .where import place_words, where_of

__all__ = [
    "AGREES",
    "CONTENTS",
    "COSTLY",
    "GROUPS",
    "OPEN",
    "VERDICTS",
    "Beside",
    "Compared",
    "Earlier",
    "EarlierReport",
    "Followed",
    "Prompt",
    "Review",
    "Stated",
    "beside",
    "change_words",
    "contents_of",
    "earlier_from",
    "earlier_of",
    "message",
    "page_in_process",
    "place_words",
    "readings",
    "review",
    "review_in_process",
    "text_digest",
    "where_of",
    "why",
    "word_in_process",
    "words",
    "workbook_in_process",
]
