"""Components and phrases as a reader without marks has them: their words."""

from typing import Any

from components.text.phrases import Phrase, plain


def words_of(part: Any) -> str:
    """Return the text of a component tree, or of phrases."""
    if part is None:
        return ""
    if isinstance(part, Phrase):
        return plain(part)
    if isinstance(part, list | tuple):
        return "".join(map(words_of, part))
    return words_of(part.children) if hasattr(part, "children") else str(part)
