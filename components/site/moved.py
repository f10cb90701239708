"""Addresses that mean another: the start, a slash too many, capital letters, a page without its report."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Response, redirect, request

from components.site.opening import from_url
from components.text import FIRST_LANGUAGE, LANGUAGES
from components.web.page_addresses import SEPARATOR, address, reports_href
from components.web.view import PAGES_OF_A_REPORT
from data import select

# 308 and not 301: what was sent with POST stays a POST. What depends on the newest report is for now only.
FOR_NOW, FOR_GOOD = 302, 308


def moved() -> Any:
    """Return the redirect to the address that a request means; None where it means the one that it names."""
    path = request.path.strip("/")
    if not path:
        return _in_the_readers_language()
    meant = _as_ids_are(path)
    match meant.split("/"):
        case [language, page] if language in LANGUAGES and page in PAGES_OF_A_REPORT:
            return redirect(_with_query(_of_the_newest(language, page)), FOR_NOW)
        case [language, "place"] if language in LANGUAGES:
            return redirect(_with_query(reports_href(language)), FOR_NOW)
    if meant != path or request.path.endswith("/"):
        return redirect(_with_query(address(meant)), FOR_GOOD)
    return None


def _in_the_readers_language() -> Response:
    """Lead the start to the language that the browser likes best; Chinese where it says nothing of ours."""
    answer = redirect(_with_query(address(_best_liked())), FOR_NOW)
    # Neither a proxy nor a reader's browser may send the next reader to this one's language.
    answer.vary.add("Accept-Language")
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer  # type: ignore[return-value]  # of werkzeug's kind


def _best_liked() -> str:
    """Return the first language of ours in the browser's order, whatever its region or script (zh-TW)."""
    for liked, quality in request.accept_languages:
        for language in (liked.lower(), liked.partition("-")[0].lower()):
            if quality > 0 and language in LANGUAGES:
                return language
    return FIRST_LANGUAGE


def _of_the_newest(language: str, page: str) -> str:
    """Return the address of a page of the newest report whose text is here, of any where there is none."""
    held = select.holdings()
    report = held.newest or held.newest_of_any
    return PAGES_OF_A_REPORT[page](language, report) if report else address(language)


def _as_ids_are(path: str) -> str:
    """Return a path in small letters, as pages and ids are, where that is a page; else as it is."""
    parts = path.lower().split("/")
    match path.split("/"):
        case [_, _, _, area]:
            parts[3] = _area(parts[2], area)
    meant = "/".join(parts)
    if meant == path:
        return path
    is_page = "/".join(parts[1:]) in PAGES_OF_A_REPORT or from_url(meant, {}).page != "missing"
    return meant if is_page else path


def _area(report: str, asked: str) -> str:
    """Return the id as asked, else the one that differs in capitals only: a report may use them."""
    try:
        areas = select.whole_report(report).areas
    except KeyError:
        return asked
    alike = [area for area in areas if area.lower() == asked.lower()]
    return alike[0] if len(alike) == 1 else asked


def _with_query(target: str) -> str:
    pairs = parse_qsl(
        request.query_string.decode("ascii", "replace"), keep_blank_values=True, errors="replace"
    )
    return target + ("?" + urlencode(pairs, safe=SEPARATOR) if pairs else "")
