"""The check of a draft before it is published; the only door of this folder."""

from .apart import review_in_process
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
    "review",
    "review_in_process",
    "why",
    "words",
]
