"""Which reports and which subject the coverage shows: a form that needs no script."""

from collections.abc import Iterable

from dash import dcc, html
from dash.development.base_component import Component

from components.pages.coverage.question import AS_WORDS, SHOW
from components.text import named, text
from components.web.page_addresses import address
from components.web.view import View
from data.select.coverage import Choice

FIELDS = ("category", "kind", "province", "year")


def choices(view: View) -> Component:
    """Return the form; its own query replaces that of the address, so the way of showing travels with it."""
    language = view.language
    shown = [dcc.Input(type="hidden", name=SHOW, value=AS_WORDS)] if view.filter.get(SHOW) else []
    return html.Form(
        [
            *(_field(view, name) for name in FIELDS),
            *shown,
            html.Button(text("coverage.choose", language), type="submit", className="button"),
        ],
        action=address(f"{language}/coverage"),
        method="get",
        className="coverage-choices screen-only",
        **{"data-coverage-form": ""},
    )


def _field(view: View, name: str) -> Component:
    language, own = view.language, view.filter.get(name, "")
    every = [] if name == "category" else [_option("", text(f"coverage.every_{name}", language), own)]
    options = [_option(one.id, choice_words(one, language), own) for one in view.coverage.of(name)]
    return html.Label(
        [
            html.Span(text(f"coverage.{name}", language)),
            html.Select([*every, *options], name=name, id=f"coverage-{name}"),
        ]
    )


def _option(value: str, words: str, chosen: str) -> Component:
    return html.Option(words, value=value, **({"selected": True} if value == chosen else {}))


def choice_words(choice: Choice, language: str) -> str:
    """Return what a choice is called."""
    if choice.what == "kind":
        return text(f"reports.kind_{choice.id}", language)
    return choice.id if choice.what == "year" else named(choice, "name", language)


def chosen_words(view: View) -> Iterable[str]:
    """Return what of the reports is chosen, in words."""
    for name in FIELDS[1:]:
        own = view.filter.get(name, "")
        yield from (
            choice_words(one, view.language) for one in view.coverage.of(name) if own and one.id == own
        )
