"""Which place a text is of, and which body: told by title, first sentences, letterhead, all its words.

罗定市2022年…报告 names the place; 我市 only says how wide it is, and 与邻省某市签约 names somebody else's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from data.reading.gazetteer import GAZETTEER, WIDTH, Place
from data.reading.head.lines import FIRST, Title, issuers, signature
from data.reading.head.names import RANKS, Named, Naming, head_words, naming, naming_in, rank_of
from data.reading.head.papers import place_called, place_of_laws, place_of_papers, place_of_programme
from data.reading.head.ranks import is_below, narrowest, own_rank_letters, ranks, wide_rank
from data.reading.page import Page

FORMULA = re.compile(
    "现(?:将|就|把|对)(?P<of>[^,。;\n]{2,70}?)"
    "(?:(?:报告|汇报|总结|公布|通报|公告|介绍|公示|说明)?如下|》(?:印发|公布|发布|公开|转发|报送|呈报))"
)
# 本报告由甲县司法局编制
MADE_BY = re.compile("本(?:年度)?报告由(?P<of>[^,。;\n]{2,30}?)(?:负责)?(?:编制|编写|发布|起草|制作)")
CLAUSE = re.compile(
    r"(?:^|[,。;:\n])[ \n]*"
    r"(?:(?:近日|日前|同时|据悉),?|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}[是、]"
    # 2022年,在县委的领导下,甲镇坚持…
    r"|(?:19|20)[0-9]{2}年(?:度|来|以来|全年)?,(?:在[^,。;\n]{2,60}下,){1,3}"
    # 2021年是“十四五”开局之年,甲街道坚持…
    r"|(?:19|20)[0-9]{2}年是[^,。;\n]{2,40}年,"
    r"|(?:19|20)[0-9]{2}年(?:度|来|以来|全年)?,?)?"
)
# 甲县(以下简称“县”)坚持…
CALLED = r"(?: ?\((?:以下|下文|下)?(?:统称|简称)[^()\n]{1,24}\))?"
SUBJECT = re.compile(
    rf"{CALLED} ?(?:{head_words('subject')}|委|[\u4e00-\u9fff]{{1,14}}(?:局|厅|委|法院|检察院))"
)
# 甲镇地处乙县东部,辖9个村
DESCRIBED = re.compile(head_words("described"))
# 2024年,甲省司法厅对我县开展督察
ON_OURS = re.compile("[^,。;\n]{0,24}?[我本](?P<rank>自治区|省|市|州|盟|县|区|旗|镇|乡|街道)(?!级)")
COPIED = re.compile("(?:抄送|抄报|主送|报送|呈报|分送):$")
WEBSITE = re.compile("门户|官方|信息网|官网|公众号|网(?!格|络|上)")
ADDRESSED = re.compile(r"[^,。;:\n0-9]{2,40}:[ ]*(?:\n|$)")
MEETING = re.compile(
    "在(?P<of>[^,。;\n]{2,20}?)第[一二三四五六七八九十]{1,3}届(?:(?:人民)?代表大会|人大|政协|委员会)"
)
# 罗定市场, 广东省内: the letters are of another word, or more than the place is meant.
NOT_WHOLE = re.compile("[内外域场民级直下辖属]")
# Subjects are looked for in the first sentences, counts of names in no more than a long report.
OPENING, BODY_REACH = 500, 30_000
GOVERNING = re.compile("(?<![\u4e00-\u9fff])(?:自治区|省|市|州|县|区|旗|镇|乡)(?:党委|委|人民政府|政府)")
OWN_DEPARTMENT = re.compile(head_words("ours"))
ENDS = re.compile("自治区|自治州|自治县|自治旗|地区|[省市县区旗州盟]")
LAWFUL = re.compile("法治(?P<name>[\u4e00-\u9fff]{2,6}?)(?=建设|、|,|,|“|”)")
COURTS, PROCURATORS = (
    re.compile("全[市省区县]法院|中级(?:人民)?法院|审判|审结"),
    re.compile("检察机关|检察院"),
)
# A row of a table is named after one of many places.
CELL, OPENS_CELL = re.compile(r" {0,4}[\t|]| {0,4}\n {0,4}[0-9]"), ("", "\n", "\t", " ", "|")
# Somebody else's place: a partner, a destination, one of several.
WITH_OTHERS = re.compile("(?:[与和同赴向到从跟、]|学习|借鉴|对接|邀请)$")
VISITED = re.compile(
    "(?:视察|考察|[对到])(?P<name>[\u4e00-\u9fff]{2,3})(?:工作)?(?:时|的)?(?:系列)?重要(?:讲话|指示)"
)
COUNTIES = re.compile(r"各县|县区|[县区]\(市|县市区|全市各区")
# Mentions that make a place the text's own with a rank and without; letters of a safe name.
COUNTED, LIKELY, SHORTEST = 2, 3, 3


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a text and its body; what no word tells is empty. place: None where the list lacks it."""

    name: str = ""
    place: Place | None = None
    level: str = ""
    body: str = ""
    department: str = ""
    doubts: tuple[str, ...] = ()


def where(page: Page, title: Title) -> Where:
    """The place and body by the surest words: title, opening, who issued it, all words."""
    rank = own_rank_letters(page.plain)
    titled = naming_in(title.words) if title.words else None
    department = titled if titled and titled.department else None
    for sure, candidate in _named(page, title, titled):
        department = department or (candidate if candidate.department else None)
        if candidate.names:
            return _where(page, candidate, rank, department, () if sure else ("place_from_text",))
    found_place = (
        _by_count(page.plain, rank)
        or place_of_papers(page.plain, rank)
        or place_of_laws(page.plain, narrowest(page.plain))
        or place_of_programme(page.plain[:OPENING], rank)
        or place_called(page.plain, wide_rank(page.plain, rank))
    )
    if found_place:
        named = Named(found_place, GAZETTEER.bearers(found_place), rank_of(found_place))
        return _where(page, Naming((named,), "", "", 0), rank, department, ("place_from_text",))
    body = _body(page, department, None)
    return Where(body=body, department=department.department if department else "", level="")


def _named(page: Page, title: Title, titled: Naming | None) -> Iterator[tuple[bool, Naming]]:
    """All that names a place or a department, the surest first; with whether it stands where titles do."""
    if titled:
        yield True, titled
    for said in chain(FORMULA.finditer(page.plain, 0, FIRST), MADE_BY.finditer(page.plain, 0, FIRST)):
        if named := naming_in(said["of"]):
            yield True, named
    for meeting in MEETING.finditer(page.plain, 0, FIRST):
        if (named := naming(meeting["of"], 0)) and named.names:
            yield True, named
    yield from ((False, subject) for subject in _subjects(page, title))
    for words in issuers(page):
        if (named := naming(words, 0)) and (named.body or not named.names):
            yield True, named
    signed = naming(signature(page), 0)
    if signed and signed.body:
        yield True, signed


def _subjects(page: Page, title: Title) -> Iterator[Naming]:
    """Names that open a clause of the first sentences as who acts: 2024年,甲县坚持…; not 在甲县的领导下."""
    text = page.plain
    for clause in CLAUSE.finditer(text, title.end, title.end + OPENING):
        at = clause.end()
        if COPIED.search(text, max(0, clause.start() - len("抄送")), clause.start() + 1):
            continue
        # 甲市人民政府: on a line of its own is who is told
        if ADDRESSED.match(text, at):
            continue
        is_dated = "年" in clause.group()
        subject = naming(text[at : at + 60], 0)
        if not subject or (subject.names and not _acts(text, at, subject, is_dated)):
            continue
        yield subject


def _acts(text: str, at: int, subject: Naming, is_dated: bool) -> bool:
    last = subject.names[-1]
    others = ON_OURS.match(text, at + subject.end)
    if WEBSITE.match(text, at + subject.end) or (others and others["rank"] != last.rank):
        return False
    if last.bearers:
        whole = is_dated and not NOT_WHOLE.match(text, at + subject.end)
        acts = subject.body or whole or SUBJECT.match(text, at + subject.end)
        return bool(acts) and (is_dated or not last.is_short)
    end = at + sum(len(name.words) for name in subject.names)
    described = bool(DESCRIBED.match(text, end))
    # 召开镇党委会: a verb before a body reads like the name of a town.
    acts = described or SUBJECT.match(text, end)
    is_known = described or is_dated or text.count(last.words) >= COUNTED
    return is_known and bool(acts) and RANKS.get(last.rank, "") != "province"


def _where(
    page: Page, chosen: Naming, rank: str, department: Naming | None, doubts: tuple[str, ...]
) -> Where:
    last = chosen.names[-1]
    bearers = _meant(page, chosen.names, rank)
    whose = chosen if chosen.department else department
    body = _body(page, whose, chosen)
    words = whose.department if whose else ""
    if len(bearers) == 1:
        place = bearers[0]
        short = ("place_short",) if last.is_short and len(last.bearers) > 1 else ()
        return Where(place.name, place, place.level, body, words, (*doubts, *short))
    level = _level(last, bearers, rank, page.plain)
    name = bearers[0].name if bearers and len({one.name for one in bearers}) == 1 else last.words
    if last.bearers:
        return Where(name, None, level, body, words, (*doubts, "place_ambiguous"))
    above = chosen.names[-2] if len(chosen.names) > 1 and level == "town" else None
    holder = _meant(page, chosen.names[:-1], "") if above else ()
    before = holder[0].name if len(holder) == 1 else above.words if above else ""
    return Where(before + name, None, level, body, words, (*doubts, "place_not_listed"))


def _level(last: Named, bearers: tuple[Place, ...], rank: str, text: str) -> str:
    levels = {place.level for place in bearers}
    if len(levels) == 1:
        return levels.pop()
    known = RANKS.get(last.rank, "")
    if known or last.rank != "市":
        return known
    # A city that speaks of its counties is no county.
    return "prefecture" if COUNTIES.search(text) else ""


def _meant(page: Page, names: tuple[Named, ...], rank: str) -> tuple[Place, ...]:
    """The bearers of the last name that are meant: below the names before it, or one that the text names."""
    *before, last = names
    bearers = last.bearers
    if last.is_short and len(bearers) > 1:
        bearers = tuple(place for place in bearers if rank and place.name.endswith(rank)) or _widest(bearers)
    for above in reversed(before):
        bearers = GAZETTEER.below(bearers, above.bearers)
    if len(bearers) < 2:
        return bearers
    counts = _counted(page.plain)
    weights = {place: sum(counts[one.code] for one in GAZETTEER.above(place)) for place in bearers}
    most = max(weights.values())
    best = tuple(place for place in bearers if weights[place] == most)
    return best if most else bearers


def _widest(bearers: tuple[Place, ...]) -> tuple[Place, ...]:
    widest = max(WIDTH[place.level] for place in bearers)
    return tuple(place for place in bearers if WIDTH[place.level] == widest)


def _counted(text: str) -> Counter[str]:
    """How often each province and city is named, by its whole or its short name."""
    counts: Counter[str] = Counter()
    at, reach = 0, min(len(text), BODY_REACH)
    while at < reach:
        name = GAZETTEER.at(text, at) or GAZETTEER.short_at(text, at)
        for place in GAZETTEER.bearers(name) if name else ():
            counts[place.code] += place.level != "county"
        at += len(name) or 1
    return counts


def _by_count(text: str, rank: str) -> str:
    """The place of the rank that the text calls its own which it names most; empty where none stands out."""
    if rank in ("镇", "乡", "街道", "街"):
        return ""
    counts: Counter[str] = Counter()
    for name, weight in _mentioned(text):
        fitting = [place for place in GAZETTEER.bearers(name) if _fits(place.name, rank)]
        if fitting:
            counts[fitting[0].name] += weight
    (name, most), *rest = counts.most_common(2) or [("", 0)]
    if rank and not rest and ranks(text)[rank] >= COUNTED and not is_below(text, rank):
        return name
    enough = most >= (COUNTED if rank else LIKELY)
    return name if enough and (not rest or most >= LIKELY * rest[0][1]) else ""


def _fits(name: str, rank: str) -> bool:
    return name.endswith(rank) and (rank != "区" or not name.endswith("自治区"))


def _mentioned(text: str) -> Iterator[tuple[str, int]]:
    """The listed names with their ranks, partners left out, each with how much it says.

    Also what is said of a place without its rank: 法治罗定建设, 考察广东重要讲话.
    """
    past = 0
    for end in ENDS.finditer(text, 0, BODY_REACH):
        name = GAZETTEER.before(text[past : end.end()], end.end() - past)
        # Names of two letters stand inside too many words: 创新县域 holds 新县.
        if len(name) < SHORTEST:
            continue
        past = end.end()
        if CELL.match(text, past) and text[past - len(name) - 1 : past - len(name)] in OPENS_CELL:
            continue
        if not WITH_OTHERS.search(text, max(0, past - len(name) - 3), past - len(name)):
            yield name, 1
    for match in LAWFUL.finditer(text, 0, BODY_REACH):
        if GAZETTEER.is_short_name(match["name"]):
            yield match["name"], 1
    for match in VISITED.finditer(text, 0, BODY_REACH):
        if GAZETTEER.is_short_name(match["name"]):
            yield match["name"], COUNTED


def _body(page: Page, department: Naming | None, chosen: Naming | None) -> str:
    if department:
        return department.body
    if chosen and chosen.body:
        return chosen.body
    text = page.plain[:BODY_REACH]
    if "我院" in text and (COURTS.search(text) or PROCURATORS.search(text)):
        return "court" if COURTS.search(text) else "other"
    if OWN_DEPARTMENT.search(text):
        return "department"
    if len(PROCURATORS.findall(text[:FIRST])) > LIKELY:
        return "other"
    return "government" if chosen or GOVERNING.search(text) else ""
