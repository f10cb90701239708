"""The rows of what a search finds beside figures, places and indicators."""

from __future__ import annotations

from typing import NamedTuple


class FoundReport(NamedTuple):
    """A report that a search found by its title, place or year; pinyin: of its place."""

    report: str
    place: str
    year: int
    title: str
    title_en: str
    evidence: str
    place_zh: str
    place_en: str
    pinyin: str


class Passage(NamedTuple):
    """A report whose text holds the words `find`; number: at how many places."""

    report: str
    place: str
    year: int
    title: str
    title_en: str
    place_zh: str
    place_en: str
    number: int
    find: str
