"""What a figure counts, in the report's own words: the noun beside the number, left or right of it.

Right of it in 8次常务会议, left of it in 规范性文件4份; 2023年是12件 names nothing, so the clause before
it does.
"""

from __future__ import annotations

import re
from typing import Protocol

from data.reading.page import Page
from data.reading.tokens import Token
from data.reading.words import any_of, column

# 2023年,共 says nothing of what is counted, and is cut off in front.
LEAD = re.compile(rf"^(?:(?:19|20)[0-9]{{2}} ?年度?|{any_of(column('leads'))}|[ \d、,和及与以])++")
# Up to twenty letters are a noun and what describes it; a name in quotation marks may be longer.
RIGHT = re.compile(r"[^,;。、()!?\n0-9“”]{1,20}|“[^”\n]{1,20}”[^,;。、()!?\n0-9“”]{0,12}")
STOP = re.compile(r"[,;。:!?\n]")
# Words further off belong to another number; a clause without end is cut.
REACH, LONGEST = 48, 200
# how far back a sentence may have named what it goes on counting
CLAUSES_BACK, LONGEST_NOTHING = 4, 24
TAILS = (*column("tails"), " ", ":")
LONGEST_TAIL = max(map(len, TAILS))
MONTHS = "[0-9]{1,2}月?-[0-9]{1,2}月份?|[上下]半年|第?[一二三四]季度"
# 降到, 上年同期, 、: words that lead to a number and name nothing.
NOTHING = re.compile(
    rf"(?:{MONTHS}|{any_of((*column('tails'), *column('leads'), *column('to_verbs'), *column('changes')))}"
    r"|(?:19|20)[0-9]{2}年?度?|[0-9.,%件项个次人宗起家份 、,;:。和及\n]"
    r"|连续|上年|去年|今年|同期|(?:年[初末底中]|目前|现在|如今|当前)的?|[一二三四五六]年|(?:比|较|与)(?=上年|去年|(?:19|20)[0-9]{2}年)|(?<=年)的)*+"
)
# 比上年的61件, 今年1-9月为39件: only the time of what the words before name.
OF_TIME = re.compile(
    rf"(?:比|较)(?:上年|去年|(?:19|20)[0-9]{{2}}年)(?:度|同期)?的?|(?:今年|本年|去年)?(?:{MONTHS})为?"
)
# Most words have none of them.
LAST = ("\n", *{tail[-1] for tail in TAILS})


class Placed(Protocol):
    """A number that stands in the text, with its hedges and measure word."""

    @property
    def left(self) -> int: ...

    @property
    def right(self) -> int: ...


def span(page: Page, token: Token, before: Placed | None) -> tuple[int, int]:
    """Where the words that say what is counted stand: right of 38个 (部门), else left of 4份 (规范性文件)."""
    text = page.plain
    start, end = page.clause(token.start)
    if token.left - start <= LONGEST_NOTHING and OF_TIME.fullmatch(text, start, token.left):
        return _further(page, start, token)
    if token.form not in ("rank", "streak") and token.unit not in ("%", "‰", "‱", "个百分点", "百分点"):
        right = RIGHT.match(text, token.right, min(end, token.right + REACH))
        if right and "\u4e00" <= right.group().lstrip("“")[:1] <= "\u9fff":
            return token.right, right.end()
    floor = max(start, token.left - REACH, before.right if before and before.right <= token.left else 0)
    words = text[floor : token.left]
    lead = LEAD.match(words)
    left, right_end = floor + (lead.end() if lead else 0), floor + _tail(words)
    if left >= right_end:
        return _further(page, start, token)
    return left, right_end


def _tail(words: str) -> int:
    """Where the words at the end begin that count nothing (共计, 分别为); the length where there are none."""
    if not words.endswith(LAST):
        return len(words)
    ends = {len(words), len(words) - words.endswith("\n")}
    first, at = len(words), min(ends)
    while at > 0 and min(ends) - at < LONGEST_TAIL:
        at -= 1
        if any(at + len(tail) in ends for tail in TAILS if words.startswith(tail, at)):
            ends.add(at)
            first = at
    return first


def _further(page: Page, start: int, token: Token) -> tuple[int, int]:
    """Nothing stands between: take the clause up to the number, else the nearest before that says it."""
    first = max(start, token.left - LONGEST)
    if start < token.left and not says_nothing(page.plain[first : token.left]):
        return first, token.left
    end = start
    for _ in range(CLAUSES_BACK):
        earlier, end = page.clause(max(0, start - 1))
        if earlier >= start or not says_nothing(page.plain[max(earlier, end - LONGEST) : end]):
            break
        start = earlier
    return max(earlier, end - LONGEST), end


def says_nothing(words: str) -> bool:
    """Whether words before a number name nothing that is counted: 2023年是, 降到."""
    return len(words) <= LONGEST_NOTHING and NOTHING.fullmatch(words) is not None


def is_right(page: Page, token: Token) -> bool:
    """Whether what is counted stands right of its number: 8次常务会议."""
    return span(page, token, None)[0] >= token.right


def beside(page: Page, token: Token, before: Placed | None, after: Placed | None) -> tuple[int, int]:
    """The words by which an indicator is known: those from the number before to the number after.

    What follows a 、 belongs to the next number; what stands before one, to the last.
    """
    text, (start, end) = page.plain, page.clause(token.start)
    if before and before.right > start:
        start = min(before.right, token.left)
        if (mark := text.rfind("、", start, token.left)) >= 0 and is_right(page, token):
            start = mark + 1
    # 执法队6人中持证的4人: what stands behind 中 is said of the next number
    if text[token.right : token.right + 1] in ("、", "和", "及", "") or (
        after and text.startswith("中", token.right) and after.left < end
    ):
        return start, token.right
    if after and after.left < end:
        mark = text.find("、", token.right, after.left)
        end = mark if mark >= 0 else after.left
    return start, end
