"""A page that was cited on an earlier day says in one line what has changed since, and leads there."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.period import period_words
from components.figures.quantity import counted, date_words
from components.text import phrase, text
from components.web.page_addresses import changes_href, data_href
from components.web.view import View
from data.select.change_rows import Since


def since_line(view: View) -> list[Component]:
    """Return the line; nothing where the address names no day of a citation, or nothing changed."""
    since, language = view.since, view.language
    if since is None or not since.number:
        return []
    figure = since.figure if since.of_figure else ""
    href = changes_href(language, **since.scope, figure=figure, since=since.day)
    link = html.A(text("since_cited.link", language), href=href)
    day = date_words(period_words(since.day, language))
    words = phrase("since_cited.line", language, day=day, changes=_changes(since, language), link=link)
    return [html.P([*words, *_then(since, language)], role="status", className="notice since-cited")]


def _changes(since: Since, language: str) -> list[Any]:
    if since.of_figure:
        return counted("since_cited.figure", since.of_figure, "changes-figure", language)
    if since.figure:
        return counted("since_cited.not_figure", since.number, "changes-report", language)
    whose = next(iter(since.scope), "everything")
    return counted(f"since_cited.{whose}", since.number, f"changes-{whose}", language)


def _then(since: Since, language: str) -> list[Any]:
    """Return the way to the rows as they stood on that day."""
    if not since.can_be_shown or not since.scope:
        return []
    href = data_href(language, as_of=since.day, **since.scope)
    return [" ", html.A(text("since_cited.then", language), href=href)]
