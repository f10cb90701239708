"""Words for a time, and the time that a figure is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.reading.numbers import DIGITS, NUMERALS, han
from data.reading.words import any_of, column, letters

Y = r"(?:19|20)[0-9]{2}"
SMALL = "[一二三四1-4]"
# All parts are optional: the first look keeps the pattern from trying every letter of the text.
TIME = re.compile(
    rf"(?=[0-9{letters('time_opening')}])(?P<until>截[至止]到?至?|到|至)? ?"
    rf"(?:(?P<year>{Y}|[0-9]{{2}}(?=年[0-9]{{1,2}}月)) ?(?:年度|年)(?:全年)?"
    rf"|(?P<spelled>二〇[一二][{NUMERALS}])年"
    rf"|(?P<alone>(?<![0-9.]){Y})(?=[{letters('after_bare_year')}])"
    rf"|(?P<bare>{Y})(?=[-、{letters('between_years')}]{{1,2}}{Y} ?年)"
    rf"|(?P<relative>{any_of(column('periods', place='relative'))}))?"
    rf"(?P<within>(?P<half>[上下]半年)|(?:前|(?P<run>[一1])[-至到])(?P<quarters>[两二三23])个?季度|第?(?P<quarter>{SMALL})季度"
    rf"|前(?P<months>[{NUMERALS}]{{1,2}}|[0-9]{{1,2}})个月"
    r"|(?<![0-9])(?P<month>1[0-2]|0?[1-9]) ?(?:月份?|(?=[-至到] ?(?:1[0-2]|[1-9]) ?月))"
    rf"(?P<day> ?[0-9]{{1,2}} ?[日号])?"
    r"|年?[底末初])?"
    r"(?P<after>以来|[底末]以来|[底末]|同期|起|份?以来|前)?"
)
SPAN_YEARS = re.compile(
    rf"(?:近|过去|最近|这)?(?P<years>[{NUMERALS}]|[0-9]{{1,2}})年(?P<after>多?来|间)|(?:近|过去)(?P<past>[{NUMERALS}])年"
)
PLAN = re.compile(rf"“?(?P<plan>十[{NUMERALS}])五”?(?:规划)?(?P<after>以来|期间|时期|[^\n]{{0,2}}年)")
STRETCH = re.compile(r"[^,;。\n]+")
TO = re.compile(r" ?(?:-|至|到) ?$")
COMPARING = frozenset(letters("comparing"))
IGNORED = tuple(column("periods", place="ignored"))


@dataclass(frozen=True, slots=True)
class Time:
    """A time as worded. value: YYYY, YYYY-MM or START/END; until: a day up to which things are counted."""

    start: int
    end: int
    value: str
    until: bool = False
    compared: bool = False
    own_year: bool = True
    day: bool = False


def _months(year: int, first: int, last: int) -> str:
    if (first, last) == (1, 12):
        return str(year)
    return f"{year}-{first:02d}" if first == last else f"{year}-{first:02d}/{year}-{last:02d}"


def last_year(report: str) -> int:
    """The (last) year of a report: 2021/2025 -> 2025."""
    return int(report[-4:])


def times(text: str, report: str) -> list[Time]:
    """Every time that the words name, in order; a pair of times with a dash between is one."""
    year = last_year(report)
    found: list[Time] = []
    for start, end in _worded(text):
        named = (_time(text, m, year) for m in TIME.finditer(text, start, end) if m.end() > m.start())
        found += [time for time in named if time]
        found += [_span(m, year) for m in SPAN_YEARS.finditer(text, start, end)]
        found += [_plan(m, year) for m in PLAN.finditer(text, start, end)]
    return _joined(text, sorted(found, key=lambda time: (time.start, -time.end)))


def _worded(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between commas that hold a word for a time."""
    for m in STRETCH.finditer(text):
        words = m.group()
        if "年" in words or "月" in words or "季" in words or "五" in words or "20" in words:
            yield m.span()


def _year(m: re.Match[str], report: int) -> int | None:
    if written := m["year"] or m["bare"] or m["alone"]:
        given = int(written)
        return given + 2000 if given < 100 else given
    if m["spelled"]:
        return int("20" + "".join(str(DIGITS[c]) for c in m["spelled"][2:]))
    return report + int(RELATIVE[m["relative"]]) if m["relative"] else None


RELATIVE = dict(
    zip(column("periods", place="relative"), column("periods", "value", place="relative"), strict=True)
)


def _time(text: str, m: re.Match[str], report: int) -> Time | None:
    stated = _year(m, report)
    if stated is None and (not m["within"] or m["within"][-1] in "底末初"):
        return None
    if (
        m["month"]
        and m["within"].strip()[-1:] not in "月份日号"
        and text[m.end() : m.end() + 1] not in tuple("-至到")
    ):
        return None
    year = report if stated is None else stated
    if text.startswith(IGNORED, m.end()) or m["after"] == "前" or not 1949 < year < 2100:
        return None
    value, until = _value(m, year), (m["until"] or "").startswith("截")
    if "以来" in (m["after"] or "") or m["after"] == "起":
        value = _since(value, report)
    elif until:
        value = _up_to(value)
    start = m.start() + (len(m["until"]) if m["until"] and not until else 0)
    return Time(start, m.end(), value, until, _compared(text, start, m), stated is not None, bool(m["day"]))


def _value(m: re.Match[str], year: int) -> str:
    if m["half"]:
        return _months(year, 1, 6) if m["half"][0] == "上" else _months(year, 7, 12)
    if m["quarters"]:
        return _months(year, 1, 3 * int(_digit(m["quarters"])))
    if m["quarter"]:
        last = 3 * _digit(m["quarter"])
        return _months(year, last - 2, last)
    if m["months"]:
        return _months(year, 1, min(12, max(1, _digit(m["months"]))))
    return _months(year, int(m["month"]), int(m["month"])) if m["month"] else str(year)


def _digit(word: str) -> int:
    return int(word) if word.isascii() else int(han(word) or 1)


def _since(value: str, report: int) -> str:
    first = value.split("/")[0]
    if first[:4] == str(report):
        return f"{first}/{report}-12" if "-" in first and not first.endswith("-01") else str(report)
    return f"{first}/{report}"


def _up_to(value: str) -> str:
    last = value.split("/")[-1]
    return _months(int(last[:4]), 1, int(last[5:])) if "-" in last else last


def _compared(text: str, start: int, m: re.Match[str]) -> bool:
    before = text[max(0, start - 1) : start]
    return before in COMPARING or m["after"] == "同期" or text.startswith("相比", m.end())


def _span(m: re.Match[str], report: int) -> Time:
    years = _digit(m["years"] or m["past"])
    value = f"{report - years + 1}/{report}" if 1 < years < 40 else str(report)
    return Time(m.start(), m.end(), value)


def _plan(m: re.Match[str], report: int) -> Time:
    first = 2001 + 5 * (_digit(m["plan"]) - 10)
    if m["after"][-1] == "年":
        return Time(m.start(), m.end(), str(report))
    value = f"{first}/{min(first + 4, report)}" if first < report else str(report)
    return Time(m.start(), m.end(), value)


def _joined(text: str, found: list[Time]) -> list[Time]:
    joined: list[Time] = []
    for time in found:
        last = joined[-1] if joined else None
        if last and time.start < last.end:
            continue
        if last and TO.fullmatch(text, last.end, time.start) and not last.until:
            joined[-1] = Time(last.start, time.end, _from_to(last, time), False, time.compared)
        else:
            joined.append(time)
    return joined


def _from_to(first: Time, last: Time) -> str:
    start, end = first.value.split("/")[0], last.value.split("/")[-1]
    # 2023年1月至11月: the second month takes the year of the first
    if not last.own_year:
        end = start[:4] + end[4:]
    if start[:4] == end[:4] and "-" in start and "-" in end:
        return _months(int(start[:4]), int(start[5:]), int(end[5:]))
    return start if start == end else f"{start}/{end}"
