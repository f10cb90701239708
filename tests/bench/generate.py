"""Invented reports in any number, for what must stay quick when there are many: a user's own data folder.

`write_reports(folder, 300)` writes `reports/<id>/` and `tables/places.csv`. Each report is another; equal
seeds give equal bytes, and the first reports of a longer run are those of a shorter one.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import islice, product
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from data.schema import schema
from tests.bench.compose import Composed, compose
from tests.bench.figures import Said, plain_figures
from tests.bench.wording import BEFORE, ENDS, FIRST, SECOND

YEARS = range(2019, 2026)
YEARS_OF_A_PLACE = (3, 3, 3, 3, 2)
PREFECTURES, COUNTIES = 4, 5
CITED_EVERY = 10
NOTE = "虚构示例，不是真实报告", "Invented for a measurement; no such report exists"
DAY = "2026-01-15"


class Place(NamedTuple):
    """A row of the table `places`."""

    id: str
    name_zh: str
    name_en: str
    pinyin: str
    level: str
    body: str
    parent: str


def write_reports(folder: Path, number: int, seed: int = 1) -> None:
    """Write so many reports and their places into a data folder.

    Raises ValueError where more are wanted than there are names for (about 35,000).
    """
    wanted = list(islice(_places_and_years(seed), number))
    if len(wanted) < number:
        raise ValueError(f"there are names for {len(wanted)} reports only")
    named = dict.fromkeys(place for place, _ in wanted)
    write_table(folder / "tables", "places", [place._asdict() for place in named])
    for index, (place, year) in enumerate(wanted):
        report = report_id(place, year)
        chance = Random(f"{seed} {index}")
        cited = index % CITED_EVERY == CITED_EVERY - 1
        (_write_cited if cited else _write_quoted)(folder / "reports" / report, place, year, chance)


def report_id(place: Place, year: int) -> str:
    """Return the name of a report's folder."""
    return f"{place.id.removeprefix('x-')}-{year}"


def write_table(folder: Path, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a table with the schema's columns in order; nothing where there are no rows.

    Columns that a row lacks, and None, are empty. Raises ValueError for a column that the table has not.
    """
    if not rows:
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, schema().tables[table].names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _places_and_years(seed: int) -> Iterator[tuple[Place, int]]:
    for index, place in enumerate(places(seed)):
        count = YEARS_OF_A_PLACE[index % len(YEARS_OF_A_PLACE)]
        first = YEARS.start + Random(f"{seed} {place.id}").randrange(len(YEARS) - count + 1)
        for year in range(first, first + count):
            yield place, year


def places(seed: int, prefectures: int = PREFECTURES, counties: int = COUNTIES) -> Iterator[Place]:
    """Yield places until the names are used up, each after the one that it lies in.

    prefectures: in a province; counties: in a prefecture.
    """
    names = [pair for before in BEFORE for pair in _names(before, seed)]
    above: dict[str, str] = {}
    for index, (name, pinyin) in enumerate(names):
        inside = index % (1 + prefectures * (1 + counties))
        level = "province" if not inside else "prefecture" if inside % (1 + counties) == 1 else "county"
        parent = {"prefecture": above.get("province"), "county": above.get("prefecture")}.get(level) or ""
        above[level] = f"x-{pinyin.replace(' ', '-')}"
        end, said = ENDS[level]
        english = pinyin.replace(" ", "").capitalize()
        yield Place(above[level], name + end, english, f"{pinyin} {said}", level, "government", parent)


def _names(before: str, seed: int) -> list[tuple[str, str]]:
    pairs = list(product(FIRST, SECOND))
    Random(f"{seed} {before}").shuffle(pairs)
    return [
        (f"{before}{one}{two}", " ".join(filter(None, (BEFORE[before], FIRST[one], SECOND[two]))))
        for one, two in pairs
    ]


def _write_quoted(folder: Path, place: Place, year: int, chance: Random) -> None:
    write_quoted(folder, place, year, compose(chance, place.name_zh, place.name_en, place.level, year))


def write_quoted(folder: Path, place: Place, year: int, told: Composed) -> None:
    """Write the folder of a report whose text is there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "text.txt").write_bytes(told.text.encode())
    write_table(folder, "report", [_report(folder.name, place, year, told)])
    for table, rows in told.tables.items():
        write_table(folder, table, rows)


def _write_cited(folder: Path, place: Place, year: int, chance: Random) -> None:
    write_table(folder, "report", [_report(folder.name, place, year, None)])
    figures = plain_figures(chance, chance.randint(8, 14))
    write_table(folder, "observations", [_cited(figure, year) for figure in figures])


def _cited(figure: Said, year: int) -> dict[str, Any]:
    return {
        **{name: getattr(figure, name) for name in ("indicator", "stated", "value", "qualifier", "extent")},
        "id": figure.indicator,
        "year": year,
        "period": str(year),
        "actor": "not_stated",
        "actor_en": "not stated",
        "period_basis": "not_stated",
        "status": "reported",
    }


def _report(name: str, place: Place, year: int, told: Composed | None) -> dict[str, Any]:
    """Return the one row of `report`; told: None where it is only cited."""
    source = ("人民政府网站", "Government website") if told else ("日报", "Daily")
    return {
        "schema": schema().version,
        "place": place.id,
        "year": year,
        "title": told.title if told else f"{place.name_zh}{year}年法治政府建设年度报告",
        "title_en": f"{place.name_en}: annual report on building a law-based government, {year}",
        "source_name": f"{place.name_zh}{source[0]}（虚构）",
        "source_name_en": f"{place.name_en} {source[1]} (invented)",
        "published": date(year + 1, 1 + len(name) % 3, 1 + year % 28).isoformat(),
        "url": f"http://www.example.invalid/{name}.html",
        "retrieved": DAY,
        "sha256": sha256(told.text.encode()).hexdigest() if told else "",
        "added": DAY,
        "evidence": "quoted" if told else "cited",
        "source_kind": "government" if told else "media",
        "entered_by": "generate",
        "note_zh": NOTE[0],
        "note_en": NOTE[1],
    }
