"""Cuts the runs of a Word paragraph where a comment begins or ends; each part keeps its formatting."""

from bisect import bisect_right
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

BOX, PARAGRAPH, RUN, PROPERTIES = (qn(f"w:{name}") for name in ("txbxContent", "p", "r", "rPr"))
# What may hold the marks of a comment beside its runs.
HOLDERS = {
    qn(f"w:{name}")
    for name in (
        "p", "hyperlink", "ins", "moveTo", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo",
    )
}  # fmt: skip
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def paragraph_of(element: Any) -> Any:
    """Return the paragraph that holds an element of the text."""
    return next(element.iterancestors(PARAGRAPH))


class Runs:
    """The runs of a document, cut only where they must be."""

    def __init__(self) -> None:
        # By the element that held all the words: where each part of it begins, and the element that holds it.
        self._parts: dict[Any, list[tuple[int, Any]]] = {}

    def beginning(self, element: Any, at: int) -> Any:
        """Return what a mark goes before, to stand before a character of an element."""
        unit = _unit(element)
        if not _is_its_run(unit, element):
            return unit
        words = self._cut(element, at, at)
        before = words.getprevious()
        return words.getparent() if before is None or before.tag == PROPERTIES else _run_from(words)

    def ending(self, element: Any, end: int) -> Any:
        """Return what a mark goes behind, to stand behind the characters of an element up to `end`."""
        unit = _unit(element)
        if not _is_its_run(unit, element):
            return unit
        words = self._cut(element, end, end - 1)
        if (behind := words.getnext()) is not None:
            _run_from(behind)
        return words.getparent()

    def _cut(self, element: Any, at: int, wanted: int) -> Any:
        """Cut an element's words before the character `at`; return what then holds the character `wanted`."""
        parts = self._parts.setdefault(element, [(0, element)])
        number = bisect_right(parts, at, key=_begin) - 1
        begin, words = parts[number]
        if begin < at < begin + len(words.text or ""):
            parts.insert(number + 1, (at, _halved(words, at - begin)))
        return parts[bisect_right(parts, wanted, key=_begin) - 1][1]


def _begin(part: tuple[int, Any]) -> int:
    return part[0]


def _unit(element: Any) -> Any:
    """Return what stands beside runs and holds an element of the text.

    Word takes no comments in text boxes: what is in one is commented at the run that the box hangs on.
    """
    boxes = list(element.iterancestors(BOX))
    at = boxes[-1] if boxes else element
    while at.getparent().tag not in HOLDERS:
        at = at.getparent()
    return at


def _is_its_run(unit: Any, element: Any) -> bool:
    return unit is element.getparent() and unit.tag == RUN


def _halved(words: Any, at: int) -> Any:
    """Leave an element its first characters; return a new one behind it with the others."""
    rest = deepcopy(words)
    rest.tail = None
    words.text, rest.text = words.text[:at], words.text[at:]
    # Blanks at the cut were inside the words; at the ends of words that are all blank nobody saw any.
    for half, edge in ((words, words.text[-1]), (rest, rest.text[0])):
        if edge.isspace() and half.text.strip():
            half.set(SPACE, "preserve")
    words.addnext(rest)
    return rest


def _run_from(child: Any) -> Any:
    """Move what a run holds from `child` on to a new run behind it, formatted as it is; return that."""
    run = child.getparent()
    moved = [child, *child.itersiblings()]
    new = run.makeelement(RUN, dict(run.attrib))
    if (properties := run.find(PROPERTIES)) is not None:
        new.append(deepcopy(properties))
    run.addnext(new)
    new.extend(moved)
    return new
