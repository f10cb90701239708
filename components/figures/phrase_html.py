"""Phrases as a page writes them."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.text.phrases import Phrase, Words

ELEMENTS = {"hedge": html.Em, "classifier": html.Small}
# The classes that the style sheet knows; phrases of all other kinds have none.
CLASSES = {
    "number": "quantity number",
    "claim": "quantity claim",
    "quantity": "quantity",
    "computed": "quantity computed",
    "stated": "figure fact",
    "stated_claim": "figure claim",
    **{kind: kind for kind in ("hedge", "classifier", "count", "sum", "name", "share", "comma")},
}


def as_component(phrase: Phrase) -> Component:
    """Return one phrase as an element that says in `data-…` where its number comes from."""
    inside = phrase.words if isinstance(phrase.words, str) else as_children(phrase.words)
    element = ELEMENTS.get(phrase.kind, html.Span)
    marks: dict[str, Any] = {f"data-{name}": value for name, value in phrase.origin.items()}
    if phrase.kind in CLASSES:
        marks["className"] = CLASSES[phrase.kind]
    if phrase.verbatim:
        marks |= {"lang": "zh-CN", "data-verbatim": ""}
    return element(inside, **marks)


def as_children(words: Words) -> list[Any]:
    """Return phrases as children of an element."""
    return [word if isinstance(word, str) else as_component(word) for word in words]
