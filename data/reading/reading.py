"""What a reading of a report holds: figures, coverage claims, mentions, sections and statements."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data.reading.areas import Number
from data.reading.head.model import Head
from data.reading.sections import Section, Statement


@dataclass(frozen=True, slots=True)
class Figure:
    """A proposed figure. All places are code points of the text that was read.

    start, end: the figure's own words; text[start:end] == stated.
    core_start, core_end: its digits or numerals.
    value: in the base unit (万 and 亿 multiplied out), unsigned. qualifier: exact, at_least, about, at_most.
    period: YYYY, YYYY-MM or START/END. concept: what is counted, as worded, at concept_start, concept_end.
    catalogue: id of the catalogue (M01) or empty; indicator: id in data/tables/indicators.csv or empty.
    score: 0 to 1, how well the catalogue fits.
    kinds: patterns such as part, change, rate, rank, streak, zero.
    shared: how many things share this number (均, 各); each is a figure of its own with order 0, 1, ...
    confidence: 0 to 1, how often such a proposal is right in value, unit, qualifier and period. doubts: what
    keeps it from 1, as rows of tables/confidence.csv.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    stated: str
    value: Decimal
    unit: str
    qualifier: str
    period: str
    concept: str
    concept_start: int
    concept_end: int
    sentence_start: int
    sentence_end: int
    work_area: str
    catalogue: str
    indicator: str
    score: float
    kinds: tuple[str, ...]
    rule: str
    confidence: float
    section: int | None
    statement: int | None
    shared: int = 1
    order: int = 0
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A coverage word that claims an extent (full, full_except, nearly_full) without a number."""

    start: int
    end: int
    stated: str
    extent: str
    period: str
    concept: str
    concept_start: int
    concept_end: int
    sentence_start: int
    sentence_end: int
    work_area: str
    catalogue: str
    indicator: str
    score: float
    rule: str
    confidence: float
    section: int | None
    statement: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A number or coverage word that is no indicator. reason: id in tables/reasons.csv."""

    start: int
    end: int
    stated: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is proposed for one text, in text order. A figure's section and statement are places here.

    head: what the text says about itself, or was told by hand.
    """

    head: Head
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]

    @property
    def title(self) -> str:
        """The text's title; empty where it has none."""
        return self.head.title

    @property
    def place(self) -> str:
        """The place that the text is of; empty where nobody tells."""
        return self.head.place

    @property
    def year(self) -> str:
        """The report's year, or years; empty where nobody tells."""
        return self.head.year

    def number(self, figure: Figure) -> Number:
        """One of its figures as `areas` asks for a number."""
        section = self.sections[figure.section].work_area if figure.section is not None else ""
        own = figure.concept_start, figure.concept_end
        head = figure.concept if "table" in figure.kinds else ""
        return Number(figure.start, figure.end, own, figure.unit, figure.kinds, section, head)
