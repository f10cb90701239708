"""The languages that the site speaks: a folder each, with its words, and its rules in `language.json`.

Rules: `language.tag`, by which HTML knows the language; `language.name`, by which its readers do;
`language.forms`, which numbers take a form of their own, as `name=pattern` of the digits (in English
`one=^1$`); `language.group` and `language.point`, the signs in 1,234.5; `language.number_of`,
a pattern of what an indicator's name has at its end and a sentence with the figure has not.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from data.languages import FIRST_LANGUAGE

FOLDER = Path(__file__).parent


@cache
def words(language: str) -> dict[str, str]:
    """Return every sentence of one language by its key.

    A file a module (`zh/overview.json`), keys `<module>.<what>`, so that two people who work on two pages
    never edit one file. Raises ValueError where a key stands in two files.
    """
    all_words: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.json")):
        more = json.loads(path.read_text(encoding="utf-8"))
        if twice := all_words.keys() & more.keys():
            raise ValueError(f"{path.name}: {', '.join(sorted(twice))} stand in another file too")
        all_words |= more
    return all_words


def _tags() -> dict[str, str]:
    """Return the languages with the tags by which HTML knows them, that of the reports first.

    Raises ValueError where two have the same tag.
    """
    names = sorted(path.parent.name for path in FOLDER.glob("*/language.json"))
    # False sorts before True, and sorting keeps the order of equals.
    names.sort(key=lambda name: name != FIRST_LANGUAGE)
    tags = {name: words(name)["language.tag"] for name in names}
    # A copied folder whose rules nobody changed: pages would name two addresses for one language.
    if len({*tags.values()}) < len(tags):
        raise ValueError(f"language.json: two folders say the same language.tag ({tags})")
    return tags


LANGUAGES = _tags()


def form_of(number: Any, language: str) -> str:
    """Return the form that words take with a number (`one`, in some languages `few`), "" for the usual."""
    for rule in words(language)["language.forms"].split():
        form, _, pattern = rule.partition("=")
        if re.search(pattern, f"{number:g}"):
            return form
    return ""


def key_for(key: str, number: int, language: str) -> str:
    """Return the key of a sentence in the form that goes with a number: `<key>_one` of one in English."""
    own = f"{key}_{form_of(number, language)}"
    return own if own in words(language) else key


def localised(number: str, language: str) -> str:
    """Return a number as 1,234.5 with the signs of a language."""
    signs = words(language)
    own: dict[str, str | int | None] = {",": signs["language.group"], ".": signs["language.point"]}
    return number.translate(str.maketrans(own))
