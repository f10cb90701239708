"""Reporting an error: the text that a reader sends, with the figure filled in, and where it can be sent."""

import os
from typing import Any
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from components.figures.cite_box import copy_line
from components.figures.quantity import figure_words
from components.figures.source_address import source_address
from components.text import FIRST_LANGUAGE, named, phrase, text
from components.web.page_addresses import about_href, indicator_href, text_href
from components.web.plain_words import words_of
from components.web.public_address import public
from components.web.view import View
from data.select.rows import Observation

ANCHOR = "errors"
# Windows hands a mail program no address that is longer.
LONGEST_LETTER = 2000


def error_link(view: View, figure: str) -> Component:
    """Return the quiet link from a figure to the text that reports an error in it."""
    return html.P(
        html.A(text("error_report.link", view.language), href=error_href(view, figure)),
        className="error-link screen-only",
    )


def error_href(view: View, figure: str) -> str:
    """Return the address of the text that a reader sends about a figure."""
    return f"{about_href(view.language, view.report, figure)}#{ANCHOR}"


def error_report(view: View) -> list[Component]:
    """Return the text to copy, about the figure that the address names, and where to send it."""
    language = view.language
    return [
        html.P(text("error_report.lead", language)),
        html.Div(
            [
                html.Pre(_lines(view), className="citation", **{"data-error-text": ""}),
                html.Button(
                    text("error_report.copy", language),
                    type="button",
                    className="button needs-script",
                    **{"data-copy": ""},
                ),
                copy_line(language),
            ],
            className="cite-box",
        ),
        *[html.P(where) for where in _where(view)],
        html.P(text("error_report.slips", language)),
    ]


def _lines(view: View, with_sentence: bool = True) -> list[Any]:
    """Return the lines of the text; without a figure, those that the reader fills in."""
    language, row = view.language, _row(view)
    lines = _of_figure(row, view, with_sentence) if row is not None else _open_lines(language)
    # Without the line feed after the last line.
    return [part for line in lines for part in (*line, "\n")][:-1]


def _open_lines(language: str) -> list[list[Any]]:
    return [[text(f"error_report.{key}", language)] for key in ("page_open", "says_open", "right", "where")]


def _of_figure(row: Observation, view: View, with_sentence: bool) -> list[list[Any]]:
    language, report = view.language, view.whole.row
    address = html.Span(public(_page_of(row, view)), **{"data-address": ""})
    title = html.Span(report.title, lang="zh-CN", **{"data-verbatim": ""})
    sentence = html.Span(row.sentence, lang="zh-CN", **{"data-verbatim": ""})
    name = html.Span(named(row, "name", language), **{"data-verbatim": ""})
    figure = figure_words(row, language, style="row" if language != FIRST_LANGUAGE else "sentence")
    url = html.Span(source_address(report, language), **{"data-address": ""})
    its_sentence = phrase("error_report.sentence", language, sentence=sentence)
    return [
        phrase("error_report.page", language, address=address),
        phrase("error_report.report", language, report=title),
        phrase("error_report.says", language, name=name, figure=figure),
        *([its_sentence] if with_sentence and row.sentence else []),
        [text("error_report.right", language)],
        phrase("error_report.where_at", language, url=url),
    ]


def _page_of(row: Observation, view: View) -> str:
    if view.whole.is_quoted:
        return text_href(view.language, view.report, row.id)
    return indicator_href(view.language, view.report, row.indicator)


def _row(view: View) -> Any:
    if not view.figure:
        return None
    # The address was read before: it names no figure that is not there.
    return next(row for row in view.whole.reported_rows if row.id == view.figure)


def _where(view: View) -> list[list[Any]]:
    """Return where the text can be sent: the operator's address, the project's repository, or neither."""
    language = view.language
    operator = os.environ.get("CONTACT", "").strip()
    repository = os.environ.get("REPOSITORY", "").strip()
    ways = []
    if operator:
        ways.append(phrase("error_report.contact", language, contact=contact(operator, _letter(view))))
    if repository:
        ways.append(phrase("error_report.repository", language, repository=contact(repository)))
    return ways or [[text("error_report.nowhere", language)]]


def _letter(view: View) -> str:
    """Return subject and text of a letter as the end of a mail address, without the sentence if too long."""
    subject = quote(text("error_report.subject", view.language), safe="")
    for with_sentence in (True, False):
        # Mail programs want CR LF between lines (RFC 6068); quote leaves no sign that could end the address.
        body = quote(words_of(_lines(view, with_sentence)).replace("\n", "\r\n"), safe="")
        letter = f"?subject={subject}&body={body}"
        if len(letter) <= LONGEST_LETTER:
            break
    return letter


def contact(words: str, letter: str = "") -> Component:
    """Return an address of a page or a mailbox as a link, anything else unchanged.

    letter: what a mail program is to begin with, as the query of a mail address.
    """
    marks: dict[str, str] = {"data-address": ""}
    if words.startswith(("https://", "http://")):
        return html.A(words, href=words, rel="external noopener", **marks)
    mailbox = words.removeprefix("mailto:")
    # An operator's address may have a query of its own, such as a subject: then it stays as it is.
    if "@" in mailbox and " " not in mailbox:
        return html.A(mailbox, href=f"mailto:{mailbox}{letter if '?' not in mailbox else ''}", **marks)
    return html.Span(words, **marks)
