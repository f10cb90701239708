"""The rows that pages get, one type a kind; `make_rows` makes them of frames.

Missing text is "", a missing number None. Positions count code points of the report's text, `end` behind the
last. `…_zh` and `…_en` are the same words in Chinese and English.
"""

from __future__ import annotations

from typing import NamedTuple


class Observation(NamedTuple):
    """A figure or coverage claim as a report states it, or, with no id, an indicator that it does not state.

    value, lower, upper, usage_below: in the base unit of the indicator's unit, a share in per cent; lower
    and upper None where that side is open, usage_below only where a hedge allows the reading (190余: 200).
    start, end, sentence_*, context_*: None where the report is only cited, context_* also where the sentence
    leans on none. section, statement: ids, "" where none holds it. corrected: see `data.changes`.
    source_place: where in its file (`data.source_places.decoded`), "" if unknown. unit_factor: how many of
    unit_base one unit is, None without a unit. The last eight, of its report and section, are filled only in
    lists over several reports, and the definition and the plain sentence are not there in files.
    """

    id: str
    report: str
    indicator: str
    year: int
    period: str
    value: float | None
    qualifier: str
    extent: str
    actor: str
    actor_en: str
    scope_zh: str
    scope_en: str
    period_basis: str
    status: str
    stated: str
    start: int | None
    end: int | None
    sentence_start: int | None
    sentence_end: int | None
    context_start: int | None
    context_end: int | None
    sentence_en: str
    note_zh: str
    note_en: str
    lower: float | None
    upper: float | None
    usage_below: float | None
    section: str
    statement: str
    sentence: str
    context: str
    corrected: str
    category: str
    catalogue: str
    kind: str
    unit: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    headline: bool
    better: str
    nature: str
    part_of: str
    replaces: str
    category_zh: str
    category_en: str
    unit_zh: str
    unit_en_one: str
    unit_en_many: str
    unit_factor: float | None
    unit_base: str
    unit_base_zh: str
    unit_base_en_many: str
    source_place: str = ""
    definition_zh: str = ""
    definition_en: str = ""
    plain_zh: str = ""
    plain_en: str = ""
    report_year: int | None = None
    report_title: str = ""
    report_title_en: str = ""
    evidence: str = ""
    place: str = ""
    place_zh: str = ""
    place_en: str = ""
    section_short_zh: str = ""
    section_short_en: str = ""

    @property
    def stated_value(self) -> float:
        """Its value, for what draws figures that have one; ValueError where it has none."""
        if self.value is None:
            raise ValueError(f"{self.indicator} has no value")
        return self.value

    @property
    def span(self) -> tuple[int, int]:
        """Where its own words stand; this and the next raise ValueError where they have no place."""
        return _span(self.start, self.end)

    @property
    def sentence_span(self) -> tuple[int, int]:
        return _span(self.sentence_start, self.sentence_end)

    @property
    def context_span(self) -> tuple[int, int]:
        return _span(self.context_start, self.context_end)


def _span(start: int | None, end: int | None) -> tuple[int, int]:
    if start is None or end is None:
        raise ValueError("a report that is only cited has no text in which its figures stand")
    return start, end


class Report(NamedTuple):
    """A report as published, with the names of its place.

    published, retrieved, added: days as 2024-01-29; published "" where the source shows none. evidence:
    `quoted` where the text is here, `cited` where the figures and a link are. place_parent: an id.
    """

    id: str
    place: str
    year: int
    title: str
    title_en: str
    source_name: str
    source_name_en: str
    published: str
    url: str
    retrieved: str
    sha256: str
    added: str
    evidence: str
    source_kind: str
    entered_by: str
    note_zh: str
    note_en: str
    place_zh: str
    place_en: str
    place_level: str
    place_body: str
    place_parent: str


class Section(NamedTuple):
    """A heading of a report with what stands below it; number as printed (三), parent an id, or ""."""

    report: str
    id: str
    parent: str
    order: int
    number: str
    kind: str
    heading: str
    heading_en: str
    short_zh: str
    short_en: str
    start: int
    end: int


class Statement(NamedTuple):
    """A measure, problem or plan item. body_start: behind its ordinal. says: numbers, coverage or words.

    figures: ids of the observations inside, indicators: theirs, each once; areas: ids of the sections that a
    problem or plan item concerns. section_*: of the section that it stands in.
    """

    report: str
    id: str
    section: str
    order: int
    kind: str
    ordinal: str
    title_zh: str
    title_en: str
    start: int
    end: int
    says: str
    body_start: int
    figures: tuple[str, ...]
    areas: tuple[str, ...]
    section_number: str
    section_short_zh: str
    section_short_en: str
    indicators: tuple[str, ...]


class Mention(NamedTuple):
    """A number or coverage word that is no indicator, and why."""

    start: int
    end: int
    reason: str
    reason_zh: str
    reason_en: str


class Correction(NamedTuple):
    """A slip of the source: what is printed, and what is presumably meant."""

    start: int
    end: int
    printed: str
    meant: str
    reason_zh: str
    reason_en: str


class ListedItem(NamedTuple):
    """An item that the report names in a list; also_in: other statements that name the same."""

    start: int
    end: int
    statement: str
    kind: str
    name_zh: str
    name_en: str
    also_in: tuple[str, ...]
    order: int


class Category(NamedTuple):
    """A subject, and how many figures and claims the report states of it."""

    id: str
    name_zh: str
    name_en: str
    order: int
    count: int  # type: ignore[assignment]  # the column's name; nobody counts the cells of a row


class ChangedCell(NamedTuple):
    """One correction made here. row: the id of what was corrected; column "" where a whole row changed."""

    date: str
    table: str
    row: str
    column: str
    old: str
    new: str
    reason: str


class Removal(NamedTuple):
    """A report taken away (`remove`) or brought back; is_removed: this is why it is not served now."""

    date: str
    report: str
    verb: str
    reason: str
    who: str
    is_removed: bool


class Place(NamedTuple):
    """A place with reports; parent_* "" at the top. report, year: its newest; reports: how many it has.

    pinyin: its syllables, one a character, "" where a list does not need them.
    """

    id: str
    name_zh: str
    name_en: str
    level: str
    body: str
    parent_zh: str
    parent_en: str
    report: str
    year: int
    reports: int
    pinyin: str = ""


class Indicator(NamedTuple):
    """An indicator that a search found; reports: how many state it."""

    id: str
    category: str
    kind: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    category_zh: str
    category_en: str
    reports: int


class IndicatorName(NamedTuple):
    """An indicator by its names; the long ones "" where only short ones were asked for."""

    id: str
    short_zh: str
    short_en: str
    name_zh: str = ""
    name_en: str = ""


class ReportName(NamedTuple):
    """A report by its place and year."""

    id: str
    year: int
    name_zh: str
    name_en: str


class ReportPage(NamedTuple):
    """A page that shows a report, of it the area or indicator `part`, or without one the place `part`."""

    report: str
    page: str
    part: str
