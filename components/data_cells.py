"""One row of the data page: what each of its cells says, for the grid and for the plain table alike."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.quantity import date_words, figure_words
from components.text import named, text
from components.text.numbers import figure_pieces, format_number, string
from components.view import View, indicator_href, text_href
from data import select
from data.load import load

COVERAGE, NOT_STATED = "coverage", "not_stated"


@dataclass(frozen=True)
class Column:
    """One column.

    cell: how it is drawn: name, figure, number, text, date, words or source. shown: whether it is, at first.
    """

    id: str
    cell: str
    width: int
    shown: bool = True


def columns(view: View) -> list[Column]:
    """Return the columns in their order; a search shows the sentences in which it looked."""
    searching, english = "q" in view.filter, view.language == "en"
    # English says "more than 14 million yuan" where Chinese needs half the room.
    return [
        Column("name", "name", 200 if english else 230),
        Column("figure", "figure", 204 if english else 140),
        Column("lower", "number", 114),
        Column("upper", "number", 112),
        Column("unit", "text", 118 if english else 96),
        Column("category", "text", 150 if english else 170, shown=not searching),
        Column("area", "text", 130 if english else 140, shown=not searching),
        Column("sentence", "words", 330, shown=searching),
        Column("source", "source", 92),
        Column("kind", "text", 110, shown=False),
        Column("actor", "text", 170, shown=False),
        Column("period", "text", 110, shown=False),
        Column("place", "text", 110, shown=False),
        Column("year", "date", 90, shown=False),
    ]


def cells(row: Any, view: View) -> dict[str, Any]:
    """Return a row's cells by column, and what their links and marks need.

    row: one of `data_rows`. Bounds are numbers in the base unit, None where there is none; `<bound>_words` is
    what stands on screen. A row that the report does not state has no place in the text.
    """
    language = view.language
    stated = row.status == "reported"
    pieces = figure_pieces(row, language)
    words = row.sentence if language == "zh" else row.sentence_en
    return {
        "indicator": row.indicator,
        "claim": row.kind == COVERAGE,
        "name": named(row, "short", language),
        "name_href": indicator_href(language, row.report, row.indicator),
        "figure": string(pieces),
        "pieces": [[piece.text, piece.hedge] for piece in pieces],
        "figure_lang": "zh-CN" if language == "zh" else "en",
        "value": _number(row.value),
        **_bounds(row, language),
        "unit": _unit(row, language),
        "category": named(row, "category", language),
        "area": _area(row, language),
        "kind": text(f"data_page.kind_{row.kind}", language),
        "actor": _actor(row, language),
        "period": text(f"data_page.period_{row.period_basis}", language) if stated else "",
        "place": named(select.report(row.report), "place", language),
        "year": str(row.year),
        "source": text("data_page.open_sentence", language) if stated else "",
        "source_href": text_href(language, row.report, row.indicator) if stated else "",
        "source_label": text("data_page.open_sentence_of", language, name=named(row, "short", language)),
        "sentence": words if stated else "",
    }


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _bounds(row: Any, language: str) -> dict[str, Any]:
    """Return both bounds; where the report leaves one open, in words."""
    lower, upper = _number(row.lower), _number(row.upper)
    open_end = text("data_page.open", language)
    words = {"lower": "", "upper": ""}
    if lower is not None or upper is not None:
        sign = "≥ " if upper is None else ""
        words["lower"] = open_end if lower is None else sign + format_number(lower, language)
        sign = "≤ " if lower is None else ""
        words["upper"] = open_end if upper is None else sign + format_number(upper, language)
    return {"lower": lower, "upper": upper, "lower_words": words["lower"], "upper_words": words["upper"]}


def _unit(row: Any, language: str) -> str:
    """Return the unit in which the bounds stand: 1400多万元 is 14,000,000 yuan."""
    if not row.unit:
        return ""
    base = load("units").set_index("id").loc[row.unit_base or row.unit]
    return str(base.zh if language == "zh" else base.en_many)


def _area(row: Any, language: str) -> str:
    if not row.section:
        return ""
    sections = select.sections(row.report).set_index("id", drop=False)
    section = sections.loc[row.section]
    return named(section, "short", language)


def _actor(row: Any, language: str) -> str:
    if row.status != "reported":
        return ""
    if row.actor == NOT_STATED:
        return text("data_page.not_stated", language)
    return str(row.actor if language == "zh" else row.actor_en)


def plain_cell(column: Column, cell: dict[str, Any], row: Any, view: View) -> Component:
    """Return one cell of the plain table, marked like its like in the grid."""
    said = cell[column.id]
    match column.cell:
        case "name":
            return html.Th(html.A(said, href=cell["name_href"]), scope="row")
        case "figure":
            return html.Td(figure_words(row, view.language))
        case "number":
            return html.Td(_marked(cell, column.id), className="number")
        case "source":
            link = html.A(said, href=cell["source_href"], **{"aria-label": cell["source_label"]})
            return html.Td(link if said else "", className="screen-only")
        case "words":
            return html.Td(said, className="words", **{"data-verbatim": ""})
        case "date":
            return html.Td(date_words(said))
    return html.Td(said)


def _marked(cell: dict[str, Any], bound: str) -> Any:
    words = cell[f"{bound}_words"]
    if cell[bound] is None:
        return html.Span(words, className="open-end")
    return html.Span(words, className="quantity", **{"data-observation": cell["indicator"]})
