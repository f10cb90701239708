"""Briefs to take away: Word files of a few pages."""

from datetime import date

from flask import Flask, Response, abort

from components.briefs.report_brief import brief_title, report_brief
from components.site.downloads import as_file, file_name
from components.site.opening import from_url
from components.text import LANGUAGES
from components.web.file_addresses import DOCX_KIND


def register(server: Flask) -> None:
    """Answer the addresses of briefs; what there is not is 404."""
    server.add_url_rule("/download/<language>/brief/<report>.docx", "download_brief", _of_report)


def _of_report(language: str, report: str) -> Response:
    view = from_url(f"/{language}/overview/{report}", {}) if language in LANGUAGES else None
    if view is None or view.told is None or view.page != "overview":
        abort(404)
    body = report_brief(view.whole, language, date.today(), view.before)
    name = file_name(brief_title(view.whole, language), language, "docx")
    return as_file(body, DOCX_KIND, name, f"brief-{report}.docx")
