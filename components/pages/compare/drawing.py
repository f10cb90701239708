"""The drawing: a panel a year on one axis, its rows as words and links, its dots by Plotly; and the table."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.charts.comparison_words import (
    finding,
    measure,
    number,
    place_name,
    sources_of,
    year_words,
)
from components.charts.dot_panels import Panel, Row, dot_of, panels_of, shared_scale
from components.charts.dots import ANOTHER, CHOSEN, REST, Scale, draw_dots, end_of
from components.charts.frames import is_drawn
from components.charts.graph import CONFIG
from components.charts.lines import em
from components.figures.phrase_html import as_children, as_component
from components.figures.quantity import place_words
from components.frame.pager import pager
from components.pages.compare.address import SHOW, TABLE, changed, compared, key_of
from components.pages.compare.compare_table import compare_table
from components.pages.compare.selected import chosen_key
from components.pages.compare.take import take_menu
from components.text import joined, named, phrase, phrases, text
from components.text.numbers import format_number
from components.web.view import View

# Behind this part of the axis a figure stands before its dot, lest it run out of the drawing.
FAR = 0.7
# A figure of another year is left to the row's own words where it would run into the names or the other dot.
NEAR = 0.3
# So many rows down the scale is out of sight, and stands below once more.
LONG = 12
MOST_SOURCES = 3
# In ems: how wide the column of names is at least, and what takes more than two lines on a phone.
SHORT_NAMES, LONG_NAME = 6, 14
# The name of a chosen place is set in bold.
BOLD = 1.08
# Between a name and its year, in ems.
GAP = 0.4


def drawing(view: View) -> Component:
    """Return the card: finding, measure, legend, panels or the table, what can be taken away."""
    return _card(view, chosen_key(view))


def framed_drawing(view: View) -> Component:
    """Return the card as another site shows it: nobody has chosen a row there."""
    name = html.H1(text("compare.heading", view.language), className="seen-by-readers-of-screens")
    return html.Div([name, _card(view, "")], className="compare")


def _card(view: View, chosen: str) -> Component:
    language, answer = view.language, compared(view)
    panels = panels_of(answer)
    scale = shared_scale(panels)
    is_table = view.filter.get(SHOW) == TABLE
    has_axis = any(panel.dots for panel in panels)
    head = html.Div(
        [
            html.H2(as_children(finding(answer, language)), id="compared", className="finding"),
            html.P(as_children(measure(answer, language)), className="chart-measure"),
            *(_legend(panels, view) if has_axis else []),
        ],
        className="chart-head",
    )
    # The drawing's own estimate: the style sheet cannot measure names before it sets the columns.
    longest = max(_name_width(row, language) for panel in panels for row in panel.rows)
    kinds = [name for name, is_so in (("many", len(panels) > 1), ("long", longest > LONG_NAME)) if is_so]
    plots = html.Div(
        [_panel(panel, scale, has_axis, len(panels) > 1, chosen, view) for panel in panels],
        className=" ".join(["compare-plots", *kinds]),
        style={"--name-em": f"{max(longest * BOLD, SHORT_NAMES):.1f}"},
    )
    return html.Section(
        [
            head,
            html.Div([plots, compare_table(view, panels)], className="compare-body"),
            *_other_pages(view),
            html.P(text("compare.no_ranks", language), className="note"),
            html.Div([take_menu(view), _swap(chosen, view)], className="chart-foot"),
            html.P(_sources(view), className="source-line"),
        ],
        className="compare-card chart-card",
        **{
            "aria-labelledby": "compared",
            "data-compare-card": "",
            "data-show": TABLE if is_table else "drawing",
        },
    )


def _name_width(row: Row, language: str) -> float:
    """Return in ems how wide a row's name is, with its year where that is another."""
    year = phrases.plain(year_words(str(row.figure.figure.year), language)) if row.is_of_another_year else ""
    return em(place_name(row.figure, language)) + (GAP + em(year) if year else 0)


def _legend(panels: tuple[Panel, ...], view: View) -> list[Component]:
    shades = {dot.shade for panel in panels for dot in panel.dots}
    if shades == {REST}:
        return []
    items = [
        html.Li([html.I(className=f"dot {shade}"), text(f"compare.legend_{shade}", view.language)])
        for shade in (CHOSEN, REST, ANOTHER)
        if shade in shades
    ]
    return [html.Ul(items, className="compare-legend")]


def _panel(panel: Panel, scale: Scale, has_axis: bool, is_named: bool, chosen: str, view: View) -> Component:
    language = view.language
    heading = (
        [html.H3(as_component(year_words(str(panel.year), language)))] if is_named and panel.year else []
    )
    rows = html.Ol(
        [_row(row, scale, chosen, view) for row in panel.rows],
        className="compare-rows",
        **{"aria-label": text("compare.rows", language), "data-compare-rows": ""},
    )
    if not has_axis:
        return html.Section([*heading, rows], className="compare-panel-of-year no-axis")
    figure = draw_dots(panel.dots, len(panel.rows), scale, text("compare.nothing", language))
    canvas = html.Div(
        dcc.Graph(figure=figure, config={**CONFIG}, className="chart-canvas", style={"height": "100%"}),  # type: ignore[arg-type]  # a TypedDict of Dash
        className="chart-figure compare-figure",
        role="img",
        **{"aria-label": phrases.plain(finding(compared(view), language))},
    )
    body = html.Div([canvas, rows], className="compare-axis-body")
    below = [_axis(scale, language, "below")] if len(panel.rows) >= LONG else []
    return html.Section(
        [*heading, _axis(scale, language), body, *below],
        className="compare-panel-of-year",
    )


def _axis(scale: Scale, language: str, where: str = "") -> Component:
    ticks = [
        html.Span(
            place_words(format_number(tick, language)), className="tick", style={"--at": _share(scale, tick)}
        )
        for tick in scale.ticks
    ]
    return html.Div(ticks, className=f"compare-axis {where}".strip(), **{"aria-hidden": "true"})


def _share(scale: Scale, value: float) -> str:
    return f"{scale.share(value):.4f}"


def _row(row: Row, scale: Scale, chosen: str, view: View) -> Component:
    language, own = view.language, row.figure
    key = key_of(own)
    name: list[Any] = [html.Span(place_name(own, language), title=place_name(own, language))]
    if row.repeats:
        name.append(html.Small(named(own.source, "source_name", language)))
    if row.is_of_another_year:
        name.append(html.Small(as_component(year_words(str(own.figure.year), language))))
    is_chosen = key == chosen
    link = html.A(
        name,
        href=changed(view, at=key, page=compared(view).question.page),
        className="row-name",
        **{"data-step": "", **({"aria-current": "true"} if is_chosen else {})},
    )
    marks = [*_others(row, scale, language), *_own(row, scale, language)]
    return html.Li(
        [link, html.Span(marks, className="row-plot")],
        className=f"compare-row {row.shade}",
        **{"data-row": key, **({"data-chosen": ""} if is_chosen else {})},
    )


def _own(row: Row, scale: Scale, language: str) -> list[Component]:
    figure = row.figure.figure
    words = as_component(number(figure, language))
    if not is_drawn(row.figure):
        return [html.Span(words, className="row-figure", style={"--at": "0"})]
    share = scale.share(figure.stated_value)
    side = "before" if share > FAR else "after"
    # Behind an open end the figure stands where it has faded out.
    end = scale.share(end_of(dot_of(0, row.figure, row.shade), scale))
    at = f"{share if side == 'before' else end:.4f}"
    return [
        html.I(className=f"dot {row.shade}", style={"--at": f"{share:.4f}"}),
        html.Span(words, className=f"row-figure {side}", style={"--at": at}),
    ]


def _others(row: Row, scale: Scale, language: str) -> list[Component]:
    marks: list[Component] = []
    own = scale.share(row.figure.figure.value or 0.0)
    for placed in row.others:
        if not is_drawn(placed):
            continue
        share = scale.share(placed.figure.stated_value)
        marks.append(html.I(className=f"dot {ANOTHER}", style={"--at": f"{share:.4f}"}))
        side = "before" if share < own else "after"
        # Before its dot and near the start it would run into the names; after it, into the row's own figure.
        is_far = abs(share - own) > NEAR if side == "after" or share < NEAR else True
        hidden = "" if is_far else " seen-by-readers-of-screens"
        words = phrase(
            "compare.of_year",
            language,
            year=year_words(str(placed.figure.year), language),
            figure=number(placed.figure, language),
        )
        if side == "before" and share < NEAR:
            side = "after"
        marks.append(
            html.Span(
                as_children(words), className=f"row-other {side}{hidden}", style={"--at": f"{share:.4f}"}
            )
        )
    return marks


def _swap(chosen: str, view: View) -> Component:
    """Return the link from the drawing to the table and back; a script does it in its place, by T."""
    language = view.language
    page = compared(view).question.page
    return html.Span(
        [
            html.A(
                [text(f"compare.to_{other}", language), html.Kbd("T")],
                href=changed(view, at=chosen, show=show, page=page),
                className=f"button to-{other}",
                **{"data-compare-show": other, "aria-keyshortcuts": "T"},
            )
            for other, show in (("table", TABLE), ("drawing", ""))
        ],
        className="compare-swap",
    )


def _other_pages(view: View) -> list[Component]:
    def href(page: int) -> str:
        return changed(view, page=page)

    return pager(compared(view).question.page, compared(view).pages, href, view.language)


def _sources(view: View) -> list[Any]:
    language = view.language
    sources = sources_of(compared(view).page(), language)
    sentences = [
        phrases.plain(
            phrase(
                "compare.source",
                language,
                title=title,
                source=source,
                published=phrases.published(day, language),
            )
        )
        for title, source, day in sources[:MOST_SOURCES]
    ]
    more = len(sources) - len(sentences)
    marked = (html.Span(sentence, **{"data-verbatim": ""}) for sentence in sentences)
    words = [text("compare.sources", language), *joined(marked, text("compare.between_sources", language))]
    if more > 0:
        words += as_children(phrases.counted("compare.more_sources", more, "sources", language))
    return words
