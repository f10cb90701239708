"""Files to take away: a chart's table, the rows that the data page shows, the report map, everything."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import pandas as pd
from flask import Flask, Response, abort, request

from components.charts.plan import Chart, charts
from components.data_rows import data_rows, reports
from components.text import LANGUAGES, named, text
from components.view import SEPARATOR, View, address, from_url
from data import select
from data.bundle import BUILDERS, export_frame, map_frame, xlsx_bytes, zip_bytes
from data.derived import Derived, derived
from data.load import KEPT, folder, once

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "plain.csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
ZIP = "all.zip"
UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
LONGEST_NAME = 80


def download_href(
    language: str, report: str = "", chart: str = "", file: str = "csv", /, **filters: str
) -> str:
    """Return the address of a file; `file` is one of KINDS.

    With `chart` that chart's table, else the rows of the data page under `filters` (category, kind, area,
    place, year, q, missing), of all reports where none is named.
    """
    if chart:
        return address(f"download/{language}/{report}/chart/{chart}.{file}")
    return address(f"download/{language}/view.{file}", report=report, **filters)


def view_href(view: View, kind: str) -> str:
    """Return the address of the rows that a view of the data page shows, as a file."""
    chosen = {"category": SEPARATOR.join(view.categories), **view.filter}
    return download_href(view.language, view.report, "", kind, **chosen)


def map_href(language: str, report: str, kind: str) -> str:
    """Return the address of the report map as a table."""
    return address(f"download/{language}/{report}/map.{kind}")


def all_href() -> str:
    """Return the address of everything: the data package."""
    return address(f"download/{ZIP}")


def register(server: Flask) -> None:
    """Answer the addresses above; what they do not know is 404."""
    server.add_url_rule(f"/download/{ZIP}", "download_all", _all)
    server.add_url_rule("/download/<language>/view.<kind>", "download_view", _view)
    server.add_url_rule("/download/<language>/<report>/map.<kind>", "download_map", _map)
    server.add_url_rule("/download/<language>/<report>/chart/<name>", "download_chart", _chart)


def _all() -> Response:
    return _file(zip_bytes(), "application/zip", "law-based-government-dashboard.zip")


def _view(language: str, kind: str) -> Response:
    _known(language, kind)
    view = from_url(f"/{language}/data", request.args.to_dict())
    if view.unknown:
        abort(404)
    rows, computed = view_rows(view)
    frame = export_frame(rows, computed, language, evidence=select.observations())
    body = built(frame, _sources(rows), language, kind)
    return _file(body, KINDS[kind], _name(_view_words(view), language, kind), f"figures.{kind}")


def _map(language: str, report: str, kind: str) -> Response:
    _known(language, kind, report)
    body = built(map_frame(report, language), _source(report), language, kind)
    words = [*_place_and_year(report, language), text("downloads.map", language)]
    return _file(body, KINDS[kind], _name(words, language, kind), f"{report}-map.{kind}")


def _chart(language: str, report: str, name: str) -> Response:
    name, _, kind = name.partition(".")
    _known(language, kind, report)
    found = _charts(report).get(name)
    if found is None:
        abort(404)
    words = [*_place_and_year(report, language), chart_words(found, language)]
    body = _chart_bytes(folder(), language, report, name, kind, date.today())
    return _file(body, KINDS[kind], _name(words, language, kind), f"{report}-{name}.{kind}")


def _known(language: str, kind: str, report: str = "") -> None:
    known = {"", *select.reports()["id"]}
    if language not in LANGUAGES or kind not in KINDS or report not in known:
        abort(404)


@once
def _charts(report: str) -> dict[str, Chart]:
    return {found.id: found for found in charts(report)}


@lru_cache(maxsize=128)
def _chart_bytes(where: Path, language: str, report: str, name: str, kind: str, today: date) -> bytes:
    """Return a chart's file, kept: `where` and `today` are there to tell one from another."""
    frame = export_frame(_charts(report)[name].observations, derived(report), language)
    return built(frame, _source(report), language, kind)


# Forgotten with the tables it was made from.
KEPT.append(_chart_bytes.cache_clear)


def built(frame: pd.DataFrame, sources: pd.DataFrame, language: str, kind: str) -> bytes:
    """Return rows as a file of one of KINDS."""
    return BUILDERS[kind](frame) if kind in BUILDERS else xlsx_bytes(frame, sources, language, date.today())


def view_rows(view: View) -> tuple[pd.DataFrame, list[Derived]]:
    """Return the observations that a view of the data page shows, and the derived numbers that go with them.

    A derived number goes with its inputs under all filters but the kind, and by its own kind.
    """
    kind = view.filter.get("kind")
    of_any_kind = data_rows(replace(view, filters=tuple(pair for pair in view.filters if pair[0] != "kind")))
    stated = set(of_any_kind["indicator"])
    items = [item for name in reports(view) for item in derived(name) if {*item.inputs} <= stated]
    return data_rows(view), [item for item in items if kind in (None, item.kind)]


def chart_words(chart: Chart, language: str) -> str:
    """Return what a chart is about, as a file name says it: the names of its first figures, no numbers."""
    if chart.form == "words":
        return text("downloads.claims", language)
    shown = chart.indicators if chart.form == "squares" else chart.indicators[:1]
    return text("downloads.and", language).join(named(chart.row(name), "short", language) for name in shown)


def _view_words(view: View) -> list[str]:
    what = text("downloads.figures", view.language)
    return [*(_place_and_year(view.report, view.language) if view.report else ()), what]


def _place_and_year(report: str, language: str) -> list[str]:
    found = select.report(report)
    return [found[f"place_{language}"], str(found["year"])]


def _source(report: str) -> pd.DataFrame:
    found = select.reports()
    return found[found["id"] == report]


def _sources(rows: pd.DataFrame) -> pd.DataFrame:
    found = select.reports()
    return found[found["id"].isin(set(rows["report"]))]


def _name(words: list[str], language: str, kind: str) -> str:
    """Return a file name that says what is inside, fit for every system: 200 bytes and no sign of a path."""
    stem = UNFIT.sub(" ", "-".join(words)).strip(" .")[:LONGEST_NAME].strip()
    suffix = text("downloads.plain", language) if kind == "plain.csv" else ""
    return f"{stem}{suffix}.{kind.removeprefix('plain.')}"


def _file(body: bytes, kind: str, name: str, plain_name: str = "") -> Response:
    """Return bytes as an attachment; its name also in ASCII, for readers that know no RFC 5987."""
    response = Response(body, content_type=kind, headers={"Cache-Control": "no-cache"})
    told = f"attachment; filename=\"{plain_name or name}\"; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["Content-Disposition"] = told
    response.add_etag()
    return response.make_conditional(request)
