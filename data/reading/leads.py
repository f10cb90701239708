"""Short openings that say what a paragraph or an item is about: 执法。全年立案36件…, 四是抓化解。排查纠纷…"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from heapq import merge

from data.reading.areas import area_of_words
from data.reading.page import Page

# Longer openings, and those with a number, tell what was done.
LEAD = re.compile(
    r" {0,4}(?P<words>[^,。;:\n0-9]{2,12}(?:,[^,。;:\n0-9]{2,8})?)[。:]|"
    r" {0,4}(?P<side>[^,。;:\n0-9]{2,12})(?:方面|上),"
)
LINE = re.compile("\n")


class Leads:
    """The area that the opening of a paragraph or item tells, asked by position."""

    def __init__(self, page: Page) -> None:
        self.plain = page.plain
        items = sorted(m.end(m.lastgroup or 0) for m in page.markers)
        lines = (m.end() for m in LINE.finditer(page.plain))
        # One after the other: a long table has as many lines as words, and no room for a set of them.
        self.starts = array("i", merge([0], items, lines))
        self.last = (-1, "")

    def area(self, at: int) -> str:
        """The area told by the paragraph or item that holds a place; empty where none is."""
        start = self.starts[bisect_right(self.starts, at) - 1]
        # asked for one number after the other of the same paragraph
        if self.last[0] != start:
            lead = LEAD.match(self.plain, start)
            self.last = start, area_of_words(lead["words"] or lead["side"]) if lead else ""
        return self.last[1]
