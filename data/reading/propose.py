"""One text in, one reading out."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from data.reading.head import head_of
from data.reading.judge import Judge
from data.reading.page import page
from data.reading.reader import Reader
from data.reading.reading import Mention, Reading
from data.reading.scopes import own_rank
from data.reading.sections import plan_spans, saying, sections, statements


def propose(
    text: str, year: str | int | None = None, level: str | None = None, place: str | None = None
) -> Reading:
    """Propose the figures of a report.

    What is given by hand wins over what the text says of itself; what neither tells stays empty.
    year: of the report (2022, or 2021/2025 for several). place: its Chinese name. level: province, city (or
    prefecture), county, town, department or other; says which totals are another place's.
    """
    made = page(text)
    parts = sections(made)
    plans = plan_spans(made, parts)
    head = head_of(made, plans, year, level, place)
    doubtful = any(doubt.startswith("year") for doubt in head.doubts)
    judge = Judge(
        made, head.period, own_rank(made.plain, head, level), plans, doubtful, head.body == "department"
    )
    items = statements(made, parts)
    reader = Reader(made, judge, parts, items)
    figures, mentions = reader.figures()
    claimed, no_claims = reader.claims()
    starts = [figure.start for figure in figures], [claim.start for claim in claimed]
    says = [saying(statement, *starts) for statement in items]
    return Reading(head, parts, tuple(says), tuple(figures), tuple(claimed), _in_order(mentions, no_claims))


def _in_order(numbers: list[Mention], words: list[Mention]) -> tuple[Mention, ...]:
    """Each mention once, by its place. One key after the other: a long text has no room for pairs of them."""
    numbers += words
    for key in ("reason", "end", "start"):
        numbers.sort(key=attrgetter(key))
    return tuple(mention for mention, _ in groupby(numbers))
