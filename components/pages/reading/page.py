"""How well the machine reads: scores on labelled texts, what it misreads, its confidence, who labelled."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.download_menu import files_menu
from components.figures.citation import day_words
from components.figures.error_report import ANCHOR
from components.frame.crumbs import crumbs
from components.frame.page_frame import page
from components.pages.reading.calibration import calibration
from components.pages.reading.examples import examples
from components.pages.reading.kinds import kinds
from components.pages.reading.measures import REPORTS, measures, own_words, unseen
from components.pages.reading.parts import how_many, part, scored
from components.text import phrase, text
from components.web.file_addresses import KINDS, scores_href
from components.web.page_addresses import about_href
from components.web.view import View
from data.reading import scores as published
from data.reading.scores import Scores

WEAK = ("seen", "openings", "pictures", "blank", "numerals")
STEPS = ("open", "name", "look", "learn")
COMMAND = "python -m data.reading score"


def title(view: View) -> str:
    """Return the tab's title."""
    return text("reading.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("reading.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    language, scores = view.language, published.published()
    told = _told(scores, language) if scores else [html.P(text("reading.nothing_measured", language))]
    return page(
        view,
        _head(scores, language),
        html.Div(told, className="scores"),
        title=title(view),
        banner=False,
        note="reading.note",
        note_label="reading.note_label",
        wide=True,
    )


def _head(scores: Scores | None, language: str) -> Component:
    heading = text("reading.heading", language)
    told: list[Component] = []
    if scores is not None:
        told.append(html.P(_lead(scores, language), className="lead"))
    if scores is not None and scores.is_older:
        told.append(html.P(_older(scores, language), className="notice", role="status"))
    doors = [files_menu(_files(language), language)] if scores is not None else []
    return html.Div(
        [
            crumbs(language, (text("frame.about", language), about_href(language)), (heading, None)),
            html.Div([html.Div([html.H1(heading), *told]), *doors], className="score-head"),
        ],
        className="page-head ruled",
    )


def _files(language: str) -> dict[str, str]:
    return {kind: scores_href(language, kind) for kind in KINDS}


def _lead(scores: Scores, language: str) -> list[Any]:
    own = scores.groups[REPORTS]
    return phrase(
        "reading.lead",
        language,
        texts=how_many(own.texts, f"{REPORTS} texts", language),
        figures=how_many(own.measures["figures"].of, f"{REPORTS} measures figures of", language),
    )


def _older(scores: Scores, language: str) -> list[Any]:
    """Return that the reader has changed since, with day and version of both."""
    return phrase(
        "reading.older",
        language,
        day=_day(scores.date.isoformat(), "date", language),
        version=_version(scores.reader),
        reader_day=_day(published.reader_day().isoformat(), "reader date", language),
        reader_version=_version(published.reader_version()),
    )


def _day(day: str, where: str, language: str) -> Component:
    return scored(day_words(day, language), where)


def _version(version: str) -> Component:
    return html.Code(version, **{"data-version": ""})


def _told(scores: Scores, language: str) -> list[Component]:
    return [
        measures(scores, language),
        part("unseen", language, *unseen(scores, language)),
        part("kinds", language, kinds(scores, language)),
        part("well", language, examples(True, language), kind="is-table"),
        part("misread", language, examples(False, language), _points(language), kind="is-table"),
        calibration(scores, language),
        html.Div([_labelled(scores, language), _errors(language)], className="score-pair"),
    ]


def _points(language: str) -> Component:
    return html.Ul([html.Li(text(f"reading.weak_{name}", language)) for name in WEAK], className="points")


def _labelled(scores: Scores, language: str) -> Component:
    own = scores.groups[REPORTS]
    answers: dict[str, Any] = {
        "who": text("reading.labelled_who_is", language),
        "texts": text("reading.labelled_texts_is", language),
        "own": own_words(scores, language),
        "open": phrase(
            "reading.labelled_open_is",
            language,
            count=how_many(own.left_open, f"{REPORTS} left_open", language),
        ),
        "use": text("reading.labelled_use_is", language),
        "others": text("reading.labelled_others_is", language),
        "version": phrase(
            "reading.labelled_version_is",
            language,
            day=_day(scores.date.isoformat(), "date", language),
            reader=_version(scores.reader),
            labels=_version(scores.labels),
        ),
        "again": phrase("reading.labelled_again_is", language, command=html.Code(COMMAND)),
    }
    pairs = [
        cell
        for name, answer in answers.items()
        for cell in (html.Dt(text(f"reading.labelled_{name}", language)), html.Dd(answer))
    ]
    return part("labelled", language, html.Dl(pairs, className="facts"))


def _errors(language: str) -> Component:
    steps = html.Ol([html.Li(text(f"reading.step_{name}", language)) for name in STEPS], className="steps")
    href = f"{about_href(language)}#{ANCHOR}"
    door = html.P(html.A(text("reading.report", language), href=href, className="button"))
    return part("errors", language, steps, door)
