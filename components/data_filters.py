"""The form that narrows the rows of the data page: an address is all it makes, so it needs no script."""

from dataclasses import replace
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.data_rows import choices, data_rows
from components.quantity import count
from components.text import named, text
from components.view import SEPARATOR, View, data_href
from data import select

SELECTS = ("kind", "area", "place", "year")


def data_filters(view: View) -> Component:
    """Return the form. Its first button is what Enter in the search field presses: it changes no choice."""
    language = view.language
    return html.Form(
        [
            html.Div([_search(view), *_report(view), *_selects(view)], className="filter-fields"),
            _subjects(view),
            html.Div([*_missing(view), *_clear(view), _hint(language)], className="filter-ends"),
        ],
        action=data_href(language),
        method="get",
        className="data-filters",
        role="search",
        **{"aria-label": text("data_page.filters", language), "data-choice": "rows", "data-filters": ""},
    )


def _search(view: View) -> Component:
    language = view.language
    return html.Div(
        [
            html.Label(text("data_page.search", language), htmlFor="data-q"),
            html.Div(
                [
                    dcc.Input(
                        id="data-q", name="q", type="search", value=view.filter.get("q", ""), maxLength=80
                    ),
                    html.Button(
                        text("data_page.apply", language), type="submit", className="button", id="data-apply"
                    ),
                ],
                className="search-line",
            ),
        ],
        className="field search",
    )


def _report(view: View) -> list[Component]:
    """Offer the reports where there is a choice; a single one travels along unseen."""
    reports = select.reports()
    if len(reports) < 2:
        return [_hidden("report", view.report)] if view.report else []
    names = {row.id: f"{named(row, 'place', view.language)} {row.year}" for row in reports.itertuples()}
    return [_select("report", names, view.report, view.language, "all_reports")]


def _selects(view: View) -> list[Component]:
    offered = choices(view)
    chosen = view.filter
    return [
        _select(
            name,
            {value: _name(name, value, view) for value in offered[name]},
            chosen.get(name, ""),
            view.language,
        )
        for name in SELECTS
    ]


def _name(filter_name: str, value: str, view: View) -> str:
    language = view.language
    match filter_name:
        case "kind":
            return text(f"data_page.kind_{value}", language)
        case "area":
            return _area_name(value, view)
        case "place":
            reports = select.reports()
            return named(reports[reports["place"] == value].iloc[0], "place", language)
    return value


def _area_name(area: str, view: View) -> str:
    """Areas are a report's own: without a report their names are those of the first one that has it."""
    for report in [view.report] if view.report else select.reports()["id"]:
        sections = select.sections(report).set_index("id", drop=False)
        if area in sections.index:
            return named(sections.loc[area], "short", view.language)
    return area


def _select(name: str, names: dict[str, str], chosen: str, language: str, none: str = "any") -> Component:
    options = {"": text(f"data_page.{none}", language), **names}
    dated = {"data-date": ""} if name in ("year", "report") else {}
    return html.Div(
        [
            html.Label(text(f"data_page.filter_{name}", language), htmlFor=f"data-{name}"),
            html.Select(
                [
                    html.Option(said, value=value, **({"selected": True} if value == chosen else {}), **dated)
                    for value, said in options.items()
                ],
                id=f"data-{name}",
                name=name,
            ),
        ],
        className="field",
    )


def _subjects(view: View) -> Component:
    """Return the subjects as buttons; each sends the whole choice as it is after it is pressed."""
    language = view.language
    bare = replace(view, categories=(), filters=tuple(pair for pair in view.filters if pair[0] != "missing"))
    counts = data_rows(bare)["category"].value_counts()
    order = select.categories(view.report or select.newest_report())
    shown = [row for row in order.itertuples() if row.id in counts.index or row.id in view.categories]
    everything = _chip(
        text("data_page.every_category", language), int(counts.sum()), "", "", not view.categories, language
    )
    chips = [_subject(row, int(counts.get(row.id, 0)), view) for row in shown]
    return html.Div(
        # The hidden field comes last: the button that is pressed speaks first, and the first is heard.
        [everything, *chips, _hidden("category", SEPARATOR.join(view.categories))],
        role="group",
        className="chips",
        **{"aria-label": text("data_page.filter_category", language)},
    )


def _subject(row: Any, number: int, view: View) -> Component:
    pressed = row.id in view.categories
    others = [category for category in view.categories if category != row.id]
    after = SEPARATOR.join(others if pressed else [*view.categories, row.id])
    return _chip(named(row, "name", view.language), number, row.id, after, pressed, view.language)


def _chip(name: str, number: int, subject: str, after: str, pressed: bool, language: str) -> Component:
    mark = count(number, f"rows-{subject or 'all'}", language)
    return html.Button(
        [name, " ", mark],
        id=f"data-category-{subject or 'all'}",
        type="submit",
        name="category",
        value=after,
        className="chip",
        **{"aria-pressed": "true" if pressed else "false"},
    )


def _missing(view: View) -> list[Component]:
    shown = view.filter.get("missing", "")
    switch = html.Button(
        text("data_page.missing", view.language),
        id="data-missing",
        type="submit",
        name="missing",
        value="" if shown else "shown",
        className="chip dashed",
        **{"aria-pressed": "true" if shown else "false"},
    )
    return [switch, _hidden("missing", shown)]


def _clear(view: View) -> list[Component]:
    if not (view.filters or view.categories):
        return []
    return [clear_link(view)]


def clear_link(view: View) -> Component:
    """Return the way out: the same page without any condition."""
    return html.A(text("data_page.clear", view.language), href=data_href(view.language, view.report))


def _hint(language: str) -> Component:
    return html.Span(text("data_page.at_once", language), className="muted with-script")


def _hidden(name: str, value: str) -> Component:
    return dcc.Input(type="hidden", name=name, value=value)
