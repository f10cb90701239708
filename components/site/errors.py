"""What is answered instead of a page: a refusal by its status, a fault of ours with a number to quote."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from string import Template
from typing import Any

from flask import Flask, Response, abort, request
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed

from components import pages
from components.api.problems import AWAY, PROBLEM, problem
from components.frame.page_head import NOT_A_PAGE
from components.server import faults
from components.server.refusals import HTML, refusal, wants_html
from components.site.opening import from_url
from components.text import LANGUAGES, text
from components.web import site_files
from components.web.api_addresses import is_of_the_api
from components.web.callback_body import LARGEST, asked
from components.web.first_html import as_html
from components.web.page_addresses import address, base_path
from components.web.public_address import asked_by_no_host
from components.web.view import View, language_of
from data.store import DatabaseAwayError

CALLBACK, METHODS = "/_dash-update-component", ("OPTIONS", "POST")
# For Dash's developer tools, which are off: it names the libraries of the server.
NOBODYS = "/_reload-hash"
# What restarts is back soon, and who asks too early is told again.
AWAY_SECONDS = 2
LIBRARIES = "/_dash-component-suites/"
DOCUMENT = Template("""<!DOCTYPE html>
<html lang="$lang">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$name</title>
$not_a_page
<link rel="icon" type="image/svg+xml" href="$icon">
<link rel="stylesheet" href="$style">
</head>
<body>
$body
</body>
</html>
""")


def register(server: Flask, has_library_file: Callable[[str, str], bool]) -> None:
    """Refuse what this site's own pages never ask for, and answer every error in words.

    has_library_file: says whether a package of Dash has a file, at the address that pages name.
    """

    @server.before_request
    def refuse_what_no_page_asks() -> None:
        if request.path == CALLBACK:
            _refuse_a_malformed_callback()
        elif request.path == NOBODYS:
            abort(404)
        elif request.path.startswith(LIBRARIES):
            package, _, path = request.path.removeprefix(LIBRARIES).partition("/")
            if not has_library_file(package, path):
                abort(404)

    server.register_error_handler(HTTPException, _refused)
    server.register_error_handler(InternalServerError, _broken)
    server.register_error_handler(DatabaseAwayError, _away)
    # Flask's own way is a traceback; `_broken` logs one line instead.
    server.log_exception = lambda _: None  # type: ignore[method-assign, assignment]  # on purpose


def _refuse_a_malformed_callback() -> None:
    if request.method not in METHODS:
        # Else it would be a page that is not there: every path may be asked for with GET.
        raise MethodNotAllowed(METHODS)
    if request.method == "OPTIONS":
        return
    if not request.is_json:
        abort(415)
    request.max_content_length = LARGEST
    try:
        asked(request.get_data())
    except ValueError:
        abort(400)


def _refused(error: HTTPException) -> Response:
    """Answer what the client asked wrongly: nothing is logged."""
    status = error.code or 500
    if _for_a_reader() and (page := _page_of(status)):
        answer = _answer(_plain(page, _lost()), status)
    else:
        answer = _small(status, why="host" if status == 400 and asked_by_no_host() else "")
    for name, value in error.get_headers(request.environ):
        if name.lower() != "content-type":
            answer.headers[name] = value
    return answer


def _page_of(status: int) -> Callable[[View], Any] | None:
    """Return the page in the site's own frame for a status that has one."""
    return {404: pages.layout, 400: pages.refused}.get(status)


def _broken(error: InternalServerError) -> Response:
    """Answer a fault of ours; where its page breaks as well, without the data that the frame needs."""
    if isinstance(error.original_exception, DatabaseAwayError):
        return _away(error.original_exception)
    number = faults.report(error.original_exception or error, request.method, request.path)
    if _for_a_reader():
        try:
            view = from_url(request.path, request.args.to_dict())
            return _answer(_plain(partial(pages.broken, number=number), view), 500)
        except Exception:  # the same fault once more, most likely; it has its line
            return _small(500, number)
    return _small(500, number)


def _away(_: DatabaseAwayError) -> Response:
    """Answer that the database does not, and when to ask again; it has been logged, once for all who ask."""
    answer = _small(503, why="away", seconds=AWAY_SECONDS)
    answer.headers["Retry-After"] = str(AWAY_SECONDS)
    return answer


def _small(status: int, number: str = "", why: str = "", seconds: int = 0) -> Response:
    if is_of_the_api(request.path):
        detail = AWAY.format(seconds=seconds) if why == "away" else ""
        return _answer(problem(status, detail, number=number, instance=request.path), status, PROBLEM)
    body, kind = refusal(status, _language(), _for_a_reader(), seconds, number, why)
    return _answer(body, status, kind)


def _answer(body: str | bytes, status: int, kind: str = HTML) -> Response:
    """Return an answer that depends on who asks; only that there is no page may be kept on the way."""
    answer = Response(body, status, content_type=kind)
    answer.vary.add("Accept")
    if status != 404:
        answer.headers["Cache-Control"] = "no-store"
    return answer


def _for_a_reader() -> bool:
    """Say whether a page answers; what is below `/api` is for programs, whatever a browser accepts."""
    return not is_of_the_api(request.path) and wants_html(request.headers.get("Accept", ""))


def _language() -> str:
    return language_of(part for part in request.path.split("/") if part)


def _lost() -> View:
    """Return the view of no page, at the path and in the language that were asked for."""
    return replace(from_url("/-", {}), language=_language(), path=base_path() + request.path.lstrip("/"))


def _plain(layout: Callable[[View], Any], view: View) -> str:
    """A page of text and links alone: whatever broke, no script can break it again."""
    return DOCUMENT.substitute(
        lang=LANGUAGES[view.language],
        name=text("frame.product", view.language),
        not_a_page=NOT_A_PAGE,
        icon=address("assets/icon.svg"),
        style=address(site_files.joined("style").path),
        body=as_html(layout(view)),
    )
