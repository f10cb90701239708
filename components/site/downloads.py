"""Files to take away: a chart's table, the rows that the data page shows, the report map, everything."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from urllib.parse import quote

import pandas as pd
from flask import Flask, Response, abort, request

from components.charts.chart import Chart
from components.charts.chart_table import computed, stated_rows
from components.charts.plan import chart
from components.pages.data.data_cells import AS_OF, columns, file_cell, table_rows
from components.site.earlier_files import (
    Stood,
    column_names,
    day_words,
    of_asked_day,
    refuse_any_day,
    with_day,
)
from components.site.known import known_report
from components.site.opening import from_url
from components.text import FIRST_LANGUAGE, named, text
from components.web.file_addresses import KINDS, PARQUET, PARQUET_KIND, REPORT_ZIP, ZIP
from components.web.view import View
from data import select
from data.arithmetic.derived import Derived
from data.exports.bundle import BUILDERS, export_frame, export_report, map_frame, xlsx_bytes
from data.exports.export_rows import Sources, sources_of_rows
from data.exports.packages import everything, one_report
from data.exports.parquet import observations_file
from data.exports.years_rows import years_frame
from data.select.observation_rows import all_rows, derived_from
from data.select.report_list import reports_of

# Signs that one system or another does not allow in a file's name.
UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
LONGEST_NAME = 80
# Rows exported at once: with all their words they take several times their memory.
AT_A_TIME = 1_000


def register(server: Flask) -> None:
    """Answer the addresses above; what they do not know is 404."""
    server.add_url_rule(f"/download/{ZIP}", "download_all", _all)
    server.add_url_rule(f"/download/{PARQUET}", "download_parquet", _parquet)
    server.add_url_rule(f"/download/<report>/{REPORT_ZIP}", "download_report", _report)
    server.add_url_rule("/download/<language>/view.<kind>", "download_view", _view)
    server.add_url_rule("/download/<language>/all.<kind>", "download_rows", _rows_of_all)
    server.add_url_rule("/download/<language>/place/<name>", "download_place", _place)
    server.add_url_rule("/download/<language>/<report>/map.<kind>", "download_map", _map)
    server.add_url_rule("/download/<language>/<report>/chart/<name>", "download_chart", _chart)
    server.add_url_rule("/download/<language>/<report>/years/<name>", "download_years", _years)


def _all() -> Response:
    refuse_any_day(FIRST_LANGUAGE)
    return as_file(everything(), "application/zip", "law-based-government-dashboard.zip")


def _parquet() -> Response:
    refuse_any_day(FIRST_LANGUAGE)
    return as_file(observations_file().read_bytes(), PARQUET_KIND, PARQUET)


def _report(report: str) -> Response:
    refuse_any_day(FIRST_LANGUAGE)
    return as_file(one_report(known_report(report).id), "application/zip", f"{report}.zip")


def _view(language: str, kind: str) -> Response:
    with of_asked_day(language) as then:
        view = _data_page(language, kind, request.args.to_dict())
        rows = all_rows(view.answer.question)
    names = {column.id: text(f"data_page.column_{column.id}", language) for column in columns(view)}
    names |= column_names(language)
    frame = with_day(view_frame(view, rows), then)
    body = built(frame, reports_of(rows), language, kind, names)
    return as_file(body, KINDS[kind], file_name(_view_words(view, then), language, kind), f"figures.{kind}")


def _data_page(language: str, kind: str, asked: dict[str, str]) -> View:
    """Return the view of the data page whose rows a file of a kind holds; 404 where there is none.

    Its day is that of the store which answers, whatever the address asks for.
    """
    view = from_url(f"/{language}/data", {name: words for name, words in asked.items() if name != AS_OF})
    if kind not in KINDS or view.unknown or view.rows is None:
        abort(404)
    return view


def view_frame(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Return what the data page lists, of all its pages: the same columns, rows and order."""
    shown = [column for column in columns(view) if column.shown]
    cells_of_rows = [[file_cell(column, cell) for column in shown] for cell in table_rows(view, rows)]
    return pd.DataFrame(cells_of_rows, columns=[column.id for column in shown], dtype=object)


def _rows_of_all(language: str, kind: str) -> Response:
    return _exported(language, kind, {}, [], "figures")


def _place(language: str, name: str) -> Response:
    """Answer the figures of one place, of all its documents; 404 where nothing of it is here."""
    place, _, kind = name.partition(".")
    return _exported(language, kind, {"place": place}, [place], place)


def _exported(
    language: str, kind: str, asked: dict[str, str], places: Sequence[str], plain_name: str
) -> Response:
    """Answer what a file holds of all rows that a view of the data page leaves. places: named by the file."""
    with of_asked_day(language) as then:
        view = _data_page(language, kind, asked)
        rows = all_rows(view.answer.question)
        reports = reports_of(rows)
        frame = _export(rows, derived_from(rows), rows, sources_of_rows(rows, reports), language)
    chosen = {choice.value: choice for choice in view.answer.places}
    words = [str(named(chosen[place], "name", language)) for place in places if place in chosen]
    body = built(with_day(frame, then), reports, language, kind)
    name = file_name([*words, *_view_words(view, then)], language, kind)
    return as_file(body, KINDS[kind], name, f"{plain_name}.{kind}")


def _map(language: str, report: str, kind: str) -> Response:
    with of_asked_day(language) as then:
        whole = _known(report, language, kind)
        frame = with_day(map_frame(whole, language), then)
    body = built(frame, _source(whole), language, kind)
    words = [*_place_and_year(whole, language), text("downloads.map", language), *day_words(then, language)]
    return as_file(body, KINDS[kind], file_name(words, language, kind), f"{report}-map.{kind}")


def _chart(language: str, report: str, name: str) -> Response:
    name, _, kind = name.partition(".")
    with of_asked_day(language) as then:
        whole = _known(report, language, kind)
        drawn = chart(whole, name)
        if drawn is None:
            abort(404)
        body = _chart_bytes(whole, language, name, kind, date.today(), then)
    words = [*_place_and_year(whole, language), chart_words(drawn, language), *day_words(then, language)]
    return as_file(body, KINDS[kind], file_name(words, language, kind), f"{report}-{name}.{kind}")


def _years(language: str, report: str, name: str) -> Response:
    indicator, _, kind = name.partition(".")
    with of_asked_day(language) as then:
        whole = _known(report, language, kind)
        if indicator not in whole.indicators:
            abort(404)
        years = select.indicator_years(whole.row, indicator)
    if not years.is_trend:
        abort(404)
    frame = with_day(years_frame(years, language), then)
    sources = whole.of_the_place[whole.of_the_place["id"].isin(set(frame["report"]))]
    own = next(placed.figure for placed in years.figures if placed.figure.indicator == indicator)
    place, name = named(whole.row, "place", language), named(own, "short", language)
    words = [str(place), str(name), text("trend.anchor", language), *day_words(then, language)]
    body = built(frame, sources, language, kind)
    return as_file(body, KINDS[kind], file_name(words, language, kind), f"{report}-years-{indicator}.{kind}")


def _known(report: str, language: str, kind: str) -> select.WholeReport:
    """Return the report that an address names; 404 where it, the language or the kind of file is unknown."""
    if kind not in KINDS:
        abort(404)
    return known_report(report, language)


@lru_cache(maxsize=32)
def _chart_bytes(
    report: select.WholeReport, language: str, name: str, kind: str, today: date, then: Stood
) -> bytes:
    """Return a chart's file, kept for the day that the workbook names."""
    drawn = chart(report, name)
    assert drawn is not None
    return built(with_day(chart_frame(drawn, language), then), _source(report), language, kind)


def chart_frame(chart: Chart, language: str) -> pd.DataFrame:
    """Return the rows of a chart's table: its figures, a share that the report states, what is computed."""
    reported = chart.whole.reported.set_index("id", drop=False)
    observations = reported.loc[[row.id for row in stated_rows(chart)]].reset_index(drop=True)
    return export_report(chart.whole, observations, language, computed(chart))


def built(
    frame: pd.DataFrame,
    sources: pd.DataFrame,
    language: str,
    kind: str,
    names: Mapping[str, str] | None = None,
) -> bytes:
    """Return rows as a file of one of KINDS. names: what a workbook calls the columns, else its own."""
    if kind in BUILDERS:
        return BUILDERS[kind](frame)
    return xlsx_bytes(frame, sources, language, date.today(), names)


def chart_words(chart: Chart, language: str) -> str:
    """Return what a chart is about, as a file name says it: the names of its first figures, no numbers."""
    if chart.form.subject is not None:
        return chart.form.subject(chart, language)
    return named(chart.rows[0], "short", language)


def _view_words(view: View, then: Stood) -> list[str]:
    what = text("downloads.figures", view.language)
    report = view.report_row
    whose = [named(report, "place", view.language), str(report.year)] if report is not None else []
    return [*whose, what, *day_words(then, view.language)]


def _place_and_year(report: select.WholeReport, language: str) -> list[str]:
    return [named(report.row, "place", language), str(report.row.year)]


def _source(report: select.WholeReport) -> pd.DataFrame:
    return report.of_the_place[report.of_the_place["id"] == report.id]


def _export(
    rows: pd.DataFrame, computed: list[Derived], evidence: pd.DataFrame, sources: Sources, language: str
) -> pd.DataFrame:
    """Return `export_frame` of any number of rows, a stretch at a time to spare memory."""
    inputs = {name for item in computed for name in item.inputs}
    leant_on = evidence[evidence["indicator"].isin(inputs)]
    stretches = [
        export_frame(rows[first : first + AT_A_TIME], (), language, sources)
        for first in range(0, len(rows), AT_A_TIME)
    ]
    derived = export_frame(rows[:0], computed, language, sources, evidence=leant_on)
    return pd.concat([*stretches, derived], ignore_index=True)


def file_name(words: list[str], language: str, kind: str) -> str:
    """Return a file name that says what is inside, fit for every system: 200 bytes and no sign of a path."""
    stem = UNFIT.sub(" ", "-".join(words)).strip(" .")[:LONGEST_NAME].strip()
    suffix = text("downloads.plain", language) if kind == "plain.csv" else ""
    return f"{stem}{suffix}.{kind.removeprefix('plain.')}"


def as_file(body: bytes, kind: str, name: str, plain_name: str = "") -> Response:
    """Return bytes as an attachment; its name also in ASCII, for readers that know no RFC 5987."""
    response = Response(body, content_type=kind, headers={"Cache-Control": "no-cache"})
    disposition = f"attachment; filename=\"{plain_name or name}\"; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["Content-Disposition"] = disposition
    # Whoever builds on the figures may read them from a page of their own; pages themselves stay closed.
    response.headers["Access-Control-Allow-Origin"] = "*"
    # Whoever asks again is told that nothing changed, and gets no second copy.
    response.add_etag()
    response.make_conditional(request)
    return response
