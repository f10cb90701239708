"""Figures as rows to take away: stated and computed ones, told apart, each with its words and its source."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from typing import Any

import pandas as pd

from data.arithmetic.derived import DIFFERENCE, SHARE, Derived
from data.changes import in_short
from data.languages import FIRST_LANGUAGE, WORDS, cell, unit_cell
from data.reading.draft import place_words
from data.select import WholeReport
from data.source_places import decoded

# As a formula is read in a cell; the minus is the sign U+2212, which no spreadsheet takes for a formula.
SIGNS = {SHARE: "÷", DIFFERENCE: "−"}
NUMBERS = ("year", "value", "lower", "upper", "usage_below")
COMPUTED = "computed"
SAME = (
    *("report", "indicator", "name_zh", "name_en", "kind", "year", "period", "value", "qualifier"),
    *("lower", "upper", "usage_below", "stated", "extent", "period_basis", "section", "statement", "status"),
)
SENTENCES = ("sentence", "sentence_en")
OF_SENTENCES = (*SENTENCES, "source_place")


@cache
def words(language: str) -> dict[str, Any]:
    """Return the words of the files in one language: columns, codes, notes."""
    loaded: dict[str, Any] = json.loads((WORDS / language / "files.json").read_text(encoding="utf-8"))
    return loaded


def columns() -> tuple[str, ...]:
    """Return the columns of an export row, the same in every language."""
    return tuple(words(FIRST_LANGUAGE)["columns"])


def _words(row: Any, column: str, language: str) -> str:
    return cell(row, column, language)[0]


@dataclass(frozen=True)
class Sources:
    """Where rows come from. reports: rows of `select.reports` by id; sections: rows with their short names,
    by report and section id."""

    reports: Mapping[str, Mapping[Any, Any]]
    sections: Mapping[tuple[str, str], Any]


def export_report(
    report: WholeReport, observations: pd.DataFrame, language: str, computed: Iterable[Derived] | None = None
) -> pd.DataFrame:
    """Return the rows of one report's observations, then its derived numbers that lean on them alone.

    computed: the derived numbers that may stand there, all of the report's if none is given.
    """
    items = report.derived if computed is None else computed
    return export_frame(observations, items, language, sources_of(report))


def sources_of(report: WholeReport) -> Sources:
    """Return what rows of one report say of their source."""
    own = report.of_the_place[report.of_the_place["id"] == report.id]
    rows: list[Any] = list(report.sections.itertuples())
    sections = {(report.id, row.id): row for row in rows}
    reports: dict[Any, Any] = own.set_index("id").to_dict("index")
    return Sources(reports, sections)


def sources_of_rows(rows: pd.DataFrame, reports: pd.DataFrame) -> Sources:
    """Return what figures of any reports say of their source.

    rows: columns of `ObservationRows.rows`. reports: columns of `select.reports`, at least those of the rows.
    """
    keys = ["report", "section"]
    names = {
        name: name.removeprefix("section_") for name in rows.columns if name.startswith("section_short_")
    }
    sections: list[Any] = list(rows[[*keys, *names]].drop_duplicates(keys).rename(columns=names).itertuples())
    by_id: dict[Any, Any] = reports.set_index("id").to_dict("index")
    return Sources(by_id, {(one.report, one.section): one for one in sections})


def export_frame(
    observations: pd.DataFrame,
    derived: Iterable[Derived],
    language: str,
    sources: Sources,
    evidence: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return one row per figure and claim as stated, then one per derived number.

    observations: columns of `data.select.observations`. derived: those whose inputs are not all among the
    evidence (the observations themselves, if none is given) are left out: a row must lean on something.
    Numbers are int, float or None; text is "" where there is none. A report that is only cited shows no
    sentence. A derived number has the value shown, the qualifier `computed` and its `decimals`; bounds only
    where its inputs are open-ended.
    """
    stated = _all_stated(observations, sources, language)
    leant_on = stated if evidence is None else _all_stated(evidence, sources, language)
    by_input: dict[tuple[str, str], dict[str, Any]] = {}
    for row in leant_on:
        # Only the report's own year is computed with: `Derived` knows an indicator, and no year.
        if row["year"] == sources.reports[row["report"]]["year"]:
            by_input.setdefault((row["report"], row["indicator"]), row)
    computed = [row for number in derived for row in _computed(number, by_input, language)]
    return pd.DataFrame([*stated, *computed], columns=list(columns()), dtype=object)


def _all_stated(rows: pd.DataFrame, sources: Sources, language: str) -> list[dict[str, Any]]:
    return [_stated(row, sources, language) for row in rows.to_dict("records")]


def map_frame(report: WholeReport, language: str) -> pd.DataFrame:
    """Return one row per measure, problem and plan item: what the report map draws."""
    names = {row.id: _words(row, "short", language) for row in report.sections.itertuples()}
    source = {
        "report": report.id,
        "source_title": _words(report.row, "title", language),
        "url": report.row.url,
        "note": words(language)["banner"],
    }
    rows = [
        source
        | {name: row[name] for name in ("id", "section", "title_zh", "title_en", "says")}
        | {"statement_kind": row["kind"], "section_name": names.get(row["section"], "")}
        | {"characters": int(row["end"] - row["start"]), "indicators": " ".join(row["indicators"])}
        for row in report.statements.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=list(words(language)["map_columns"]), dtype=object)


def _stated(row: Mapping[Any, Any], sources: Sources, language: str) -> dict[str, Any]:
    said, report = words(language), sources.reports[row["report"]]
    section = sources.sections.get((row["report"], row["section"]))
    cells = {name: row[name] for name in SAME}
    cells |= {name: number(row[name]) for name in NUMBERS}
    cells |= {name: row[name] if report["evidence"] == "quoted" else "" for name in SENTENCES}
    return cells | {
        "category": _words(row, "category", language),
        "place": _words(report, "place", language),
        "unit": unit_cell(row, language)[0],
        "actor": said["not_stated"] if row["actor"] == "not_stated" else _words(row, "actor", language),
        "scope": _words(row, "scope", language),
        "source_kind": report["source_kind"],
        "section_name": _words(section, "short", language),
        "decimals": None,
        "origin": said["origin_stated"],
        "computed_from": "",
        "source_place": place_words(decoded(row["source_place"] or ""), language),
        "corrected": in_short(row["corrected"]),
        "source_title": _words(report, "title", language),
        "url": report["url"],
        "note": said["banner"],
        "figure": row["id"],
    }


def _computed(
    item: Derived, stated: Mapping[tuple[str, str], Mapping[str, Any]], language: str
) -> Iterator[dict[str, Any]]:
    keys = [(item.report, name) for name in item.inputs]
    if not all(key in stated and stated[key]["value"] is not None for key in keys):
        return
    inputs = [stated[key] for key in keys]
    sentences = {name: "\n".join(dict.fromkeys(row[name] for row in inputs)) for name in OF_SENTENCES}
    yield {
        # Place, year and source are the first input's: all inputs are of one report and year.
        **inputs[0],
        **sentences,
        "status": "",
        "indicator": item.id,
        "name_zh": item.name_zh,
        "name_en": item.name_en,
        "kind": item.kind,
        "value": number(item.shown),
        "qualifier": COMPUTED,
        "decimals": item.places,
        **_bounds(item),
        "unit": unit_cell(item, language)[0],
        "stated": "",
        "origin": words(language)["origin_computed"],
        "computed_from": _formula(item, inputs),
        "corrected": "",
        "figure": "",
    }


def bounds(item: Derived) -> tuple[int | float | None, int | float | None]:
    """Return between what a derived number lies where its inputs are open-ended, rounded outwards.

    From exact inputs there is one number, shown to its decimals: it has no bounds.
    """
    place = Decimal(1).scaleb(-item.places)
    lower, upper = item.value.lower, item.value.upper
    if item.value.qualifier == "exact":
        return None, None
    return (
        None if lower is None else number(lower.quantize(place, ROUND_FLOOR)),
        None if upper is None else number(upper.quantize(place, ROUND_CEILING)),
    )


def _bounds(item: Derived) -> dict[str, Any]:
    lower, upper = bounds(item)
    return {"lower": lower, "upper": upper, "usage_below": None}


def _formula(item: Derived, inputs: list[Mapping[str, Any]]) -> str:
    """Return how it was computed, by ids, so that it can be done again: a ÷ b."""
    return f" {SIGNS.get(item.formula, '+')} ".join(row["indicator"] for row in inputs)


def number(value: Any) -> int | float | None:
    """Return a cell as a plain number, whole where it is whole, None where it is missing."""
    if pd.isna(value):
        return None
    return int(value) if value == int(value) else float(value)
