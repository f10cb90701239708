"""Files to take away: a chart's table, the rows that the data page shows, the report map, everything."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import pandas as pd
from flask import Flask, Response, abort, request

from components.charts.plan import Chart
from components.charts.plan import chart as chart_by_id
from components.text import LANGUAGES, named, text
from components.view import SEPARATOR, View, address, from_url
from data import select
from data.bundle import BUILDERS, export_frame, map_frame, xlsx_bytes, zip_bytes
from data.derived import Derived, derived
from data.load import folder

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "plain.csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
ZIP = "all.zip"
UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
LONGEST_NAME = 80


def download_href(language: str, report: str = "", chart: str = "", kind: str = "csv", **filters: str) -> str:
    """Return the address of a file.

    With `chart` that chart's table, else the rows of the data page under `filters` (category, kind, area,
    place, year, q, missing), of all reports where none is named.
    """
    if chart:
        return address(f"download/{language}/{report}/chart/{chart}.{kind}")
    return address(f"download/{language}/view.{kind}", report=report, **filters)


def view_href(view: View, kind: str) -> str:
    """Return the address of the rows that a view of the data page shows, as a file."""
    chosen = {"category": SEPARATOR.join(view.categories), **view.filter}
    return download_href(view.language, view.report, kind=kind, **chosen)


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
    found = chart_by_id(report, name)
    if found is None:
        abort(404)
    words = [*_place_and_year(report, language), chart_words(found, language)]
    body = _chart_bytes(folder(), language, report, name, kind, date.today())
    return _file(body, KINDS[kind], _name(words, language, kind), f"{report}-{name}.{kind}")


def _known(language: str, kind: str, report: str = "") -> None:
    reports = {"", *select.reports()["id"]}
    if language not in LANGUAGES or kind not in KINDS or report not in reports:
        abort(404)


@lru_cache(maxsize=128)
def _chart_bytes(where: Path, language: str, report: str, name: str, kind: str, today: date) -> bytes:
    """Return a chart's file, kept: `where` and `today` are there to tell one from another."""
    found = chart_by_id(report, name)
    assert found is not None
    frame = export_frame(found.observations, derived(report), language)
    return built(frame, _source(report), language, kind)


def built(frame: pd.DataFrame, sources: pd.DataFrame, language: str, kind: str) -> bytes:
    """Return rows as a file of one of KINDS."""
    return BUILDERS[kind](frame) if kind in BUILDERS else xlsx_bytes(frame, sources, language, date.today())


def view_rows(view: View) -> tuple[pd.DataFrame, list[Derived]]:
    """Return the observations that a view of the data page shows, and the derived numbers that go with them.

    No report named means all. Filters combine; subjects are a union. What is not reported is left out unless
    `missing` says `shown`. A derived number goes with its inputs, and by its own kind.
    """
    reports = [view.report] if view.report else list(select.reports()["id"])
    rows = pd.concat([_rows_of(view, name) for name in reports], ignore_index=True)
    kept = rows.loc[rows["status"] == "reported", "indicator"]
    kind = view.filter.get("kind")
    computed = [item for name in reports for item in derived(name) if {*item.inputs} <= {*kept}]
    if not kind:
        return rows, computed
    of_kind = [item for item in computed if item.kind == kind]
    return rows[rows["kind"] == kind], of_kind


def _rows_of(view: View, report: str) -> pd.DataFrame:
    filters = view.filter
    words = filters.get("q", "").strip()
    found = select.search(words, view.language, report) if words else select.observations(report)
    found = found[found["status"] == "reported"].sort_values("start")
    if filters.get("missing") and not words:
        found = pd.concat([found, select.not_reported(report)], ignore_index=True)
    return found[_matches(found, view.categories, filters, select.report(report)["place"])]


def _matches(
    found: pd.DataFrame, categories: tuple[str, ...], filters: Mapping[str, str], place: str
) -> pd.Series:
    right = pd.Series(filters.get("place", place) == place, index=found.index, dtype=bool)
    if categories:
        right &= found["category"].isin(categories)
    if area := filters.get("area"):
        right &= found["section"] == area
    if year := filters.get("year"):
        right &= found["year"].astype(str) == year
    return right


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
