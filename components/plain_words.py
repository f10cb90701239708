"""A component tree as a reader without marks has it: its words."""

from typing import Any


def words_of(part: Any) -> str:
    """Return the text of a component tree."""
    if part is None:
        return ""
    if isinstance(part, list | tuple):
        return "".join(map(words_of, part))
    return words_of(part.children) if hasattr(part, "children") else str(part)
