"""The title, place and year of a report, from its first lines."""

from __future__ import annotations

import re
from collections import Counter

from data.reading.page import Page
from data.reading.words import any_of, column

TITLE = re.compile(rf"[^\n。;]{{0,40}}?(?:{any_of(column('title_words'))})")
PLACE = re.compile(
    r"(?:中共)?(?P<place>(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|市|州|盟|县|区|旗|镇|乡|街道))+)"
)
YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2}) ?年")
FIRST = 400


def title_of(page: Page) -> str:
    """The line or the opening words that end like a title; empty where none does."""
    for line in page.plain[:FIRST].split("\n"):
        words = line.strip()
        if found := TITLE.match(words):
            start = page.plain.find(words)
            return page.text[start + found.start() : start + found.end()].strip()
    return ""


def place_of(title: str, page: Page) -> str:
    """The place named in the title, else at the start of the text."""
    found = PLACE.match(re.sub(r"^[\s0-9年度]+|^关于", "", title)) or PLACE.search(page.plain[:FIRST])
    return found["place"] if found else ""


def year_of(page: Page, title: str) -> str:
    """The year in the title, else the year named most often; empty where it names none."""
    if found := YEAR.search(title):
        return found[1]
    counted = Counter(YEAR.findall(page.plain))
    return max(counted, key=lambda year: (counted[year], year), default="")
