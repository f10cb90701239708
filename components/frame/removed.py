"""Reports that were removed or restored: which, when and why. Who did it is on no page."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.period import period_words
from components.figures.quantity import counted, date_words
from components.text import lang_of_typed, named, phrase, text
from components.web.page_addresses import overview_href
from components.web.view import View
from data.select import Decided

# So many stand open; the rest is behind a fold.
OPEN = 10


def removal_of(view: View, report: str) -> Decided | None:
    """Return why a report is not served, a `data.select.Decided`; None where it is, or never was here."""
    return next(
        (decided for decided in view.held.decided if decided.is_removed and decided.report == report), None
    )


def removal_words(decided: Decided, language: str) -> list[Any]:
    """Return the sentence that says when a report was taken away, or brought back, and why."""
    key = "taken_away" if decided.was_removed else "as_shipped" if decided.was_corrected else "brought_back"
    return phrase(
        f"removed.{key}",
        language,
        date=date_words(period_words(decided.date, language)),
        report=_title(decided, language),
        reason=html.Span(decided.reason, **{"data-verbatim": "", **lang_of_typed(decided.reason, language)}),
    )


def _title(decided: Decided, language: str) -> Component:
    """Return a report's title, a link where it was brought back; its id where no folder of it is left."""
    title = named(decided, "title", language)
    words = html.Span(title or decided.report, **{"data-verbatim": "", **lang_of_typed(title, language)})
    # Once brought back it may have been removed again since: a link would lead nowhere.
    is_back = decided.is_served and not decided.was_removed
    return html.A(words, href=overview_href(language, decided.report)) if is_back else words


def removed_list(view: View) -> list[Component]:
    """Return the list of all that was taken away or brought back, the newest first; nothing without any."""
    language = view.language
    items = [html.Li(removal_words(decided, language)) for decided in view.held.decided]
    if not items:
        return []
    more = items[OPEN:]
    fold = html.Summary(counted("removed.more", len(more), "removals", language))
    return [
        html.Section(
            [
                html.H2(text("removed.heading", language)),
                html.Ul(items[:OPEN]),
                *([html.Details([fold, html.Ul(more)])] if more else []),
            ],
            className="removed-list",
        )
    ]
