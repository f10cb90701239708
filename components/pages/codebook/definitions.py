"""Every indicator: its id, what it counts, in what, and what must agree before it is compared."""

from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.pages.codebook.parts import code_words
from components.text import named, text, unit_named
from components.web.view import View
from data.select.codebook import Definition

SEPARATOR = " · "


def indicators(view: View) -> list[Component]:
    """Return the indicators by subject."""
    found = view.codebook.indicators
    return [
        html.Section(
            [html.H3(named(group[0], "category", view.language), id=f"category-{name}"), _list(group, view)],
            className="codebook-subject",
        )
        for name, group in ((name, list(each)) for name, each in groupby(found, lambda one: one.category))
    ]


def _list(group: list[Definition], view: View) -> Component:
    return html.Div([_indicator(one, view.language) for one in group])


def anchor(name: str) -> str:
    """Return the anchor of an indicator."""
    return f"indicator-{name}"


def to_indicator(name: str) -> Component:
    """Return the way to an indicator of this page, by its id."""
    return html.A(name, href=f"#{anchor(name)}", className="code")


def _indicator(one: Definition, language: str) -> Component:
    return html.Article(
        [
            html.H4([named(one, "name", language), " ", to_indicator(one.id)]),
            html.P(named(one, "definition", language)),
            html.P(_facts(one, language), className="codebook-facts"),
        ],
        id=anchor(one.id),
        className="codebook-indicator",
    )


def _facts(one: Definition, language: str) -> list[Any]:
    """Return what else the tables say of an indicator, in one line of few elements."""
    told: list[tuple[str, Any]] = [
        ("kind", _code(one.kind, language)),
        ("unit", f"{one.unit} {unit_named(one, language)}" if one.unit else ""),
        ("nature", _code(one.nature, language)),
        ("better", _code(one.better, language) if one.better != "neither" else ""),
        ("part_of", to_indicator(one.part_of) if one.part_of else ""),
        ("replaces", to_indicator(one.replaces) if one.replaces else ""),
        ("comparable", _agree(one, language)),
        ("catalogue", one.catalogue),
    ]
    said = [(text(f"codebook.fact_{name}", language), words) for name, words in told if words]
    parts = [part for label, words in said for part in (f"{label} ", words, SEPARATOR)]
    return parts[:-1]


def _code(name: str, language: str) -> str:
    return f"{name} {code_words(name, language)}"


def _agree(one: Definition, language: str) -> str:
    between = text("frame.and", language)
    return between.join(code_words(name, language) or name for name in one.comparable.split())
