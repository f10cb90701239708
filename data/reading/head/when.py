"""Which year a text reports on: named by title or first sentences, counted in its words, told from a day.

甲市2023年法治政府建设年度报告 names it; under 十四五规划(2021—2025年) or 2024年工作计划 the year is that
of a plan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from data.reading.head.days import LATE, NOW, year_from_day
from data.reading.head.lines import FIRST, Title, published
from data.reading.head.names import head_words
from data.reading.head.neighbours import key_year, year_before_plans, year_from_neighbours
from data.reading.head.where import FORMULA
from data.reading.numbers import DIGITS
from data.reading.page import Page, Spans

Y = "(?:19|20)[0-9]{2}"
HAN = "[一二三四五六七八九〇零○OoＯ0]"
# 2023年, 2023年度, 二〇二三年, (2023); in a title also 2023法治政府.
YEAR = re.compile(
    rf"(?<![0-9])(?P<year>{Y})(?= ?年|[ )）]|[\u4e00-\u9fff])(?!号|版|届|件)"
    rf"|(?P<spelled>二[〇零○OoＯ0]{HAN}{{2}})(?=年)"
)
RANGE = re.compile(rf"(?<![0-9])(?P<first>{Y}) ?年? ?[-至到] ?(?P<last>{Y})(?![0-9]) ?\)?年?")
PLAN_YEARS = re.compile("“?十(?P<plan>[一二三四五六])五”?")
PLAN = re.compile(head_words("plan"))
DONE = re.compile(head_words("done"))
# 2023年工作安排情况的报告 tells what was done, 2024年工作安排 does not.
TOLD = re.compile("报告|总结|情况|统计|成效")
BOOK = re.compile(r"《[^《》\n]{1,80}》")
# A day, or a year from which several are counted.
NOT_WHOLE = re.compile(r" ?年 ?(?:[0-9]{1,2} ?月 ?[0-9]{1,2} ?日|[0-9]{1,2} ?月(?!份)(?=[)）]|$)|以来)")
FIVE = re.compile("[三四五]年(?!规划|计划)")
OPENING = 700
LEAD = r"(?:^|[。\n>\]]|(?<=[0-9分日]) |(?<=[)] )|(?<=[)]))[ \n]{0,30}"
# A year that opens a sentence, a line or the text is what that sentence is about.
TOPIC = re.compile(
    rf"{LEAD}(?:[(]?[一二三四五六七八九十0-9]{{1,3}}[)、.是] ?)?"
    rf"(?:在|自|截至|截止到?)?(?P<year>{Y}|二[〇零○OoＯ0]{HAN}{{2}}) ?年(?! ?[0-9]{{1,2}} ?月)"
    rf"(?P<behind>[^。;\n]{{0,40}})"
)
TOPIC_RANGE = re.compile(
    rf"{LEAD}(?:[(]?[一二三四五六七八九十0-9]{{1,3}}[)、.是] ?)?(?P<range>{RANGE.pattern})度?(?=[,以间来])"
)
# “十三五”期间, before one figure is only that figure's time.
TOPIC_PLAN = re.compile(
    rf"{LEAD}{PLAN_YEARS.pattern}(?:规划)?(?:以来|期间|时期|五年)(?=:|\n|[^,。;\n]{{0,12}}(?:情况|总结|工作[:。\n]))"
)
PLAN_TIME = re.compile(rf"{PLAN_YEARS.pattern}(?:规划)?(?:以来|期间|时期|五年)")
FIVE_YEARS = re.compile(r"(?:^|\n|。)[ \n]{0,4}(?:过去|这)?(?:的)?五年(?:来|间|里)")
REPORTED = re.compile(
    rf"(?P<year>{Y}) ?年?度?[^,。;《》\n]{{0,36}}?"
    "(?:年度报告|情况的?报告|工作报告|白皮书|审查报告|审判报告|述法报告)"
)
# 根据《关于报送2022年度工作总结的通知》: for which year the report was asked.
ASKED = re.compile(
    rf"《[^《》\n]{{0,30}}?(?:报送|上报|做好|开展|报告)[^《》\n]{{0,10}}?(?P<year>{Y}) ?年度?"
    "[^《》\n]{0,36}?(?:总结|报告|情况|统计|考核|考评)[^《》\n]{0,16}(?:通知|函|要求)》"
)
# 通报2023年法治建设工作
SUMMED_UP = re.compile(
    rf"(?:通报|介绍|总结|回顾)了?[^,。;《》\n0-9]{{0,8}}(?P<year>{Y}) ?年度?"
    r"[^,。;《》\n0-9]{0,20}?(?:工作|情况|成效|进展)"
)
ANNOUNCED = re.compile("(?:发布|公布|公开|出台|提交|听取|审议|通报|编制)[^,。;\n]{0,10}$")
NEAR = 16
NAMED = re.compile(rf"(?<![0-9〔\[(比较与同])(?P<year>{Y}) ?年(?P<behind>[^,。;\n]{{0,8}})")
# The one year of a text opens a clause about what was done: 依据原则,2017年取消下放….
LONE = re.compile(
    rf"(?:^|[,。;:\n()、省市县区州镇乡局厅院]) ?{Y} ?年度?(?=[\u4e00-\u9fff])"
    "(?![底末初版]|以来|以前|以后|修订|印发|出台|颁布|发布)"
)
NOT_NAMED = re.compile(
    r"(?:版|[初末底]|[-至到、和与及] ?(?:19|20)|(?:度)?相比|同期|以来|起|开始|[0-9]{1,2} ?月[0-9]{0,2}|前)"
)
LATER = re.compile(
    rf"(?<![0-9-])(?P<year>{Y}) ?年(?! ?[0-9]{{1,2}} ?月 ?[0-9]{{1,2}} ?日)"
    "(?=[^,。;]{0,10}(?:月|共|,|度|底))"
)
# (六)打算。2026年完成…
HEADED = re.compile("(?:打算|计划|安排|展望|思路|方向|目标|下一步(?:工作)?)[。:]$")
GOES_ON = re.compile("[-至到、]")
# 现将工作情况总结如下, 按照年度计划: neither is to come
FUTURE = re.compile(r"(?<!现)将|(?<![度作年])计划(?!任务|目标|要求|安排)|下一步|下步|打算|拟|力争")
# What begins or ended then: 2012年起, 2019年底.
BESIDE_A_YEAR = re.compile(r"(?:起|以后|之后|以前|之前|[初末底])")
# News of a day: 2022年12月28日,市司法局介绍,今年以来…
DATELINE = re.compile(rf"(?P<year>{Y}) ?年 ?(?P<month>1[0-2]|[1-9]) ?月 ?[0-9]{{1,2}} ?日")
# 统计期限从2021年1月1日起到2021年12月31日止
WHOLE_YEAR = re.compile(rf"(?P<year>{Y}) ?年 ?1 ?月 ?1 ?日起? ?[-至到] ?(?:(?P=year) ?年 ?)?12 ?月 ?31 ?日")
UNTIL = re.compile(rf"截[至止]到?(?P<year>{Y}) ?年(?:年?[底末]| ?[0-9]{{1,2}} ?月)")
NAMED_YEAR = re.compile(rf"{Y} ?年")
# A year that opens a clause near the start: 司法部介绍,2023年全国新收….
OPENS_CLAUSE = re.compile(rf"[,:;](?P<year>{Y}) ?年(?P<behind>[^,。;\n]{{0,8}})")
HEADING = re.compile(
    rf"(?:^|\n)[ \t]*[(]?[一二三四五六七八九十]{{1,3}}[)、][^\n。]{{0,6}}?(?P<year>{Y}) ?年"
    r"(?P<behind>[^\n。]{0,40})"
)
# Votes that a year needs to be believed, and how many times those of the next one.
ENOUGH, CLEAR = 2.0, 2.0


@dataclass(frozen=True, slots=True)
class When:
    """year: YYYY or START/END, empty where no word supports one."""

    year: str = ""
    doubts: tuple[str, ...] = ()


def when(page: Page, title: Title, plans: list[tuple[int, int]]) -> When:
    """The year that a text is about, by the surest words that name one."""
    titled = year_in(title.words)
    counted = _counted(page, title, plans)
    if titled.year:
        return _beside(titled, counted)
    for formula in FORMULA.finditer(page.plain, 0, FIRST):
        if (said := year_in(formula["of"])).year:
            return _beside(said, counted)
    if several := _several(page):
        return When(several, ("year_from_text",))
    if titled.doubts:
        return titled
    told = _most(counted, page.plain) if counted else When()
    if told == When():
        told = When(day, ("year_from_date",)) if (day := year_from_day(page, title)) else When()
    if told != When():
        return told
    year = year_from_neighbours(page.plain) or year_before_plans(page.plain, plans) or key_year(page.plain)
    return When(year, ("year_from_neighbours",)) if year else told


def year_in(words: str) -> When:
    """The year of a title. What belongs to a plan's name, or to a day, is not what is reported."""
    open_words = BOOK.sub(
        lambda match: " " * len(match.group()) if PLAN.search(match.group()) else match.group(), words
    )
    ranges = list(RANGE.finditer(open_words))
    for match in ranges:
        if not PLAN.search(open_words, match.end()) and DONE.search(open_words, match.end()):
            return When(f"{match['first']}/{match['last']}")
    rest = RANGE.sub(lambda match: " " * len(match.group()), open_words)
    plan = PLAN_YEARS.search(rest)
    years = [match for match in YEAR.finditer(rest) if not NOT_WHOLE.match(rest, match.end())]
    done: dict[str, None] = {}
    planned = ""
    for i, match in enumerate(years):
        behind = rest[match.end() : years[i + 1].start() if i + 1 < len(years) else len(rest)]
        if PLAN.search(behind) and not TOLD.search(behind):
            planned = planned or _plain_year(match)
        else:
            done[_plain_year(match)] = None
    if len(done) == 1 and FIVE.search(rest):
        return When("", ("years_several",))
    if len(done) == 1:
        return When(next(iter(done)))
    if done:
        return When("", ("years_several",))
    if plan and not years and not PLAN.search(rest, plan.end()):
        return When(_five(plan["plan"]))
    return When(planned, ("year_of_plan",)) if planned else When()


def _plain_year(match: re.Match[str]) -> str:
    return in_digits(match["year"] or match["spelled"])


def in_digits(year: str) -> str:
    """二〇一八 -> 2018."""
    if year.isdigit():
        return year
    return "20" + "".join("0" if letter in "〇零○OoＯ0" else str(DIGITS[letter]) for letter in year[2:])


def _five(plan: str) -> str:
    first = 2001 + 5 * DIGITS[plan]
    return f"{first}/{first + 4}"


def _beside(titled: When, counted: Counter[str]) -> When:
    """The title's year, with doubt where the text speaks of another one all the time."""
    most = max(counted, key=lambda year: counted[year], default="")
    if most and "/" not in titled.year and not counted[titled.year] and counted[most] >= ENOUGH + CLEAR:
        return When(titled.year, (*titled.doubts, "year_differs"))
    return titled


def _several(page: Page) -> str:
    """Several years that open the first sentences: 2021年至2025年, “十四五”以来."""
    head = page.plain[:OPENING]
    if match := TOPIC_RANGE.search(head):
        return f"{match['first']}/{match['last']}"
    if match := TOPIC_PLAN.search(head):
        return _five(match["plan"])
    # 五年来,…“十四五”期间
    plan = PLAN_TIME.search(head) if FIVE_YEARS.search(head) else None
    return _five(plan["plan"]) if plan else ""


def _reported(page: Page, title: Title) -> Iterator[tuple[float, str, int]]:
    """The years of reports that the first sentences announce: 发布2022年度法治政府建设白皮书."""
    for match in REPORTED.finditer(page.plain, title.end, title.end + OPENING):
        book = page.plain.rfind("《", 0, match.start())
        is_named = book > page.plain.rfind("》", 0, match.start())
        if not is_named or ANNOUNCED.search(page.plain, max(0, book - NEAR), book):
            yield 5.0, match["year"], match.start("year")
    for match in SUMMED_UP.finditer(page.plain, title.end, title.end + OPENING):
        yield 5.0, match["year"], match.start("year")
    for match in ASKED.finditer(page.plain, title.end, title.end + OPENING):
        yield ENOUGH, match["year"], match.start("year")


def _counted(page: Page, title: Title, plans: list[tuple[int, int]]) -> Counter[str]:
    """How much speaks for each year: opening a sentence near the start, a heading, being named at all."""
    counts: Counter[str] = Counter()
    planned = Spans(plans)
    rules = _topics, _spans, _reported
    votes = (*(one for rule in rules for one in rule(page, title)), *_headings(page), *_mentions(page, title))
    for weight, year, at in votes:
        if planned.at(at) is None or weight > ENOUGH:
            counts[year] += weight  # type: ignore[assignment]  # halves are counted too
    return counts


def _topics(page: Page, title: Title) -> Iterator[tuple[float, str, int]]:
    day = published(page, title)
    # 2021年以来 in what was published in 2025 opens a span of years too.
    line = DATELINE.search(page.plain, 0, FIRST)
    latest = max(_latest(page), str(day[0]) if day else "", line["year"] if line else "")
    first = True
    for match in TOPIC.finditer(page.plain, title.end):
        behind = match["behind"]
        if HEADED.search(page.plain, max(0, match.start() - NEAR), match.start() + 1):
            continue
        if FUTURE.search(behind) or GOES_ON.match(behind) or BESIDE_A_YEAR.match(behind):
            continue
        # 2008年以来 in a text that goes on to 2010 opens a span of years.
        if behind.startswith("以来") and match["year"] < latest:
            continue
        is_early = match.start() < title.end + OPENING
        yield (
            (6.0 if is_early and first else 3.0 if is_early else 1.0),
            in_digits(match["year"]),
            match.start("year"),
        )
        first = False


def _spans(page: Page, title: Title) -> Iterator[tuple[float, str, int]]:
    """Years that a whole year's days, a closing day or the first clauses name."""
    for match in WHOLE_YEAR.finditer(page.plain, title.end):
        yield 6.0, match["year"], match.start("year")
    for match in UNTIL.finditer(page.plain, title.end):
        yield 3.0, match["year"], match.start("year")
    opened = OPENS_CLAUSE.search(page.plain, title.end, title.end + OPENING)
    headed = opened and HEADED.search(page.plain, max(0, opened.start() - NEAR), opened.start() + 1)
    if (
        opened
        and not headed
        and not NOT_NAMED.match(opened["behind"])
        and not FUTURE.search(opened["behind"])
    ):
        start, end = page.sentence(opened.start("year"))
        # 2007年开展试点,2010年全面试行,2014年全面推进 tells how it came about
        if len(set(NAMED_YEAR.findall(page.plain, start, min(end, start + OPENING)))) == 1:
            yield 3.0, opened["year"], opened.start("year")
    line = DATELINE.search(page.plain, 0, FIRST)
    if line and int(line["month"]) >= LATE and NOW.search(page.plain):
        yield 5.0, line["year"], line.start("year")


def _latest(page: Page) -> str:
    """The last year that a text names outside of titles and days."""
    years = [
        match["year"]
        for match in LATER.finditer(page.plain)
        if not ((mask := page.masks.at(*match.span("year"))) and mask.reason not in ("year", "date"))
    ]
    return max(years, default="")


def _headings(page: Page) -> Iterator[tuple[float, str, int]]:
    """A heading names the year of what was done; one of what is planned names the year after."""
    for match in HEADING.finditer(page.plain):
        if PLAN.search(match["behind"]):
            yield 2.5, str(int(match["year"]) - 1), match.start("year")
        elif DONE.search(match["behind"]):
            yield 3.0, match["year"], match.start("year")


def _mentions(page: Page, title: Title) -> Iterator[tuple[float, str, int]]:
    for match in NAMED.finditer(page.plain):
        if title.start <= match.start() < title.end:
            continue
        mask = page.masks.at(*match.span("year"))
        if (
            HEADED.search(page.plain, max(0, match.start() - NEAR), match.start())
            or NOT_NAMED.match(match["behind"])
            or FUTURE.match(match["behind"])
            or (mask and mask.reason not in ("year", "date"))
        ):
            continue
        yield 1.0, match["year"], match.start("year")


def _most(counts: Counter[str], text: str) -> When:
    (year, most), *rest = counts.most_common(2)
    if most < ENOUGH and (rest or not LONE.search(text)):
        return When()
    if rest and most < CLEAR * rest[0][1] and most - rest[0][1] < ENOUGH + CLEAR:
        return When("", ("years_several",))
    return When(year, ("year_from_text",))
