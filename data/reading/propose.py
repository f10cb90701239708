"""One text in, one reading out."""

from __future__ import annotations

from data.reading.figures import Judge
from data.reading.head import head_of
from data.reading.page import page
from data.reading.places import own_rank
from data.reading.reader import Reader
from data.reading.reading import Reading
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
    judge = Judge(made, head.period, own_rank(made.plain, head, level), plans, doubtful)
    items = statements(made, parts)
    reader = Reader(made, judge, parts, items)
    figures, mentions = reader.figures()
    claimed, no_claims = reader.claims()
    starts = [figure.start for figure in figures], [claim.start for claim in claimed]
    says = [saying(statement, *starts) for statement in items]
    both = sorted({*mentions, *no_claims}, key=lambda mention: (mention.start, mention.end))
    return Reading(head, parts, tuple(says), tuple(figures), tuple(claimed), tuple(both))
