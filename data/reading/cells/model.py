"""What a table is made of: cells, rows, and the lines above that name it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from data.reading.measures import MEASURES
from data.reading.numbers import arabic, scale_of
from data.reading.words import any_of

MEASURE = any_of(MEASURES)
SCALE = "[百千]?[万亿]"
SCALED = f"(?:{SCALE})?"
LARGE = re.compile(SCALED)
NUMBER = re.compile(
    rf"(?P<sign>[-+↑↓]? ?)"
    rf"(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})++(?:\.[0-9]++)?|[0-9]{{1,12}}(?:\.[0-9]{{1,6}})?)"
    rf" ?(?P<open>\()?(?P<unit>%|‰|{SCALED}(?:{MEASURE})|{SCALE})?(?(open)\))"
)
NOTHING = frozenset(["", "-", "--", "---", "/", "\\", "无", ".", "…", "*"])
# 0663 and 13800000000 are telephones.
CODE = re.compile("0[0-9]|[0-9]{10}")
YEAR = re.compile("(?:19|20)[0-9]{2}")
LONGEST_NUMBER = 24


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a cell. start, end: its digits in the text; unit: as written behind it, else empty."""

    start: int
    end: int
    digits: str
    unit: str

    @property
    def is_code(self) -> bool:
        """Whether its digits are those of a telephone or a code: a leading zero, or too many."""
        return bool(CODE.match(self.digits))

    def value(self, unit: str) -> Decimal | None:
        """Its value in the base unit, where it is counted in this unit (万元); None for no number."""
        try:
            value = arabic(self.digits)
            scale = scale_words(unit)
            return value * scale_of(scale) if scale else value
        except InvalidOperation:
            return None


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of one cell, in half-width forms, and where they start; an empty cell has none."""

    start: int
    words: str

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.start + len(self.words)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing: no words, or a dash for no value."""
        return self.words in NOTHING

    @property
    def is_number(self) -> bool:
        """Whether it holds one number and at most its unit."""
        return number_of(self) is not None


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the text and where it starts."""

    start: int
    words: str


class Lines:
    """Some lines of a text that follow each other, each made when it is asked for.

    A text of one cell a line has too many of them to be held.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = array("i", [0])
        self.starts.extend(line_break.end() for line_break in re.finditer("\n", text))
        self.starts.append(len(text) + 1)
        self.first, self.last = 0, len(self.starts) - 1

    def part(self, first: int, last: int) -> Lines:
        """Those of the text from one number up to another, counted as here."""
        return self._between(self.first + first, self.first + last)

    def up_to(self, later: Lines) -> Lines:
        """These lines and all up to the end of later ones of the same text."""
        return self._between(self.first, later.last)

    def _between(self, first: int, last: int) -> Lines:
        made = Lines.__new__(Lines)
        made.text, made.starts, made.first, made.last = self.text, self.starts, first, last
        return made

    def before(self, count: int, number: int = 0) -> list[TextLine]:
        """So many lines of the text before one of these."""
        at = self.first + number
        return [self._line(place) for place in range(max(0, at - count), at)]

    def _line(self, place: int) -> TextLine:
        start = self.starts[place]
        return TextLine(start, self.text[start : self.starts[place + 1] - 1])

    def __len__(self) -> int:
        return self.last - self.first

    def __getitem__(self, number: int) -> TextLine:
        return self._line(self.first + number)

    def __iter__(self) -> Iterator[TextLine]:
        return map(self._line, range(self.first, self.last))


Row = list[Cell]
# The one empty row, held once for all lines that have none; nobody adds to it.
NO_CELLS: Row = []
Path = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a table's columns of values. paths: over each, from top to bottom; sure: 0 to 1."""

    paths: list[Path]
    sure: float = 0.0


@dataclass(slots=True)
class Table:
    """A table as it stands in a text.

    rows: each with its cells, empty ones included where the text shows them. above: the lines that stand
    before it and may name it or its unit, nearest last. placed: whether the place of a cell in its row is
    its column; web pages run rows with spans together, so that it is not. heads: where they are told already,
    and stand in no row.
    """

    rows: list[Row]
    above: list[Cell] = field(default_factory=list)
    placed: bool = False
    heads: Heads | None = None


def number_of(cell: Cell) -> Number | None:
    """The number that a cell holds, None where it holds words or a number among words."""
    if not cell.words or len(cell.words) > LONGEST_NUMBER:
        return None
    match = NUMBER.fullmatch(cell.words)
    if not match:
        return None
    at = match.start("number")
    # The cell's own place where they are the same: a long table has many numbers.
    start = cell.start + at if at else cell.start
    return Number(start, start + len(match["number"]), match["number"], match["unit"] or "")


def is_year(cell: Cell) -> bool:
    """Whether a cell is a bare year."""
    return bool(YEAR.fullmatch(cell.words))


def scale_words(unit: str) -> str:
    """The 万, 亿 or 百万 that a unit begins with; 千 alone is part of a unit (千米)."""
    scale = LARGE.match(unit)
    return scale.group() if scale else ""


def base_unit(unit: str) -> str:
    """A unit without its 万 or 亿: 万元 is 元."""
    return unit[len(scale_words(unit)) :]
