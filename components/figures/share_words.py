"""What a shared link says of a page: of a figure its words, of a report's page always place and year."""

import re

from components.figures.period import period_words
from components.figures.quantity import figure_string
from components.text import FIRST_LANGUAGE, named, text
from components.web.view import View
from data.select import WholeReport
from data.select.rows import Observation, Report

# Of one report, and telling it apart from the next.
OF_A_REPORT = ("overview", "areas", "area", "indicators", "indicator", "text")
# Kinds whose words cannot stand right behind the name in Chinese, as a number can.
APART = ("coverage", "change", "rank")


def figure_of(view: View) -> Observation | None:
    """Return the figure that a page is about, as a row of `select.observations`; None where there is none.

    An indicator that the report does not state has no figure; the text page has one when opened at one.
    """
    if view.page == "indicator":
        return figure_named(view.whole, view.indicator)
    if view.page == "text" and view.figure:
        return figure_named(view.whole, view.figure)
    return None


def figure_named(report: WholeReport, name: str) -> Observation | None:
    """Return the figure of an id, or an indicator's, its own year's first; None where neither is stated.

    report: a `data.select.WholeReport`.
    """
    stated = report.reported_rows
    by_id = next((row for row in stated if row.id == name), None) or report.figures.get(name)
    # Of an indicator that the report states for other years only, the first of those.
    return by_id or next((row for row in stated if row.indicator == name), None)


def shared_title(view: View, title: str) -> str:
    """Return the title of a shared link. title: the page's own, as the tab shows it."""
    row = figure_of(view)
    if row is not None:
        return figure_title(view.whole.row, row, view.language)
    if view.page not in OF_A_REPORT:
        return title
    report, language = view.whole.row, view.language
    place = named(report, "place", language)
    if place in title and str(report.year) in title:
        return title
    return text("share_words.page", language, place=place, year=report.year, title=title)


def shared_description(view: View, description: str) -> str:
    """Return what a shared link says below its title. description: the page's own."""
    row = figure_of(view)
    if row is None:
        return description
    language = view.language
    title = named(view.whole.row, "title", language)
    figure = (
        f"{full_name(row, language)}{text('share_words.between', language)}{figure_string(row, language)}"
    )
    return text("share_words.description", language, figure=figure, report=title)


def figure_title(report: Report, row: Observation, language: str) -> str:
    """Return a figure as a headline: place, year, what is counted, the figure in the report's words.

    report: a row of `select.reports`. row: one of its `select.observations`.
    """
    return text(
        "share_words.figure",
        language,
        place=named(report, "place", language),
        period=period_words(row.period or str(report.year), language),
        figure=figure_sentence(row, language),
    )


def figure_sentence(row: Observation, language: str) -> str:
    """Return what is counted and the figure in the report's words, as one reads them."""
    between = (
        "" if language == FIRST_LANGUAGE and row.kind not in APART else text("share_words.between", language)
    )
    return f"{counted_name(row, language)}{between}{figure_string(row, language)}"


def counted_name(row: Observation, language: str) -> str:
    """Return an indicator's name as it is written before a figure: without "number of" at its end."""
    name = full_name(row, language)
    return re.sub(text("language.number_of", language), "", name) if row.kind == "count" else name


def full_name(row: Observation, language: str) -> str:
    """Return an indicator's name, with a word on the exceptions that a claim of the report names."""
    # In English the claim itself says so.
    excepted = text("share_words.excepted", language) if row.extent == "full_except" else ""
    return named(row, "name", language) + excepted
