"""Dash with status codes, a language, a title and the page's text in the first HTML.

A page without a chart is HTML alone: Dash and its libraries come with charts only.
"""

import re
from functools import cached_property
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import parse_qsl, unquote

from dash import Dash, Input, Output, callback, dcc, html
from dash.exceptions import PreventUpdate
from dash.fingerprint import check_fingerprint
from flask import Response, abort, after_this_request, has_request_context, request

from components import pages
from components.frame.page_head import error_head, page_head
from components.pages.compare.page import shown
from components.server import faults
from components.server.refusals import wants_html
from components.site import page_cache
from components.site.moved import moved
from components.site.opening import from_url
from components.text import LANGUAGES
from components.web import site_files
from components.web.callback_body import ASKED_TO_COMPARE, COMPARED, PAGE, PLACE
from components.web.first_html import as_html
from components.web.page_addresses import address, base_path
from components.web.static_html import with_static_parts
from components.web.view import View
from data.store import DatabaseAwayError

# Dash's scripts are named, not loaded: assets/charts/05-dash.js fetches them when the text has been painted.
ALIVE = Template("""<div id="first">$first</div>
<div id="react-entry-point" class="waiting" data-scripts="$dash"><div class="_dash-loading"></div></div>
$config
<script src="$charts" defer></script>
$scripts""")
STILL = Template("""$first
$scripts""")
# What a page needs beside the script of every page; one that Dash swaps in needs the same.
OWN_SCRIPT = {
    **dict.fromkeys(("overview", "area", "indicator"), ("cards",)),
    **{name: (name,) for name in ("text", "data", "check", "review", "place", "coverage")},
    "required": ("coverage",),
    **dict.fromkeys(("differences", "reading"), ("cards",)),
    "compare": ("cards", "compare"),
}
# On a big screen nothing is chosen.
ON_A_SCREEN = ("cards", "screen")
# The same for styles. Pages that Dash draws follow one another in one document: each brings what the next
# needs.
OWN_STYLE = {
    **{page: (f"{page}_style",) for page in site_files.OF_PAGES},
    **dict.fromkeys(("overview", "area", "indicator"), ("trend_style",)),
    "compare": ("compare_style", "trend_style"),
    **dict.fromkeys(("codebook", "api"), ("about_style", "codebook_style")),
    "required": ("coverage_style",),
    # A draft is brought and marked there as on the page of the check.
    "review": ("check_style", "review_style"),
}
SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
INDEX = Template((Path(__file__).parent / "index.html").read_text(encoding="utf-8"))


class Site(Dash):
    """One address, one page; the address is the only state of what is shown."""

    def __init__(self, name: str, plotly_script: str) -> None:
        super().__init__(
            name,
            requests_pathname_prefix=base_path(),
            routes_pathname_prefix="/",
            # Styles and scripts are joined by components/web/site_files.py; Dash would name each file by
            # itself.
            assets_ignore=r".*\.(css|js)$",
            # The comparison's id stands on its own page only; Dash would take a callback of an id that the
            # first layout lacks for a mistake.
            suppress_callback_exceptions=True,
            update_title=None,  # type: ignore[arg-type]  # None is Dash's own word for leaving titles alone
        )
        self.plotly_script = plotly_script
        self.layout = html.Div([dcc.Location(id=PLACE, refresh="callback-nav"), html.Div(id=PAGE)])

    @cached_property
    def _settings(self) -> dict[str, Any]:
        config = super()._config()  # type: ignore[no-untyped-call]  # Dash has no types for it
        # For Dash's developer tools, which are off; not everyone's business, and another origin's address.
        # The last is a token for background callbacks, of which there are none; each process has another.
        unsaid = {"python_version", "dash_version_url", "end_id"}
        return {name: value for name, value in config.items() if name not in unsaid}

    def _config(self) -> dict[str, Any]:
        """Return what Dash's script is told, the same in every answer: equal pages are compressed once.

        Dash puts a token for background callbacks into each; this site has none of those.
        """
        return self._settings

    def index(self, *args: Any, **kwargs: Any) -> Any:
        """Answer a page with its status, or lead to the address that is meant."""
        if (elsewhere := moved()) is not None:
            return elsewhere
        view = _asked()
        if view.page == "missing" and not wants_html(request.headers.get("Accept", "")):
            abort(404)
        page = page_cache.get(view)
        body = self._alive(page.first, view) if page.has_charts else _still(page.first, view)
        document = self._document(view, pages.of(view), body)
        # Machines are told of a page that is missing in plain words.
        return (
            Response(document, 404, headers={"Vary": "Accept"})
            if view.page == "missing"
            else Response(document)
        )

    def _alive(self, first: str, view: View) -> str:
        """Return the body of a page with charts: its text, Dash's entry point, what Dash needs to start.

        Dash's own `index` insists on script tags, which a slow line would load before the text is painted.
        """
        return ALIVE.substitute(
            first=first,
            dash=self._dash_scripts,
            config=self._generate_config_html(),
            charts=escape(address(site_files.joined("charts").path)),
            scripts=_scripts(view),
        )

    @cached_property
    def _dash_scripts(self) -> str:
        return " ".join(src for src in SCRIPT.findall(self._generate_scripts_html()) if _wanted(src))

    def has_library_file(self, package: str, path: str) -> bool:
        """Say whether Dash has a file at the address that pages name, with its version; without is older."""
        # Dash knows its files once it has named them: in each process before the first is asked for.
        named = self._dash_scripts.split()
        bare, has_version = check_fingerprint(path)  # type: ignore[no-untyped-call]  # the same
        if has_version:
            return f"{base_path()}_dash-component-suites/{package}/{path}" in named
        # It also registers maps of its scripts that it does not bring.
        return bare in self.registered_paths.get(package, ()) and (files(package) / bare).is_file()

    def still_page(self, view: View, page: Any, content: Any) -> str:
        """Return a whole document of HTML alone, for pages that Dash has no part in.

        page: a module with `title` and `description`. content: components, as `frame.page` makes them.
        """
        return self._document(view, page, _still(as_html(content), view))

    def _document(self, view: View, page: Any, body: str) -> str:
        values = {
            "lang": LANGUAGES[view.language],
            "plotly": self.plotly_script,
            "base": base_path(),
            "icon": address("assets/icon.svg"),
            **{kind: address(site_files.joined(kind).path) for kind in ("early", "style")},
        }
        escaped = {name: escape(value) for name, value in values.items()}
        return INDEX.substitute(
            escaped, page_head=page_head(view, page), own_style=_own_style(view), body=body
        )


def _still(first: str, view: View) -> str:
    return STILL.substitute(first=first, scripts=_scripts(view))


def _scripts(view: View) -> str:
    kinds = ("script", *(ON_A_SCREEN if view.screen else OWN_SCRIPT.get(view.page, ())))
    addresses = (escape(address(site_files.joined(kind).path)) for kind in kinds)
    return "\n".join(f'<script src="{source}" defer></script>' for source in addresses)


def _own_style(view: View) -> str:
    kinds = (*OWN_STYLE.get(view.page, ()), *(("screen_style",) if view.screen else ()))
    addresses = (escape(address(site_files.joined(kind).path)) for kind in kinds)
    return "\n".join(f'<link rel="stylesheet" href="{source}">' for source in addresses)


def _asked() -> View:
    return from_url(request.path, _query(request.query_string.decode("ascii", "replace")))


def _wanted(script: str) -> bool:
    # No page has Dash's own table.
    return "dash_table" not in script


def view_of(pathname: str, search: str) -> View:
    """Return the view of an address as the browser writes it, percent signs and all."""
    return from_url(unquote(pathname or "", errors="replace"), _query((search or "").removeprefix("?")))


def _query(words: str) -> dict[str, str]:
    """Return the first value of each key; the same for Flask and for Dash, whatever bytes it is made of."""
    query: dict[str, str] = {}
    for key, value in parse_qsl(words, keep_blank_values=True, errors="replace"):
        query.setdefault(key, value)
    return query


@callback(Output(PAGE, "children"), Input(PLACE, "pathname"), Input(PLACE, "search"))
def show_page(pathname: str, search: str) -> Any:
    """Answer a new address with its page; when that breaks, with a page that says so."""
    view = view_of(pathname, search)
    try:
        return [page_cache.get(view).components(view), _head_of(page_head(view, pages.of(view)))]
    except DatabaseAwayError:  # no fault of ours; answered as for a page (components.site.errors)
        raise
    except Exception as error:
        number = faults.report(error, "callback", pathname)
        if has_request_context():
            after_this_request(_unkept)
        return [pages.broken(view, number), _head_of(error_head(view))]


@callback(Output(COMPARED, "children"), Input(ASKED_TO_COMPARE, "data"), prevent_initial_call=True)
def show_comparison(address: str) -> Any:
    """Answer a choice of the comparison with what it shows; the rest of the page stays as it is."""
    pathname, _, search = (address or "").partition("?")
    view = view_of(pathname, search)
    if view.beside is None:
        raise PreventUpdate
    return with_static_parts(shown(view))


def _unkept(answer: Response) -> Response:
    """A page that says that something went wrong is nobody else's answer."""
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _head_of(words: str) -> html.Div:
    """Carry the page's part of the head, for the script that puts it where it belongs."""
    return html.Div(hidden=True, **{"data-head": words})
