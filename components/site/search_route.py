"""The route that answers a search: what was found of every kind, with addresses, as JSON."""

import json
from typing import Any

from flask import Flask, Response, abort, request

from components.text import LANGUAGES, named
from components.text.numbers import figure_pieces, string
from components.web.page_addresses import (
    data_href,
    found_href,
    indicator_href,
    overview_href,
    place_href,
    text_href,
)
from components.web.view import SHOWN_OF_A_VALUE
from data.select.make_rows import rows_of
from data.select.nearest import NearestResults, search_nearest
from data.select.rows import Indicator, Observation, Place
from data.select.search_rows import FoundReport, Passage

# No more than the field on the page takes.
LONGEST = SHOWN_OF_A_VALUE


def register(server: Flask) -> None:
    """Serve the site's search."""
    server.add_url_rule("/search/<language>.json", "search", answer)


def answer(language: str) -> Response:
    """Answer `q`, for one report's figures where `report` names it; 404 for an unknown language."""
    if language not in LANGUAGES:
        abort(404)
    query, report = request.args.get("q", "")[:LONGEST], request.args.get("report", "")
    found = search_nearest(query, report)
    results = found.results
    content = {
        "query": query,
        # What these results are of where the words as typed find nothing; "" where they are of those.
        "shown": found.shown,
        "places": [_place(row, language) for row in rows_of(Place, results.places)],
        "indicators": [_indicator(row, report, language) for row in rows_of(Indicator, results.indicators)],
        "reports": [_report(row, language) for row in rows_of(FoundReport, results.reports)],
        "observations": [_observation(row, language) for row in rows_of(Observation, results.observations)],
        "total": results.total,
        "passages": _passages(found, language),
        "all": data_href(language, report, q=found.shown or query) if results.total else "",
    }
    response = Response(json.dumps(content, ensure_ascii=False), mimetype="application/json")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _place(row: Place, language: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": named(row, "name", language),
        "within": named(row, "parent", language),
        "reports": int(row.reports),
        "newest": int(row.year),
        "href": place_href(language, row.id),
    }


def _indicator(row: Indicator, report: str, language: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": named(row, "short", language),
        "category": named(row, "category", language),
        "reports": int(row.reports),
        "href": indicator_href(language, report, row.id),
    }


def _observation(row: Observation, language: str) -> dict[str, Any]:
    """Return a figure in its words with its sentence; "" where the report is only cited."""
    quoted = row.evidence == "quoted"
    sentence = named(row, "sentence", language)
    return {
        "id": row.id,
        "report": row.report,
        "indicator": row.indicator,
        "name": named(row, "short", language),
        "figure": string(figure_pieces(row, language)),
        "place": named(row, "place", language),
        "year": int(row.year),
        "sentence": sentence if quoted else "",
        "href": text_href(language, row.report, row.id),
    }


def _report(row: FoundReport, language: str) -> dict[str, Any]:
    return {**_of_report(row, language), "href": overview_href(language, row.report)}


def _of_report(row: FoundReport | Passage, language: str) -> dict[str, Any]:
    return {
        "report": row.report,
        "title": named(row, "title", language),
        "place": named(row, "place", language),
        "year": int(row.year),
    }


def _passages(found: NearestResults, language: str) -> dict[str, Any]:
    """Return where the texts hold the words: how many texts were looked through, and the newest that do."""
    passages = found.results.passages
    return {
        "searched": passages.searched,
        "without_text": passages.without_text,
        "total": passages.total,
        "places": passages.places,
        "reports": [
            {
                **_of_report(row, language),
                "places": int(row.number),
                "sentence": found.snippets.get(row.report, ""),
                "href": found_href(language, row.report, row.find),
            }
            for row in rows_of(Passage, passages.reports)
        ],
    }
