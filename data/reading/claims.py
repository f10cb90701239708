"""Coverage words without a printed percentage: claims with an extent, and words that only look like one.

村居法律顾问全覆盖 claims all, 基本实现全覆盖 nearly all, 除两镇外全部建成 all but some.
多层次、全覆盖的体系 is an ornament, 推动全覆盖 is under way, 35项任务全部完成 is counted by its number.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.reading.page import Page
from data.reading.words import any_of, column, letters


def words(kind: str) -> str:
    """A pattern of the words of one kind in the table of coverage."""
    return any_of(column("coverage", kind=kind))


NEARLY, VERB, DONE = words("nearly"), words("verb"), words("done")
# The words that a claim may start with; the look keeps the pattern from trying every letter.
# 基本实现村居法律顾问全覆盖: what comes between is what is covered
NEARLY_DONE = re.compile(rf"(?:{NEARLY})上?(?:{VERB})了?[^,;。]{{1,30}}$")
FIRST = any_of((*column("coverage", kind="nearly"), *column("coverage", kind="verb")))
OPENING = f"(?={FIRST}|[{letters('claim_opening')}])"
FEW = "{0,4}"
NEAR = 60
WHOLE = rf"(?:全(?:{words('whole')})?|普遍|整体)覆盖(?!{words('measured')})"
# 全面覆盖各学段: what is covered stands behind, and nothing else does.
EACH_OF = "(?:各|所有|全部|全体|每[个一]|全[省市县区州旗镇乡])"
OBJECT = rf"[^,。;:\n的0-9]{{0,12}}?{EACH_OF}[^,。;:\n的0-9]{{1,14}}(?:[,。;\n]|$)"
# 统一律师值班, 公安全部门: letters of other words
ALL, RULED = "(?<![安健])全部(?!门)", "(?<![统唯])一律(?!师)"
# 记录仪配备全面覆盖市直单位, 检查覆盖全部工地: who or what is covered stands behind
REACHED = (
    r"(?P<reached>(?:全面覆盖|覆盖(?=了?(?:全部|所有|各)))"
    r"(?=了?[^,。;:\n0-9式]{2,24}(?:[,。;\n]|$)))"
)
CLAIM = re.compile(
    rf"{OPENING}(?:(?P<over>(?:已|均|都|基本){FEW}(?:{VERB})?了?(?:全面?覆盖|(?<=[已均都])覆盖)(?=了?{OBJECT}))"
    rf"|{REACHED}|(?P<reach>(?:已|均|都){FEW}(?:{NEARLY})?(?:已|均|都)?(?:{VERB})?了?{WHOLE})"
    rf"|(?P<all>(?:现|已|均|都|基本|已基本){FEW}(?:(?:{RULED}|{ALL})(?:已|均|都)?(?:经)?(?:{DONE})|{RULED}(?!{words('strict')})(?=“?[\u4e00-\u9fff])))"
    rf"|(?P<should>(?:基本|均|已){FEW}应(?P<what>[\u4e00-\u9fff]{{1,4}})尽(?P=what))"
    rf"|(?P<each>(?:均|都)已(?:经)?(?:{DONE}|[\u4e00-\u9fff]{{2}}))"
    rf"|(?P<none_but>无一例外地?(?:均|都)?)"
    rf"|(?P<rest>(?:均|都)(?:可以?|{DONE}))"
    rf"|(?P<but>(?<=外,)全部(?=“|各?(?:{words('thing')})))"
    rf"|(?P<loose>{ALL}(?:已|均|都)?(?!{words('thing')})[\u4e00-\u9fff]{{2}}))"
)
# The letters that make a claim, without what stands around them.
CORE = re.compile(r"全.{0,3}覆盖|普遍覆盖|整体覆盖|一律|全部|应.{1,4}尽.|均|都|无一例外")
DIGIT = re.compile("[0-9]")
# 工资保证金应缴尽缴: what is covered is money, nothing is demanded
DEMAND = re.compile(rf"(?:{words('demand')})(?![金书])[^,;。]{{0,30}}$")
# 规范化建设要全部达标
MUST = re.compile("(?<![重主需首必纪概])要$")
# 检查计划一律备案: here the plan is what is covered
PLANNED = re.compile("(?:计划|目标)$")
# 尚未实现法律顾问全覆盖
NOT_DONE = re.compile(rf"(?:{words('not_done')})(?:完全|真正|能够?)?(?:(?:{VERB})[^,;。]{{0,14}})?$")
# 不对流动摊贩一律取缔
REFUSED = re.compile(r"不(?:搞|得|准|能|是|再|对|把|将|向)[^,;。不()]{0,8}$")
# 推动各镇实现全覆盖 reports what came of it; 推动全覆盖 is under way
PUSH = re.compile(rf"(?:{words('push')})(?P<what>[^,;。]{{0,30}})$")
SAID = re.compile(VERB)
# 按规定应检尽检, 一律由建设单位完成: rules of what is to be done each time.
RULE_BEFORE = re.compile(rf"(?:{words('rule_before')})[^,;。]{{0,8}}$")
# 围绕“服务全覆盖”的目标
AIM_BEFORE = re.compile(rf"(?:{words('rule_before')})[“\"][^,;。”\"]{{0,20}}$")
AIM_AFTER = re.compile(rf"[”\"]的?(?:{words('rule_after')})")
# 启动“政策宣讲全覆盖”行动
NAMED_SO = re.compile(rf"[”\"](?:{words('named_so')})")
RULE_AFTER = re.compile(rf"(?:{words('rule_after')})")
TAKES_ALL = re.compile(rf"(?:{words('takes_all')})了?$")
CASES = re.compile(rf"(?:{words('any_case')})")
# 一律由建设单位完成 says who does it from now on, 重大合同一律经法律顾问审查 what was done
BY_RULE = re.compile("一律[由按经]")
REVIEWED = re.compile(
    rf"[经由按][^,。;\n0-9]{{1,16}}(?:{words('reviewed')})(?:后[^,。;\n]{{1,6}})?(?=[,。;\n]|$)"
)
ORDERED = re.compile(rf"(?!应.{{1,4}}尽)(?<!方案)(?:{words('ordered')})")
# 局里规定,未批先建的项目一律停建
TOLD_TO = re.compile("(?:^|[,。;:\n])(?P<who>[^,。;:\n]{0,24})(?:规定|要求|强调)[,:][^。;]{0,60}$")
GOING_BY = re.compile("按|照|依|根据|落实")
NETWORK = re.compile(rf"(?:{words('noun')}|{words('network')})(?=[,。;\n]|$)")
NET = re.compile(rf"(?:{words('network')})(?=[,。;\n]|$)")
ORNAMENT = re.compile(rf"式|的(?!$|[,;。])|{words('noun')}")
ADVERB = re.compile(DONE)
GOES_ON = tuple(column("coverage", kind="goes_on"))
OTHERS = re.compile(r"、[^,。;]{0,12}[的地式]")
BEFORE_ORNAMENT = ("、", ",", *letters("before_ornament"))
# 除线下宣传外,还 adds to what came before
ALSO = re.compile("还|也|另|又|同时")
EXCEPT = re.compile(rf"除[^。;,]{{1,80}}?外(?!{ALSO.pattern})")
EXCEPT_LAST = re.compile(r"除[^。;,]{1,80}外(?:其余|其他|余下)?的?$")
EXCEPT_BESIDE = re.compile(r"\([^()。;]{1,40}除外\)$")
EXCEPTED = re.compile(r"[^。;,]{0,24}[,(][^。;,()]{1,40}除外")
COVERED = re.compile("覆盖")
HAN = re.compile("[\u4e00-\u9fff]{2}")
# 构建全面覆盖城乡的网络
MAKES = re.compile(rf"(?:{words('makes')})[^,;。]{{0,4}}$")
STILL_TO_DO = re.compile(any_of((*column("coverage", kind="demand"), *column("coverage", kind="strict"))))
ALONE = re.compile(rf"[ ,]*(?:目前|现|(?:{words('named_again')})[^,;。0-9]{{0,6}})?$")


@dataclass(slots=True)
class CoverageWord:
    """A coverage word. extent: full, full_except, nearly_full; empty, with the reason, for no claim."""

    start: int
    end: int
    core: int
    extent: str
    reason: str = ""


def counts(page: Page) -> Sequence[int]:
    """Where numbers with a measure word stand in a page."""
    measured = (token for token in page.tokens if token.unit and not page.masks.at(token.start, token.end))
    return array("i", (token.start for token in measured))


def claims(page: Page, counts: Sequence[int]) -> Iterator[CoverageWord]:
    """Every coverage word of a page, in order; counts: where numbers with a measure word stand."""
    covered = [m.start() for m in COVERED.finditer(page.plain)]
    for m in CLAIM.finditer(page.plain):
        if m["each"] and _holds(covered, m.end(), page.clause(m.start())[1]):
            continue
        if m["rest"] and not _is_of_the_rest(page, m):
            continue
        core = CORE.search(page.plain, m.start(), m.end())
        at = core.start() if core else m.start()
        reason = _no_claim(page, m, at, counts)
        yield CoverageWord(m.start(), m.end(), at, "" if reason else _extent(page, m, at), reason or "")


def _is_of_the_rest(page: Page, m: re.Match[str]) -> bool:
    """Whether 均 or 都 is said of all but the exceptions that are named, with no number of them."""
    end = min(page.clause(m.start())[1], m.end() + NEAR)
    excepted = _has_exception(page.plain[max(0, m.start() - NEAR) : m.start()])
    return excepted and not DIGIT.search(page.plain, m.end(), end)


def _holds(places: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)


def _extent(page: Page, m: re.Match[str], at: int) -> str:
    start, end = page.sentence(at)
    if _has_exception(page.plain[max(start, at - 120) : at]) or EXCEPTED.match(page.plain, m.end(), end):
        return "full_except"
    words = page.plain[max(start, m.start() - 4) : at]
    if any(word in words for word in column("coverage", kind="nearly")):
        return "nearly_full"
    clause, _ = page.clause(at)
    return "nearly_full" if NEARLY_DONE.search(page.plain, max(clause, m.start() - 40), m.start()) else "full"


def _has_exception(words: str) -> bool:
    """Tell words that end in 除…外…, with a comma right behind 外 at most."""
    words = re.split("[。;]", words)[-1]
    before, comma, last = words.rpartition(",")
    if EXCEPT.search(last) or EXCEPT_BESIDE.search(last):
        return True
    return bool(comma and not ALSO.match(last) and EXCEPT_LAST.search(before.rpartition(",")[2]))


def _no_claim(page: Page, m: re.Match[str], at: int, counts: Sequence[int]) -> str | None:
    """Why a coverage word claims nothing; counts: where numbers with a measure word stand in the page."""
    text = page.plain
    start, end = page.clause(at)
    left, right = text[max(start, m.start() - 40) : m.start()], text[m.end() : min(end, m.end() + 16)]
    if (mask := page.masks.at(at, at + 1)) and mask.reason == "document_title":
        return mask.reason
    if reason := _is_not_yet(page, m, left):
        return reason
    # 应享尽享率 is a rate, whose number follows
    if m["should"] and right.startswith("率"):
        return "no_count"
    if m["but"]:
        return _is_no_rest(page, m, left, right)
    # 完成全部任务, 对全部人员: 全部 stands before a noun
    if m["loose"] and (TAKES_ALL.search(left) if left.strip() else not _follows_exceptions(page, m)):
        return "no_count"
    if m["reached"] or m["over"]:
        return _of_a_network(page, m, left)
    if m["reach"]:
        return _ornament(m, text, left, right)
    if m["should"]:
        return "rule" if RULE_AFTER.search(right) or RULE_BEFORE.search(left) else None
    if _is_rule(page, m.start(), at):
        return "rule"
    return "no_count" if _is_counted(page, m, at, counts) or right.startswith("的") else None


def _of_a_network(page: Page, m: re.Match[str], left: str) -> str | None:
    """Why 全面覆盖城乡 claims nothing: it tells what a network is like, not what was covered."""
    _, end = page.clause(m.start())
    if m["over"]:
        return "manner" if NETWORK.search(page.plain, m.end(), end + 1) else None
    is_one = not HAN.search(left) or MAKES.search(left) or NET.search(page.plain, m.end(), end + 1)
    return "manner" if is_one else None


def _is_not_yet(page: Page, m: re.Match[str], left: str) -> str | None:
    """Why what a claim tells has not come about: it is to come, or denied."""
    if "已" not in m.group() and _is_due(page, m, left):
        return "target"
    if NAMED_SO.match(page.plain, m.end()):
        return "manner"
    if AIM_BEFORE.search(left) and AIM_AFTER.match(page.plain, m.end()):
        return "target"
    return "no_count" if NOT_DONE.search(left) or REFUSED.search(left) else None


def _follows_exceptions(page: Page, m: re.Match[str]) -> bool:
    """Whether the clause before names exceptions: 除涉密的外,全部可在网上申请."""
    start, _ = page.sentence(m.start())
    return bool(EXCEPT_LAST.search(page.plain[max(start, m.start() - NEAR) : m.start() - 1]))


def _is_no_rest(page: Page, m: re.Match[str], left: str, right: str) -> str | None:
    """除两所外,全部学校配备到位 claims the rest; 除急件外,全部事项须报批 is a rule."""
    if not _follows_exceptions(page, m):
        return "no_count"
    return "rule" if STILL_TO_DO.search(right) else None


def _is_rule(page: Page, start: int, at: int) -> bool:
    """Whether a claim says what is to be done each time, not what was done."""
    first = max(page.sentence(at)[0], start - NEAR)
    told = TOLD_TO.search(page.plain, first, start)
    if CASES.search(page.plain, first, start) or (told and not GOING_BY.search(told["who"])):
        return True
    if not BY_RULE.match(page.plain, at):
        return False
    done = REVIEWED.match(page.plain, at + len("一律")) or _has_exception(page.plain[first:at])
    return not done or bool(ORDERED.search(page.plain, first, start))


def _is_due(page: Page, m: re.Match[str], left: str) -> bool:
    """Whether the claim is a demand or a plan."""
    if (
        DEMAND.search(PLANNED.sub("", left))
        or MUST.search(left)
        or page.demands.reason(page.sentence(m.start())[0], m.start())
    ):
        return True
    push = PUSH.search(left)
    return push is not None and not SAID.search(push["what"] + m.group())


def _is_counted(page: Page, m: re.Match[str], at: int, counts: Sequence[int]) -> bool:
    """Whether the group is counted: 35项任务全部完成; 受理26件,已全部办结."""
    start, end = page.clause(at)
    # 除2件待判决外全部办结: the number is that of the exceptions
    excepted = EXCEPT_LAST.search(page.plain, max(start, m.start() - NEAR), m.start())
    if _holds(counts, excepted.end() if excepted else start, end):
        return True
    if excepted:
        return False
    # behind ; 所有窗口 is another matter
    if start == page.sentence(at)[0] or page.plain[start - 1] == ";":
        return False
    if not ALONE.match(page.plain[start : min(m.start(), start + NEAR)]):
        return False
    before, _ = page.clause(start - 1)
    # 除1个山村外,一律…: the number is that of the exceptions
    apart = EXCEPT_LAST.search(page.plain, max(before, start - 1 - NEAR), start - 1)
    return _holds(counts, before, start) and not (apart and not ALSO.match(page.plain, start))


def _ornament(m: re.Match[str], text: str, left: str, right: str) -> str | None:
    near = SAID.search(m.group())
    said = bool(near or SAID.search(left))
    if ORNAMENT.match(right):
        return "manner" if not (said and not right.startswith("的")) else None
    # 全覆盖开展述法: how far it was done
    if right.startswith(GOES_ON) or ADVERB.match(right):
        return None
    if right[:1] and "\u4e00" <= right[0] <= "\u9fff" and not said:
        return "manner"
    # 形成全覆盖、无死角的体系: nothing stands before that is covered
    if OTHERS.match(right) and not (said and SAID.sub("", left).strip()):
        return "manner"
    # 多层次、全覆盖 is one of several ornaments
    if not near and left.endswith(BEFORE_ORNAMENT) and right[:1] not in ("", "。", ";", ",", "\n", ")"):
        return "manner"
    return None
