"""A brief as blocks: what it says and in which order, whatever it is written as."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from data.exports.word_file import Content

NORMAL = "Normal"


@dataclass(frozen=True)
class Heading:
    """A heading: 1 to 3 stand below each other; the title stands above all."""

    content: Content
    level: int


@dataclass(frozen=True)
class Line:
    """A paragraph. style: one of those that `data.exports.word_file` names, or NORMAL."""

    content: Content
    style: str


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[Content, ...]


@dataclass(frozen=True)
class Table:
    """A table. shares: of the width, one for each column."""

    head: tuple[str, ...]
    rows: tuple[Sequence[Content], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Drawing:
    """A picture, an SVG document. share: of the width of the text. instead: what is said in its place.

    below: a line that stands where the picture does.
    """

    svg: str
    share: float
    instead: str
    below: Content = ()


@dataclass(frozen=True)
class WithoutDrawings:
    """A line that stands only where no picture can be drawn."""

    content: Content
    style: str


Block: TypeAlias = Heading | Line | Bullets | Table | Drawing | WithoutDrawings


@dataclass
class Brief:
    """A brief that grows from its title downwards. foot: what stands below each page before its number."""

    title: str
    foot: str
    language: str
    day: date
    blocks: list[Block] = field(default_factory=list)

    def heading(self, content: Content, level: int) -> None:
        """Add a heading."""
        self.blocks.append(Heading(content, level))

    def paragraph(self, content: Content, style: str = NORMAL) -> None:
        """Add a paragraph."""
        self.blocks.append(Line(content, style))

    def bullets(self, items: Iterable[Content]) -> None:
        """Add a list."""
        self.blocks.append(Bullets(tuple(items)))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[Content]], shares: Sequence[float]) -> None:
        """Add a table."""
        self.blocks.append(Table(tuple(head), tuple(rows), tuple(shares)))

    def drawing(self, svg: str, share: float, instead: str, below: Content = ()) -> None:
        """Add a picture."""
        self.blocks.append(Drawing(svg, share, instead, below))

    def without_drawings(self, content: Content, style: str = NORMAL) -> None:
        """Add a line that stands only where no picture can be drawn."""
        self.blocks.append(WithoutDrawings(content, style))
