"""The forms of the data page, for rows and for columns: they make an address, and need no script."""

from collections.abc import Iterable

from dash import dcc, html
from dash.development.base_component import Component

from components.figures.quantity import count
from components.pages.data.data_cells import (
    AS_OF,
    COLUMN_CHOICE,
    COLUMNS,
    EVERY_COLUMN,
    PAGE,
    SORT,
    columns,
    columns_after,
)
from components.text import named, text
from components.web.page_addresses import SEPARATOR, data_href
from components.web.view import View
from data.select.make_rows import rows_of
from data.select.row_choices import Choice
from data.select.rows import Report

SHOWN = "shown"
# What stands in an address and narrows no rows.
NO_CONDITION = {SORT, COLUMN_CHOICE, PAGE}


def data_filters(view: View) -> Component:
    """Return the form. Its first button is what Enter in the search field presses: it changes no choice."""
    language = view.language
    return html.Form(
        [
            html.Div(
                [_search(view), *_report(view), *_selects(view), _as_of(view)], className="filter-fields"
            ),
            _subjects(view),
            html.Div([*_missing(view), *_clear(view), *_hints(view)], className="filter-ends"),
            *_kept(view, (SORT, COLUMN_CHOICE)),
        ],
        action=data_href(language),
        method="get",
        # The address says what is chosen; a browser that comes back would put its own memory in.
        autoComplete="off",
        className="data-filters",
        role="search",
        **{"aria-label": text("data_page.filters", language), "data-choice": "rows", "data-filters": ""},
    )


def conditions(view: View) -> dict[str, str]:
    """Return the filters that narrow the rows, or widen them to what is not reported."""
    chosen = {name: value for name, value in view.filters if name not in NO_CONDITION}
    return chosen | ({"category": SEPARATOR.join(view.categories)} if view.categories else {})


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
    reports = view.answer.reports
    if len(reports) < 2:
        return [_hidden("report", view.report)] if view.report else []
    names = {row.id: f"{named(row, 'place', view.language)} {row.year}" for row in rows_of(Report, reports)}
    return [_select("report", names, view.report, view.language, "all_reports")]


def _selects(view: View) -> list[Component]:
    """Return the fields; areas are a report's own, and are offered where it is known which report's."""
    answer, language = view.answer, view.language
    offered: dict[str, dict[str, str]] = {
        "kind": {choice.value: text(f"data_page.kind_{choice.value}", language) for choice in answer.kinds},
        "area": {choice.value: named(choice, "name", language) for choice in answer.areas},
        "place": {choice.value: named(choice, "name", language) for choice in answer.places},
        "year": {choice.value: choice.value for choice in answer.years},
    }
    return [
        _select(name, names, view.filter.get(name, ""), language)
        for name, names in offered.items()
        if names or name != "area"
    ]


def _select(name: str, names: dict[str, str], chosen: str, language: str, none: str = "any") -> Component:
    options = {"": text(f"data_page.{none}", language), **names}
    dated = {"data-date": ""} if name in ("year", "report") else {}
    # What was chosen stays to be seen where nothing has it any more.
    if chosen not in options:
        options[chosen] = chosen
    return html.Div(
        [
            html.Label(text(f"data_page.filter_{name}", language), htmlFor=f"data-{name}"),
            html.Select(
                [
                    html.Option(
                        words, value=value, **({"selected": True} if value == chosen else {}), **dated
                    )
                    for value, words in options.items()
                ],
                id=f"data-{name}",
                name=name,
            ),
        ],
        className="field",
    )


def _as_of(view: View) -> Component:
    """Return the field for the day whose figures are wanted; empty it is today."""
    # A browser's own field for dates writes them as its system does, not as the address has them.
    day = dcc.Input(
        id="data-as-of",
        name=AS_OF,
        type="text",
        value=view.filter.get(AS_OF, ""),
        maxLength=10,
        placeholder=text("data_page.as_of_form", view.language),
        autoComplete="off",
    )
    label = html.Label(text("data_page.as_of", view.language), htmlFor="data-as-of")
    return html.Div([label, day], className="field")


def _subjects(view: View) -> Component:
    """Return the subjects as buttons; each sends the whole choice as it is after it is pressed."""
    language, counts = view.language, view.answer.by_category
    shown = [
        choice
        for choice in view.answer.categories
        if choice.value in counts or choice.value in view.categories
    ]
    name = text("data_page.every_category", language)
    everything = _chip(name, sum(counts.values()), "", "", not view.categories, language)
    chips = [_subject(choice, counts.get(choice.value, 0), view) for choice in shown]
    return html.Div(
        # The hidden field comes last: the button that is pressed speaks first, and the first is heard.
        [everything, *chips, _hidden("category", SEPARATOR.join(view.categories))],
        role="group",
        className="chips",
        **{"aria-label": text("data_page.filter_category", language)},
    )


def _subject(subject: Choice, number: int, view: View) -> Component:
    pressed = subject.value in view.categories
    others = [category for category in view.categories if category != subject.value]
    after = SEPARATOR.join(others if pressed else [*view.categories, subject.value])
    return _chip(named(subject, "name", view.language), number, subject.value, after, pressed, view.language)


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
        value="" if shown else SHOWN,
        className="chip dashed",
        **{"aria-pressed": "true" if shown else "false"},
    )
    return [switch, _hidden("missing", shown)]


def _clear(view: View) -> list[Component]:
    return [clear_link(view)] if conditions(view) else []


def clear_link(view: View) -> Component:
    """Return the way out: the same page without any condition."""
    return html.A(text("data_page.clear", view.language), href=data_href(view.language, view.report))


def _hints(view: View) -> list[Component]:
    at_once = html.Span(text("data_page.at_once", view.language), className="muted with-script")
    if not view.answer.is_narrowed:
        return [at_once]
    return [html.Span(text("data_page.narrowed", view.language), className="muted"), at_once]


def column_choice(view: View) -> Component:
    """Return the columns as buttons of a form that keeps every other choice."""
    language = view.language
    shown = {column.id for column in columns(view) if column.shown}
    buttons: list[Component] = [
        html.Button(
            text(f"data_page.column_{name}", language),
            id=f"data-column-{name}",
            type="submit",
            name=COLUMN_CHOICE,
            value=columns_after(name, view),
            className="chip",
            **{"aria-pressed": "true" if name in shown else "false"},
        )
        # A row without its name would be nobody's.
        for name in COLUMNS
        if name != "name"
    ]
    buttons.append(_every_column(view))
    label = {"aria-label": text("data_page.columns_label", language)}
    form = html.Form(
        [
            html.Div(buttons, role="group", className="chips", **label),
            *([_hidden("report", view.report)] if view.report else []),
            *([_hidden("category", SEPARATOR.join(view.categories))] if view.categories else []),
            *_kept(view, (name for name in view.filter if name != COLUMN_CHOICE)),
        ],
        action=data_href(language),
        method="get",
        # The address says what is chosen; a browser that comes back would put its own memory in.
        autoComplete="off",
        **{"data-choice": "columns", "data-columns": ""},
    )
    return html.Details(
        [html.Summary(text("data_page.columns", language), className="button"), form],
        className="column-choice",
    )


def _every_column(view: View) -> Component:
    every = all(column.shown for column in columns(view))
    return html.Button(
        text("data_page.every_column", view.language),
        id="data-every-column",
        type="submit",
        name=COLUMN_CHOICE,
        value="" if every else EVERY_COLUMN,
        className="chip dashed",
        **{"aria-pressed": "true" if every else "false"},
    )


def _kept(view: View, names: Iterable[str]) -> list[Component]:
    return [_hidden(name, view.filter[name]) for name in names if name in view.filter]


def _hidden(name: str, value: str) -> Component:
    return dcc.Input(type="hidden", name=name, value=value)
