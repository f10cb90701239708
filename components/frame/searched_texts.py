"""What a search says of the texts that it looked through, and of those that are not here."""

from typing import Any

from components.figures.quantity import count, counted
from components.text import phrase, text
from data.select import Passages


def searched_texts(passages: Passages, language: str, listed: int) -> list[Any]:
    """Say in how many texts the words stand, how many were looked through, and how many could not be.

    listed: how many of those that hold the words are shown.
    """
    sentences = _hits(passages, language, listed)
    if passages.without_text:
        sentences += counted("search_offer.without_text", passages.without_text, "texts-not-held", language)
    return sentences


def _hits(passages: Passages, language: str, listed: int) -> list[Any]:
    if not passages.searched:
        return [text("search_offer.no_text", language)]
    searched = counted("search_offer.searched", passages.searched, "texts-searched", language)
    if not passages.total:
        return phrase("search_offer.not_there", language, searched=searched)
    places = counted("search_offer.places", passages.places, "found-all", language)
    texts = counted("search_offer.texts", passages.total, "texts-found", language)
    sentences = phrase("search_offer.there", language, searched=searched, texts=texts, places=places)
    if passages.total > listed:
        sentences += phrase("search_offer.first", language, count=count(listed, "texts-listed", language))
    return sentences
