"""Chips that filter by subject: buttons of a form, so that they also work without a script."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.figures.quantity import count, counted
from components.text import named, phrase, text
from components.web.page_addresses import SEPARATOR, overview_href
from components.web.view import View
from data.select.rows import Category


def subjects(view: View) -> Component:
    """Return the chips of the report's subjects, and the list of subjects without a figure."""
    rows = view.whole.category_rows
    with_figures, silent = [row for row in rows if row.count], [row for row in rows if not row.count]
    return html.Form(
        [
            # A form's own query replaces its address's, so the chosen measure travels as a field.
            *([dcc.Input(type="hidden", name="statement", value=view.statement)] if view.statement else []),
            html.Div(
                [_all(view, with_figures), *[_chip(row, view) for row in with_figures]],
                role="group",
                className="chips",
                **{"aria-label": text("subjects.label", view.language), "data-part": "chips"},
            ),
            html.P(_shown(view, with_figures), className="shown", role="status", **_template(view)),
            *([_silent(silent, view)] if len(silent) else []),
        ],
        action=overview_href(view.language, view.report),
        method="get",
        className="subjects",
        **{"data-choice": "category"},
    )


def _template(view: View) -> dict[str, str]:
    """The sentence for the script, its number left open."""
    return {"data-shown": "", "data-template": text("subjects.shown", view.language, count="{count}")}


def _all(view: View, with_figures: list[Category]) -> Component:
    number = count(sum(row.count for row in with_figures), "observations", view.language)
    return _button([text("subjects.all", view.language), " ", number], "", "", not view.categories)


def _chip(row: Category, view: View) -> Component:
    number = count(int(row.count), f"observations-{row.id}", view.language)
    pressed = row.id in view.categories
    # Each button sends the choice as it is once it was pressed: so one can be undone without a script, too.
    others = [category for category in view.categories if category != row.id]
    after = SEPARATOR.join(others if pressed else [*view.categories, row.id])
    return _button([named(row, "name", view.language), " ", number], row.id, after, pressed)


def _button(children: list[Any], subject: str, after: str, pressed: bool) -> Component:
    """A chip's value is the whole choice after it is pressed: what a form without a script sends."""
    return html.Button(
        children,
        type="submit",
        name="category",
        value=after,
        className="chip",
        **{"aria-pressed": "true" if pressed else "false", "data-subject-chip": subject},
    )


def _shown(view: View, with_figures: list[Category]) -> list[Any]:
    if not view.categories:
        return []
    number = sum(row.count for row in with_figures if row.id in view.categories)
    return phrase("subjects.shown", view.language, count=count(number, "observations-shown", view.language))


def _silent(silent: list[Category], view: View) -> Component:
    language = view.language
    number = counted("subjects.silent", len(silent), "subjects-without-figures", language)
    names = [named(row, "name", language) for row in silent]
    return html.Details(
        [
            html.Summary(number, className="chip dashed"),
            html.Div(
                [
                    html.P(text("subjects.silence", language)),
                    html.Ul([html.Li(name) for name in names]),
                ],
                className="silent-list",
            ),
        ],
        className="silent-subjects",
    )
