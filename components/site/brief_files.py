"""Briefs to take away, of a report, a place, a comparison: as Word files and as pages to print."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from flask import Flask, Response, abort

from components.briefs.brief import Brief
from components.briefs.brief_word import as_word
from components.briefs.comparison_brief import comparison_brief
from components.briefs.place_brief import place_brief
from components.briefs.report_brief import brief_title, report_brief
from components.charts.comparison_words import finding
from components.pages.compare.address import compared
from components.site import comparison_files
from components.site.downloads import as_file, file_name
from components.site.opening import from_url
from components.site.print_page import print_page
from components.text import LANGUAGES, named, phrases, text
from components.web.file_addresses import (
    DOCX_KIND,
    brief_href,
    brief_page_href,
    compared_brief_href,
    compared_brief_page_href,
    place_brief_href,
    place_brief_page_href,
)
from components.web.page_addresses import overview_href, place_href
from components.web.view import href
from data.select.comparison import refused_of_others


@dataclass(frozen=True)
class Asked:
    """A brief that is asked for.

    page: the address of the page that shows the same. file: that of the Word file. others: those of the page
    to print in other languages. words, plain_name: of the file's name, and the same in plain letters.
    """

    brief: Brief
    page: str
    file: str
    others: dict[str, str]
    words: list[str]
    plain_name: str


def register(server: Flask) -> None:
    """Answer the addresses of briefs; what there is not is 404."""
    for path, ask, name in (
        ("<report>", _of_report, "brief"),
        ("place/<place>", _of_place, "place_brief"),
        ("compare", _of_comparison, "compare_brief"),
    ):
        server.add_url_rule(f"/download/<language>/brief/{path}.docx", f"download_{name}", _as_word(ask))
        server.add_url_rule(f"/print/<language>/{path}", f"print_{name}", _as_page(ask))


def _as_word(ask: Callable[..., Asked]) -> Callable[..., Response]:
    def answer(language: str, **ids: str) -> Response:
        asked = _known(language, ask, ids)
        name = file_name(asked.words, language, "docx")
        return as_file(as_word(asked.brief), DOCX_KIND, name, f"brief-{asked.plain_name}.docx")

    return answer


def _as_page(ask: Callable[..., Asked]) -> Callable[..., Response]:
    def answer(language: str, **ids: str) -> Response:
        asked = _known(language, ask, ids)
        return Response(print_page(asked.brief, asked.page, asked.file, asked.others))

    return answer


def _known(language: str, ask: Callable[..., Asked], ids: dict[str, str]) -> Asked:
    if language not in LANGUAGES:
        abort(404)
    return ask(language, **ids)


def _others(language: str, href_in: Callable[[str], str]) -> dict[str, str]:
    return {other: href_in(other) for other in LANGUAGES if other != language}


def _of_report(language: str, report: str) -> Asked:
    view = from_url(f"/{language}/overview/{report}", {})
    if view.told is None or view.page != "overview":
        abort(404)
    return Asked(
        report_brief(view.whole, language, date.today(), view.before),
        overview_href(language, report),
        brief_href(language, report),
        _others(language, lambda other: brief_page_href(other, report)),
        brief_title(view.whole, language),
        report,
    )


def _of_place(language: str, place: str) -> Asked:
    view = from_url(f"/{language}/place/{place}", {})
    if view.at is None or not view.at.documents:
        abort(404)
    return Asked(
        place_brief(view.at, language, date.today()),
        place_href(language, place),
        place_brief_href(language, place),
        _others(language, lambda other: place_brief_page_href(other, place)),
        [str(named(view.at.place, "name", language)), text("brief.place_kind", language)],
        place,
    )


def _of_comparison(language: str) -> Asked:
    view = comparison_files.asked(language)
    answer = compared(view)
    refused, _ = refused_of_others(answer)
    name = text("compare.file", language, name=phrases.plain(finding(answer, language)))
    return Asked(
        comparison_brief(answer, refused, href(view), language, date.today()),
        href(view),
        compared_brief_href(view),
        _others(language, lambda other: compared_brief_page_href(replace(view, language=other))),
        [name, text("brief.compare_kind", language)],
        "comparison",
    )
