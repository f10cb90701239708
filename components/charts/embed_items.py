"""The part of a download menu by which other sites take a chart in: the code to copy, and who may."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.text import named, text
from components.web.embed_addresses import frame_code, in_theme, kind_of
from components.web.framing import anybody_may, named_embedders, nobody_may
from components.web.public_address import public


def embed_items(title: str, report: Any, hrefs: tuple[str, ...], language: str) -> list[Component]:
    """Return a button for each address, and the line that says who may embed; nothing without addresses.

    title: what the chart shows. report: the row of its report, None of several. hrefs: of frames.
    """
    if not hrefs:
        return []
    buttons = [_code(title, report, href, language) for href in hrefs]
    return [*(html.Li(button) for button in buttons), html.Li(_who_may(language), className="take-note")]


def copy_button(children: Any, words: str, inside: str) -> Component:
    """Return a button that copies `words`; its script makes the address `inside` them whole, host and all."""
    marks = {"data-copy-words": words, "data-address-inside": inside}
    return html.Button(children, type="button", **marks)


def _code(title: str, report: Any, href: str, language: str) -> Component:
    src = public(in_theme(href))
    name = _whole_title(title, report, language)
    kind = text(f"embed.code_{kind_of(href)}", language)
    children = [html.Span(kind), html.Small(text("embed.hint", language))]
    return copy_button(children, frame_code(src, name, text("embed.listener", language)), src.split("?")[0])


def _whole_title(title: str, report: Any, language: str) -> str:
    """Return a title that says of which place and year it is; that of several reports says so itself."""
    if report is None:
        return title
    place = named(report, "place", language)
    return text("share_words.page", language, place=place, year=report.year, title=title)


def _who_may(language: str) -> Component:
    if nobody_may():
        words = text("embed.who_nobody", language)
    elif anybody_may():
        words = text("embed.who_anybody", language)
    elif sites := named_embedders():
        words = text("embed.who_named", language, sites=text("frame.and", language).join(sites))
    else:
        words = text("embed.who_self", language)
    return html.P(words)
