"""Numbers that count the parts of a plan, or nothing.

6个方面 and 健全五项制度 count parts of what is planned, 四件大事 and 三道防线 are set phrases, 四所一庭
is a pair. 出台5项制度 counts what was made and is a figure.
"""

from __future__ import annotations

import re

from data.reading.measures import measure_at
from data.reading.numbers import NUMERALS
from data.reading.tokens import Token
from data.reading.words import any_of, column, letters

# Plans have up to a dozen parts, set phrases up to ten; above that something is counted.
FEW, HANDFUL = 12, 10
# 六项行业整治办法: what a body made is counted so, whatever word stands between
STRICT = frozenset("项条张本")
SORTS = frozenset(column("headings", kind="sort"))
COUNTERS = frozenset(column("headings", kind="counter"))
MODIFIERS = any_of(column("headings", kind="modifier"))
CONCRETE = any_of(column("headings", kind="concrete"))
# 3个阶段性成果, 4个主体责任问题: the noun goes on and something else is counted
HEAD_ENDS = rf"(?![{letters('noun_tail')}]|化(?!解)|{CONCRETE})"
PARTS, VERBS = any_of(column("headings", kind="part")), any_of(column("headings", kind="verb"))
PART = re.compile(
    rf"大?(?:{MODIFIERS})?(?:[^,。;、0-9{letters('not_in_heading')}]{{0,4}}?(?:{PARTS})|(?:{VERBS})){HEAD_ENDS}"
)
CLOSE_PART = re.compile(rf"大?(?:{MODIFIERS})?(?:{PARTS}){HEAD_ENDS}")
# 三项重点工作, 5个重点: the modifier itself is the noun
BARE = re.compile(rf"(?:{MODIFIERS})(?:工作|内容)?(?=[,;。、)\n”]|$)")
PROGRAMME = re.compile(rf"(?:{MODIFIERS})?(?:{any_of(column('headings', kind='programme'))}){HEAD_ENDS}")
# 健全九项配套机制: what a body keeps to may have a word before it
KEPT_PROGRAMME = re.compile(
    rf"[^,。;、0-9的]{{0,2}}(?:{any_of(column('headings', kind='programme'))}){HEAD_ENDS}"
)
TEAM = re.compile(rf"(?:{any_of(column('headings', kind='team'))})")
MADE = re.compile(rf"(?:{any_of(column('headings', kind='made'))})了?$")
KEPT = re.compile(rf"(?:{any_of(column('headings', kind='kept'))})$")
# 标志性成果有三项:…, 主要问题是两个:一是…: the text names them behind the colon
NAMED_BEHIND = re.compile(
    rf"(?:{any_of(column('headings', kind='told'))})(?:主要|集中|突出|大致|归纳)?"
    "(?:有|是|为|体现在|集中在|表现为|概括为)(?:这|以下|下面)?$"
)
# 三类12项, 九类矛盾320件: the sorts of what is counted next; 分为四类
# 三个“一号工程”, 五个“一批”: the name in quotation marks is itself a slogan
QUOTED = re.compile(rf"“(?:[{NUMERALS}][^“”]{{0,6}}|[^“”]{{1,2}})”")
OF_SORTS = re.compile(r"[^,。;、0-9]{0,8}[0-9]")
# 分为四类: what is parted is counted elsewhere.
PARTED = re.compile(r"(?:分为|分成|划分为|划为|归为|归并为|列为|区分为)[^,;。0-9]{0,12}$")
# 直面四类高风险行业, 重点环节9类: sorts that work is parted by
FACED = re.compile(rf"(?:{any_of(column('headings', kind='faced'))}|环节|领域|层面|维度)$")
IMAGES = re.compile(any_of(column("images")))
HAN_NEXT = re.compile(rf"[{NUMERALS}]")
# “两法衔接”等3项机制: the names of what a body works by stand before their number.
LISTED = ("”", "”等", "等")


def slogan(text: str, token: Token, left: str, right: str) -> str | None:
    """The reason why a number with a measure word counts parts of a plan or nothing; None if it counts."""
    value = token.value or 0
    if value > FEW or token.qualifier != "exact":
        return None
    if _is_image(text, token) or _is_pair(text, token):
        return "set_phrase"
    return "aspects" if _is_heading(token, left, right) else None


def _is_image(text: str, token: Token) -> bool:
    """三道防线, 五场硬仗: a figure of speech."""
    return bool(IMAGES.match(text, token.end + (text[token.end : token.end + 1] == " ")))


def _is_pair(text: str, token: Token) -> bool:
    """四所一庭: two numerals in four syllables, the second without a measure word."""
    following = text[token.right : token.right + 1]
    if token.form != "han" or token.end - token.start > 1 or not HAN_NEXT.match(following):
        return False
    behind = text[token.right + 1 : token.right + 2]
    return behind >= "\u4e00" and not measure_at(text, token.right + 1)[0]


def _is_heading(token: Token, left: str, right: str) -> bool:
    if token.unit not in COUNTERS:
        return False
    if token.form == "han" and QUOTED.match(right):
        return True
    if token.unit in SORTS and (OF_SORTS.match(right) or PARTED.search(left) or FACED.search(left)):
        return True
    if right.startswith(":") and NAMED_BEHIND.search(left):
        return True
    if (CLOSE_PART if token.unit in STRICT else PART).match(right) or BARE.match(right):
        return True
    return (token.value or 0) <= HANDFUL and _is_programme(token, left, right)


def _is_programme(token: Token, left: str, right: str) -> bool:
    """健全五项制度 names what a body works by; 出台5项制度 counts what it made."""
    if TEAM.match(right):
        return bool(KEPT.search(left))
    if KEPT.search(left):
        return bool(KEPT_PROGRAMME.match(right))
    if not PROGRAMME.match(right) or MADE.search(left):
        return False
    return token.form == "han" or left.endswith(LISTED)
