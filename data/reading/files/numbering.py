"""Rebuilds the numbers that Word shows before paragraphs and stores nowhere: 一、 （一） 1."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from .letters import letters

DIGITS = letters("digits")
LEGAL_DIGITS = letters("legal_digits")
STEMS, BRANCHES = letters("stems"), letters("branches")
CHINESE = {"chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
           "japaneseCounting", "ideographDigital"}  # fmt: skip
LEGAL = {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"}
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
         (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
REFERENCE = re.compile(r"%([1-9])")
DEEPEST, LONGEST = 20, 80


@dataclass
class Level:
    """How one level of a list numbers itself."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None


@dataclass
class Scheme:
    """A list definition: its levels, and the counters that all its lists share."""

    levels: dict[int, Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)


def chinese(number: int, digits: str = DIGITS, tens: str = "十百千") -> str:
    """Return 1–9999 in Chinese: 十一, 二十, 一百零三."""
    if not 0 < number < 10_000:
        return str(number)
    places = [int(sign) for sign in str(number)]
    words, gap = "", False
    for place, digit in zip(range(len(places) - 1, -1, -1), places, strict=True):
        if digit:
            words += ("零" if gap and words else "") + digits[digit] + (tens[place - 1] if place else "")
        gap = not digit
    return words[1:] if words.startswith("一十") else words


def _roman(number: int) -> str:
    words = ""
    for value, sign in ROMAN:
        words, number = words + sign * (number // value), number % value
    return words


def formatted(number: int, form: str) -> str:
    """Return a counter in Word's number format; formats we don't know are written in digits."""
    if form in CHINESE:
        return chinese(number)
    if form in LEGAL:
        return chinese(number, LEGAL_DIGITS, "拾佰仟")
    if form in ("ideographTraditional", "ideographZodiac") and number > 0:
        signs = STEMS if form == "ideographTraditional" else BRANCHES
        return signs[number - 1] if number <= len(signs) else str(number)
    return _western(number, form)


def _western(number: int, form: str) -> str:
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x245F + number)
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "decimalFullWidth":
        return "".join(chr(ord(sign) + 0xFEE0) for sign in str(number))
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    return "" if form in ("none", "bullet") else str(number)


class Numbering:
    """The lists of one document; `label` is to be asked once per paragraph, in order."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        """numbering, styles: root elements of numbering.xml and styles.xml, None where the file has none."""
        self._schemes: dict[str, Scheme] = {}
        self._overrides: dict[str, dict[int, Level]] = {}
        self._restarts: dict[str, dict[int, int]] = defaultdict(dict)
        self._scheme_of: dict[str, str] = {}
        self._styles = _style_lists(styles) if styles is not None else {}
        if numbering is not None:
            self._read(numbering)

    def label(self, paragraph: Any) -> str:
        """Return what Word shows before this paragraph, with its own space if it ends in a digit."""
        list_id, depth = self._list_of(paragraph)
        scheme = self._schemes.get(self._scheme_of.get(list_id, ""))
        if scheme is None or not 0 <= depth <= 8:
            return ""
        levels = scheme.levels | self._overrides.get(list_id, {})
        self._count(scheme, levels, list_id, depth)
        level = levels.get(depth, Level())
        if level.form in ("bullet", "none"):
            return ""
        words = REFERENCE.sub(lambda found: self._part(scheme, levels, level, int(found[1]) - 1), level.text)
        return words + (
            " " if (words[-1:].isascii() and words[-1:].isalnum()) or level.suffix == "space" else ""
        )

    def _part(self, scheme: Scheme, levels: dict[int, Level], shown: Level, depth: int) -> str:
        level = levels.get(depth, Level())
        number = scheme.counters.get(depth, level.start)
        return formatted(number, "decimal" if shown.legal else level.form)

    def _count(self, scheme: Scheme, levels: dict[int, Level], list_id: str, depth: int) -> None:
        """Move the counter of `depth` on, and set back the levels below it."""
        level = levels.get(depth, Level())
        restart = self._restarts[list_id].pop(depth, None)
        if restart is not None:
            scheme.counters[depth] = restart
        else:
            scheme.counters[depth] = scheme.counters.get(depth, level.start - 1) + 1
        for deeper in [counter for counter in scheme.counters if counter > depth]:
            after = levels.get(deeper, Level()).restart
            if after != 0 and (after is None or depth < after):
                del scheme.counters[deeper]

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        """Return list id and depth of a paragraph: its own, else its style's."""
        properties = paragraph.find(qn("w:pPr"))
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        list_id, depth = self._styles.get(_val(style, "Normal"), ("", 0))
        own = properties.find(qn("w:numPr")) if properties is not None else None
        if own is not None:
            list_id = _val(own.find(qn("w:numId")), list_id)
            depth = _number(own.find(qn("w:ilvl")), depth)
        return list_id, depth

    def _read(self, root: Any) -> None:
        links: dict[str, str] = {}
        for abstract in root.findall(qn("w:abstractNum")):
            key = abstract.get(qn("w:abstractNumId"), "")
            self._schemes[key] = Scheme(
                {_depth(level): _level(level) for level in abstract.findall(qn("w:lvl"))}
            )
            if (linked := abstract.find(qn("w:styleLink"))) is not None:
                links[_val(linked)] = key
        borrowed = {
            abstract.get(qn("w:abstractNumId"), ""): links.get(_val(abstract.find(qn("w:numStyleLink"))), "")
            for abstract in root.findall(qn("w:abstractNum"))
        }
        for given in root.findall(qn("w:num")):
            self._read_list(given, borrowed)

    def _read_list(self, given: Any, borrowed: dict[str, str]) -> None:
        list_id = given.get(qn("w:numId"), "")
        key = _val(given.find(qn("w:abstractNumId")))
        self._scheme_of[list_id] = borrowed.get(key) or key
        for override in given.findall(qn("w:lvlOverride")):
            depth = _depth(override)
            if (level := override.find(qn("w:lvl"))) is not None:
                self._overrides.setdefault(list_id, {})[depth] = _level(level)
            if (start := override.find(qn("w:startOverride"))) is not None:
                self._restarts[list_id][depth] = _number(start, 1)


def _style_lists(styles: Any) -> dict[str, tuple[str, int]]:
    """Return list id and depth by style id, inherited along basedOn."""
    by_id = {style.get(qn("w:styleId"), ""): style for style in styles.findall(qn("w:style"))}
    lists = {}
    for name in by_id:
        list_id, depth, at = "", 0, name
        for _ in range(DEEPEST):
            style = by_id.get(at)
            if style is None or list_id:
                break
            given = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if given is not None:
                list_id, depth = _val(given.find(qn("w:numId"))), _number(given.find(qn("w:ilvl")), 0)
            at = _val(style.find(qn("w:basedOn")))
        if list_id:
            lists[name] = (list_id, depth)
    return lists


def _level(element: Any) -> Level:
    restart = element.find(qn("w:lvlRestart"))
    legal = element.find(qn("w:isLgl"))
    return Level(
        _number(element.find(qn("w:start")), 0 if element.find(qn("w:start")) is None else 1),
        _val(element.find(qn("w:numFmt")), "decimal"),
        _val(element.find(qn("w:lvlText")))[:LONGEST],
        _val(element.find(qn("w:suff")), "tab"),
        legal is not None and _val(legal, "1") not in ("0", "false"),
        None if restart is None else _number(restart, 0),
    )


def _depth(element: Any) -> int:
    value = element.get(qn("w:ilvl"), "0")
    return int(value) if value.isdecimal() and len(value) < 3 else 0


def _val(element: Any | None, default: str = "") -> str:
    return default if element is None else element.get(qn("w:val"), default)


def _number(element: Any | None, default: int) -> int:
    value = _val(element)
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else default
