"""The parts of a report: headings by level and meaning, and the measures, problems and plan items in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from data.reading.areas import area_of_words
from data.reading.numbers import NUMERALS
from data.reading.page import Page
from data.reading.words import any_of, column, letters

LEVEL = (
    re.compile(rf"[{NUMERALS}]{{1,3}}、"),
    re.compile(rf"\([{NUMERALS}]{{1,3}}\)"),
    re.compile(r"[0-9]{1,2}[.、)]|\([0-9]{1,2}\)"),
)
ITEM = re.compile(
    rf"[{NUMERALS}]{{1,3}}[是则]|第[{NUMERALS}]{{1,2}}[,、]|[0-9]{{1,2}}[.、)]|\([0-9]{{1,2}}\)"
)
KINDS = {
    kind: re.compile(any_of(column("section_words", kind=kind))) for kind in ("plan", "problems", "measures")
}
# 工作计划 as the heading's last word names a plan; 工作计划完成情况 tells what was done
PLAN_NAMED = re.compile(
    rf"(?:{any_of(column('section_words', kind='plan_named'))})(?:[及和与][^,。]{{1,8}})?$"
)
# 第二部分 2020年要点; 2019年总结和2020年要点 is the title of both
PLAN_OF_YEAR = re.compile(
    rf"(?:第[{NUMERALS}]{{1,2}}部分)?[ :、,]{{0,3}}20[0-9]{{2}}年度?[^,。;总报情况和与及年]{{0,14}}"
    "(?:要点|打算|计划|安排|思路|目标|任务|展望)"
)
NOT_PLAN = re.compile(
    rf"[^\u4e00-\u9fff]{{0,6}}(?:{any_of(column('section_words', kind='not_plan_before'))})"
)
PLAN_START = re.compile(rf"(?:{any_of(column('section_words', kind='plan_start'))})")
# 2026年,我局将…, 针对上述问题,…: what follows under a heading of problems and plans is to come
NEXT_YEAR = r"20[0-9]{2}年[^。;\n]{0,24}?(?:将|要|继续|力争)"
OPENS_PLAN = re.compile(
    rf"(?:^|[。;\n]) {{0,4}}(?P<words>(?:[{NUMERALS}]{{1,2}}是)?(?:{NEXT_YEAR}"
    rf"|(?:{any_of(column('section_words', kind='plan_start'))})|针对(?:以上|上述|存在)|今后|接下来"
    rf"|我[{letters('own_kind')}]将))"
)
ANNEX = re.compile(r"\n {0,4}附(?:件|表|录)?[0-9:]")
# 明年计划投入300万元,今年已到位180万元
DONE_NOW = re.compile(r"今年(?:已|以来)|目前已|现已")
# A paragraph on what is to come that has no end of its own is followed no further.
FAR = 400
# Longer lines are sentences, not headings or titles.
HEADING = 60
TITLE = 40
END = frozenset("。;!?")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. kind: front, measures, area, problems, plan; level: 1, 2, 3."""

    number: str
    heading: str
    level: int
    kind: str
    work_area: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A measure, problem or plan item. says: numbers, coverage or words."""

    number: str
    title: str
    kind: str
    section: int
    start: int
    end: int
    says: str = "words"


def sections(page: Page) -> tuple[Section, ...]:
    """The headings of a page in order; each ends where the next of its level or above begins."""
    heads = list(_heads(page))
    made: list[Section] = []
    kind = "front"
    ends = _ends(heads, len(page.text))
    for (start, level, number, heading), end in zip(heads, ends, strict=True):
        own = _kind(heading)
        if own or level == 1:
            kind = own or ("plan" if kind == "plan" and level > 1 else "measures")
        area = area_of_words(heading) if kind == "measures" else ""
        shown = "area" if kind == "measures" and level == 2 else kind
        made.append(Section(number, heading, level, shown, area, start, end))
    return tuple(made)


def _ends(heads: list[tuple[int, int, str, str]], length: int) -> list[int]:
    """Where each heading's part ends: at the next heading of its level or above."""
    ends, nearest = [], {1: length, 2: length}
    for start, level, *_ in reversed(heads):
        ends.append(min(end for other, end in nearest.items() if other <= level))
        nearest[level] = start
    return ends[::-1]


def _kind(heading: str) -> str:
    if PLAN_NAMED.search(heading) and not NOT_PLAN.match(heading):
        return "plan"
    if PLAN_OF_YEAR.fullmatch(heading.strip()):
        return "plan"
    return next((kind for kind, words in KINDS.items() if words.search(heading)), "")


def _heads(page: Page) -> list[tuple[int, int, str, str]]:
    """Start, level, number and words of each heading."""
    heads = []
    for mark in page.markers:
        words = mark["mark"]
        level = words and next((n for n, shape in enumerate(LEVEL, 1) if shape.fullmatch(words)), 0)
        if not level or level == 3:
            continue
        end = _line_end(page.plain, mark.end("mark"))
        heads.append(
            (mark.start("mark"), level, words.strip("()、."), page.text[mark.end("mark") : end].strip())
        )
    heads += _unnumbered(page, {head[0] for head in heads})
    return sorted(heads)


def _line_end(text: str, at: int) -> int:
    ends = [end for c in "\n。:;" if (end := text.find(c, at, at + HEADING)) >= 0]
    return min(ends, default=min(len(text), at + HEADING))


def _unnumbered(page: Page, known: set[int]) -> list[tuple[int, int, str, str]]:
    heads = []
    for m in re.finditer(r"^[ ]*([^\n]{2,30})$", page.plain, re.MULTILINE):
        words = m[1].strip()
        if m.start(1) in known or words[-1:] in END or "," in words or not _kind(words) or m.start() == 0:
            continue
        heads.append((m.start(1), 1, "", page.text[m.start(1) : m.end(1)].strip()))
    return heads


def plan_spans(page: Page, made: tuple[Section, ...]) -> list[tuple[int, int]]:
    """Where a report says what is to come."""
    planned = ((section, _to_annex(page, section)) for section in made if section.kind == "plan")
    spans = [(_planned_from(page, section, end), end) for section, end in planned]
    starts = [section.start for section in made]
    for m in PLAN_START.finditer(page.plain):
        line = page.plain.find("\n", m.end())
        later = bisect_right(starts, m.start())
        after = starts[later] if later < len(starts) else len(page.text)
        far = min(m.end() + FAR, line if line >= 0 else len(page.text))
        if now := DONE_NOW.search(page.plain, m.end(), far):
            after = min(after, now.start())
        if page.plain[m.start() - 1 : m.start()] in ("", "\n", "。", ";", " "):
            spans.append((m.start(), min(after, line if line >= 0 else len(page.text))))
    return spans


def _planned_from(page: Page, section: Section, end: int) -> int:
    """Where plans begin under a heading of problems and plans: 存在的问题和下步打算; else where it stands."""
    problems, plan = KINDS["problems"].search(section.heading), KINDS["plan"].search(section.heading)
    if not problems or not plan or plan.start() < problems.start():
        return section.start
    line = page.plain.find("\n", section.start, end)
    opened = OPENS_PLAN.search(page.plain, line, end) if line >= 0 else None
    return opened.start("words") if opened else section.start


def _to_annex(page: Page, section: Section) -> int:
    """Where a section's own text ends: tables annexed to a report belong to no section of it."""
    annex = ANNEX.search(page.plain, section.start, section.end)
    return annex.start() if annex else section.end


def statements(page: Page, made: tuple[Section, ...]) -> tuple[Statement, ...]:
    """Items by 一是 and by 1. in each section that has no parts of its own; else its paragraphs."""
    items: list[Statement] = []
    places = [m.start(m.lastgroup or 0) for m in page.markers]
    for i, section in enumerate(made):
        following = made[i + 1].start if i + 1 < len(made) else section.end
        first_part = min(following, section.end)
        items += _items(page, places, section, i, first_part)
    return tuple(items)


def _items(page: Page, places: list[int], section: Section, place: int, end: int) -> list[Statement]:
    kind = {"problems": "problem", "plan": "plan"}.get(section.kind, "measure")
    first, last = bisect_right(places, section.start), bisect_left(places, end)
    marks = [m for m in page.markers[first:last] if ITEM.match(page.plain, m.start(m.lastgroup or 0))]
    numbered = [m for m in marks if m["item"]] or marks
    if not numbered:
        return _paragraphs(page, section, place, end, kind)
    starts = [m.start(m.lastgroup or 0) for m in numbered]
    ends = [*starts[1:], end]
    return [
        Statement(
            m.group(m.lastgroup or 0).strip("()、.,是"),
            _title(page, m.end()),
            kind,
            place,
            s,
            _trim(page, s, e),
        )
        for m, s, e in zip(numbered, starts, ends, strict=True)
    ]


def _title(page: Page, at: int) -> str:
    start, end = page.clause(at)
    return page.text[max(start, at) : min(end, at + TITLE)].strip(" ,。;:，；：\n")


def _trim(page: Page, start: int, end: int) -> int:
    return start + len(page.text[start:end].rstrip())


def _paragraphs(page: Page, section: Section, place: int, end: int, kind: str) -> list[Statement]:
    paragraphs = []
    body = _body(page, section, end)
    for m in re.finditer(r"[^\n]+", page.plain[body + 1 : end] if body >= 0 else ""):
        start = body + 1 + m.start()
        if len(m.group().strip()) > TITLE // 4 and section.kind != "front":
            paragraphs.append(
                Statement("", _title(page, start), kind, place, start, start + len(m.group().rstrip()))
            )
    return paragraphs


def _body(page: Page, section: Section, end: int) -> int:
    """Where the lines below a heading begin; before the line itself when it runs on into its paragraph."""
    line_end = page.plain.find("\n", section.start, end)
    line = page.plain[section.start : line_end if line_end >= 0 else end]
    runs_on = len(line.partition("。")[2].strip()) > TITLE // 4
    return section.start - 1 if runs_on else line_end


def _inside(statement: Statement, places: list[int]) -> bool:
    i = bisect_left(places, statement.start)
    return i < len(places) and places[i] < statement.end


def saying(statement: Statement, figures: list[int], claimed: list[int]) -> Statement:
    """The statement with what it says: numbers before coverage before words."""
    says = (
        "numbers" if _inside(statement, figures) else "coverage" if _inside(statement, claimed) else "words"
    )
    return replace(statement, says=says)
