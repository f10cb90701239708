"""The large figures, each over the quiet rows of its area."""

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figure_row import figure_row
from components.link import link
from components.map_sheet import section_label
from components.quantity import figure_words, place_words
from components.share import take_along
from components.text import named, text
from components.view import View, area_href, indicator_href


def key_figures(view: View) -> Component:
    """Return a column for each area with a headline figure; areas without one share the first column."""
    sections = view.whole.sections
    stated = view.whole.reported
    areas = [
        (row, stated[stated["section"] == row.id]) for row in sections.itertuples() if row.kind == "area"
    ]
    quiet = [_quiet_area(row, rows, view) for row, rows in areas if not rows["headline"].any()]
    large = [_large_area(row, rows, view) for row, rows in areas if rows["headline"].any()]
    shared = [html.Div(quiet, className="key-column quiet", **_part(_rows_of(areas, large=False), view))]
    return html.Section(
        [html.H2(text("key_figures.heading", view.language), className="seen-by-readers-of-screens")]
        + (shared if quiet else [])
        + large,
        id="figures",
        tabIndex=-1,
        className="key-figures",
    )


def _rows_of(areas: list, large: bool) -> list[Any]:
    return [row for _, rows in areas if rows["headline"].any() == large for row in rows.itertuples()]


def _area_name(section: Any, view: View) -> Component:
    name = place_words(section_label(section, view.language), named(section, "short", view.language))
    return html.P(link(name, area_href(view.language, view.report, section.id)), className="key-area")


def _quiet_area(section: Any, rows: Any, view: View) -> Component:
    silence = [] if len(rows) else [html.P(text("key_figures.narrative", view.language), className="silence")]
    part = _part(rows.itertuples(), view)
    return html.Div([_area_name(section, view), *silence, _rows(rows, view)], **part)


def _large_area(section: Any, rows: Any, view: View) -> Component:
    large = next(rows[rows["headline"]].itertuples())
    return html.Div(
        [
            _area_name(section, view),
            html.Div(
                [
                    html.P(named(large, "short", view.language), className="key-name"),
                    html.P(
                        link(
                            figure_words(large, view.language, style="large"),
                            indicator_href(view.language, view.report, large.indicator),
                        ),
                        className="key-figure",
                    ),
                    take_along(view.whole, large, view.language),
                ],
                **_subject(large, view),
            ),
            _rows(rows[rows["indicator"] != large.indicator], view),
        ],
        className="key-column",
        **_part(rows.itertuples(), view),
    )


def _part(rows: Iterable[Any], view: View) -> dict[str, str]:
    """Mark what goes with a choice of subjects: a name without its figures would read as having none."""
    shown = not view.categories or any(row.category in view.categories for row in rows)
    return {"data-part": "key-area", **({} if shown else {"data-off": ""})}


def _rows(rows: Any, view: View) -> Component | None:
    if not len(rows):
        return None
    return html.Ul([html.Li(figure_row(row, view), **_subject(row, view)) for row in rows.itertuples()])


def _subject(row: Any, view: View) -> dict[str, str]:
    off = {"data-off": ""} if view.categories and row.category not in view.categories else {}
    return {"data-subject": row.category, **off}
