"""Long texts of the kinds that a pattern may take long on: of its own letters and words, and of all."""

import re
from collections.abc import Iterator
from re import _constants as sre
from re import _parser as parser

SEEDS, LETTERS, WIDEST = 6, 10, 40
PUMPS = (" ", "1", "甲", "\n", ",")
EVERYWHERE = (
    "1", "1,", "1 ", "12.", " ", "\t", "\n", "\n ", "a", "甲", "一", "一百", "万", "，", ",", "。", "、", ";",
    ":", "(", "（", "()", "“", "《", "[", "<!---->", "<p>", "共3件、", "率", "2024年", "年", "|", "-", ".",
    "除甲", "一、\n",
)  # fmt: skip


def seeds(pattern: str | bytes, flags: int) -> Iterator[str]:
    """Short texts that a pattern knows: letters of its own, and words that it matches or nearly matches."""
    words = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    yield from list(
        dict.fromkeys(letter for letter in words if not letter.isalnum() or not letter.isascii())
    )[:LETTERS]
    for turn in range(SEEDS):
        made = _example(parser.parse(words, flags & ~re.UNICODE), turn)[:WIDEST]
        if made:
            yield made
            yield made[:-1]
            yield made[1:]
            yield made + "甲"


def _example(parsed: object, turn: int) -> str:
    """A text for a parsed pattern; each turn takes other branches and counts."""
    return "".join(_piece(kind, value, turn) for kind, value in parsed)  # type: ignore[attr-defined]


def _piece(kind: object, value: object, turn: int) -> str:
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.NOT_LITERAL or kind is sre.ANY:
        return "甲a1 "[turn % 4]
    if kind is sre.IN:
        return _one_in(value, turn)
    if kind is sre.BRANCH:
        return _example(value[1][turn % len(value[1])], turn)
    if kind is sre.SUBPATTERN:
        return _example(value[-1], turn)
    if kind is sre.ATOMIC_GROUP:
        return _example(value, turn)
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        least, most, repeated = value
        times = min(max(least, turn % 4), most, 4)
        return "".join(_example(repeated, turn + at) for at in range(times))
    if kind is sre.ASSERT and value[0] > 0:
        return ""
    return ""


def _one_in(choices: list, turn: int) -> str:
    if choices[0][0] is sre.NEGATE:
        return "甲a1 "[turn % 4]
    kind, value = choices[turn % len(choices)]
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.RANGE:
        return chr(value[0] + turn % (value[1] - value[0] + 1))
    return {sre.CATEGORY_SPACE: " ", sre.CATEGORY_DIGIT: "1"}.get(value, "a")


def kinds(pattern: str | bytes, flags: int) -> list[tuple[str, str]]:
    """What to try: a beginning, and what is repeated behind it."""
    own = list(dict.fromkeys(seeds(pattern, flags)))
    units = [("", unit) for unit in dict.fromkeys((*own, *EVERYWHERE)) if unit]
    begun = dict.fromkeys(
        unit[:cut] for unit in own if len(unit) > 1 for cut in (len(unit) // 2, len(unit) - 1)
    )
    return units + [(start, pump) for start in list(begun)[:LETTERS] for pump in (*PUMPS, start[-1])]


def texts(kind: tuple[str, str], length: int) -> Iterator[str]:
    """A long text of one kind: bare, and with an end that it does not expect."""
    start, unit = kind
    repeated = start + unit * (length // len(unit))
    yield repeated
    yield repeated + "。x\n"
