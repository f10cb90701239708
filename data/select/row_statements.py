"""A question about rows of figures, and the statements that answer it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.languages import FIRST_LANGUAGE
from data.query import words_of
from data.select.matching import found_by, told_by
from data.select.report_statements import ASKED, OF_INDICATOR, OF_OBSERVATION
from data.store import Store

# What the report states; the second half adds what it does not, under the report's own year. What a text that
# is not here leaves out nobody can say.
STATED = """SELECT report, id, indicator, year, section, start, file_line AS line, value, lower, upper,
qualifier, actor, actor_en, period_basis, sentence, sentence_en, folded, latin, folded_en, stated_folded,
numbers, corrected, report_year, TRUE AS stated FROM observations WHERE status = 'reported'"""
UNSTATED = """SELECT silent.report, own.id, silent.indicator, COALESCE(own.year, report.year),
COALESCE(own.section, ''), own.start, own.file_line, NULL, NULL, NULL, '', '', '', '', '', '', '', '', '', '',
'', COALESCE(own.corrected, ''), report.year, FALSE
FROM silent JOIN reports AS report ON report.report = silent.report
JOIN indicators AS indicator ON indicator.id = silent.indicator
LEFT JOIN observations AS own
ON own.report = silent.report AND own.indicator = silent.indicator AND own.status <> 'reported'
WHERE own.id IS NOT NULL OR report.evidence = 'quoted' AND {asked}"""
JOINED = """SELECT said.report, said.id, said.indicator, said.stated, said.corrected,
indicator.kind, indicator.category, said.year, report.place{order} FROM ({said}) AS said
JOIN indicators AS indicator ON indicator.id = said.indicator
JOIN reports AS report ON report.report = said.report{joins} WHERE {condition}"""
# Joined only where something is chosen or sorted by them: each takes its time with a million rows.
JOINS = {
    "category.": "JOIN categories AS category ON category.id = indicator.category",
    "place.": "JOIN places AS place ON place.id = report.place",
    "unit.": "LEFT JOIN units AS unit ON unit.id = indicator.unit",
    "section.": "LEFT JOIN sections AS section ON section.report = said.report AND section.id = said.section",
}

# By column: what its cells are sorted by. Subjects and areas have an order of their own; a word has none.
SORTS = {
    "name": "{name}",
    "figure": "said.value",
    "lower": "said.lower",
    "upper": "said.upper",
    "unit": "{unit}",
    "category": 'category."order"',
    "area": 'section."order"',
    "sentence": "{sentence}",
    "kind": "indicator.kind",
    "actor": "{actor}",
    "period": "said.period_basis",
    "place": "report.place",
    "year": "said.year",
}
# What holds the words that are sorted: a language without columns is sorted by the English ones.
ORIGINAL = {
    "name": "indicator.short_zh",
    "unit": "unit.zh",
    "sentence": "said.sentence",
    "actor": "said.actor",
}
TRANSLATED = {
    "name": "indicator.short_en",
    "unit": "unit.en_many",
    "sentence": "said.sentence_en",
    "actor": "said.actor_en",
}
# These sort as numbers; of the others an empty text is as good as none.
NUMERIC = ("figure", "lower", "upper", "category", "area", "year")
USUAL = (
    ("report.year", "DESC"),
    ("said.report", "ASC"),
    ("said.stated", "DESC"),
    ("said.start", "ASC NULLS LAST"),
    ("said.line", "ASC NULLS LAST"),
    ("indicator.file_line", "ASC"),
    ("indicator.id", "ASC"),
)

OF_REPORT = """report.year AS report_year, report.title AS report_title, report.title_en AS report_title_en,
report.evidence, report.place, place.name_zh AS place_zh, place.name_en AS place_en"""
OF_SECTION = "section.short_zh AS section_short_zh, section.short_en AS section_short_en"
# With the columns of a whole report's figures, so that a row here is drawn like a row there.
COLUMNS = f"{OF_OBSERVATION}, {OF_INDICATOR}, {OF_REPORT}, {OF_SECTION}"
# Long texts of the definitions, the same in each row: no file has them.
SHORT_COLUMNS = re.sub(r"indicator\.(definition|plain)_(zh|en),\s", "", COLUMNS)
# First which rows, by their keys alone; the many columns are joined only to those of one page, of reports
# that are named, which spares the database reading those of all others. The first of an order are found
# without putting all others in order.
ROWS = """WITH keys AS MATERIALIZED ({keys} ORDER BY {order} LIMIT {limit} OFFSET {offset})
SELECT keys.report, keys.stated AS is_stated, {columns}
FROM keys JOIN indicators AS indicator ON indicator.id = keys.indicator
JOIN categories AS category ON category.id = indicator.category
JOIN reports AS report ON report.report = keys.report JOIN places AS place ON place.id = report.place
LEFT JOIN units AS unit ON unit.id = indicator.unit LEFT JOIN units AS base ON base.id = unit.base
LEFT JOIN (SELECT * FROM observations WHERE report IN (SELECT report FROM keys)) AS own
ON own.report = keys.report AND own.id = keys.id
LEFT JOIN (SELECT * FROM sections WHERE report IN (SELECT report FROM keys)) AS section
ON section.report = own.report AND section.id = own.section
ORDER BY {order}"""
TOTAL = "SELECT count(*) AS number FROM ({keys}) AS keys"
COUNTS = """SELECT category, stated, count(*) AS number,
count(*) FILTER (WHERE corrected <> '') AS corrected FROM ({keys}) AS keys GROUP BY category, stated
ORDER BY category, stated"""
# Five small lists in one statement; `what` tells them apart, `number` is how many rows have the value.
CHOICES = """WITH counted AS MATERIALIZED (SELECT indicator, year, place, count(*) AS number,
count(*) FILTER (WHERE stated) AS stated FROM ({keys}) AS keys
GROUP BY GROUPING SETS ((indicator), (year), (place)))
SELECT 'kind' AS what, indicator.kind AS value, '' AS name_zh, '' AS name_en, 0 AS "order",
CAST(coalesce(sum(counted.number), 0) AS BIGINT) AS number
FROM indicators AS indicator LEFT JOIN counted ON counted.indicator = indicator.id GROUP BY indicator.kind
UNION ALL SELECT 'year', CAST(year AS VARCHAR), '', '', -year, number FROM counted WHERE year IS NOT NULL
UNION ALL SELECT 'place', counted.place, place.name_zh, place.name_en, 0, counted.number
FROM counted JOIN places AS place ON place.id = counted.place
UNION ALL SELECT CASE WHEN section.kind = 'area' THEN 'area' ELSE 'section' END, section.id, section.short_zh,
section.short_en, section."order", (SELECT count(*) FROM observations AS own
WHERE own.report = section.report AND own.section = section.id AND own.status = 'reported')
FROM sections AS section WHERE section.report = ?
UNION ALL SELECT 'category', category.id, category.name_zh, category.name_en, category."order",
CAST(coalesce(sum(counted.stated), 0) AS BIGINT)
FROM categories AS category LEFT JOIN indicators AS indicator ON indicator.category = category.id
LEFT JOIN counted ON counted.indicator = indicator.id
GROUP BY category.id, category.name_zh, category.name_en, category."order"
ORDER BY what, "order", value"""
Order = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Question:
    """Which rows are wanted; every field as it stands in an address, "" or empty where nothing is chosen.

    report, kind, area (a section's id), place, year, categories: what a row must have. words: what it must
    hold, all of them, in the indicator's names, the figure, the sentence, or the report's place or year.
    missing: with the indicators that a report does not state. sort: a key of SORTS, with a minus before it
    from the largest; "" is newest report first, then place in the text. page: from 1. language: whose names
    are sorted. as_of: the day whose figures are wanted, one that `data.select.as_of.day_of` takes; None for
    those of today.
    """

    report: str = ""
    kind: str = ""
    area: str = ""
    place: str = ""
    year: str = ""
    categories: tuple[str, ...] = ()
    words: str = ""
    missing: bool = False
    sort: str = ""
    page: int = 1
    language: str = FIRST_LANGUAGE
    as_of: date | None = None


def said(missing: bool) -> str:
    """Return the statement of all that reports state; missing: and of what they do not."""
    return f"{STATED} UNION ALL {UNSTATED.format(asked=ASKED)}" if missing else STATED


def found(question: Question, ordered: bool = False) -> tuple[str, list[Any]]:
    """Return the statement that finds the rows of a question, by their keys, and its parameters.

    ordered: with what they are sorted by, in the columns that `in_order` names.
    """
    # Parameters stand in the order of their marks: those of the sorting come first.
    order, parameters = order_of(question) if ordered else ((), [])
    conditions: list[str] = []
    chosen = {
        "said.report": question.report,
        "indicator.kind": question.kind,
        "said.section": question.area,
        "report.place": question.place,
        "CAST(said.year AS VARCHAR)": question.year,
    }
    for column, value in chosen.items():
        if value:
            conditions.append(f"{column} = ?")
            parameters.append(value)
    if question.categories:
        conditions.append(f"indicator.category IN ({', '.join('?' * len(question.categories))})")
        parameters += question.categories
    if words := words_of(question.words):
        condition, more = found_by(words)
        conditions.append(condition)
        parameters += more
    return joined(said(question.missing), " AND ".join(conditions) or "TRUE", order), parameters


def joined(rows: str, condition: str, order: Order = ()) -> str:
    """Return the statement of the keys of rows, with the columns that they are sorted by."""
    columns = "".join(f", {expression} AS order_{nth}" for nth, (expression, _) in enumerate(order))
    joins = "".join(f"\n{join}" for name, join in JOINS.items() if _names(name, columns + condition))
    return JOINED.format(order=columns, said=rows, joins=joins, condition=condition)


def _names(table: str, expression: str) -> bool:
    # A table's name begins a word: `report.place` names no place.
    return re.search(rf"(?<![\w.]){re.escape(table)}", expression) is not None


def in_order(order: Order) -> str:
    """Return how the rows of `joined` are sorted."""
    return ", ".join(f"order_{nth} {direction}" for nth, (_, direction) in enumerate(order))


def number_of_rows(database: Store, question: Question) -> int:
    """Return how many rows a question leaves, in one statement."""
    keys, parameters = found(question)
    return int(database.frame(TOTAL.format(keys=keys), parameters)["number"].iloc[0])


def _sorted_by(language: str) -> dict[str, str]:
    """Return the columns that hold the words of a language."""
    return ORIGINAL if language == FIRST_LANGUAGE else TRANSLATED


def order_of(question: Question) -> tuple[Order, list[Any]]:
    """Return what rows are sorted by, one after the other; what is missing comes last either way."""
    words, key = words_of(question.words), question.sort.removeprefix("-")
    if key:
        expression = SORTS[key].format(**_sorted_by(question.language))
        value = expression if key in NUMERIC else f"NULLIF({expression}, '')"
        direction = "DESC" if question.sort.startswith("-") else "ASC"
        return ((value, f"{direction} NULLS LAST"), *USUAL), []
    if words:
        # What has the words in its name or its figure comes before what has them in its sentence.
        named, parameters = told_by(words)
        return ((f"CASE WHEN {named} THEN 0 ELSE 1 END", "ASC"), *USUAL), [*parameters]
    return USUAL, []
