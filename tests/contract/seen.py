"""What a reader sees of a page: words with digits, and the marks of the elements around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

MARKS = (
    *("observation", "derived", "count", "change", "verbatim", "date", "address", "version"),
    *("difference", "scale", "score", "invented"),
)
# Words of this site inside a stretch of the report's.
NOTE = "data-note"
UNSEEN = {"script", "style", "template"}
SPOKEN = ("title", "aria-label", "alt", "placeholder")


@dataclass(frozen=True)
class Words:
    """One stretch of text. marks: name, value and whole words of every marked element that holds it.

    behind: the words right behind the element that holds it.
    """

    words: str
    marks: tuple[tuple[str, str, str], ...]
    place: str
    behind: str


def body_of(html: str) -> Any:
    """Return the body of a page."""
    return LexborHTMLParser(html).body


def with_digits(html: str) -> Iterator[Words]:
    """Yield every stretch of text with a digit, with the marks of the elements that hold it."""
    for node in body_of(html).traverse(include_text=True):
        if node.tag != "-text" or not has_digit(node.text()):
            continue
        chain = list(_up(node))
        if not any(element.tag in UNSEEN for element in chain):
            yield Words(node.text().strip(), tuple(_marks(chain)), _place(chain), _behind(chain[0]))


def marked(html: str, mark: str) -> Iterator[tuple[str, str]]:
    """Yield value and words of every element with a mark."""
    for node in body_of(html).css(f"[data-{mark}]"):
        yield _value(node, mark), words_of(node)


def spoken(html: str) -> Iterator[tuple[str, Any]]:
    """Yield every attribute with a digit that a reader hears or sees, with its element."""
    for node in body_of(html).traverse():
        for name in SPOKEN:
            words = node.attributes.get(name) or ""
            if has_digit(words):
                yield words, node


def has_digit(words: str) -> bool:
    """Say whether a digit stands in words, of any alphabet."""
    return any(letter.isdigit() for letter in words)


def words_of(node: Any) -> str:
    """Return an element's words, without notes of this site inside them."""
    if node.tag == "-text":
        return node.text()
    return "".join(words_of(child) for child in node.iter(include_text=True) if not _is_note(child))


def _is_note(node: Any) -> bool:
    return node.tag in UNSEEN or (node.tag != "-text" and NOTE in node.attributes)


def _up(node: Any) -> Iterator[Any]:
    while (node := node.parent) is not None and node.tag != "-document":
        yield node


def _marks(chain: list[Any]) -> Iterator[tuple[str, str, str]]:
    for element in chain:
        for mark in MARKS:
            if f"data-{mark}" in element.attributes:
                yield mark, _value(element, mark), words_of(element)
        if NOTE in element.attributes:
            return  # words of ours: what the report says around them is no origin


def _value(element: Any, mark: str) -> str:
    """Return what a mark names; a figure of another report after its report, a bound after its figure."""
    value, told = element.attributes[f"data-{mark}"] or "", element.attributes
    if mark != "observation":
        return value
    named = f"{told['data-report']}/{value}" if "data-report" in told else value
    return " ".join(filter(None, (named, told.get("data-bound"))))


def _behind(element: Any) -> str:
    while (element := element.next) is not None and not words_of(element).strip():
        pass
    return "" if element is None else words_of(element)


def _place(chain: list[Any]) -> str:
    return " < ".join(f"{e.tag}.{e.attributes.get('class') or ''}".rstrip(".") for e in chain[:4])
