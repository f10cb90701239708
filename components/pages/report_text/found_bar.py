"""The line that says how often a report's text holds the words looked for, and leads from one to the next."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted, place_words
from components.pages.report_text.found_words import FoundWords, found_words, stop_id
from components.text import joined, phrase, text
from components.text import words as site_words
from components.web.page_addresses import text_href
from components.web.view import View


def found_bar(view: View) -> list[Component]:
    """Return the line; nothing where nothing is looked for. Its links need no script."""
    hits = found_words(view)
    if not hits.words:
        return []
    language = view.language
    clear = html.A(text("found_bar.clear", language), href=_without(view), className="found-clear")
    return [
        html.Nav(
            [html.P(_summary(hits, language)), *(_steps(hits, language) if hits.stops else []), clear],
            className="found-bar",
            **{"aria-label": text("found_bar.label", language), "data-found-bar": ""},
        )
    ]


def _summary(hits: FoundWords, language: str) -> list[Any]:
    """Return how often each word was found, or that none was."""
    if not hits.stops:
        asked = _quoted(" ".join(word.typed for word in hits.words))
        return phrase("found_bar.none", language, words=asked)
    sentences = (
        phrase(
            "found_bar.word",
            language,
            word=_quoted(word.typed),
            places=counted("found_bar.places", number, f"found-{nth}", language),
        )
        for nth, (word, number) in enumerate(zip(hits.words, hits.numbers, strict=True))
    )
    return joined(sentences, text("found_bar.between", language))


def _quoted(words: str) -> Component:
    return html.Q(words, **{"data-verbatim": ""})


def _steps(hits: FoundWords, language: str) -> list[Component]:
    """Return the ways to the places: on and back, which a script moves along, and without one each place."""
    last = len(hits.stops)
    links = [
        html.Li(html.A(place_words(str(stop.number)), href=f"#{stop_id(stop.number)}")) for stop in hits.stops
    ]
    now = html.Span(
        "",
        role="status",
        className="found-now with-script",
        **{
            "data-found-now": "",
            "data-address": "",
            # The script fills in which of how many is shown.
            "data-template": site_words(language)["found_bar.now"],
        },
    )
    # From the top, back leads to the last place and on to the first.
    steps = [("previous", last), ("next", 1)]
    return [
        now,
        html.Span(
            [
                html.A(
                    text(f"found_bar.{name}", language),
                    href=f"#{stop_id(number)}",
                    className="button",
                    **{"data-found-step": name, "data-step": ""},
                )
                for name, number in steps
            ],
            className="found-steps with-script",
        ),
        html.Ol(links, className="found-list without-script"),
    ]


def _without(view: View) -> str:
    filters = {name: value for name, value in view.filters if name != "find"}
    return text_href(view.language, view.report, view.figure, view.statement, **filters)
