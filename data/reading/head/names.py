"""Names of places and bodies, read from their first letter where a title, letterhead or subject stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.reading.gazetteer import GAZETTEER, Place
from data.reading.words import any_of, column, letters


def head_words(kind: str) -> str:
    """A pattern of the words of one kind in the table head_words."""
    return any_of(column("head_words", kind=kind))


RANKS = {
    "自治区": "province", "省": "province", "自治州": "prefecture", "地区": "prefecture", "盟": "prefecture",
    "州": "prefecture", "市": "", "自治县": "county", "自治旗": "county", "县": "county", "旗": "county",
    "区": "county", "镇": "town", "乡": "town", "街道": "town", "苏木": "town", "街": "town",
}  # fmt: skip
RANK_LETTERS = frozenset(letters("ranks_of_places"))
ORDER = ["province", "prefecture", "", "county", "town"]
ZONE = (
    "(?:经济(?:技术)?|高新(?:技术)?(?:产业)?|产业|工业|综合|示范|保税|旅游|度假|管理|管委)*"
    "(?:开发区|新区|园区|管理区|示范区|实验区|试验区|度假区|兵团|农场|林场)"
)
RANK = re.compile(rf"(?:{ZONE}|{'|'.join(RANKS)})")
CORPS = re.compile(
    "(?:新疆)?(?:生产建设)?兵团(?:第[一二三四五六七八九十]{1,3}师)?"
    "|第[一二三四五六七八九十]{1,3}师(?=[\u4e00-\u9fff]{2,4}市)"
)
LONGEST, LONGEST_BASE = 20, 6
HAN = re.compile("[\u4e00-\u9fff]+")
# 甲-乙经济技术开发区
OF_TWO = re.compile("[\u4e00-\u9fff]{2,6}[-—][\u4e00-\u9fff]+")
UNLISTED = re.compile(rf"(?P<base>[\u4e00-\u9fff]{{1,6}}?)(?P<rank>{ZONE}|{'|'.join(RANKS)})")
PRONOUN = re.compile(rf"(?:{head_words('pronoun')})$")
VERB = re.compile(head_words("verb"))
# 区市场监管局紧紧围绕区: a body and what it does, no name
INSIDE = re.compile(
    any_of(word for kind in ("verb", "subject") for word in column("head_words", kind=kind) if len(word) > 1)
    + "|[局厅]|委员会"
)
NO_NAME = re.compile(f"^委|{head_words('no_name')}")
# No place is called so; what follows such a letter is what it speaks of.
LEAD_ON = frozenset(letters("lead_on"))
# What may follow a name that no list holds: a year, a body, the matter of the report.
FOLLOWS = re.compile(
    rf" ?(?:$|[0-9(\n《]|二[〇○]|{head_words('government')}|{head_words('behind_name')}"
    rf"|{head_words('subject')}|{head_words('described')}"
    rf"|[\u4e00-\u9fff、]{{1,20}}?(?:局|厅|委员会|办公室|法院|检察院|支队|大队|中队|中心|所|站|办(?=$|[0-9(]|关于|工作|法治|依法))|全[县市区乡镇州旗街])"
)
SHORT_FOLLOWS = re.compile(
    r" ?(?:[0-9(]|法治|依法|行政|司法|政务|检察|法院|全面|省委|市委|县委|区委|普法|人民调解)"
)
LEADING = re.compile(r"[ \[\]《“(:]*(?:(?:关于|印发|公布|发布|公开|转发|上报|报送|中共|对)[ ]?){0,3}")
YEARS = re.compile(
    "(?:(?:19|20)[0-9]{2}|二[〇○OoＯ0][一二][一二三四五六七八九〇○OoＯ0])(?:[-至、和](?:19|20)[0-9]{2})? ?"
    "(?:年(?:[上下]半年|第?[一二三四1-4]季度|前[两二三]季度|(?:[0-9]{1,2}月?[-至到])?[0-9]{1,2}月份?|度)?)? ?"
)
GOVERNMENT = re.compile(rf"(?:{head_words('government')})(?:、(?:{head_words('government')}))?")
DEPARTMENT = re.compile(
    rf"(?P<words>[\u4e00-\u9fff、()]{{1,24}}?(?:{head_words('department_end')}))"
    rf"(?=[ ]?(?:$|[0-9(\n]|二[〇○]|{head_words('behind_name')}|{head_words('subject')}))"
)
# 国家税务总局甲县税务局: whose office it is stands before its place.
MINISTRY = re.compile(rf"(?:{head_words('ministry')})(?=[\u4e00-\u9fff]{{2}})")
# 中共甲县委政法委
PARTY = re.compile(f"(?:{head_words('party')})?")
OFFICE_OF = re.compile("人民政府(?=[\u4e00-\u9fff]{1,6}(?:街道|镇|乡)(?:办事处|人民政府))")
# 甲市公安局乙区分局
BRANCH_OF = re.compile("[\u4e00-\u9fff]{2,14}?局(?=[\u4e00-\u9fff]{2,8}分局)")
OWN = re.compile("我?(?P<rank>省|自治区|市|州|盟|县|区|旗|镇|乡)")
NO_DEPARTMENT = re.compile(f"^(?:{head_words('verb')})|[省市县区州旗镇乡]委$|{YEARS.pattern}")
GENERAL = re.compile(f"各|政府|党委|^(?:{head_words('government')})$")
COURT, OTHER = (
    re.compile("法院$"),
    re.compile("(?:检察院|研究院|学院|大学|学校|公司|银行|联合会|总工会|供销社)$"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """One name as it stands. bearers: places of the list that are called so, none for a name it lacks."""

    words: str
    bearers: tuple[Place, ...]
    rank: str
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """Names of places one after another (甲市乙县丙镇), and the body behind them. end: where all of it ends.

    own: the rank of a department's place that is only meant, not named (市 in 市司法局); then names is empty.
    """

    names: tuple[Named, ...]
    body: str
    department: str
    end: int
    own: str = ""


def naming_in(words: str) -> Naming | None:
    """The names with which a title or letterhead begins, a year or 关于 left out; None for none."""
    at = _leading(words)
    if named := naming(words, at):
        return named
    year = YEARS.search(words)
    if year and (named := naming(words, year.end())):
        return named
    return _inside(words)


def _leading(words: str) -> int:
    at = LEADING.match(words).end()  # type: ignore[union-attr]  # it matches nothing as well
    while year := YEARS.match(words, at):
        at = year.end()
        at = LEADING.match(words, at).end()  # type: ignore[union-attr]  # the same
    return at


def naming(words: str, at: int, is_title: bool = True) -> Naming | None:
    """The names that begin here; in a title also those without a rank, and those that no list holds."""
    names: list[Named] = []
    start = at = PARTY.match(words, at).end()  # type: ignore[union-attr]  # it matches nothing as well
    if ministry := MINISTRY.match(words, at):
        at = ministry.end()
    while name := _name(words, at, is_title, names):
        names.append(name)
        at += len(name.words)
        # 甲区人民政府乙街道办事处
        office = OFFICE_OF.match(words, at)
        at = office.end() if office else _behind_branch(words, at)
    if not names:
        return None if ministry else _own_department(words, start)
    body, department, end = _body(words, start, at)
    return Naming(tuple(names), body, department, end)


def _behind_branch(words: str, at: int) -> int:
    """Where the place of a branch office stands, behind the office that it is a branch of; else the same."""
    branch = BRANCH_OF.match(words, at)
    return branch.end() if branch and GAZETTEER.at(words, branch.end()) else at


def _name(words: str, at: int, is_title: bool, before: list[Named]) -> Named | None:
    if name := GAZETTEER.at(words, at):
        bearers = GAZETTEER.bearers(name)
        return Named(name, bearers, rank_of(name))
    if short := GAZETTEER.short_at(words, at):
        end = at + len(short)
        follows = SHORT_FOLLOWS.match(words, end) or GOVERNMENT.match(words, end)
        if (is_title and follows) or _is_holder(words, end, short):
            return Named(short, GAZETTEER.bearers(short), "", True)
    unlisted = _unlisted(words, at) if is_title or before else None
    return unlisted if unlisted and _descends(before, unlisted) else None


def _descends(before: list[Named], lower: Named) -> bool:
    """Whether an unlisted name may stand behind others: it is of a lower level than the last of them."""
    if not before:
        return True
    last = before[-1]
    above = last.bearers[0].level if last.bearers else RANKS.get(last.rank, "")
    return ORDER.index(RANKS.get(lower.rank, "county")) > ORDER.index(above)


def _is_holder(words: str, end: int, short: str) -> bool:
    """湖北 before 黄石市: a short name whose place holds the one named next."""
    if name := GAZETTEER.at(words, end):
        return bool(GAZETTEER.below(GAZETTEER.bearers(name), GAZETTEER.bearers(short)))
    zone = UNLISTED.match(words, end)
    is_wide = any(place.level != "county" for place in GAZETTEER.bearers(short))
    return bool(
        is_wide and zone and zone["rank"] not in RANKS and _sound(zone.group(), zone["rank"], words, end)
    )


def _unlisted(words: str, at: int) -> Named | None:
    """A name that is formed like a place's and that the list lacks: an invented county, a zone, a town."""
    if corps := CORPS.match(words, at):
        return Named(corps.group(), (), "兵团")
    # 银杏大街街道: a name may hold a letter that is also a rank
    for rank in RANK.finditer(words, at + 1, at + LONGEST):
        name = words[at : rank.end()]
        # Only zones have a line in their names, and before it a letter that is also a rank: 广西-东盟
        if not HAN.fullmatch(name) and (rank.group() in RANKS or not OF_TWO.fullmatch(name)):
            continue
        if named := _sound(name, rank.group(), words, at):
            return named
    return None


def _sound(name: str, rank: str, words: str, at: int) -> Named | None:
    base = name[: -len(rank)]
    if (
        PRONOUN.match(base)
        or VERB.match(base)
        or RANK.fullmatch(name)
        or NO_NAME.search(base)
        or INSIDE.search(base)
        or base[-1] in "市县区省"
        # 得益于县委的领导
        or base[-1] in LEAD_ON
        # 县城乡建设局 is of town and country
        or name.endswith("城乡")
        # 市城市管理局 is the city's department, no city
        or (base[0] in RANK_LETTERS and RANKS.get(rank) != "town")
    ):
        return None
    end = at + len(name)
    further = UNLISTED.match(words, end) if not RANK.match(words, end) else None
    follows = FOLLOWS.match(words, end) or further
    return Named(name, (), rank) if follows else None


def rank_of(name: str) -> str:
    """The letters at a name's end that say what it is; empty for none."""
    return next((rank for rank in RANKS if name.endswith(rank)), "")


def _body(words: str, start: int, at: int) -> tuple[str, str, int]:
    """The body behind a name, the department's words, and where they end."""
    if match := GOVERNMENT.match(words, at):
        further = DEPARTMENT.match(words, at)
        if not further or further.end() <= match.end():
            return "government", "", match.end()
    if (match := DEPARTMENT.match(words, at)) and not NO_DEPARTMENT.search(match["words"]):
        return kind_of_body(match["words"]), words[start : match.end()].strip(), match.end()
    return "", "", at


def kind_of_body(words: str) -> str:
    """department, court or other, by how its name ends."""
    return "court" if COURT.search(words) else "other" if OTHER.search(words) else "department"


def _own_department(words: str, at: int) -> Naming | None:
    """市司法局: a department whose place is meant and not named."""
    own = OWN.match(words, at)
    department = DEPARTMENT.match(words, own.end()) if own else None
    if not own or not department or GENERAL.search(department["words"]):
        return None
    return Naming(
        (), kind_of_body(department["words"]), words[at : department.end()], department.end(), own["rank"]
    )


def _inside(words: str) -> Naming | None:
    """A listed name in the midst of a title, and all that stands with it."""
    for at in _beginnings(words):
        return naming(words, at, False)
    return None


def _beginnings(words: str) -> Iterator[int]:
    at = 0
    while at < len(words) - 1:
        if (name := GAZETTEER.at(words, at)) and len(name) > 2:
            yield at
            at += len(name)
        at += 1
