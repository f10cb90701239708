"""The lines at the head of a text: its title, who issued it, when it was published or read out.

The title may be broken over two lines, or be a piece of a line of menus: 首页>政务公开>甲县2023年…报告.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.reading.head.names import head_words, naming_in
from data.reading.page import Page
from data.reading.words import any_of, column

# A page's own words (menus, tables of document numbers) may stand before the title.
FIRST = 1500
# Shorter lines are labels, longer ones sentences; a broken title has lines of up to WRAPPED.
SHORTEST, LONGEST, WRAPPED = 6, 70, 45
Y = "(?:19|20)[0-9]{2}"
YEAR = re.compile(rf"(?<![0-9]){Y}(?![0-9])|二[〇○OoＯ0][一二][一二三四五六七八九〇○OoＯ0]年")
TITLE_END = re.compile(rf"(?:{any_of(column('title_words'))})(?=[ \[(<|_”》]|$)")
BEHIND = re.compile(rf" ?\((?:{Y}[^()\n]{{0,16}}|全文|摘要|[^()\n]{{1,8}})\)")
# A line that begins with a list mark is a heading.
MARK = re.compile(
    r"[一二三四五六七八九十]{1,3}[、是]|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、]|第[一二三四五六七八九十]{1,2}[、,部章]"
)
PROSE = re.compile("现将|根据|按照|为了|以下|请|下面|上述|以上|本报告|报告|一年来|今年|去年|各")
SEPARATOR = re.compile(
    rf"[。;:!?|>»\]]"
    rf"|{Y}[-/.年][0-9]{{1,2}}[-/.月][0-9]{{1,2}}日?(?: ?[0-9]{{1,2}}[:时][0-9:]{{1,6}}分?)?(?= )"
    r"|(?<![^ ])[^ ]{0,12}[0-9A-Z]{6,40}[0-9A-Z/\-]{0,40}(?= )"
)
DAY = re.compile(rf"(?P<year>{Y})[-/.年](?P<month>1[0-2]|0?[1-9])(?:[-/.月][0-9]{{1,2}})")
STOP, BOOK = "。", "《"
CAPTION = re.compile("(?:附?[表图])? ?[0-9]{1,2} ?:")
# 工作报告 and 年度工作总结 alone are labels of a page, no title.
GENERIC = re.compile(
    "(?:政府|部门|年度|法治政府建设|计划|财政|通知|公示)*(?:工作|年度)*(?:报告|总结|情况|统计|公告|统计数据|数据统计)"
)
ENDS_OF_PROSE = frozenset("。;:,!?|>")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as its place on the page, and its words without breaks; empty words for none."""

    words: str = ""
    start: int = 0
    end: int = 0
    is_headline: bool = False


def title_of(page: Page) -> Title:
    """The line, or the piece of a line, that ends like a title; else a headline; else nothing."""
    titles = [title for title in _titles(page) if title]
    for title in titles:
        if YEAR.search(title.words) or naming_in(title.words):
            return title
    first = next((line for line in _lines(page.plain)), None)
    for title in titles:
        if "关于" in title.words or (first and title.start <= first[1]):
            return title
    return _headline(page)


def _lines(plain: str) -> Iterator[tuple[int, int]]:
    """The lines of the head that hold something, without blanks around."""
    start = 0
    for line in plain[:FIRST].split("\n"):
        if words := line.strip():
            at = start + line.index(words[0])
            yield at, at + len(words)
        start += len(line) + 1


def _titles(page: Page) -> Iterator[Title | None]:
    before: tuple[int, int] | None = None
    for start, end in _lines(page.plain):
        yield _title_in(page.plain, start, end, before)
        # Behind the first paragraph a line that ends like a title is a heading or a table's name.
        if STOP in page.plain[start:end] and end - start > WRAPPED:
            return
        before = start, end


def _title_in(plain: str, start: int, end: int, before: tuple[int, int] | None) -> Title | None:
    line = plain[start : min(end, start + FIRST)]
    for ending in TITLE_END.finditer(line):
        last = ending.end()
        behind = BEHIND.match(line, last)
        first = _start_of_piece(line, last)
        words = line[first:last]
        if STOP in line[:first] or BOOK in words or CAPTION.match(line):
            return None
        last = behind.end() if behind else last
        if first == 0 and before and _goes_on(plain, before, words):
            words = plain[slice(*before)] + words
            return Title(_one_line(words + line[ending.end() : last]), before[0], start + last)
        if _is_title(words):
            return Title(_one_line(line[first:last]), start + first, start + last)
    return None


def _start_of_piece(line: str, end: int) -> int:
    start = 0
    for mark in SEPARATOR.finditer(line, 0, end):
        start = mark.end()
    while start < end and line[start] in " )》”":
        start += 1
    return start


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(" 《")


def _is_title(words: str) -> bool:
    if not SHORTEST <= len(words) <= LONGEST or "," in words or GENERIC.fullmatch(words):
        return False
    return not (MARK.match(words) or PROSE.match(words))


def _goes_on(plain: str, before: tuple[int, int], words: str) -> bool:
    """Whether a line is the second half of a title, or its first half is the name of who issued it."""
    above = plain[slice(*before)]
    if not 3 <= len(above) <= WRAPPED or ENDS_OF_PROSE & set(above) or MARK.match(above):
        return False
    if len(words) > WRAPPED or MARK.match(words) or "," in words or TITLE_END.search(above):
        return False
    named = naming_in(above)
    if YEAR.search(words) or naming_in(words):
        return bool(named and named.end >= len(above) and not naming_in(words))
    return bool(YEAR.search(above) or named)


def _headline(page: Page) -> Title:
    """A first line that is no sentence and names a year or a place: 甲省2021年法治政府建设取得新成效."""
    lines = list(_lines(page.plain))
    for start, end in lines[:2] if len(lines) > 1 else ():
        words = page.plain[start:end]
        # what stands under a sentence is a signature
        if STOP in page.plain[lines[0][0] : start]:
            break
        if len(DAY.sub("", words)) < SHORTEST:
            continue
        if len(words) > WRAPPED or ENDS_OF_PROSE & set(words) or MARK.match(words):
            continue
        if TAKEN_FROM.search(words):
            continue
        if len(words) >= SHORTEST and (YEAR.search(words) or naming_in(words)):
            return Title(_one_line(words), start, end, True)
    return Title()


# 甲县政府网转载
TAKEN_FROM = re.compile(
    rf"(?:{head_words('media')}|公众号|客户端|门户)[^,。]{{0,4}}"
    "(?:转载|转发|供稿|讯|编辑|摘编|首发)$"
)
ISSUER = re.compile(rf"(?:{head_words('issuer')}) ?\]? ?[:| ] ?(?P<words>[^\n|:;,。]{{2,40}})")
MEDIA = re.compile(head_words("media"))


def issuers(page: Page) -> Iterator[str]:
    """Who the page says has issued the text: 发布机构, 来源; newspapers and websites are none."""
    for issuer in ISSUER.finditer(page.plain, 0, FIRST):
        words = issuer["words"].strip().split(" ")[0]
        if not MEDIA.search(words):
            yield words
    for stamp in STAMPED.finditer(page.plain, 0, FIRST):
        if not MEDIA.search(stamp["words"]):
            yield stamp["words"]


# 2026-01-20 17:01 | 甲市水务局: under a menu, beside the day
STAMPED = re.compile(
    rf"^[^\n]{{0,30}}{Y}-[0-9]{{1,2}}-[0-9]{{1,2}}(?: [0-9:]{{4,8}})? ?[|] ?"
    r"(?P<words>[\u4e00-\u9fff]{4,24}) *$",
    re.MULTILINE,
)
SIGNED = re.compile(
    rf"(?P<words>[\u4e00-\u9fff]{{3,30}})(?:[ \n]*{Y}年[0-9]{{1,2}}月[0-9]{{1,2}}日)?[ \n)]*$"
)


def signature(page: Page) -> str:
    """The last line, if it is as short as a signature; its day is left out."""
    signed = SIGNED.search(page.plain, max(0, len(page.plain) - 120))
    if not signed or page.plain[signed.start() - 1 : signed.start()] not in ("\n", " "):
        return ""
    return signed["words"]


SIGNED_ON = re.compile(rf"(?P<year>{Y})年(?P<month>1[0-2]|0?[1-9])月[0-9]{{1,2}}日[ \n)]*$")


def signed_on(page: Page) -> tuple[int, int] | None:
    """Year and month of the day that ends a text; None for none."""
    day = SIGNED_ON.search(page.plain, max(0, len(page.plain) - 24))
    return (int(day["year"]), int(day["month"])) if day else None


PUBLISHED = re.compile(rf"(?:{head_words('published')}) ?\]? ?[:| ]* ?{DAY.pattern}")
AT_START = re.compile(rf"(?:^|\n)[ (\[\-]{{0,6}}{DAY.pattern}")
AFTER_TITLE = re.compile(rf"[ (\[\n]{{1,4}}{DAY.pattern}")


def published(page: Page, title: Title) -> tuple[int, int] | None:
    """Year and month in which a text was published or read out; None where nothing says so."""
    head = page.plain[:FIRST]
    near = AFTER_TITLE.match(head, title.end) if title.words else None
    day = PUBLISHED.search(head) or near or AT_START.search(head)
    return (int(day["year"]), int(day["month"])) if day else None
