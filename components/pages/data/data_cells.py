"""One row of the data page: which columns there are, and what each of its cells says."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.figures.actor import NOT_STATED, actor_words
from components.figures.corrected import corrected_string, corrected_words
from components.figures.quantity import date_words, derived_string, derived_words, figure_string, figure_words
from components.text import named, text, unit_named
from components.text.numbers import format_number
from components.web.page_addresses import SEPARATOR, data_href, indicator_href, text_href
from components.web.public_address import public
from components.web.view import View
from data.arithmetic.derived import Derived
from data.exports.export_rows import bounds, number
from data.select.make_rows import rows_of
from data.select.rows import Observation

IDS = ("indicator", "report")
COVERAGE, QUOTED = "coverage", "quoted"
# Column ids in their order on screen, which no address changes.
COLUMNS = {
    "name": "name",
    "place": "text",
    "year": "date",
    "figure": "figure",
    "lower": "number",
    "upper": "number",
    "unit": "text",
    "origin": "text",
    "corrected": "changes",
    "category": "text",
    "area": "text",
    "sentence": "words",
    "source": "source",
    "kind": "text",
    "actor": "text",
    "period": "text",
    "qualifier": "text",
    "decimals": "number",
    "indicator": "text",
    "report": "text",
}
# Shown whatever the rows are of.
ALWAYS = ("name", "figure", "lower", "upper", "unit", "origin", "source")
# The whole table, as an address names it.
EVERY_COLUMN = "all"
# What has no order of its own.
UNSORTED = ("origin", "corrected", "source", "qualifier", "decimals", "indicator", "report")
PAGE, COLUMN_CHOICE, SORT, AS_OF = "page", "columns", "sort", "as_of"


@dataclass(frozen=True)
class Column:
    """One column. cell: how it is drawn: name, figure, number, text, changes, date, words or source."""

    id: str
    cell: str
    shown: bool


def columns(view: View) -> list[Column]:
    """Return the columns in their order: those that the address names are shown, else the usual ones."""
    chosen = view.filter.get(COLUMN_CHOICE, "").split(SEPARATOR)
    shown = {"name", *chosen} if chosen != [""] else usual_columns(view)
    if chosen == [EVERY_COLUMN]:
        shown = set(COLUMNS)
    return [Column(name, cell, name in shown) for name, cell in COLUMNS.items()]


def usual_columns(view: View) -> set[str]:
    """Return what is shown unless the reader chooses: a search shows the sentences in which it looked.

    Rows of several reports say where and when, and what was corrected where anything was.
    """
    searching = {"sentence"} if "q" in view.filter else {"category", "area"}
    across = view.rows is not None and not view.report and len(view.rows.reports) > 1
    corrected = view.rows is not None and view.rows.corrected > 0
    more = (*(("place", "year") if across else ()), *(("corrected",) if corrected else ()))
    return {*ALWAYS, *searching, *more}


def columns_after(column: str, view: View) -> str:
    """Return the columns as the address names them after one is shown or hidden; "" for the usual ones."""
    shown = {one.id for one in columns(view) if one.shown} ^ {column}
    return "" if shown == usual_columns(view) else SEPARATOR.join(name for name in COLUMNS if name in shown)


def rows_href(view: View, **changed: str) -> str:
    """Return the address of the same rows with something changed; from the first page, unless that is it."""
    query = {"category": SEPARATOR.join(view.categories), **view.filter, PAGE: "", **changed}
    return data_href(view.language, view.report, **query)


def table_rows(view: View, rows: pd.DataFrame, last: bool = True) -> list[dict[str, Any]]:
    """Return what the table and every file of its rows hold: `cells` of stated rows, then of computed ones.

    rows: columns of `ObservationRows.rows`. last: whether they end here, so that the computed ones follow.
    """
    rows_of_cells = [cells(row, view) for row in rows_of(Observation, rows)]
    if not last or not view.answer.computed:
        return rows_of_cells
    inputs = {(row.report, row.indicator): row for row in rows_of(Observation, view.answer.evidence)}
    return [*rows_of_cells, *(computed_cells(item, inputs, view) for item in view.answer.computed)]


def cells(row: Observation, view: View) -> dict[str, Any]:
    """Return a row's words by column, and its links.

    row: one of `ObservationRows.rows`. Bounds are numbers in the base unit, None where there is none;
    `<bound>_words` is what stands on screen, `draw_figure` makes the figure's element, which no file needs.
    A row that the report does not state has no place in the text, one of a report that is only cited no
    sentence.
    """
    language = view.language
    stated = row.status == "reported"
    return {
        "name": named(row, "short", language),
        "name_href": indicator_href(language, row.report, row.indicator),
        "figure": figure_string(row, language),
        "draw_figure": partial(figure_words, row, language),
        "mark": {"data-observation": row.id},
        "origin": text(f"data_page.origin_{'stated' if stated else 'none'}", language),
        "corrected": corrected_string(row, language),
        "draw_corrected": partial(corrected_words, row, language),
        "qualifier": _qualifier(row, language),
        "decimals": None,
        "decimals_words": "",
        "indicator": row.indicator,
        "report": row.report,
        **_bounds(_number(row.lower), _number(row.upper), language),
        # The unit in which the bounds stand: what stands in ten thousands is in ones here.
        "unit": unit_named(row, language, column="unit_base_") or unit_named(row, language),
        "category": named(row, "category", language),
        "area": named(row, "section_short", language),
        "kind": text(f"data_page.kind_{row.kind}", language),
        "actor": _actor(row, language),
        "period": text(f"data_page.period_{row.period_basis}", language) if stated else "",
        "place": named(row, "place", language),
        "year": str(row.year),
        **_source(row, stated, language),
        "sentence": _sentence(row, language),
    }


def computed_cells(
    item: Derived, inputs: Mapping[tuple[str, str], Observation], view: View
) -> dict[str, Any]:
    """Return a computed number's words by column: those of its first input where it has none of its own.

    inputs: rows of `ObservationRows.evidence` by report and indicator.
    """
    language = view.language
    leant_on = [inputs[item.report, name] for name in item.inputs]
    sentences = dict.fromkeys(filter(None, (_sentence(row, language) for row in leant_on)))
    lower, upper = bounds(item)
    return {
        **cells(leant_on[0], view),
        "name": named(item, "name", language),
        "figure": derived_string(item, language),
        "draw_figure": partial(derived_words, item, language),
        "mark": {"data-derived": item.id},
        "origin": text("data_page.origin_computed", language),
        "is_computed": True,
        "corrected": "",
        "qualifier": text("data_page.qualifier_computed", language),
        "decimals": item.places,
        "decimals_words": str(item.places),
        "indicator": item.id,
        **_bounds(lower, upper, language),
        "unit": unit_named(item, language),
        "kind": text(f"data_page.kind_{item.kind}", language),
        "sentence": "\n".join(sentences),
    }


def _sentence(row: Observation, language: str) -> str:
    if row.status != "reported" or row.evidence != QUOTED:
        return ""
    return named(row, "sentence", language)


def _source(row: Observation, stated: bool, language: str) -> dict[str, str]:
    if not stated:
        return {"source": "", "source_href": "", "source_label": ""}
    key = "open_sentence" if row.evidence == QUOTED else "open_cited"
    return {
        "source": text(f"data_page.{key}", language),
        "source_href": text_href(language, row.report, row.id),
        "source_label": text(f"data_page.{key}_of", language, name=named(row, "short", language)),
    }


def _qualifier(row: Observation, language: str) -> str:
    has_one = row.status == "reported" and row.qualifier
    return text(f"data_page.qualifier_{row.qualifier}", language) if has_one else ""


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _bounds(lower: float | None, upper: float | None, language: str) -> dict[str, Any]:
    """Return both bounds; where the report leaves one open, in words."""
    open_end = text("data_page.open", language)
    words = {"lower": "", "upper": ""}
    if lower is not None or upper is not None:
        sign = "≥ " if upper is None else ""
        words["lower"] = open_end if lower is None else sign + format_number(lower, language)
        sign = "≤ " if lower is None else ""
        words["upper"] = open_end if upper is None else sign + format_number(upper, language)
    return {"lower": lower, "upper": upper, "lower_words": words["lower"], "upper_words": words["upper"]}


def _actor(row: Observation, language: str) -> str:
    if row.status != "reported":
        return ""
    if row.actor == NOT_STATED:
        return text("data_page.not_stated", language)
    return actor_words(row, language)


def file_cell(column: Column, cell: dict[str, Any]) -> Any:
    """Return what a file holds in one cell: a number, text, or None where there is nothing; links whole."""
    if column.cell == "number":
        return number(cell[column.id])
    if column.cell == "source":
        return public(cell["source_href"]) if cell["source_href"] else ""
    return int(cell[column.id]) if column.cell == "date" else cell[column.id]


def table_cell(column: Column, cell: dict[str, Any]) -> Component:
    """Return one cell; `data-copy` is what a copy of the table takes where it is not what is seen."""
    match column.cell:
        case "name":
            return html.Th(html.A(cell["name"], href=cell["name_href"]), scope="row")
        case "figure":
            return html.Td(cell["draw_figure"](), **{"data-copy": cell["figure"]})
        case "number":
            return _bound(cell, column.id)
        case "source":
            link = html.A(cell["source"], href=cell["source_href"], **{"aria-label": cell["source_label"]})
            copied = {"data-copy-link": ""}
            return html.Td(link if cell["source"] else "", className="screen-only", **copied)
        case "changes":
            return html.Td(cell["draw_corrected"]() if cell["corrected"] else "", className="changes")
        case "words":
            return html.Td(cell["sentence"], className="words", **{"data-verbatim": ""})
        case "date":
            return html.Td(date_words(cell[column.id]))
        case "text" if column.id == "origin" and cell.get("is_computed"):
            return html.Td(html.Span(cell["origin"], className="tag"))
    return html.Td(cell[column.id], **({"data-verbatim": ""} if column.id in IDS else {}))


def _bound(cell: dict[str, Any], bound: str) -> Component:
    words, value = cell[f"{bound}_words"], cell[bound]
    if value is None:
        shown = html.Span(words, className="open-end") if words else ""
        # A copy of the table leaves the cell empty: a spreadsheet would take the words for a number's.
        return html.Td(shown, className="number", **{"data-copy": ""})
    shown = html.Span(words, className="quantity", **cell["mark"])
    # As many digits as a float holds for sure, without separators: a spreadsheet reads it as a number.
    return html.Td(shown, className="number", **{"data-copy": f"{value:.15g}"})
