"""The large figures, each over the quiet rows of its area."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from components.figures.corrected import corrected_tag
from components.figures.figure_row import figure_row
from components.figures.placed_words import placed_words
from components.figures.quantity import date_words, figure_words, place_words
from components.figures.section_names import section_label
from components.figures.share import take_along
from components.text import named, phrase, text
from components.web.link import link
from components.web.page_addresses import area_href, indicator_href
from components.web.view import View
from data.select.rows import Observation, Section


def key_figures(view: View) -> Component:
    """Return a column for each area with a headline figure; areas without one share the first column."""
    stated = view.whole.reported_rows
    areas = [
        (area, [row for row in stated if row.section == area.id])
        for area in view.whole.section_rows
        if area.kind == "area"
    ]
    quiet = [_quiet_area(area, rows, view) for area, rows in areas if not _has_headline(rows)]
    large = [_large_area(area, rows, view) for area, rows in areas if _has_headline(rows)]
    # Areas without a large figure share one column: a column each would be mostly empty paper.
    shared = [html.Div(quiet, className="key-column quiet", **_part(_rows_of(areas, large=False), view))]
    return html.Section(
        [
            html.H2(text("key_figures.heading", view.language), className="seen-by-readers-of-screens"),
            *(shared if quiet else []),
            *large,
        ],
        id="figures",
        # Where a skip link leads, the focus must go too.
        tabIndex=-1,
        className="key-figures",
    )


def _has_headline(rows: list[Observation]) -> bool:
    return any(row.headline for row in rows)


def _rows_of(areas: list[tuple[Section, list[Observation]]], large: bool) -> list[Observation]:
    return [row for _, rows in areas if _has_headline(rows) == large for row in rows]


def _area_name(section: Section, view: View) -> Component:
    name = place_words(section_label(section, view.language), named(section, "short", view.language))
    return html.P(link(name, area_href(view.language, view.report, section.id)), className="key-area")


def _quiet_area(section: Section, rows: list[Observation], view: View) -> Component:
    silence = [] if len(rows) else [html.P(text("key_figures.narrative", view.language), className="silence")]
    part = _part(rows, view)
    return html.Div([_area_name(section, view), *silence, _rows(rows, view)], **part)


def _large_area(section: Section, rows: list[Observation], view: View) -> Component:
    # Headline figures of one area beyond the first stand among its rows.
    large = next(row for row in rows if row.headline)
    return html.Div(
        [
            _area_name(section, view),
            html.Div(
                [
                    html.P(
                        [named(large, "short", view.language), *corrected_tag(large, view.language)],
                        className="key-name",
                    ),
                    html.P(
                        link(
                            figure_words(large, view.language, style="large"),
                            indicator_href(view.language, view.report, large.indicator),
                        ),
                        className="key-figure",
                    ),
                    *_last_year(large, view),
                    take_along(view.whole, large, view.language),
                ],
                **_subject(large, view),
            ),
            _rows([row for row in rows if row.indicator != large.indicator], view),
        ],
        className="key-column",
        **_part(rows, view),
    )


def _last_year(row: Observation, view: View) -> list[Component]:
    """Return the figure of the year before, where it is of one basis with this year's."""
    placed = view.before.get(row.id)
    if placed is None:
        return []
    year = date_words(text("period.year", view.language, year=placed.figure.year))
    figure = placed_words(placed, view.language)
    words = phrase("key_figures.last_year", view.language, year=year, figure=figure)
    href = indicator_href(view.language, placed.source.id, placed.figure.indicator)
    return [html.P(link(words, href), className="key-last-year")]


def _part(rows: Iterable[Observation], view: View) -> dict[str, str]:
    """Mark what a choice of subjects hides: a name left without its figures would read as having none."""
    shown = not view.categories or any(row.category in view.categories for row in rows)
    return {"data-part": "key-area", **({} if shown else {"data-off": ""})}


def _rows(rows: list[Observation], view: View) -> Component | None:
    if not len(rows):
        return None
    return html.Ul([html.Li(figure_row(row, view), **_subject(row, view)) for row in rows])


def _subject(row: Observation, view: View) -> dict[str, str]:
    off = {"data-off": ""} if view.categories and row.category not in view.categories else {}
    return {"data-subject": row.category, **off}
