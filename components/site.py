"""Dash with status codes, a language, a title and the page's text in the first HTML.

A page without a chart is HTML alone: Dash and its libraries come with charts only.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from html import escape
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import parse_qsl, unquote

from dash import Dash, Input, Output, callback, dcc, html
from flask import Flask, Response, request

from components import pages, site_files
from components.callback_body import PAGE, PLACE
from components.first import as_html
from components.page_head import NOT_A_PAGE, error_head, page_head
from components.pages import kept
from components.pages.moved import moved
from components.pages.opening import from_url
from components.text import LANGUAGES, text
from components.view import View, address, base_path

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
    **dict.fromkeys(("overview", "area", "indicator"), "cards"),
    **{name: name for name in ("text", "data", "check")},
}
SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
INDEX = Template((Path(__file__).parent / "index.html").read_text(encoding="utf-8"))
log = logging.getLogger(__name__)


class Site(Dash):
    """One address, one page; the address is the only state of what is shown."""

    def __init__(self, name: str, plotly_script: str) -> None:
        super().__init__(
            name,
            requests_pathname_prefix=base_path(),
            routes_pathname_prefix="/",
            assets_ignore=r".*\.(css|js)$",
            suppress_callback_exceptions=True,
            update_title=None,
        )
        self.plotly_script = plotly_script
        self.layout = html.Div([dcc.Location(id=PLACE, refresh="callback-nav"), html.Div(id=PAGE)])

    @cached_property
    def _settings(self) -> dict[str, Any]:
        told = super()._config()
        # For Dash's developer tools, which are off; not everyone's business, and another origin's address.
        unsaid = {"python_version", "dash_version_url"}
        return {name: value for name, value in told.items() if name not in unsaid}

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
        page = kept.page(view)
        body = self._alive(page.first, view) if page.has_charts else _still(page.first, view)
        return Response(self._document(view, pages.of(view), body), 404 if view.page == "missing" else 200)

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
        told = {name: escape(value) for name, value in values.items()}
        return INDEX.substitute(told, page_head=page_head(view, page), body=body)


def _still(first: str, view: View) -> str:
    return STILL.substitute(first=first, scripts=_scripts(view))


def _scripts(view: View) -> str:
    kinds = ("script", OWN_SCRIPT[view.page]) if view.page in OWN_SCRIPT else ("script",)
    addresses = (escape(address(site_files.joined(kind).path)) for kind in kinds)
    return "\n".join(f'<script src="{one}" defer></script>' for one in addresses)


def register_errors(server: Flask) -> None:
    """Answer what goes wrong, or leads nowhere, outside the pages with a page in the path's language."""
    server.register_error_handler(400, lambda _: (_plain(pages.refused, _lost()), 400))
    server.register_error_handler(404, lambda _: (_plain(pages.layout, _lost()), 404))
    server.register_error_handler(500, lambda _: (_plain(pages.broken, _asked()), 500))


def _lost() -> View:
    return replace(
        from_url("/-", {}), language=_asked().language, path=base_path() + request.path.lstrip("/")
    )


def _plain(layout: Callable[[View], Any], view: View) -> str:
    """A page of text and links alone: whatever broke, no script can break it again."""
    lang, name = LANGUAGES[view.language], text("frame.product", view.language)
    style = address(site_files.joined("style").path)
    head = f'<meta charset="utf-8"><title>{name}</title>{NOT_A_PAGE}<link rel="stylesheet" href="{style}">'
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{as_html(layout(view))}</body></html>'
    )


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
        return [kept.page(view).components(view), _head_of(page_head(view, pages.of(view)))]
    except Exception:
        log.exception("no page for %s", pathname)
        return [pages.broken(view), _head_of(error_head(view))]


def _head_of(words: str) -> html.Div:
    """Carry the page's part of the head, for the script that puts it where it belongs."""
    return html.Div(hidden=True, **{"data-head": words})
