"""One text in, one reading out."""

from __future__ import annotations

from data.reading.figures import Judge
from data.reading.page import page
from data.reading.places import own_rank
from data.reading.reader import Reader
from data.reading.reading import Reading
from data.reading.sections import plan_spans, saying, sections, statements
from data.reading.title import place_of, title_of, year_of


def propose(text: str, year: str | int | None = None, level: str | None = None) -> Reading:
    """Propose the figures of a report.

    year: of the report (2022, or 2021/2025 for several); taken from the text where none is given.
    level: province, city, county, town, department or other; says which totals are another place's.
    """
    made = page(text)
    title = title_of(made)
    stated = str(year) if year else year_of(made, title)
    parts = sections(made)
    judge = Judge(made, stated, own_rank(made.plain, level), plan_spans(made, parts))
    items = statements(made, parts)
    reader = Reader(made, judge, parts, items)
    figures, mentions = reader.figures()
    claimed, no_claims = reader.claims()
    starts = [figure.start for figure in figures], [claim.start for claim in claimed]
    says = [saying(statement, *starts) for statement in items]
    both = sorted({*mentions, *no_claims}, key=lambda mention: (mention.start, mention.end))
    return Reading(
        title, place_of(title, made), stated, parts, tuple(says), tuple(figures), tuple(claimed), tuple(both)
    )
