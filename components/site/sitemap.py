"""What search engines ask for: what they may read, and the address of every page in both languages."""

from collections.abc import Iterator
from html import escape
from math import ceil
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, abort

from components.text import LANGUAGES
from components.web.page_addresses import address, inside
from components.web.public_address import public, root
from components.web.view import View, href
from data.select.make_rows import rows_of
from data.select.page_list import count_report_pages, report_pages
from data.select.rows import ReportPage

# The protocol allows 50,000 addresses a file; so many are one answer of five megabytes before compression.
PAGES_A_FILE = 5_000
PLAIN_PAGES = (
    "reports",
    "compare",
    "coverage",
    "required",
    "search",
    "changes",
    "data",
    "differences",
    "codebook",
    "api",
    "reading",
    "about",
    "check",
)
# Files to take away, and answers for scripts: what they hold stands on pages.
NOT_TO_READ = (
    "api/",
    "download/",
    "search/",
    "oembed",
    "picture/",
    "print/",
    "card/",
    "review/",
    "zh/review",
    "en/review",
    "_dash-update-component",
)
PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"
AN_HOUR = {"Cache-Control": "public, max-age=3600"}
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def register(server: Flask) -> None:
    """Serve robots.txt and the sitemap, at the root of the host and under the base path."""
    server.add_url_rule("/robots.txt", "robots", robots)
    server.add_url_rule("/sitemap.xml", "sitemap", index)
    server.add_url_rule("/sitemap/<int:number>.xml", "sitemap_file", file)


def robots() -> Response:
    """Answer what may be read. Paths are those that the world sees."""
    base = urlsplit(root()).path
    barred = [f"Disallow: {base}{name}" for name in NOT_TO_READ]
    lines = ["User-agent: *", *barred, "", f"Sitemap: {public(address('sitemap.xml'))}", ""]
    return Response("\n".join(lines), mimetype="text/plain", headers=AN_HOUR)


def index() -> Response:
    """Answer the list of the sitemap's files."""
    entries = [
        f"<sitemap><loc>{escape(public(address(f'sitemap/{number}.xml')))}</loc></sitemap>"
        for number in range(1, _files() + 1)
    ]
    return _xml("sitemapindex", f'xmlns="{PROTOCOL}"', entries)


def file(number: int) -> Response:
    """Answer one file, counted from 1: each page once a language, with the same page in all languages."""
    if not 1 <= number <= _files():
        abort(404)
    start = root()
    names = f'xmlns="{PROTOCOL}" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return _xml("urlset", names, [entry for page in _pages(number) for entry in _entries(page, start)])


def _files() -> int:
    return ceil((len(PLAIN_PAGES) + count_report_pages()) / PAGES_A_FILE)


def _pages(number: int) -> Iterator[dict[str, str]]:
    """Yield the pages of one file as the fields of their views, without a language."""
    plain = [{"page": page} for page in PLAIN_PAGES] if number == 1 else []
    yield from plain
    first = (number - 1) * PAGES_A_FILE - (0 if number == 1 else len(PLAIN_PAGES))
    for row in rows_of(ReportPage, report_pages(PAGES_A_FILE - len(plain), first)):
        yield {"page": row.page, "report": row.report} | ({row.page: row.part} if row.part else {})


def _entries(page: dict[str, Any], start: str) -> list[str]:
    links = {name: escape(start + inside(href(View(name, **page)))) for name in LANGUAGES}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{LANGUAGES[name]}" href="{link}"/>'
        for name, link in links.items()
    )
    return [f"<url><loc>{link}</loc>{others}</url>" for link in links.values()]


def _xml(kind: str, names: str, entries: list[str]) -> Response:
    body = "\n".join([f"{HEAD}<{kind} {names}>", *entries, f"</{kind}>", ""])
    return Response(body, mimetype="application/xml", headers=AN_HOUR)
