"""One indicator of several places and years: what may stand side by side, what may not, and why."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.charts.comparison_words import finding
from components.figures.cite_box import copy_line
from components.figures.phrase_html import as_children
from components.frame.page_frame import notices, page
from components.pages.compare.address import changed, compared
from components.pages.compare.check import sum_check
from components.pages.compare.controls import controls
from components.pages.compare.drawing import drawing, framed_drawing
from components.pages.compare.indicator_choice import indicator_choice, name_of
from components.pages.compare.not_drawn import not_drawn, not_drawn_count
from components.pages.compare.pairs import pairs_section
from components.pages.compare.selected import selected
from components.pages.compare.to_choose import invitation, places_to_choose
from components.text import joined, phrases, text
from components.web.callback_body import ASKED_TO_COMPARE, COMPARED
from components.web.public_address import public
from components.web.view import View, href

# Fewer rows are no comparison: places to add are offered below.
FEWEST = 2


def title(view: View) -> str:
    """Return the tab's title."""
    indicator = compared(view).indicator
    if indicator is None:
        return text("compare.title", view.language)
    return text("compare.title_of", view.language, name=name_of(indicator, view.language))


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    if compared(view).indicator is None or not compared(view).own.drawn:
        return text("compare.description", view.language)
    return phrases.plain(finding(compared(view), view.language))


def layout(view: View) -> Component:
    """Return the whole page."""
    language = view.language
    return page(
        view,
        html.Div(
            [
                html.H1(text("compare.heading", language)),
                html.P(text("compare.lead", language), className="lead screen-only"),
            ],
            className="page-head",
        ),
        *([] if view.screen else [indicator_choice(view)]),
        # The address that the script hands over; the answer replaces what is shown, and no more of the page.
        dcc.Store(id=ASKED_TO_COMPARE),
        html.Div(
            _on_screen(view) if view.screen else shown(view, told=False),
            id=COMPARED,
            className="compare",
            **{"data-choice": "compare", "data-compare": ""},
        ),
        title=title(view),
        wide=True,
        kind="compare-page",
        turns=_turns(view),
    )


def _turns(view: View) -> tuple[list[str], int]:
    """Return the pages of a comparison's rows, and which of them this is."""
    answer = compared(view)
    pages = [changed(view, page=number) for number in range(1, max(answer.pages, 1) + 1)]
    return pages, min(answer.question.page, len(pages)) - 1


def _on_screen(view: View) -> list[Any]:
    """Return what a big screen shows: what is drawn, what is not, how it adds up; nothing is chosen there."""
    answer = compared(view)
    if not answer.own.drawn:
        return not_drawn(view)
    has_pairs = sum(answer.is_picked(placed) for placed in answer.page()) >= FEWEST
    beside = [*([pairs_section(view)] if has_pairs else []), *not_drawn(view), *sum_check(view)]
    if not beside:
        return [framed_drawing(view)]
    label = {"aria-label": text("compare.aside", view.language)}
    aside = html.Aside(beside, className="compare-aside", **label)
    return [html.Div([framed_drawing(view), aside], className="compare-columns")]


def shown(view: View, told: bool = True) -> list[Any]:
    """Return all that depends on the choice. told: with what of the address means nothing, which a whole page
    says by itself."""
    answer = compared(view)
    name = name_of(answer.indicator, view.language) if answer.indicator is not None else ""
    here = html.Div(
        hidden=True,
        **{"data-compare-here": href(view), "data-compare-title": title(view), "data-compare-name": name},
    )
    parts: list[Any] = [here, html.Div(notices(view) if told else []), _outcome(view), controls(view)]
    if answer.indicator is None:
        return [*parts, invitation(view)]
    if not answer.own.drawn:
        return [*parts, *not_drawn(view), places_to_choose(view)]
    short = [places_to_choose(view)] if answer.rows < FEWEST else []
    aside = [
        selected(view),
        pairs_section(view),
        *not_drawn(view),
        *sum_check(view),
        _address(view),
    ]
    label = {"aria-label": text("compare.aside", view.language)}
    columns = html.Div(
        [drawing(view), html.Aside(aside, className="compare-aside", **label)], className="compare-columns"
    )
    return [*parts, columns, *short]


def _outcome(view: View) -> Component:
    """Return what became of a choice, for who hears the page: what is drawn now, and how much is not."""
    answer = compared(view)
    drawn = [as_children(finding(answer, view.language))] if answer.own.drawn else []
    left = [[text("compare.not_drawn", view.language), " ", number] for number in not_drawn_count(view)]
    return html.P(joined([drawn, *left], " "), role="status", className="seen-by-readers-of-screens")


def _address(view: View) -> Component:
    language = view.language
    return html.Section(
        [
            html.H2(text("compare.address", language)),
            html.Div(
                [
                    html.Pre(
                        public(href(view)), className="citation", **{"data-verbatim": "", "data-address": ""}
                    ),
                    html.Button(
                        text("cite_box.copy", language),
                        type="button",
                        className="button needs-script",
                        **{"data-copy": ""},
                    ),
                ]
            ),
            copy_line(language),
            html.P(text("compare.address_note", language), className="muted"),
        ],
        className="compare-address",
    )
