"""A nation's reports, invented: places of three levels, each with ten years of the same sixty indicators.

`write_nation(folder, 3_000)` writes 30,000 reports of about 3,300 characters with 1.8 million observations;
each place is the same however many there are. Every tenth report also states one of last year's figures, half
of them otherwise than last year's report did; in every fiftieth the certificates by kind do not add up.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.bench.compose import Composed, compose
from tests.bench.figures import Said, Sentence, said, same_indicators, state_each, with_earlier
from tests.bench.generate import Place, places, report_id, write_quoted, write_table

YEARS = range(2016, 2026)
INDICATORS = 60
PREFECTURES, COUNTIES = 9, 10
EARLIER_EVERY, SLIP_EVERY = 10, 50
# The first sentences are those of indicators that are bound together.
FREE_FROM = 2
# So many figures are shorter than the guess at a report's length takes them to be.
GUESSED_LENGTH = 3540


class Report(NamedTuple):
    """One report: its folder's name, its place and year, its text and tables."""

    id: str
    place: Place
    year: int
    told: Composed


def nation_places(number: int, seed: int = 1) -> list[Place]:
    """Return so many places, each after the one that it lies in. Raises ValueError where names run out."""
    found = list(islice(places(seed, PREFECTURES, COUNTIES), number))
    if len(found) < number:
        raise ValueError(f"there are names for {len(found)} places only")
    return found


def reports_of(place: Place, seed: int = 1, indicators: int = INDICATORS) -> Iterator[Report]:
    """Yield a place's reports, the oldest first."""
    before: dict[str, Said] = {}
    names = same_indicators(indicators)
    for year in YEARS:
        chance = Random(f"{seed} {place.id} {year}")
        stated = state_each(chance, names, slip=7 if chance.randrange(SLIP_EVERY) == 0 else 0)
        own = {figure.indicator: figure for one in stated for _, figure in one.parts}
        if before and chance.randrange(EARLIER_EVERY) == 0:
            _state_last_year(chance, stated, before)
        told = compose(chance, place.name_zh, place.name_en, place.level, year, stated, GUESSED_LENGTH)
        yield Report(report_id(place, year), place, year, told)
        before = own


def _state_last_year(chance: Random, stated: list[Sentence], before: dict[str, Said]) -> None:
    """Add last year's figure to one of the sentences, in half of all cases another than was stated then."""
    at = chance.randrange(FREE_FROM, len(stated))
    figure = before[stated[at].parts[0][1].indicator]
    if not figure.value:
        return
    if chance.random() < 0.5 and figure.stated[0].isdigit():
        # A figure in front of it makes it another number, whatever its unit.
        figure = said(figure.indicator, f"1{figure.stated}" if "%" not in figure.stated else "61.3%")
    stated[at] = with_earlier(stated[at], figure)


def write_nation(folder: Path, number: int, seed: int = 1, indicators: int = INDICATORS) -> None:
    """Write so many places and their reports into a data folder, by two processes."""
    wanted = nation_places(number, seed)
    write_table(folder / "tables", "places", [place._asdict() for place in wanted])
    writing = partial(_write_place, folder, seed, indicators)
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        for _ in pool.map(writing, wanted, chunksize=16):
            pass


def _write_place(folder: Path, seed: int, indicators: int, place: Place) -> None:
    for report in reports_of(place, seed, indicators):
        write_quoted(folder / "reports" / report.id, place, report.year, report.told)
