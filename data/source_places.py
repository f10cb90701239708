"""Where a text stood in the file it was read from: page of a PDF, paragraph or table row of a Word file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

NUMBERS = ("page", "paragraph", "table", "row")
OCR = "ocr"


class SourcePlace(NamedTuple):
    """From `start` on, a position in the text, up to the next, the text stood here; 0 for what is not known.

    page: of a PDF or of pictures, from 1. paragraph: of a Word file, among those with words, tables left out.
    table, row: of a Word file, each from 1. is_ocr: whether a machine read it from a picture of the page.
    """

    start: int
    page: int = 0
    paragraph: int = 0
    table: int = 0
    row: int = 0
    is_ocr: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say of it."""
        return bool(self.page or self.paragraph or self.table)


def place_at(places: Sequence[SourcePlace], position: int) -> SourcePlace | None:
    """Return where the character at `position` stood; None where nobody knows."""
    at = bisect_right(places, position, key=lambda place: place.start) - 1
    return places[at] if at >= 0 and places[at].is_known else None


def is_from_ocr(places: Sequence[SourcePlace], start: int, end: int) -> bool:
    """Tell whether a machine read any of the words from `start` to `end` from a picture."""
    first = max(bisect_right(places, start, key=lambda place: place.start) - 1, 0)
    return any(place.is_ocr for place in places[first:] if place.start < end)


def coded(place: SourcePlace) -> str:
    """Return a place as one cell holds it, without its start: `page 3 ocr`, `table 2 row 1`."""
    told = [f"{name} {number}" for name in NUMBERS if (number := getattr(place, name))]
    return " ".join([*told, *([OCR] if place.is_ocr else [])])


def decoded(code: str) -> SourcePlace | None:
    """Return the place that such a cell holds, None for an empty one."""
    words = [word for word in code.split() if word != OCR]
    numbers = {name: int(number) for name, number in zip(words[::2], words[1::2], strict=True)}
    return SourcePlace(0, **numbers, is_ocr=OCR in code) if numbers else None


def cells_of(place: SourcePlace) -> dict[str, str]:
    """Return a place as a row of the table `source_places`."""
    numbers = {name: str(getattr(place, name) or "") for name in NUMBERS}
    return {"start": str(place.start), **numbers, "ocr": "true" if place.is_ocr else "false"}


def place_of(cells: Mapping[str, str]) -> SourcePlace:
    """Return the place of such a row."""
    numbers = {name: int(cells[name] or 0) for name in NUMBERS}
    return SourcePlace(int(cells["start"]), **numbers, is_ocr=cells["ocr"] == "true")
