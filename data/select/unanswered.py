"""What to offer where a search finds few figures or none: places in the texts, other rows, names like it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data import store
from data.query import words_of
from data.select.near_names import near_names
from data.select.passages import Passages, passages
from data.select.row_statements import Question, number_of_rows


@dataclass(frozen=True, eq=False)
class Offer:
    """What a search leads to beside its rows.

    passages: where the texts of the chosen reports hold the words. without_filters: how many rows hold them
    in all reports under no other condition; 0 where there is no other, or where rows were found. near:
    indicators called alike, where no row was found: id, short_zh, short_en.
    """

    passages: Passages
    without_filters: int
    near: pd.DataFrame


def offer(question: Question, total: int) -> Offer:
    """Return what a search leads to, in at most three statements. total: how many rows it found."""
    words = words_of(question.words)
    in_texts = passages(words, question.report, question.place, question.year)
    if total:
        return Offer(in_texts, 0, pd.DataFrame(columns=["id", "short_zh", "short_en"]))
    freed = Question(words=question.words, missing=question.missing)
    number = number_of_rows(store.current(), freed) if _is_filtered(question) else 0
    return Offer(in_texts, number, near_names(words))


def _is_filtered(question: Question) -> bool:
    chosen = (question.report, question.kind, question.area, question.place, question.year)
    return any(chosen) or bool(question.categories)
