"""What there is at a date goes on through a list: 截至9月底,共有律师事务所187家,执业律师2864人.

Parts and list items of a stock are of its time. So is a clause that is nothing but the name of people or
bodies and their number; 调解纠纷2864件 and 新增律师20人 say what was done.
"""

from __future__ import annotations

import re

from data.reading.page import Page
from data.reading.tokens import Token
from data.reading.words import any_of, column

# What ends a list of parts, unless 其中 says that it goes on.
ENDING = re.compile(r"[,;。:]")
REACH = 240
PEOPLE_AND_BODIES = frozenset(["人", "名", "位", "家", "个", "所", "户", "支", "处"])
NOUN = any_of(column("periods", place="stock_noun"))
THERE = re.compile(rf"[^,;。:]{{0,12}},(?:以及|有|现有)?(?P<what>[\u4e00-\u9fff]{{0,9}}?(?:{NOUN}))")
DONE = re.compile(any_of(column("periods", place="not_stock")))


def goes_on(page: Page, before: int, token: Token) -> bool:
    """Whether a number is of the stock whose last number ended at `before`."""
    start = max(page.sentence(token.start)[0], token.left - REACH)
    if not start <= before <= token.left:
        return False
    between = page.plain[before : token.left]
    if "其中" in page.plain[start : token.left] or not ENDING.search(between):
        return True
    what = THERE.fullmatch(between) if token.unit in PEOPLE_AND_BODIES else None
    return bool(what and not DONE.search(what["what"]))
