"""Beside the list of reports: the newest one whose text is here, what was published last, the counts."""

from collections.abc import Callable
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count, counted, date_words
from components.text import FIRST_LANGUAGE, joined, named, phrase, text
from components.web.page_addresses import overview_href
from components.web.view import View
from data.select import ReportTree
from data.select.report_tree import Newest, Published

# A strip is a line high for so many characters, and no higher than so many lines, however long the measure.
CHARACTERS_OF_A_LINE, MOST_LINES = 32, 7


def newest_quoted(view: View) -> Component | None:
    """Return the newest report whose text is here, what it states, a small picture of its measures."""
    tree, language = view.listed, view.language
    newest = tree.newest
    if newest is None:
        return None
    words = sum(says == "words" for says, _ in newest.measures)
    counts = {"numbers": newest.numbers, "claims": newest.claims, "words": words}
    parts = [
        counted(f"reports.{what}", number, f"{what}-newest", language)
        for what, number in counts.items()
        if number
    ]
    href = overview_href(language, newest.report)
    return html.Section(
        [
            html.H2([text("reports.held", language), " ", _number(tree.quoted, "reports-quoted", language)]),
            html.P(html.A(_title(newest, language), href=href), className="newest-title"),
            html.P(joined(parts, text("frame.and", language)), className="muted"),
            _measures(newest.measures),
        ],
        className="reports-newest",
    )


def _number(number: int, what: str, language: str) -> Component:
    return html.Small(counted("report_tree.count_reports", number, what, language))


def _title(row: Newest | Published, language: str) -> Component:
    lang = {"lang": "zh-CN"} if language == FIRST_LANGUAGE else {}
    return html.Span(named(row, "title", language), **{"data-verbatim": "", **lang})


def _measures(measures: tuple[tuple[str, int], ...]) -> Component:
    """Return the measures as strips: as many lines as they are long, in the colour of what they state."""
    strips = [
        html.I(className=says, style={"--n": min(MOST_LINES, max(1, -(-length // CHARACTERS_OF_A_LINE)))})
        for says, length in measures
    ]
    return html.Div(strips, className="newest-measures", **{"aria-hidden": "true"})


def last_published(view: View) -> Component | None:
    """Return the reports published last; those whose source shows no date are counted."""
    tree, language = view.listed, view.language
    if not tree.recent:
        return None
    years = {published.day[:4] for published in tree.recent}
    # A year that all of them share stands in the heading and not in each line.
    year = years.pop() if len(years) == 1 else ""
    items = [
        html.Li(
            [
                date_words(day_words(published.day, language, with_year=not year)),
                html.A(_title(published, language), href=overview_href(language, published.report)),
            ]
        )
        for published in tree.recent
    ]
    head = html.Small(date_words(text("reports.year", language, year=year))) if year else ""
    return html.Section(
        [
            html.H2([text("reports.recent", language), " ", head]),
            html.Ol(items, className="recent" if year else "recent with-year"),
            html.P([text("reports.by_day", language), *_undated(tree, language)], className="muted"),
        ],
        className="reports-recent",
    )


def _undated(tree: ReportTree, language: str) -> list[Any]:
    if not tree.undated:
        return []
    return counted("reports.undated", tree.undated, "reports-undated", language)


def day_words(day: str, language: str, with_year: bool = True) -> str:
    """Return an ISO day as the language writes it in a narrow column, anything shorter unchanged."""
    parts = day.split("-")
    if len(parts) != 3:
        return day
    year, month, number = (int(part) for part in parts)
    name = text("reports.months", language).split()[month - 1]
    key = "reports.day_of_year" if with_year else "reports.day"
    return text(key, language, **({"year": year} if with_year else {}), month=name, day=number)


def lead(tree: ReportTree, language: str) -> list[Any]:
    """Return the sentence of counts: reports, places, how many hold their text and how many are cited."""
    cited = tree.reports - tree.quoted
    evidence = [
        counted(f"reports.lead_{what}", number, f"reports-{what}", language)
        for what, number in (("quoted", tree.quoted), ("cited", cited))
        if number
    ]
    return phrase(
        "reports.lead",
        language,
        reports=counted("reports.lead_reports", tree.reports, "reports", language),
        places=counted("reports.lead_places", tree.places, "places", language),
        evidence=joined(evidence, text("reports.lead_between", language)),
    )


def kind_chips(view: View, href: Callable[[str], str]) -> Component:
    """Return the kinds of reports as links. href: kind -> address."""
    tree, language = view.listed, view.language
    kinds = {"": tree.reports, **tree.kinds}
    chips = [
        html.A(
            [
                text(f"reports.kind_{kind or 'all'}", language),
                " ",
                count(number, f"kind-{kind or 'all'}", language),
            ],
            href=href(kind),
            className="chip",
            **({"aria-current": "true"} if kind == tree.kind else {}),
        )
        for kind, number in kinds.items()
    ]
    return html.Nav(chips, className="chips", **{"aria-label": text("reports.kinds", language)})
