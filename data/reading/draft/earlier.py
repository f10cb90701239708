"""The report of the year before that a draft stands beside: one of the store, or one that came with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from data.reading import Reading, propose

from .compared import Earlier, compared, large_changes
from .followed import followed
from .model import Beside, Review, numbered
from .short import sentence_of

# More figures and more items of a plan are not laid beside a draft.
MOST_FIGURES, MOST_ITEMS = 300, 80
LONGEST_ITEM = 240
# 一是筹建…: the rest of the ordinal says nothing of the matter.
ORDINAL = re.compile(r"^[是则要、,.．)）\s]+")


@dataclass(frozen=True)
class EarlierReport:
    """An earlier report. figures: what it states. plan: what it says was to be done, an item each."""

    told: Beside
    figures: tuple[Earlier, ...] = ()
    plan: tuple[str, ...] = ()


def earlier_of(place: str, year: int | None) -> EarlierReport | None:
    """Return the newest annual report of `place` (its Chinese name) held from before `year`; None for none.

    An article or another document that states figures is no earlier report: what it leaves out says
    nothing of a draft. Asks the tables, which brings pandas along; so it is asked where the tables are
    loaded, not in the child process that reads.
    """
    from data import select
    from data.select.document_kinds import document_kind

    reports = select.reports()
    of_place = reports[reports["place_zh"] == place]
    of_place = of_place if year is None else of_place[of_place["year"] < year]
    kinds = map(document_kind, of_place["title"], of_place["source_kind"])
    of_place = of_place[[kind == "annual_report" for kind in kinds]]
    if not place or of_place.empty:
        return None
    row = of_place.iloc[0]
    whole = select.whole_report(row["id"])
    rows = whole.observations
    rows = rows[(rows["status"] == "reported") & rows["value"].notna()]
    figures = tuple(
        Earlier(
            row["indicator"], row["name_zh"], row["name_en"], Decimal(str(row["value"])), row["qualifier"],
            row["unit_zh"], row["stated"], int(row["year"]), str(row["catalogue"] or ""),
            str(row["sentence"] or ""),
        )
        for _, row in rows.iterrows()
    )  # fmt: skip
    planned = whole.statements[whole.statements["kind"] == "plan"] if whole.text else whole.statements[:0]
    plan = tuple(
        _item(whole.text[int(start) : int(end)])
        for start, end in zip(planned["body_start"], planned["end"], strict=True)
    )
    return EarlierReport(Beside(str(row["title"]), str(row["year"])), figures, plan[:MOST_ITEMS])


def earlier_from(text: str, before: int | None) -> EarlierReport:
    """Return a report that came with a draft; before: the draft's year, for a text that names none."""
    reading = propose(text, before - 1 if before else None)
    told = Beside(reading.title, reading.year, is_sent=True, text=text)
    return EarlierReport(told, tuple(islice(_figures(reading, text), MOST_FIGURES)), _plan(reading, text))


def _figures(reading: Reading, text: str) -> Iterator[Earlier]:
    for figure in reading.figures:
        if figure.period[:4] != reading.year[:4] or "change" in figure.kinds:
            continue
        yield Earlier(
            figure.indicator, figure.concept, "", figure.value, figure.qualifier, figure.unit, figure.stated,
            int(figure.period[:4] or 0), figure.catalogue, sentence_of(text, (figure.start, figure.end)),
        )  # fmt: skip


def _plan(reading: Reading, text: str) -> tuple[str, ...]:
    items = (
        _item(text[statement.start + len(statement.number) : statement.end])
        for statement in reading.statements
        if statement.kind == "plan"
    )
    return tuple(islice(filter(None, items), MOST_ITEMS))


def _item(words: str) -> str:
    return ORDINAL.sub("", " ".join(words.split()))[:LONGEST_ITEM]


def beside(review: Review, report: EarlierReport | None) -> Review:
    """Return the review beside an earlier report, large changes as prompts; as it is where there is none."""
    if report is None:
        return review
    rows = compared(review, report.figures)
    return replace(
        review,
        beside=report.told,
        compared=rows,
        followed=followed(review, report.plan),
        prompts=numbered([*review.prompts, *large_changes(rows)]),
    )
