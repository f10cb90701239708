"""The parts of the page about the method: source, method, limits, licences, versions, corrections."""

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.change_record import has_record, record
from components.figures.document_words import published_words
from components.figures.quantity import count, standard
from components.figures.source_address import address_itself
from components.text import named, phrase, text
from components.web.file_addresses import all_href
from components.web.licence import CC_BY, CC_BY_ADDRESS
from components.web.page_addresses import reading_href, text_href
from components.web.site_version import site_version
from components.web.view import View
from data import schema
from data.select.rows import Correction

MIT = "MIT"


def source(view: View) -> list[Component]:
    """Return where the report was published, and what it states in numbers."""
    language, report = view.language, view.whole.row
    site = named(report, "source_name", language)
    published = published_words(report, language)
    checksum = html.Code(f"SHA-256 {report.sha256}", className="checksum", **{"data-version": ""})
    return [
        terms(
            "source",
            language,
            title=html.Span(report.title, lang="zh-CN", **{"data-verbatim": ""}),
            site=text("about.source_site_is", language, site=site),
            date=published,
            address=address_itself(report, language),
            stated=_counts(view),
            checksum=checksum,
        ),
        *paragraphs(language, "source_official", "source_quoted"),
    ]


def _counts(view: View) -> list[Any]:
    stated = view.whole.reported
    claims = int((stated["kind"] == "coverage").sum())
    kinds = view.whole.statements["kind"].value_counts()
    numbers = {
        "figures": len(stated) - claims,
        "claims": claims,
        "measures": int(kinds.get("measure", 0)),
        "problems": int(kinds.get("problem", 0)),
        "plans": int(kinds.get("plan", 0)),
    }
    marks = {what: count(number, what, view.language) for what, number in numbers.items()}
    return phrase("about.source_counts", view.language, **marks)


def method(view: View) -> list[Component]:
    """Return how the figures were taken, step by step, and who looks again."""
    language = view.language
    words = text("about.method_text", language)
    link = html.A(words, href=text_href(language, view.report)) if view.report else words
    steps = ("offsets", "stated", "hedged", "coverage", "computed", "english")
    read = html.Li(phrase("about.method_read", language, text=link))
    return [
        html.Ol(
            [read, *[html.Li(text(f"about.method_{step}", language)) for step in steps]], className="steps"
        ),
        *paragraphs(language, "method_who"),
        html.P(phrase("about.method_machine", language, reading=_to_reading(language))),
    ]


def _to_reading(language: str) -> Component:
    return html.A(text("reading.heading", language), href=reading_href(language))


def licences(language: str) -> list[Component]:
    """Return under which terms program, tables and report may be used."""
    cc_by = html.A(CC_BY, href=CC_BY_ADDRESS, rel="external license noopener", **{"data-version": ""})
    return [
        terms(
            "licence",
            language,
            code=phrase("about.licence_code_is", language, licence=standard(MIT)),
            tables=phrase("about.licence_tables_is", language, licence=cc_by),
            report=text("about.licence_report_is", language),
        )
    ]


def versions(language: str) -> list[Component]:
    """Return the versions of the program and of the data."""
    package = html.A(text("about.version_zip", language), href=all_href(), download="")
    return [
        terms("version", language, site=standard(site_version()), data=standard(data_version())),
        html.P(phrase("about.version_changes", language, file=html.Code("CHANGELOG.md"))),
        html.P(phrase("about.version_package", language, zip=package)),
    ]


def data_version() -> str:
    """Return the version of the tables as their description says."""
    return str(schema.description()["data_version"])


def corrections(view: View) -> list[Component]:
    """Return the slips of the source, which stay as printed, and what was corrected here."""
    language, slips = view.language, view.whole.correction_rows
    columns = ("printed", "meant", "reason", "where")
    head = [html.Th(text(f"about.corrections_{column}", language), scope="col") for column in columns]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody([_slip(row, view) for row in slips])])
    name = text("about.corrections_source", language)
    scroll = html.Div(table, className="table-scroll", role="region", tabIndex=0, **{"aria-label": name})
    slips_shown = (
        [*paragraphs(language, "corrections_lead"), scroll]
        if len(slips)
        else paragraphs(language, "corrections_none")
    )
    return [
        html.H3(name),
        *slips_shown,
        html.H3(text("about.corrections_ours", language)),
        *_ours(view),
    ]


def _ours(view: View) -> list[Component]:
    if not has_record(view):
        return paragraphs(view.language, "corrections_ours_none")
    return [html.Div(record(view), className="change-record")]


def _slip(row: Correction, view: View) -> Component:
    verbatim = {"lang": "zh-CN", "data-verbatim": ""}
    link = html.A(text("about.corrections_open", view.language), href=text_href(view.language, view.report))
    return html.Tr(
        [
            html.Td(html.Span(row.printed, className="report-words", **verbatim)),
            html.Td(html.Span(row.meant, className="report-words", **verbatim)),
            html.Td(html.Span(named(row, "reason", view.language), **{"data-verbatim": ""})),
            html.Td(link),
        ]
    )


def terms(group: str, language: str, **answers: Any) -> Component:
    """Return pairs of a term and its answer; the term's words are `about.<group>_<key>`."""
    pairs = [
        cell
        for key, answer in answers.items()
        for cell in (html.Dt(text(f"about.{group}_{key}", language)), html.Dd(answer))
    ]
    return html.Dl(pairs, className="facts")


def paragraphs(language: str, *keys: str) -> list[Component]:
    """Return sentences, a paragraph each."""
    return [html.P(text(f"about.{key}", language)) for key in keys]


def points(language: str, keys: Iterable[str]) -> Component:
    """Return sentences as a list."""
    return html.Ul([html.Li(text(f"about.{key}", language)) for key in keys], className="points")
