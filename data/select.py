"""Answers from the tables: what a report states, where, and in which words.

Every answer is a DataFrame of its own, which the caller may change; `once` keeps it per data folder.
"""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pandas as pd

from data.hedged import hedged, usage_below
from data.load import load, load_text, once

OWN_KEYS = {"id": "indicator"}
NOT_REPORTED = "not_reported"


@once
def reports() -> pd.DataFrame:
    """Return the reports, newest first, with place_zh, place_en and place_level."""
    found = load("reports").merge(_renamed("places", "place", "name_zh", "name_en", "level"), on="place")
    found = found.rename(columns={f"place_name_{end}": f"place_{end}" for end in ("zh", "en")})
    return found.sort_values(["year", "id"], ascending=[False, True], ignore_index=True)


def report(name: str) -> pd.Series:
    """Return one report's row of `reports`; KeyError where there is none."""
    found: Any = reports().set_index("id", drop=False).loc[name]
    return found


def newest_report() -> str:
    """Return the id of the newest report whose full text is here."""
    found = reports()
    return str(found.loc[found["evidence"] == "quoted", "id"].iloc[0])


@once
def indicators() -> pd.DataFrame:
    """Return the whole catalogue with category_zh, category_en and the unit's words ("" for coverage)."""
    return _with_words(load("indicators"))


@once
def observations(report: str | None = None) -> pd.DataFrame:
    """Return the figures and coverage claims as stated, by report and then by their place in the text.

    Beside the table's own columns: those of the indicator, its category and unit; section and statement (ids,
    "" where none holds it); lower and upper (base unit; missing where open, or where there is no value);
    usage_below (190余 -> 200, a reading of usage and no bound); sentence and context (text, "" where none).
    Rows whose status is not `reported` are kept, their value missing.
    """
    if report is None:
        return pd.concat([observations(name) for name in reports()["id"]], ignore_index=True)
    return _described(_of(report, "observations").sort_values("start", ignore_index=True), report)


@once
def not_reported(report: str) -> pd.DataFrame:
    """Return every indicator for which the report states no figure, in the columns of `observations`.

    A row that says why (not_applicable, not_comparable) stands as it is; an indicator without any row has the
    status `not_reported`, no value and no place in the text.
    """
    known = observations(report)
    stated = set(known.loc[known["status"] == "reported", "indicator"])
    said = known[(known["status"] != "reported") & ~known["indicator"].isin(stated)]
    unsaid = load("indicators")["id"]
    unsaid = unsaid[~unsaid.isin(set(known["indicator"]))]
    blank = load("observations").iloc[:0].reindex(range(len(unsaid)))
    texts: list[str] = list(blank.select_dtypes(include="str").columns)
    blank[texts] = blank[texts].fillna("")
    year = reports().set_index("id").loc[report, "year"]
    blank = blank.assign(report=report, indicator=unsaid.to_numpy(), year=year, status=NOT_REPORTED)
    return pd.concat([said, _described(blank.astype(load("observations").dtypes), report)], ignore_index=True)


@once
def categories(report: str) -> pd.DataFrame:
    """Return all categories in their order, with `count`: how many figures and claims the report states."""
    found = load("categories").sort_values("order", ignore_index=True)
    stated = observations(report)
    counts = stated.loc[stated["status"] == "reported", "category"].value_counts()
    return found.assign(count=found["id"].map(counts).fillna(0).astype("int64"))


def sections(report: str) -> pd.DataFrame:
    """Return the headings in the report's order; start and end span heading and text below it."""
    return _of(report, "sections").sort_values("order", ignore_index=True)


@once
def statements(report: str) -> pd.DataFrame:
    """Return measures, problems and plan items in the report's order.

    Beside the table's own columns: body_start (after the printed ordinal, with which `start` begins),
    section_number, section_short_zh, section_short_en; indicators (tuple of those stated inside) and areas
    (tuple of section ids: a measure's own, a problem's or plan item's as sorted by this site).
    """
    found = _of(report, "statements").sort_values("start", ignore_index=True)
    names = sections(report)[["id", "number", "short_zh", "short_en"]].add_prefix("section_")
    found = found.merge(names, left_on="section", right_on="section_id", how="left").drop(
        columns="section_id"
    )
    found["body_start"] = found["start"] + found["ordinal"].str.len()
    found["indicators"] = _grouped(observations(report), "statement", "indicator", found["id"])
    found["areas"] = _grouped(_of(report, "statement_areas"), "statement", "section", found["id"])
    own = found["kind"] == "measure"
    found.loc[own, "areas"] = found.loc[own, "section"].map(lambda section: (section,))
    return found


def mentions(report: str) -> pd.DataFrame:
    """Return the numbers and coverage words that are no indicators, with reason_zh and reason_en."""
    return (
        _of(report, "mentions")
        .merge(_renamed("reasons", "reason", "zh", "en"), on="reason")
        .sort_values("start", ignore_index=True)
    )


def corrections(report: str) -> pd.DataFrame:
    """Return the slips of the source, which stay as printed."""
    return _of(report, "corrections")


@once
def listed(report: str) -> pd.DataFrame:
    """Return the items that the report lists, with also_in: other statements that name them (tuple)."""
    found = _of(report, "listed").sort_values("start", ignore_index=True)
    words = load_text(report)
    spans = _of(report, "statements")
    inside = {row.id: words[row.start : row.end] for row in _rows(spans)}
    also = [
        tuple(name for name, text in inside.items() if name != row.statement and row.name_zh in text)
        for row in _rows(found)
    ]
    return found.assign(also_in=pd.Series(also, index=found.index, dtype=object))


def search(words: str, language: str, report: str | None = None) -> pd.DataFrame:
    """Return the observations that `matching` finds."""
    return matching(observations(report), words, language)


def matching(found: pd.DataFrame, words: str, language: str) -> pd.DataFrame:
    """Return the rows of `observations` whose names, subject, aliases or sentence hold all the words.

    Either language will do; width and case do not matter. Those named by the words in the reader's language
    come first.
    """
    wanted = _plain(words).split()
    names = found[f"name_{language}"].map(_plain)
    both = (f"{column}_{end}" for column in ("name", "short", "category") for end in ("zh", "en"))
    hay = [found[column] for column in (*both, "sentence", "sentence_en")]
    aliases = found["indicator"].map(load("aliases").groupby("indicator")["alias"].agg(" ".join)).fillna("")
    texts = [_plain(" ".join(row)) for row in zip(*hay, aliases, strict=True)]
    found = found.assign(named=[not all(word in name for word in wanted) for name in names])
    # A mask with an index: an empty list would choose columns where there is no row.
    held = pd.Series([all(word in text for word in wanted) for text in texts], found.index, dtype="bool")
    found = found[held]
    return found.sort_values("named", kind="stable", ignore_index=True).drop(columns="named")


def _rows(found: pd.DataFrame) -> Iterator[Any]:
    return found.itertuples(index=False)


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold()


def _of(report: str, name: str) -> pd.DataFrame:
    """Return a table's rows of one report. KeyError if the report is unknown."""
    if report not in set(load("reports")["id"]):
        raise KeyError(report)
    found = load(name)
    return found[found["report"] == report].reset_index(drop=True)


def _renamed(name: str, key: str, *columns: str) -> pd.DataFrame:
    """Return columns of a table under `<key>_<column>`, to be merged on `key`."""
    return load(name)[["id", *columns]].add_prefix(f"{key}_").rename(columns={f"{key}_id": key})


def _with_words(found: pd.DataFrame) -> pd.DataFrame:
    """Add the names of category and unit to a catalogue."""
    names = _renamed("categories", "category", "name_zh", "name_en")
    names = names.rename(columns={f"category_name_{end}": f"category_{end}" for end in ("zh", "en")})
    found = found.merge(names, on="category", how="left", validate="many_to_one")
    units = _renamed("units", "unit", "zh", "en_one", "en_many", "factor", "base")
    found = found.merge(units, on="unit", how="left", validate="many_to_one")
    words = ["unit_zh", "unit_en_one", "unit_en_many", "unit_base"]
    found[words] = found[words].fillna("")
    return found


def _described(found: pd.DataFrame, report: str) -> pd.DataFrame:
    """Add to rows of the table what the indicator, the text and the hedge say of them."""
    found = found.merge(
        indicators().rename(columns=OWN_KEYS), on="indicator", how="left", validate="many_to_one"
    )
    found["section"] = _holder(found["start"], sections(report).query("kind == 'area'"))
    found["statement"] = _holder(found["start"], _of(report, "statements"))
    missing = found["section"] == ""
    found.loc[missing, "section"] = _holder(
        found.loc[missing, "start"], sections(report).query("kind != 'measures'")
    )
    found = found.assign(**_bounds(found))
    words = load_text(report)
    for name in ("sentence", "context"):
        found[name] = [
            words[start:end] if pd.notna(start) else ""
            for start, end in zip(found[f"{name}_start"], found[f"{name}_end"], strict=True)
        ]
    return found


def _holder(starts: pd.Series, spans: pd.DataFrame) -> pd.Series:
    """Return for each position the id of the span that holds it, or ""."""
    ends = list(_rows(spans))
    names = [
        next((row.id for row in ends if pd.notna(at) and row.start <= at < row.end), "") for at in starts
    ]
    return pd.Series(names, index=starts.index, dtype="str")


def _bounds(found: pd.DataFrame) -> dict[str, pd.Series]:
    """Return lower, upper and usage_below of each row, missing where there is none."""
    numbers = [
        hedged(value, qualifier) for value, qualifier in zip(found["value"], found["qualifier"], strict=True)
    ]
    below = [usage_below(number, words) for number, words in zip(numbers, found["stated"], strict=True)]
    bounds = {
        "lower": [number.lower for number in numbers],
        "upper": [number.upper for number in numbers],
        "usage_below": below,
    }
    return {name: _numbers(values, found.index) for name, values in bounds.items()}


def _numbers(values: list[Decimal | None], index: pd.Index) -> pd.Series:
    return pd.Series(
        [None if value is None else float(value) for value in values], index=index, dtype="Float64"
    )


def _grouped(found: pd.DataFrame, by: str, column: str, ids: pd.Series) -> pd.Series:
    groups = found.groupby(by)[column].agg(tuple).to_dict()
    return pd.Series([groups.get(name, ()) for name in ids], index=ids.index, dtype=object)
