"""Which indicator of the catalogue a figure falls under, if any."""

from __future__ import annotations

from data.reading.page import Page
from data.reading.tokens import Token


def match(
    page: Page, token: Token, kinds: tuple[str, ...], own: tuple[int, int], sentence: tuple[int, int]
) -> tuple[str, str, float]:
    """Catalogue id, indicator id and score; empty and 0 where none fits."""
    return "", "", 0.0
