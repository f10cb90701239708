"""What changed, as Atom feeds (RFC 4287): of the whole site, of a place, of a report, in each language."""

import re
from uuid import UUID, uuid5

from flask import Flask, Response, abort, request
from lxml import etree

from components.figures.changed_entry import (
    before_and_now,
    changed_name,
    entry_href,
    reason_line,
    report_name,
    what_words,
)
from components.text import LANGUAGES, named, text
from components.web.first_html import as_html
from components.web.page_addresses import FEED, changes_href, feed_href
from components.web.public_address import public, root
from data.select import Changed
from data.select.change_rows import CORRECTED, Entry
from data.select.changed import Question, changed

ATOM_KIND = "application/atom+xml; charset=utf-8"
ATOM, LANG = "http://www.w3.org/2005/Atom", "{http://www.w3.org/XML/1998/namespace}lang"
# What makes names of entries: they stay what they are when the site moves to another address.
OURS = UUID("7a3c1f5e-2f0b-5d0c-9a55-0d1a6c1f3b52")
# A feed must say when it changed last: one without entries, never.
NEVER = "1970-01-01"
# XML has no way to write these, whatever a hand typed as its reason.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def register(server: Flask) -> None:
    """Serve the feeds."""
    server.add_url_rule(f"/<language>/{FEED}", "feed", answer)


def answer(language: str) -> Response:
    """Answer the newest entries; 404 for a language, a report or a place that nobody knows."""
    if language not in LANGUAGES:
        abort(404)
    asked = request.args
    found = changed(Question(asked.get("place", "").strip(), asked.get("report", "").strip()))
    if found.unknown:
        abort(404)
    response = Response(feed(found, language), content_type=ATOM_KIND)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    # No Last-Modified: the record knows days, and a second change of a day would go untold.
    response.add_etag()
    response.make_conditional(request)
    return response


def feed(found: Changed, language: str) -> bytes:
    """Return a feed of the first page of what changed."""
    scope = found.question.scope
    top = etree.Element("feed", {LANG: LANGUAGES[language]}, nsmap={None: ATOM})
    here = public(feed_href(language, **scope))
    _add(top, "id", here)
    _add(top, "title", _title(found, language))
    _add(top, "updated", _moment(max((entry.date for entry in found.entries), default=NEVER)))
    etree.SubElement(top, "link", rel="self", type="application/atom+xml", href=here)
    other = public(changes_href(language, **scope))
    etree.SubElement(top, "link", rel="alternate", type="text/html", href=other)
    author = etree.SubElement(top, "author")
    _add(author, "name", text("frame.product", language))
    _add(author, "uri", root())
    for entry in found.entries:
        _entry(top, entry, found, language)
    written: bytes = etree.tostring(top, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _title(found: Changed, language: str) -> str:
    if found.of is None:
        return text("changes.feed_all", language)
    return text("changes.feed_title", language, of=named(found.of, "name", language))


def _entry(top: etree._Element, entry: Entry, found: Changed, language: str) -> None:
    own = etree.SubElement(top, "entry")
    _add(own, "id", uuid5(OURS, "\n".join((language, *entry.key))).urn)
    key = "changes.feed_entry_of" if entry.what == CORRECTED else "changes.feed_entry"
    name, report = changed_name(entry, language), report_name(entry, language)
    _add(own, "title", text(key, language, what=what_words(entry, language), name=name, report=report))
    _add(own, "updated", _moment(entry.date))
    leads_to = entry_href(entry, language) or changes_href(language, report=entry.report)
    etree.SubElement(own, "link", rel="alternate", type="text/html", href=public(leads_to))
    etree.SubElement(own, "category", term=entry.what, label=what_words(entry, language))
    told = as_html([*before_and_now(entry, found.indicators, language), *reason_line(entry, language)])
    _add(own, "content", told or f"<p>{as_html(name)}</p>", type="html")


def _add(top: etree._Element, name: str, words: str, **attributes: str) -> None:
    etree.SubElement(top, name, attributes).text = NO_XML.sub("\ufffd", words)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
