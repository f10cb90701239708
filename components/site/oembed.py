"""How another site shows a page of this one when somebody names its address there (oEmbed 1.0)."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from flask import Flask, Response, abort, request

from components import pages
from components.figures.share_words import figure_of, shared_title
from components.frame.dataset import OF_DATA
from components.frame.page_head import picture_of
from components.site.opening import from_url
from components.text import named, text
from components.web.embed_addresses import (
    HEIGHTS,
    figure_embed_href,
    frame,
    in_theme,
    kind_of,
    map_embed_href,
)
from components.web.framing import anybody_may
from components.web.page_addresses import base_path
from components.web.public_address import public, root
from components.web.view import View

WIDTH, HEIGHT = 1200, 630
# In px: as wide as a column of text; where the other site has room for less, that.
FRAME_WIDTH = 720
# In seconds: how long another site may keep what it was told.
A_DAY = 86_400


def register(server: Flask) -> None:
    """Answer the address that pages name in their heads."""
    server.add_url_rule("/oembed", "oembed", answer)


def answer() -> Response:
    """Answer how `url` is shown: 404 for what is no page with data of this site, 501 for XML."""
    if request.args.get("format", "json") != "json":
        abort(501)
    view = _asked(request.args.get("url", ""))
    if view is None:
        abort(404)
    body = json.dumps(told(view, request.args), ensure_ascii=False)
    response = Response(body, mimetype="application/json")
    response.headers["Cache-Control"] = f"public, max-age={A_DAY}"
    # Any site may ask, also from a reader's browser: nothing here is one reader's own.
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.add_etag()
    response.make_conditional(request)
    return response


def told(view: View, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return what is told of a page. asked: `maxwidth` and `maxheight`, what the other site has room for."""
    language = view.language
    title = shared_title(view, pages.of(view).title(view))
    content: dict[str, Any] = {
        "version": "1.0",
        "type": "link",
        "title": title,
        "author_name": named(view.whole.row, "source_name", language),
        "author_url": view.whole.row.url,
        "provider_name": text("frame.product", language),
        "provider_url": root(),
        "cache_age": A_DAY,
        **_frame(view, title, asked),
    }
    if _has_room(asked, "maxwidth", WIDTH) and _has_room(asked, "maxheight", HEIGHT):
        content |= {
            "thumbnail_url": public(picture_of(view)),
            "thumbnail_width": WIDTH,
            "thumbnail_height": HEIGHT,
        }
    return {name: value for name, value in content.items() if value != ""}


def _asked(url: str) -> View | None:
    """Return the page that an address of this site names; None for any other."""
    start, parts = root(), urlsplit(url)
    if not url.startswith(start):
        return None
    path = base_path() + unquote(parts.path.removeprefix(urlsplit(start).path))
    view = from_url(path, dict(parse_qsl(parts.query)))
    return view if view.page in OF_DATA and view.told is not None else None


def _frame(view: View, title: str, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return the frame that shows a page's figure or map; nothing where not every site may show it."""
    href = _framed_href(view)
    if not href or not anybody_may():
        return {}
    width = min(FRAME_WIDTH, _number(asked, "maxwidth") or FRAME_WIDTH)
    tall = HEIGHTS[kind_of(href)]
    height = min(tall, _number(asked, "maxheight") or tall)
    code = frame(public(in_theme(href)), title, height).strip()
    return {"type": "rich", "html": code, "width": width, "height": height}


def _framed_href(view: View) -> str:
    row = figure_of(view)
    if row is not None:
        return figure_embed_href(view.language, view.report, row.id)
    is_map = view.page == "overview" and view.whole.is_quoted
    return map_embed_href(view.language, view.report) if is_map else ""


def _number(asked: Mapping[str, str], name: str) -> int | None:
    words = asked.get(name, "")
    return int(words) if words.isascii() and words.isdigit() else None


def _has_room(asked: Mapping[str, str], name: str, wanted: int) -> bool:
    number = _number(asked, name)
    return number is None or number >= wanted
