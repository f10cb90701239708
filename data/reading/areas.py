"""The work area of a figure: what the words around it say, each weighed as `learn` found on labelled reports.

A few rules stand above the weights: honours, parts of a whole, who acts (律师代理), what is done to those
that are counted. The words of each area are in `tables/areas.csv`, how much they count by where they stand in
`tables/area_weights.csv`. What is said about a number is a set of traits, named so that a person can read it:

    own:培训            a word of the table stands in what is counted
    near:培训, far:培训   in the same clause, elsewhere in the sentence or in the sentence before
    end@dispute         what is counted ends in a word of this area; own@, left@, right@ (the clause),
                        before@, after@ (the sentence) and earlier@ (the sentence before) likewise
    heading@, title@    the section or the whole text is about this area
    last@, whole@       the figure before it is of this area; the same where it is a part of that one
    first:组织, last:次数  the first and last two letters of what is counted
    unit:件, kind:rate   its measure word and its pattern
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from data.reading.page import Page
from data.reading.words import any_of, column, mapping, rows

AREAS = (
    "leadership",
    "legal_study",
    "decision",
    "enforcement",
    "service",
    "dispute",
    "legal_service",
    "other",
)
WORDS = {row["word"]: (row["area"], int(row["weight"])) for row in rows("areas")}
WORD = re.compile(any_of(WORDS))
OTHER = "other"
# 受理 and 办结 are said of every work: of a heading, words that weigh more than these tell first.
PLAIN = 3.0
# Letters of the sentence before, behind a number, and in its sentence that may say its area.
LOOK_BACK, AFTER, NEAR = 60, 60, 300
# a word of weight 3 counts once; what stands further off counts less from the start
USUAL = 3
NEARBY, FAR = 0.7, 0.3
# a sort of cases (处罚类) is a part of the cases named before
SORT = "类"
STOP = "。"
NOTHING_BEFORE = (-1, "", "")
DIGIT = re.compile("[0-9]")
# Traits of words that stand beside what is counted; many of one area count no more than a few (MOST).
BESIDE = ("left@", "right@", "before@", "after@", "earlier@")
MOST = 2.0
# Where what is counted is named by a word of its own, all around it says less.
NAMED = tuple(f"{where}@{area}" for area in AREAS for where in ("end", "own"))
ROUND_ABOUT = tuple(f"{where}@{area}" for area in AREAS for where in ("last", "before", "after", "earlier"))
LESS = 0.7
START = itemgetter(0)

AWARDED = re.compile(any_of(column("awarding")))
AGENTS = mapping("agents", "word", "area")
# 较上年前移3位: places gained are of the honour
PLACE, MOVED_UP = "位", re.compile(r"(?:[前后]移|[上提]升|提高|下降|进位|跃升|前进|后退|晋升|攀升|下滑)了?$")
# the courts' own work is other, but not where a report tells of suits against its bodies
COURT, DISPUTE = "法院", "dispute"
# 律师代理…: who acts decides, unless somebody has them do it (聘请律师…)
AGENT = re.compile(
    rf"(?P<invited>(?:{any_of(column('acting', kind='inviting'))})[^,;。]{{0,6}})?"
    rf"(?P<agent>{any_of(AGENTS)})[^,;。、0-9]{{0,8}}?(?:{any_of(column('acting', kind='acting'))})"
)
# 对11个镇的执法工作开展法治督察: what is done to those that are counted decides
TOWARDS = re.compile(r"[对向][^,;。]{0,6}$")
DONE = re.compile(r"(?:开展|进行|实施)(?P<what>[^,;。]{2,20})")

Span = tuple[int, int]
Hit = tuple[int, int, str, int]
Traits = dict[str, float]


def hits(text: str, start: int, end: int) -> list[Hit]:
    """The words of an area between two places: start, end, area, weight."""
    return [(m.start(), m.end(), *WORDS[m.group()]) for m in WORD.finditer(text, start, end)]


def area_of_words(*words: str, by_end: bool = False) -> str:
    """The area that headings are about: the first said plainly, else the first that is told at all.

    by_end: the last word is what each names, as in 培训机构检查. Empty where no word tells.
    """
    areas = [_heaviest(hits(each, 0, len(each)), len(each) if by_end else 0) for each in words]
    plain = (area for area, weight in areas if weight >= PLAIN)
    return next(plain, "") or next((area for area, _ in areas if area), "")


def _heaviest(found: Iterable[Hit], end: int = 0) -> tuple[str, float]:
    """The area of the weightiest words. end: what ends here weighs more, since it is the noun."""
    total: dict[str, float] = defaultdict(float)
    for _, last, area, weight in found:
        total[area] += weight + PLAIN * (last == end)
    return max(total.items(), key=lambda item: item[1], default=("", 0.0))


@dataclass(frozen=True, slots=True)
class Number:
    """What is known of one number: where it stands, where what is counted stands, its unit and patterns.

    heading: the area of its section. head: the words of a table's heads; these alone say what a cell counts.
    """

    start: int
    end: int
    own: Span
    unit: str = ""
    kinds: tuple[str, ...] = ()
    heading: str = ""
    head: str = ""


@cache
def weights() -> dict[str, tuple[tuple[int, float], ...]]:
    """For each trait the areas it speaks for or against, by their place in AREAS, and how much."""
    return {
        row["trait"]: tuple((i, float(row[area])) for i, area in enumerate(AREAS) if row[area])
        for row in rows("area_weights")
    }


# The training of enforcement officers goes with them, other training is study.
ENFORCEMENT, AND = "enforcement", "、和及与"
TRAINED = re.compile("执法[^,。;]{0,8}(?:培训|轮训|练兵|比武|集训)[^,。;0-9]{0,6}$")
ATTENDED = re.compile(
    "(?:累计|共计?)?(?:到课|参训|受训|参加|覆盖|参与|惠及|受众|培训)(?:人员|学员|干部|群众)?(?:达|约|共)?"
)


class Areas:
    """Tells the area of one page's numbers, asked in the order of the text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        first, _, rest = page.plain.strip().partition("\n")
        self.title = area_of_words(first) if rest and len(first) <= LOOK_BACK and STOP not in first else ""
        self.hits: tuple[int, list[Hit]] = (-1, [])
        self.last: tuple[int, str, str] = NOTHING_BEFORE
        self.starts, self.told = array("i"), array("b")

    def area(self, number: Number) -> str:
        """The area, remembered for the numbers after this one."""
        best = self.ruled(number) or best_of(self.traits(number))
        self.remember(number, best)
        return best

    def area_of_claim(self, number: Number) -> str:
        """The area of a coverage word, asked after all numbers: that of what is covered, if words name it.

        Where they say nothing, 行政村全覆盖, it is that of the figure, or of the words, before.
        """
        text, sentence = self.page.plain, self.page.sentence(number.start)[0]
        i = bisect_left(self.starts, number.start) - 1
        counted = i >= 0 and self.starts[i] >= sentence
        own = [hit for hit in hits(text, *number.own) if not self._is_title(hit)]
        area, weight = _heaviest(own)
        if weight >= PLAIN:
            return area
        if not own:
            first = self.page.clause(self.starts[i])[1] if counted else sentence
            said = area_of_words(text[max(first, number.own[0] - LOOK_BACK) : number.own[0]])
            if said or counted:
                return said or AREAS[self.told[i]]
        self.last = (sentence, AREAS[self.told[i]], "") if counted else NOTHING_BEFORE
        return best_of(self.traits(number))

    def ruled(self, number: Number) -> str:
        """The area that a rule gives whatever the words weigh; empty where none does."""
        if number.head:
            return ""
        text, (start, end) = self.page.plain, self.page.clause(number.start)
        end = min(end, number.end + AFTER)
        following = DIGIT.search(text, number.end, end)
        # 4家公证处、6名律师受到表彰: what is listed shares what is said behind
        listed = following and text[following.start() - 1] in AND
        stop = end if not following or listed else following.start()
        own = text[slice(*number.own)] + text[number.end : stop]
        if AWARDED.search(own) or (number.unit == PLACE and MOVED_UP.search(text, start, number.start)):
            return OTHER
        sentence, last, unit = self.last
        if TRAINED.search(text, max(start, number.start - AFTER), number.start):
            return ENFORCEMENT
        if (
            last
            and sentence == self.page.sentence(number.start)[0]
            and ATTENDED.fullmatch(text, start, number.start)
        ):
            return last
        if "part" in number.kinds and unit == number.unit and sentence == self.page.sentence(number.start)[0]:
            return last
        first = max(start, number.start - AFTER)
        agent = AGENT.search(text, first, number.start)
        if agent and not agent["invited"] and not self._is_of_suits(number, agent["agent"]):
            return AGENTS[agent["agent"]]
        done = DONE.search(text, number.end, end) if TOWARDS.search(text, first, number.start) else None
        return area_of_words(done["what"]) if done else ""

    def remember(self, number: Number, area: str) -> None:
        """Take this as the area of the number before the next."""
        self.last = self.page.sentence(number.start)[0], area, number.unit
        if area:
            self.starts.append(number.start)
            self.told.append(AREAS.index(area))

    def traits(self, number: Number) -> Traits:
        """All that is said about a number, each with how strongly."""
        traits: Traits = defaultdict(float)
        start = self.page.sentence(number.start)[0]
        if number.head:
            for at, end, area, weight in hits(number.head, 0, len(number.head)):
                _add(traits, "end", number.head[at:end], area, weight)
        else:
            self._around(traits, number, start)
        self._beside(traits, number, start)
        return lessened(traits)

    def _around(self, traits: Traits, number: Number, sentence: int) -> None:
        text, clause = self.page.plain, self.page.clause(number.start)
        for at, end, area, weight in self._hits(number.start, sentence):
            if area == OTHER and self._is_of_suits(number, text[at:end]):
                continue
            _add(traits, _where(at, end, number, clause, sentence), text[at:end], area, weight)
        for trait in [trait for trait in traits if trait.startswith(BESIDE)]:
            traits[trait] = min(MOST, traits[trait])
        own = text[slice(*number.own)]
        if own:
            traits[f"first:{own[:2]}"] = traits[f"last:{own[-2:]}"] = 1.0

    def _is_of_suits(self, number: Number, words: str) -> bool:
        """Whether a court is named under a heading of suits against the report's bodies."""
        return COURT in words and DISPUTE in (number.heading, self.title)

    def _hits(self, at: int, sentence: int) -> list[Hit]:
        if self.hits[0] != sentence:
            end = self.page.sentence(at)[1]
            first = max(0, sentence - LOOK_BACK)
            self.hits = (
                sentence,
                [hit for hit in hits(self.page.plain, first, end) if not self._is_title(hit)],
            )
        of_sentence = self.hits[1]
        # the words of a very long sentence that stand far away say nothing about this number
        low, high = (bisect_left(of_sentence, place, key=START) for place in (at - NEAR, at + AFTER))
        return of_sentence[low:high]

    def _is_title(self, hit: Hit) -> bool:
        """Whether a word stands in the title of a law or paper, which says nothing of what is counted."""
        mask = self.page.masks.at(hit[0], hit[1])
        return mask is not None and mask.reason == "document_title"

    def _beside(self, traits: Traits, number: Number, sentence: int) -> None:
        sort = SORT in self.page.plain[slice(*number.own)]
        before, last, _ = self.last
        if last and (before == sentence or (sort and 0 <= sentence - before < NEAR)):
            traits[f"last@{last}"] = 1.0
            if sort or "part" in number.kinds:
                traits[f"whole@{last}"] = 1.0
        if number.heading:
            traits[f"heading@{number.heading}"] = 1.0
        if self.title:
            traits[f"title@{self.title}"] = 1.0
        traits[f"unit:{number.unit}"] = 1.0
        traits["side:right" if number.own[0] >= number.end else "side:left"] = 1.0
        for kind in number.kinds:
            traits[f"kind:{kind}"] = 1.0


def _where(start: int, end: int, number: Number, clause: Span, sentence: int) -> str:
    if number.own[0] <= start and end <= number.own[1]:
        # the last word of what is counted is its noun
        return "end" if end >= number.own[1] - 2 else "own"
    if clause[0] <= start < clause[1]:
        return "left" if start < number.start else "right"
    if start < sentence:
        return "earlier"
    return "before" if start < number.start else "after"


def lessened(traits: Traits) -> Traits:
    """Traits in which those of what stands around count less where what is counted names its area."""
    if any(traits.get(trait, 0) >= 1 for trait in NAMED):
        for trait in ROUND_ABOUT:
            if trait in traits:
                traits[trait] *= LESS
    return traits


def _add(traits: Traits, where: str, word: str, area: str, weight: int) -> None:
    traits[f"{where}@{area}"] += weight / USUAL
    if where in ("end", "own"):
        traits[f"own:{word}"] = 1.0
    elif where in ("left", "right"):
        traits[f"near:{word}"] = NEARBY
    else:
        traits[f"far:{word}"] = FAR


def best_of(traits: Traits) -> str:
    """The area that the traits speak for."""
    known, total = weights(), [0.0] * len(AREAS)
    for trait, strength in traits.items():
        if trait in known:
            for i, weight in known[trait]:
                total[i] += strength * weight
    best = max(range(len(AREAS)), key=total.__getitem__)
    return AREAS[best] if total[best] else OTHER


def reasons(traits: Traits, least: float = 0.3) -> list[tuple[str, str, float]]:
    """What spoke for and against each area, the strongest first: trait, area, weight."""
    known = weights()
    weighed = [
        (trait, AREAS[i], round(strength * weight, 2))
        for trait, strength in traits.items()
        for i, weight in known.get(trait, ())
        if abs(strength * weight) >= least
    ]
    return sorted(weighed, key=lambda reason: -abs(reason[2]))
