"""Sentences that tell of one case: what it is about, and what it came to, counts nothing of the report's.

某公司被罚款5000元, 调处一起涉及30人的欠薪案, 其中一户火锅店因超标被罚1万元. 一名律师获评先进,全市共获评12人
goes on to a sum.
"""

from __future__ import annotations

import re

from data.reading.numbers import NUMERALS
from data.reading.page import Page
from data.reading.tokens import Token
from data.reading.words import any_of, column, cue, letters

# How far back a case is looked for, and how far behind its number it may be named.
BEFORE, BEHIND = 160, 24
# 某公司, 张××, 例如: what follows tells of one case.
CASE = re.compile(
    rf"某[\u4e00-\u9fff]|[×XＸ]{{2}}|(?:{cue('example')})[,:]|(?:{cue('example')})(?!中,|里,)[^,;。0-9]{{0,20}}[,:]"
)
# 一起涉及30人的欠薪案: one case and what it is about; 一起化解纠纷120件 is "together"
ONE_CASE = re.compile(rf"(?:{cue('handled')}|了|^|,|。)一[{letters('case_unit')}][^,;。0-9]")
CASE_NOUN = re.compile(rf"[^;。]{{0,30}}?(?:{cue('case_noun')})(?![0-9数量{NUMERALS}])")
SUMMED = re.compile(rf"(?:{cue('sum')})")
# 一家饭店因…, 有一份协议,经…: somebody, or a paper, and what befell it
ONE_ACTOR = re.compile(
    rf"(?:^|[,;])(?:其中)?,?(?:曾?有|[对给向]|针对|某地)?[一两](?:[{letters('case_actor')}](?![{letters('case_actor')}])|(?={any_of(column('case_parties'))}))"
    r"(?P<done>[^,;。0-9]{2,40})"
)
# 有一份协议,经顾问提出…
THEN = re.compile(",后?(?:经(?![济费营])|被)")
# 该案涉及工资30万元, 该公司被罚款2万元
THIS_CASE = re.compile(rf"(?:^|[,;])(?:后?经调解,?)?该(?:{cue('case_this')})")
# 两户邻居因宅基地起纠纷
TWO, QUARREL = 2, re.compile("(?:邻居|村民|居民|夫妻|兄弟|姐妹|亲属|商户|业主)[^,;。0-9]{0,4}[因为]")
# 被处以20万元罚款: one sum for one case, whoever it was
FINED = re.compile(r"被(?:依法)?(?:处以?|罚|科处|并处)(?:款|金|罚款|罚金)?约?$")
# 一家公司占用河道0.5亩,被罚: what follows tells that it is one case
FINED_NEXT = re.compile(r"[^;。]{0,40}?被(?:依法)?(?:处|罚|科处|责令|立案|查处|移送|吊销)")
SEVERAL = re.compile(r"(?:[2-9]|[0-9][0-9])[余多]?[家户名人起件宗]|累计|共|合计|全年|总计|均|分别")
# 金额最高的一起达860万元
MOST_OF_ALL = re.compile("最(?:高|大|多|长|快|短|小|低)的?一[起件宗例个家户](?P<rest>[^;。0-9]{0,16})$")
TURN = re.compile(cue("case_turn"))
# 一名副局长带队查处: somebody of ours who acts
ACTS = re.compile(cue("case_acts"))
PRAISED = re.compile(cue("case_praise"))


def in_case(page: Page, token: Token, sentence: int) -> bool:
    """Whether the sentence tells of one case before, or around, a number."""
    whole = page.plain[max(sentence, token.left - BEFORE) : token.left]
    if token.form == "han" and token.value == TWO and QUARREL.match(page.plain, token.right):
        return True
    most = MOST_OF_ALL.search(whole)
    if (most and not SUMMED.search(most["rest"])) or _is_fined(page, token, whole):
        return True
    if CASE.search(whole) or THIS_CASE.search(whole) or _of_actor(whole):
        return True
    case = ONE_CASE.search(whole)
    if not case or SUMMED.search(whole, case.end()):
        return False
    return bool(CASE_NOUN.match(whole[case.end() - 1 :] + page.plain[token.left : token.right + BEHIND]))


def _is_fined(page: Page, token: Token, whole: str) -> bool:
    """Whether a sum is what one party was fined, or a size what it was fined for."""
    if SEVERAL.search(whole):
        return False
    if FINED.search(whole):
        return token.unit == "元"
    actor = ONE_ACTOR.search(whole)
    return bool(actor and FINED_NEXT.match(page.plain, token.right))


def _of_actor(whole: str) -> bool:
    actor = ONE_ACTOR.search(whole)
    if not actor or SUMMED.search(whole, actor.start("done")) or ACTS.search(actor["done"]):
        return False
    turn = TURN.search(actor["done"])
    if not turn:
        return bool(THEN.match(whole, actor.end()))
    return not PRAISED.match(actor["done"], turn.start())
