"""Short openings that say what a paragraph or an item is about: 执法。全年立案36件…, 四是抓化解。排查纠纷…"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

from data.reading.areas import AREAS, area_of_words
from data.reading.page import Page

# Longer openings, and those with a number, tell what was done.
LEAD = re.compile(
    r" {0,4}(?P<words>[^,。;:\n0-9]{2,12}(?:,[^,。;:\n0-9]{2,8})?)[。:]|"
    r" {0,4}(?P<side>[^,。;:\n0-9]{2,12})(?:方面|上),"
)
LINE = "\n"


class Leads:
    """The area that the opening of a paragraph or item tells, asked by position."""

    def __init__(self, page: Page) -> None:
        self.starts, self.told = array("i"), array("b")
        opens = {m.end(m.lastgroup or 0) for m in page.markers}
        opens.update(m.end() for m in re.finditer(LINE, page.plain))
        for at in sorted({0, *opens}):
            lead = LEAD.match(page.plain, at)
            area = area_of_words(lead["words"] or lead["side"]) if lead else ""
            self.starts.append(at)
            self.told.append(AREAS.index(area) if area else -1)

    def area(self, at: int) -> str:
        """The area told by the paragraph or item that holds a place; empty where none is."""
        told = self.told[bisect_right(self.starts, at) - 1]
        return AREAS[told] if told >= 0 else ""
