"""A search as rows: what the site's own search finds, of every kind."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.api.base import Asked, Rows, only_known
from components.text import named
from components.web.page_addresses import found_href, indicator_href, overview_href, place_href, text_href
from components.web.public_address import public
from data.select.make_rows import rows_of
from data.select.nearest import search_nearest
from data.select.rows import Indicator, Observation, Place
from data.select.search_rows import FoundReport, Passage

SEARCH = ("kind", "id", "name", "report", "place", "year", "stated", "sentence", "page")


def search(asked: Asked) -> Rows:
    """Answer a search with what the site's own finds: at most twenty of each kind."""
    language, report = asked["language"], asked.get("report", "")
    only_known(asked)
    nearest = search_nearest(asked["q"], report)
    results = nearest.results
    rows = [
        *(_place(row, language) for row in rows_of(Place, results.places)),
        *(_indicator(row, report, language) for row in rows_of(Indicator, results.indicators)),
        *(_report(row, language) for row in rows_of(FoundReport, results.reports)),
        *(_figure(row, language) for row in rows_of(Observation, results.observations)),
        *(_passage(row, language) for row in rows_of(Passage, results.passages.reports)),
    ]
    about = {
        # Words of the vocabulary that were searched instead, where nothing was found as typed.
        "shown": nearest.shown or asked["q"],
        "figures": results.total,
        "texts_with_the_words": results.passages.total,
        "texts_searched": results.passages.searched,
        "reports_without_text": results.passages.without_text,
    }
    return Rows(pd.DataFrame(rows, columns=list(SEARCH), dtype=object), len(rows), about=about)


def _found(**cells: Any) -> dict[str, Any]:
    return {**dict.fromkeys(SEARCH, ""), "year": None, **cells, "page": public(cells["page"])}


def _place(row: Place, language: str) -> dict[str, Any]:
    page = place_href(language, row.id)
    return _found(kind="place", id=row.id, name=named(row, "name", language), report=row.report, page=page)


def _indicator(row: Indicator, report: str, language: str) -> dict[str, Any]:
    page = indicator_href(language, report, row.id)
    return _found(kind="indicator", id=row.id, name=named(row, "name", language), page=page)


def _report(row: FoundReport, language: str) -> dict[str, Any]:
    return _found(kind="report", **_of_report(row, language), page=overview_href(language, row.report))


def _of_report(row: FoundReport | Passage, language: str) -> dict[str, Any]:
    return {
        "id": row.report,
        "name": named(row, "title", language),
        "report": row.report,
        "place": named(row, "place", language),
        "year": int(row.year),
    }


def _figure(row: Observation, language: str) -> dict[str, Any]:
    return _found(
        kind="figure",
        id=row.id,
        name=named(row, "short", language),
        report=row.report,
        place=named(row, "place", language),
        year=row.year,
        stated=row.stated,
        sentence=row.sentence if row.evidence == "quoted" else "",
        page=text_href(language, row.report, row.id),
    )


def _passage(row: Passage, language: str) -> dict[str, Any]:
    page = found_href(language, row.report, row.find) if row.find else overview_href(language, row.report)
    return _found(kind="text", **_of_report(row, language), page=page)
