"""The site's own words, in every language that it speaks."""

import re
from collections.abc import Iterable
from typing import Any

from components.text.languages import LANGUAGES, key_for, words
from components.text.table_words import TableWords, lang_of, lang_of_typed, named, translated, unit_named
from data.languages import FIRST_LANGUAGE

__all__ = [
    "FIRST_LANGUAGE",
    "LANGUAGES",
    "PLACEHOLDER",
    "TableWords",
    "fill",
    "joined",
    "key_for",
    "lang_of",
    "lang_of_typed",
    "named",
    "phrase",
    "text",
    "translated",
    "unit_named",
    "words",
]
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def text(key: str, language: str, **values: Any) -> str:
    """Return one sentence with its placeholders filled; KeyError on an unknown key or a missing value."""
    return PLACEHOLDER.sub(lambda hit: str(values[hit[1]]), words(language)[key])


def phrase(key: str, language: str, **parts: Any) -> list[Any]:
    """Return one sentence as children of a component: strings, and `parts` where the placeholders stand.

    A part is a component, a string, or a list of both. KeyError on an unknown key or a missing part.
    """
    return fill(words(language)[key], parts)


def fill(template: str, parts: dict[str, Any], placeholder: re.Pattern[str] = PLACEHOLDER) -> list[Any]:
    """Return `template` cut at its placeholders, with `parts` in their places."""
    children: list[Any] = []
    # A pattern with one group splits into words and names in turn: every second piece is a name.
    for place, piece in enumerate(placeholder.split(template)):
        part = parts[piece] if place % 2 else piece
        children += part if isinstance(part, list) else [part]
    return [child for child in children if child != ""]


def joined(parts: Iterable[Any], between: Any) -> list[Any]:
    """Return parts as children of a component, with `between` between them; a list is one part."""
    children: list[Any] = []
    for part in parts:
        children += [between] if children else []
        children += part if isinstance(part, list) else [part]
    return children
