"""The site's own words, in Chinese and English."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = {"zh": "zh-CN", "en": "en"}
FOLDER = Path(__file__).parent
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@cache
def words(language: str) -> dict[str, str]:
    """Return every sentence of one language by its key.

    A file a module (`zh/overview.json`), keys `<module>.<what>`, so that two people who work on two pages
    never edit one file. Raises ValueError where a key stands in two files.
    """
    found: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.json")):
        more = json.loads(path.read_text(encoding="utf-8"))
        if twice := found.keys() & more.keys():
            raise ValueError(f"{path.name}: {', '.join(sorted(twice))} stand in another file too")
        found |= more
    return found


def text(key: str, language: str, **values: Any) -> str:
    """Return one sentence with its placeholders filled; KeyError on an unknown key or a missing value."""
    return PLACEHOLDER.sub(lambda hit: str(values[hit[1]]), words(language)[key])


def phrase(key: str, language: str, **parts: Any) -> list:
    """Return one sentence as children of a component: strings, and `parts` where the placeholders stand.

    A part is a component, a string, or a list of both. KeyError on an unknown key or a missing part.
    """
    return fill(words(language)[key], parts)


def fill(template: str, parts: dict[str, Any], placeholder: re.Pattern[str] = PLACEHOLDER) -> list:
    """Return `template` cut at its placeholders, with `parts` in their places."""
    children: list = []
    for place, piece in enumerate(placeholder.split(template)):
        part = parts[piece] if place % 2 else piece
        children += part if isinstance(part, list) else [part]
    return [child for child in children if child != ""]


def named(row: Any, column: str, language: str) -> str:
    """Return `row.<column>_<language>`: names of indicators, places and reports live in the tables."""
    return getattr(row, f"{column}_{language}")
