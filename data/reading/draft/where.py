"""Says in words where in the file words of a draft stood, and whether a machine read them from a picture."""

from __future__ import annotations

from data.source_places import SourcePlace, place_at

from .model import Prompt, Review, Span, words


def place_words(place: SourcePlace | None, language: str) -> str:
    """Say where something stood; empty where nobody knows."""
    if place is None:
        return ""
    if place.table:
        where = words("source_row", language, table=f"{place.table:,}", row=f"{place.row:,}")
    elif place.paragraph:
        where = words("source_paragraph", language, paragraph=f"{place.paragraph:,}")
    else:
        where = words("source_page", language, page=f"{place.page:,}")
    return words("source_ocr", language, where=where) if place.is_ocr else where


def where(review: Review, span: Span, language: str) -> str:
    """Say where the beginning of a span stood; empty where nobody knows."""
    return place_words(place_at(review.source_places, span[0]), language)


def where_of(review: Review, prompt: Prompt, language: str) -> str:
    """Say where each place of a prompt stood, once and in their order, a comma between; empty where nobody
    knows."""
    named = dict.fromkeys(where(review, span, language) for span in prompt.spans)
    return words("list_comma", language).join(filter(None, named))
