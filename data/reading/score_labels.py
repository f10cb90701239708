"""Labelled texts, as scoring asks for them: reports with labels by position, or sentences with their figures.

A folder of reports holds index.csv (id, year, level, and where known publisher), labels.csv and
texts/<id>.txt; units.csv, where it is there, lists spellings of a unit that count as the same. A folder of
sentences holds tables with the columns year, level, text, figures; a folder or table of heads has text,
place and year. tests/reading/corpus/README.md and tests/reading/test_kinds.py describe the labels.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeAlias

LABELS, INDEX, UNITS, TEXTS = "labels.csv", "index.csv", "units.csv", "texts"
SENTENCES = {"year", "level", "text", "figures"}
HEADS = {"text", "place", "year"}
COVERAGE, ANY, NONE = "coverage", "*", "-"
# How far a value may be off: a fraction is labelled to four digits.
EXACT, OF_A_FRACTION = 1e-9, 1e-4
SORTS = {"0": "figure", "1": "trap", "*": "open"}


class BadLabelsError(ValueError):
    """Labels that cannot be read; str() says which and why."""


Span: TypeAlias = "tuple[int, int]"


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled figure, coverage claim, number that counts nothing (trap), or place not scored (open).

    clause: where the text says what is counted; number: where in it the number stands; None where only the
    words are known. A field of `*` is not scored; unit: spellings separated by |. near: the relative error
    that a value may have.
    """

    sort: str
    is_claim: bool
    clause: Span | None = None
    number: Span | None = None
    value: Decimal | None = None
    unit: str = ANY
    qualifier: str = ANY
    period: str = ANY
    work_area: str = ANY
    catalogue: str = ANY
    extent: str = ANY
    kinds: frozenset[str] = frozenset()
    near: float = EXACT


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with its labels. year, level: as given with it; publisher: whose report it is, "" if unsaid.

    place: of a text of which it is labelled what it says of itself, None else; "" where it says nothing.
    """

    name: str
    text: str
    year: str
    level: str
    labels: tuple[Label, ...] = ()
    publisher: str = ""
    place: str | None = None
    units: Mapping[str, str] = field(default_factory=dict)


def labelled(path: Path) -> list[Labelled]:
    """The labelled texts of a folder, or of one table. Raises BadLabelsError and OSError."""
    if (path / LABELS).is_file() and (path / INDEX).is_file():
        return list(_reports(path))
    tables = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    found = [one for table in tables for one in _table(table)]
    if not found:
        raise BadLabelsError(f"{path}: neither {INDEX} with {LABELS}, nor a table of labelled sentences")
    return found


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table, every cell as written."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return [{key: cell or "" for key, cell in row.items() if key} for row in csv.DictReader(lines)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadLabelsError(f"{path}: {error}") from error


def _reports(folder: Path) -> Iterator[Labelled]:
    labels: dict[str, list[Label]] = defaultdict(list)
    for line, row in enumerate(rows(folder / LABELS), 2):
        try:
            labels[row["id"]].append(_label(row))
        except (KeyError, ValueError, InvalidOperation) as error:
            raise BadLabelsError(f"{folder / LABELS} line {line}: {error!r}") from error
    units = folder / UNITS
    same = {row["written"]: row["unit"] for row in rows(units)} if units.is_file() else {}
    for row in rows(folder / INDEX):
        path = folder / TEXTS / f"{row['id']}.txt"
        text = path.read_bytes().decode("utf-8", "replace")
        given = row.get("year", ""), row.get("level", "")
        yield Labelled(
            row["id"], text, *given, tuple(labels[row["id"]]), row.get("publisher", ""), units=same
        )


def _label(row: dict[str, str]) -> Label:
    is_claim, kinds = row["unit"] == COVERAGE, frozenset(row["kind"].split(";"))
    sort = SORTS[row["not_indicator"]]
    clause = int(row["start"]), int(row["end"])
    if sort == "trap":
        return Label(sort, is_claim, clause, kinds=kinds)
    return Label(
        sort,
        is_claim,
        clause,
        (int(row["num_start"]), int(row["num_end"])),
        value=Decimal(row["value"]) if row["value"] and row["value"] != ANY else None,
        unit=row["unit"],
        qualifier=row["qualifier"],
        period=row["period"],
        work_area=row["work_area"],
        catalogue=row["catalogue_id"],
        extent=row["extent"],
        kinds=kinds,
        near=OF_A_FRACTION if "fraction" in kinds else EXACT,
    )


def _table(path: Path) -> Iterator[Labelled]:
    held = rows(path)
    columns = set(held[0]) if held else set()
    for line, row in enumerate(held, 2):
        name = f"{path.stem} line {line}"
        try:
            if columns >= SENTENCES:
                labels = tuple(sentence_labels(row["figures"], row["year"], path.stem))
                yield Labelled(name, row["text"], row["year"], row["level"], labels)
            elif columns >= HEADS:
                text = row["text"].replace("|", "\n")
                yield Labelled(name, text, row["year"], "", place=row["place"])
        except (ValueError, InvalidOperation) as error:
            raise BadLabelsError(f"{path} line {line}: {error!r}") from error


def sentence_labels(figures: str, year: str, kind: str) -> Iterator[Label]:
    """The labels of a sentence: `value unit qualifier period @area #catalogue`, parted by |."""
    for part in filter(str.strip, figures.split("|")):
        yield _sentence_label(part.split(), year, kind)


def _sentence_label(words: list[str], year: str, kind: str) -> Label:
    area = next((word[1:] for word in words if word.startswith("@")), ANY)
    catalogue = next((word[1:] for word in words if word.startswith("#")), ANY)
    catalogue = "" if catalogue == NONE else catalogue
    kinds = frozenset({kind})
    if words[0] == COVERAGE:
        return Label("figure", True, extent=words[1], work_area=area, catalogue=catalogue, kinds=kinds)
    value, unit, *rest = (word for word in words if word[0] not in "@#")
    qualifier, period = [*rest, *["exact", year or NONE][len(rest) :]]
    return Label(
        "figure",
        False,
        value=Decimal(value),
        unit="" if unit == ANY else unit,
        qualifier=qualifier,
        period="" if period == NONE else period,
        work_area=area,
        catalogue=catalogue,
        kinds=kinds,
        near=OF_A_FRACTION,
    )
