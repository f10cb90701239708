"""Words for a day, a month, a part of a year or a year -> times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from data.reading.eras import eras
from data.reading.numbers import DIGITS, NUMERALS, han
from data.reading.periods import FIRST_YEAR, LAST_YEAR, Report, Time, from_to, months, since, up_to
from data.reading.words import any_of, column, letters

Y = r"(?:19|20)[0-9]{2}"
M = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{letters('month_numeral')}])"
SMALL = "[一二三四1-4]"
TO_MARK = "[-~至到]"
AND_MARK = f"[-~至到、{letters('between_years')}]{{1,2}}"
# 24年 is a year before a month, a quarter or the like, and in a row of years; else it is a span of time.
SHORT_BEFORE = rf"年(?:度|全年|[底末]|[上下]半年|第?{SMALL}季度|前[0-9{NUMERALS}]|{M}月)"
SHORT_ROW = re.compile(
    rf"[’']?[0-9]{{2}}年(?:[{letters('between_short_years')}]{{1,2}}[’']?[0-9]{{2}}年){{1,5}}"
)
NAMED = any_of(column("periods", place="relative"))
# All parts are optional: the first look keeps the pattern from trying every letter of the text.
TIME = re.compile(
    rf"(?=[0-9{letters('time_opening')}])(?P<until>截[至止]?到?至?|到|至)? ?"
    rf"(?:(?P<year>{Y}) ?(?:年度|年)(?:全年)?"
    rf"|(?<![0-9.])(?P<mark>[’'])?(?P<short>[0-9]{{2}})(?P<plainly>(?={SHORT_BEFORE}))?年度?(?:全年)?"
    rf"|(?P<spelled>[二2][零〇○O][一二][{NUMERALS}○])年度?"
    rf"|(?P<alone>(?<![0-9.]){Y})(?=[{letters('after_bare_year')}]|本[{letters('after_own')}])"
    rf"|(?P<bare>(?<![0-9.-]){Y})(?=(?:{AND_MARK}{Y}){{1,5}} ?年)"
    rf"|(?<![{letters('not_before_relative')}0-9{NUMERALS}])(?P<relative>{NAMED})(?!度)(?:全年|一年(?![级内之]))?)?"
    rf"(?P<within>(?P<half>[上下]半年)|(?:[前头]|[一1]{TO_MARK})(?P<quarters>[两二三23])个?季度"
    rf"|(?P<from>{SMALL}){TO_MARK}(?P<to>{SMALL})季度"
    rf"|第?(?P<quarter>{SMALL})(?:季度|(?=(?:[、和及]第?{SMALL}){{1,3}}季度))"
    rf"|[前头](?P<months>[{NUMERALS}]{{1,2}}|[0-9]{{1,2}})个?月份?"
    rf"|(?<![0-9第])(?<![0-9]{{3}}\.)(?P<month>{M}) ?"
    rf"(?:月份?|(?=(?: ?(?:{TO_MARK}|[、和及]) ?{M}){{1,5}} ?月))"
    rf"(?P<day> ?(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}}) ?[日号])?"
    r"|年?[底末初])?"
    rf"(?P<after>(?:[^,。;:\n0-9]{{0,20}}?[^{letters('not_before_since')}0-9])??(?:以来|[至迄]今(?!年))|[底末]|同期|起|开始|前)?"
)
# 2024-06, 2024.6.30, 2024/6/30.
NUMERIC = rf"{Y}[-./](?:1[0-2]|0?[1-9])(?:[-./](?:3[01]|[12][0-9]|0?[1-9]))?"
NUMERIC_SPAN = re.compile(
    rf"(?<![0-9.])(?P<first>{NUMERIC}) ?[-~至到]{{1,2}} ?(?P<last>{NUMERIC})(?![0-9.])"
    rf"|(?P<until>截[至止]?到?至?) ?(?P<day>{NUMERIC})(?![0-9.])"
)
AT_HAND = re.compile(rf"(?:{any_of(column('periods', place='at_hand'))})(?!年)")
# A stretch between commas; from its first word that may tell a time on it is `told`.
HINT = "[年月季五]|20|以来|目前|至今|迄今"
STRETCH = re.compile(
    rf"(?:[^,;。\n年月季五2以目至迄]++|(?!{HINT})[2以目至迄])*+(?P<told>(?:{HINT})[^,;。\n]*+)?"
)
TO = re.compile(rf" ?{TO_MARK} ?$")
AND = re.compile(r" ?(?:、|和|及|与|以及) ?")
OPENING = re.compile(rf"[ (]{{0,9}}+(?:{any_of(column('periods', place='opening'))}){{0,4}}+")
COMPARING = tuple(column("periods", place="comparing"))
NOT_COMPARING = tuple(column("periods", place="not_comparing"))
COMPARED = tuple(column("periods", place="compared"))
MOVED = tuple(column("changes"))
IGNORED = tuple(column("periods", place="ignored"))
# 2021年修订的《…法》: the year of a paper
PAPER = re.compile(rf"(?:{any_of(column('periods', place='paper'))})[^,。;0-9]{{0,6}}《")
# 上年度结转3件: counted again this year
CARRIED_OVER = re.compile(
    rf"[^,。;()0-9]{{0,10}}?(?:{any_of(column('periods', place='carried_over'))})(?![“新常])"
)
RELATIVE = dict(
    zip(column("periods", place="relative"), column("periods", "value", place="relative"), strict=True)
)
# When a page was published: 2024-01-15 08:30 in its first lines.
STAMP = re.compile(r"(?<![0-9])(20[0-9]{2}) ?[-/.年] ?[0-9]{1,2} ?[-/.月] ?[0-9]{1,2}")
THIS_YEAR = re.compile("[今本]年")
SPOKEN = ("去年", "前年")
# Where a page names its day.
OPENING_LETTERS = 300
TWO_DIGITS = re.compile("[0-9]{2}")
SAME_YEAR, WHOLE = "same", "whole"
SINCE = ("以来", "至今", "迄今", "起", "开始")


def times(text: str, report: Report) -> list[Time]:
    """Every time that the words name, in order; a pair of times with a dash between is one."""
    named: list[Time] = []
    known = _Known(report, _is_written_later(text, report))
    for start, end in _worded(text):
        if text[start - 1 : start] in ("。", "\n", ""):
            known.year, known.value = None, ""
        own = [*eras(text, start, end, report), *_numeric(text, start, end)]
        own += _named(text, start, end, known)
        own += [time for m in AT_HAND.finditer(text, start, end) if (time := known.at_hand(m))]
        named += own
    return _joined(text, sorted(named, key=lambda time: (time.start, -time.end)))


def _is_written_later(text: str, report: Report) -> bool:
    """Whether 去年 is the report's own year: news dated the year after, in which nobody says 今年."""
    stamp = STAMP.search(text, 0, OPENING_LETTERS)
    return bool(stamp and report.year and int(stamp[1]) == report.year + 1 and not THIS_YEAR.search(text))


QUARTER = re.compile(r"([0-9]{4})-(?:01/\1-03|04/\1-06|07/\1-09|10/\1-12)")


class _Known:
    """The year and month that were named last, for months without a year and for 当年 and 当月.

    later: whether 去年 counts from the year after the report's.
    """

    def __init__(self, report: Report, later: bool) -> None:
        self.report, self.later = report, later
        self.year: int | None = None
        self.month = self.quarter = self.value = ""
        self.last = (0, 0)

    def take(self, time: Time, opens: bool) -> None:
        """Remember a time. opens: whether it stands at the start of its clause."""
        if opens and time.own_year and not time.compared and len(time.value) == len("YYYY"):
            # 明年计划投入300万元,今年已到位180万元: a plan's year is nobody's 今年
            self.year = self.year if self._is_to_come(time) else int(time.value)
        if time.own_year and time.value:
            self.last, self.value = (time.end, int(time.value[:4])), time.value
        if "-" in time.value and "/" not in time.value:
            self.month = time.value
        elif QUARTER.fullmatch(time.value):
            self.quarter = time.value

    def _is_to_come(self, time: Time) -> bool:
        return self.report.year is not None and int(time.value) > self.report.year

    def beside(self, text: str, m: re.Match[str]) -> int | None:
        """The year of the time just before, where only a dash or 、 stands between: 2023年1月至9月."""
        end, year = self.last
        if not end or m.start() - end > len(" 至"):
            return None
        between = text[end : m.start()] + (m["until"] or "")
        return year if TO.fullmatch(between) or AND.fullmatch(between) else None

    def at_hand(self, m: re.Match[str]) -> Time | None:
        """当月 and 当季: the month or quarter named before, else the report's; 至今: since a time.

        Whichever it is, what was said to begin earlier (启用以来) does not reach it.
        """
        if m.group().endswith("今"):
            value = since(self.value, self.report)
            return Time(m.start(), m.end(), value) if self.value else None
        value = self.quarter if "季" in m.group() else self.month
        return Time(m.start(), m.end(), value or self.report.period) if value or self.report.period else None


def _worded(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between commas that hold a word for a time."""
    for m in STRETCH.finditer(text):
        if m["told"]:
            yield m.span()


def _named(text: str, start: int, end: int, known: _Known) -> Iterator[Time]:
    opening = OPENING.match(text, start, end)
    first = opening.end() if opening else start
    for m in TIME.finditer(text, start, end):
        if m.end() > m.start() and (time := _time(text, m, known)):
            known.take(time, m.start() <= first)
            yield time


def _year(text: str, m: re.Match[str], known: _Known) -> int | None:
    """The year that the words name; None where they name none, or count from one that nobody gave."""
    if written := m["year"] or m["bare"] or m["alone"]:
        return int(written)
    if m["short"]:
        return 2000 + int(m["short"])
    if m["spelled"]:
        return int("20" + "".join(str(DIGITS.get(c, 0)) for c in m["spelled"][2:]))
    if m["relative"] is None or RELATIVE[m["relative"]] == SAME_YEAR:
        return known.beside(text, m) or known.year or known.report.year
    if known.report.year is None:
        return None
    shift = RELATIVE[m["relative"]]
    later = known.later and m["relative"].startswith(SPOKEN)
    return known.report.year + (0 if shift == WHOLE else int(shift)) + later


def _is_short_year(text: str, m: re.Match[str], report: Report) -> bool:
    """Whether 24年 is a year: marked, before a month or quarter, or in a row of years that follow."""
    year = 2000 + int(m["short"])
    if report.year is not None and not report.year - 15 <= year <= report.year + 1:
        return False
    if m["mark"] or m["plainly"] is not None:
        return report.year is not None or bool(m["mark"]) or "月" in m.group()
    row = next(
        (r for r in SHORT_ROW.finditer(text, max(0, m.start() - 20), m.end() + 24) if m.start() < r.end()),
        None,
    )
    if report.year is None or row is None or row.start() > m.start("short"):
        return False
    years = [int(year) for year in TWO_DIGITS.findall(row.group())]
    return all(b - a == 1 for a, b in pairwise(years))


FROM = ("自", "从")
# 分三年拨付: the sum is for all of these years.
SPREAD = re.compile("(?:开始|起)?,?分(?P<years>[二两三四五六]|[2-6])年")
# 自2021年3月启用,累计接待300人次: what began then is counted since.
STARTED = re.compile(rf"(?:正式)?(?:{any_of(column('periods', place='started'))})(?=[,。;后起以]|至今)")


def _time(text: str, m: re.Match[str], known: _Known) -> Time | None:
    report, until = known.report, (m["until"] or "").startswith("截")
    named = any(m[name] for name in ("year", "short", "spelled", "alone", "bare", "relative"))
    if m["short"] and not _is_short_year(text, m, report):
        return None
    if not named and (not m["within"] or (m["within"][-1] in "底末初" and not until)):
        return None
    if (m["after"] == "前" and not until) or _is_other(text, m, until):
        return None
    year = _year(text, m, known)
    if year is not None and not FIRST_YEAR < year < LAST_YEAR:
        return None
    value = _value(m, year, report)
    begun = text.endswith(FROM, 0, m.start()) and STARTED.match(text, m.end())
    if (after := m["after"] or "").endswith(SINCE) or begun:
        value = since(value, report)
    elif until:
        value = up_to(value)
    # 从2020年开始,分四年拨付
    if (spread := SPREAD.match(text, m.end())) and year:
        value = f"{year}/{year + _digit(spread['years']) - 1}"
    start = m.start() + (len(m["until"]) if m["until"] and not until else 0)
    same = after == "同期"
    compared = _compared(text, start, m.end(), same)
    return Time(start, m.end(), value, until, compared, named, bool(m["day"]), same)


def _is_other(text: str, m: re.Match[str], until: bool) -> bool:
    """Whether what looks like a time is the year of a paper, a date line or part of another word."""
    if text.startswith(IGNORED, m.end()) or PAPER.match(text, m.end()) or CARRIED_OVER.match(text, m.end()):
        return True
    # a date between blanks, or in brackets: when a page was put there
    return bool(m["day"]) and not until and text[m.end() : m.end() + 1] in ("", " ", "\n", ")")


def _value(m: re.Match[str], year: int | None, report: Report) -> str:
    if m["half"]:
        return months(year, 1, 6) if m["half"][0] == "上" else months(year, 7, 12)
    if m["quarters"]:
        return months(year, 1, 3 * _digit(m["quarters"]))
    if m["from"]:
        return months(year, 3 * _digit(m["from"]) - 2, 3 * _digit(m["to"]))
    if m["quarter"]:
        last = 3 * _digit(m["quarter"])
        return months(year, last - 2, last)
    if m["months"]:
        return months(year, 1, min(12, max(1, _digit(m["months"]))))
    if m["month"]:
        return months(year, _digit(m["month"]), _digit(m["month"]))
    if m["relative"] and RELATIVE[m["relative"]] == WHOLE:
        return report.period
    return months(year, 1, 12)


def _digit(word: str) -> int:
    if word == "元":
        return 1
    return int(word) if word.isascii() else int(han(word) or 1)


def _compared(text: str, start: int, end: int, same: bool) -> bool:
    """Whether a time is only what something is compared with: 较2023年, 与去年同期相比, 去年同期下降."""
    before = text[max(0, start - 4) : start]
    if before.endswith(COMPARING) and not before.endswith(NOT_COMPARING):
        return True
    return text.startswith(COMPARED, end) or (same and text.startswith(MOVED, end))


def _numeric(text: str, start: int, end: int) -> Iterator[Time]:
    """2024-06-01至2024-09-30, 2024.1-2024.6, 截至2024.9.30."""
    for m in NUMERIC_SPAN.finditer(text, start, end):
        first, last = (_month(m[name]) for name in (("day", "day") if m["day"] else ("first", "last")))
        value = up_to(last) if m["day"] else from_to(Time(0, 0, first), Time(0, 0, last))
        yield Time(m.start(), m.end(), value, until=bool(m["day"]))


def _month(written: str) -> str:
    month = int(written[5:7].rstrip("-./"))
    return months(int(written[:4]), month, month)


def _joined(text: str, named: list[Time]) -> list[Time]:
    """Without times inside others, pairs with a dash between made one, rows compared as a whole."""
    joined: list[Time] = []
    for time in named:
        last = joined[-1] if joined else None
        if last and (time.start < last.end or _repeats(text, last, time)):
            continue
        if last and TO.fullmatch(text, last.end, time.start) and not last.until:
            joined[-1] = Time(
                last.start, time.end, from_to(last, time), False, last.compared or time.compared
            )
            continue
        if last and _runs_until(text, last, time):
            joined[-1] = Time(last.start, time.end, from_to(last, time))
            continue
        if last and last.compared and AND.fullmatch(text, last.end, time.start):
            time = Time(time.start, time.end, time.value, False, True, time.own_year)
        joined.append(time)
    return joined


# 自2022年6月运行至2024年底
RUNS = re.compile(r"[\u4e00-\u9fff]{1,6}?(?:至|到)?")


def _runs_until(text: str, first: Time, last: Time) -> bool:
    """Whether something began at one time and is told up to another."""
    between = text[first.end : last.start]
    begun = text[: first.start].endswith(FROM) and not first.compared and "/" not in first.value
    return begun and between.endswith(("至", "到")) and bool(RUNS.fullmatch(between))


def _repeats(text: str, last: Time, time: Time) -> bool:
    """2021年至2023年三年间: the span says again how many years these are."""
    near = time.start - last.end <= len("以来的")
    return near and "/" in last.value and "/" in time.value and text[time.end - 1] in "来间"
