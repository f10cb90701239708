"""The route that answers a search: places, indicators, observations, texts, with addresses, as JSON."""

import json
from typing import Any

from flask import Flask, Response, abort, request

from components.text import LANGUAGES, named
from components.text.numbers import figure_pieces, string
from components.view import SHOWN_OF_A_VALUE, data_href, found_href, indicator_href, overview_href, text_href
from data.select.search import Found, search

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
    found = search(query, report)
    told = {
        "query": query,
        "places": [_place(row, language) for row in found.places.itertuples()],
        "indicators": [_indicator(row, report, language) for row in found.indicators.itertuples()],
        "observations": [_observation(row, language) for row in found.observations.itertuples()],
        "total": found.total,
        "passages": _passages(found, language),
        "all": _all(found, query, report, language),
    }
    response = Response(json.dumps(told, ensure_ascii=False), mimetype="application/json")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _place(row: Any, language: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": named(row, "name", language),
        "within": named(row, "parent", language),
        "reports": int(row.reports),
        "newest": int(row.year),
        "href": overview_href(language, row.report),
    }


def _indicator(row: Any, report: str, language: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": named(row, "short", language),
        "category": named(row, "category", language),
        "reports": int(row.reports),
        "href": indicator_href(language, report, row.id),
    }


def _observation(row: Any, language: str) -> dict[str, Any]:
    """Return a figure in its words with its sentence; "" where the report is only cited."""
    quoted = row.evidence == "quoted"
    sentence = row.sentence if language == "zh" else row.sentence_en
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


def _passages(found: Found, language: str) -> dict[str, Any]:
    """Return where the texts hold the words: how many texts were looked through, and the newest that do."""
    passages = found.passages
    return {
        "searched": passages.searched,
        "without_text": passages.without_text,
        "total": passages.total,
        "places": passages.places,
        "reports": [
            {
                "report": row.report,
                "title": row.title if language == "zh" else row.title_en,
                "place": named(row, "place", language),
                "year": int(row.year),
                "places": int(row.number),
                "href": found_href(language, row.report, row.find),
            }
            for row in passages.reports.itertuples()
        ],
    }


def _all(found: Found, query: str, report: str, language: str) -> str:
    """Return the address of all figures that were found; "" where there is none."""
    return data_href(language, report, q=query) if found.total else ""
