"""Places by their names, and one as its page gets it: its documents, its figures, the places around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from data.arithmetic.derived import Derived
from data.arithmetic.reconcile import Reconciliation
from data.select.document_kinds import DocumentKind, document_kind
from data.select.placed_rows import PlacedFigure
from data.select.rows import Category, Observation, Report

Together = Literal["of_the_whole", "in_the_sentence"]
REASONS: tuple[Together, ...] = ("of_the_whole", "in_the_sentence")
COVERAGE, QUOTED = "coverage", "quoted"
# What must agree for two figures to answer one question about a place.
_Quantity = tuple[str, int, str, str, str]
_Parts = tuple[PlacedFigure, list[tuple[Together, PlacedFigure]]]


class PlaceName(NamedTuple):
    """A place by its names, whether or not it has reports."""

    id: str
    name_zh: str
    name_en: str


class UnheldPlace(NamedTuple):
    """A place of the tables without a report; parent_* "" at the top."""

    id: str
    name_zh: str
    name_en: str
    level: str
    body: str
    parent_zh: str
    parent_en: str


class NearbyPlace(NamedTuple):
    """A place of the tables, with or without reports.

    held: the years of its reports, oldest first, a space between. shared: how many of the indicators that the
    page's own place states it states too; counted for places beside it only.
    """

    id: str
    name_zh: str
    name_en: str
    pinyin: str
    level: str
    body: str
    parent: str
    held: str
    shared: int = 0

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its reports, each once."""
        return tuple(sorted({int(year) for year in self.held.split()}))


class Document(NamedTuple):
    """A document of a place, and how many figures and coverage claims of it are here."""

    report: Report
    kind: DocumentKind
    numbers: int
    claims: int


class Line(NamedTuple):
    """A figure, and what stands in one line below it.

    parts: figures of the same document, and why they stand there. others: how many other documents state the
    same quantity of the same period.
    """

    placed: PlacedFigure
    parts: tuple[tuple[Together, PlacedFigure], ...]
    others: int


class Subject(NamedTuple):
    """A subject with its lines, the newest first; number: how many figures and claims, parts included."""

    category: Category
    lines: tuple[Line, ...]
    number: int


class ReconciledReport(NamedTuple):
    """A report whose figures agree with each other: the rules that hold, and the figures that they name."""

    report: Report
    figures: Mapping[str, Observation]
    derived: tuple[Derived, ...]
    reconciliations: tuple[Reconciliation, ...]


class Office(NamedTuple):
    """A town, a department or a court of the place, with its documents and figures."""

    place: NearbyPlace
    documents: tuple[Document, ...]
    figures: tuple[PlacedFigure, ...]


@dataclass(frozen=True, eq=False)
class PlacePage:
    """A place and what is here of it.

    above: where it lies, the largest first. beside: places of its level and kind under the same one, itself
    among them, by code; below: governments of the next level. offices: towns, departments and courts below it
    that have documents, the first ones of them; more_offices: how many others have. documents: oldest first.
    subjects: those with figures, in their order. reconciled: reports of which rules hold, newest first.
    """

    place: NearbyPlace
    above: tuple[NearbyPlace, ...]
    beside: tuple[NearbyPlace, ...]
    below: tuple[NearbyPlace, ...]
    offices: tuple[Office, ...]
    more_offices: int
    documents: tuple[Document, ...]
    subjects: tuple[Subject, ...]
    reconciled: tuple[ReconciledReport, ...]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of its documents and of its figures, each once."""
        documents = {document.report.year for document in self.documents}
        figures = {line.placed.figure.year for subject in self.subjects for line in subject.lines}
        return tuple(sorted(documents | figures))

    @property
    def number(self) -> int:
        """How many figures and claims are here."""
        return sum(subject.number for subject in self.subjects)


def documents_of(reports: list[Report], figures: list[PlacedFigure]) -> tuple[Document, ...]:
    """Return the documents of reports, in their order. figures: may hold those of other reports too."""
    return tuple(_document(report, figures) for report in reports)


def _document(report: Report, figures: list[PlacedFigure]) -> Document:
    own = [placed.figure.kind for placed in figures if placed.source.id == report.id]
    claims = own.count(COVERAGE)
    return Document(report, document_kind(report.title, report.source_kind), len(own) - claims, claims)


def subjects_of(categories: list[Category], figures: list[PlacedFigure]) -> tuple[Subject, ...]:
    """Return the subjects with figures, in the order of `categories`."""
    stated_by: dict[_Quantity, set[str]] = {}
    for placed in figures:
        stated_by.setdefault(_quantity(placed), set()).add(placed.source.id)
    subjects = []
    for category in categories:
        own = [placed for placed in figures if placed.figure.category == category.id]
        if own:
            lines = tuple(
                Line(first, tuple(parts), len(stated_by[_quantity(first)]) - 1)
                for first, parts in _lines(own)
            )
            subjects.append(Subject(category, lines, len(own)))
    return tuple(subjects)


def _quantity(placed: PlacedFigure) -> _Quantity:
    figure = placed.figure
    return figure.indicator, figure.year, figure.period, figure.scope_zh, figure.actor


def _lines(figures: list[PlacedFigure]) -> list[_Parts]:
    """Return the lines of one subject, the newest first: each figure with what stands below it."""
    order = {name: place for place, name in enumerate(dict.fromkeys(one.figure.indicator for one in figures))}
    newest_first = sorted(figures, key=lambda one: (-one.figure.year, order[one.figure.indicator]))
    held_by = {_key(one): _holder(one, newest_first) for one in newest_first}
    lines: list[_Parts] = [(one, []) for one in newest_first if held_by[_key(one)] is None]
    below = {_key(first): parts for first, parts in lines}
    for placed in newest_first:
        holder = held_by[_key(placed)]
        if holder is not None:
            reason, first = holder
            # A line has one row of parts: what stands below a part stands below the whole of that.
            while (above := held_by[_key(first)]) is not None:
                first = above[1]
            below[_key(first)].append((reason, placed))
    for _, parts in lines:
        parts.sort(key=lambda part: REASONS.index(part[0]))
    return lines


def _key(placed: PlacedFigure) -> tuple[str, str]:
    return placed.source.id, placed.figure.id


def _holder(placed: PlacedFigure, figures: list[PlacedFigure]) -> tuple[Together, PlacedFigure] | None:
    """Return the figure below which another stands, and why; None for one with a line of its own."""
    document = [one for one in figures if _is_one_document(one, placed) and one is not placed]
    # The whole first: that two figures stand in one sentence says less of them.
    for whole in document:
        if whole.figure.indicator == placed.figure.part_of:
            return "of_the_whole", whole
    # A cited figure has no sentence to share, and what is a headline itself stands below no other.
    if placed.figure.sentence_start is None or placed.figure.headline or placed.figure.kind == COVERAGE:
        return None
    for first in document:
        if first.figure.headline and _is_told_beside(first, placed):
            return "in_the_sentence", first
    return None


def _is_one_document(one: PlacedFigure, other: PlacedFigure) -> bool:
    return one.source.id == other.source.id and one.figure.period == other.figure.period


def _is_told_beside(first: PlacedFigure, other: PlacedFigure) -> bool:
    """Say whether a sentence tells a figure beside its main one: in another unit, so of another thing."""
    same_sentence = first.figure.sentence_start == other.figure.sentence_start
    return same_sentence and first.figure.unit != other.figure.unit and not first.figure.part_of
