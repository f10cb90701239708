"""Briefs to take away: Word files of a few pages, of a report, a place, a comparison."""

from datetime import date

from flask import Flask, Response, abort, request

from components.briefs.comparison_brief import comparison_brief
from components.briefs.place_brief import place_brief
from components.briefs.report_brief import brief_title, report_brief
from components.charts.comparison_words import finding
from components.pages.compare.address import compared
from components.site.downloads import as_file, file_name
from components.site.opening import from_url
from components.text import LANGUAGES, named, phrases, text
from components.web.file_addresses import DOCX_KIND
from components.web.view import href
from data.select.comparison import refused_of_others


def register(server: Flask) -> None:
    """Answer the addresses of briefs; what there is not is 404."""
    server.add_url_rule("/download/<language>/brief/<report>.docx", "download_brief", _of_report)
    server.add_url_rule("/download/<language>/brief/place/<place>.docx", "download_place_brief", _of_place)
    server.add_url_rule("/download/<language>/brief/compare.docx", "download_compare_brief", _of_comparison)


def _of_report(language: str, report: str) -> Response:
    view = from_url(f"/{language}/overview/{report}", {}) if language in LANGUAGES else None
    if view is None or view.told is None or view.page != "overview":
        abort(404)
    body = report_brief(view.whole, language, date.today(), view.before)
    return _as_word(body, brief_title(view.whole, language), f"brief-{report}", language)


def _of_place(language: str, place: str) -> Response:
    view = from_url(f"/{language}/place/{place}", {}) if language in LANGUAGES else None
    if view is None or view.at is None or not view.at.documents:
        abort(404)
    body = place_brief(view.at, language, date.today())
    words = [str(named(view.at.place, "name", language)), text("brief.place_kind", language)]
    return _as_word(body, words, f"brief-{place}", language)


def _of_comparison(language: str) -> Response:
    query = request.args.to_dict()
    view = from_url(f"/{language}/compare", query) if language in LANGUAGES else None
    if view is None or view.beside is None or view.unknown or not compared(view).own.drawn:
        abort(404)
    answer = compared(view)
    refused, _ = refused_of_others(answer)
    body = comparison_brief(answer, refused, href(view), language, date.today())
    name = text("compare.file", language, name=phrases.plain(finding(answer, language)))
    return _as_word(body, [name, text("brief.compare_kind", language)], "brief-comparison", language)


def _as_word(body: bytes, words: list[str], plain_name: str, language: str) -> Response:
    return as_file(body, DOCX_KIND, file_name(words, language, "docx"), f"{plain_name}.docx")
