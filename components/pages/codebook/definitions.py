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
    definitions = view.codebook.indicators
    return [
        html.Section(
            [html.H3(named(group[0], "category", view.language), id=f"category-{name}"), _list(group, view)],
            className="codebook-subject",
        )
        for name, group in (
            (name, list(of_subject))
            for name, of_subject in groupby(definitions, lambda definition: definition.category)
        )
    ]


def _list(group: list[Definition], view: View) -> Component:
    return html.Div([_indicator(definition, view.language) for definition in group])


def anchor(name: str) -> str:
    """Return the anchor of an indicator."""
    return f"indicator-{name}"


def to_indicator(name: str) -> Component:
    """Return the way to an indicator of this page, by its id."""
    return html.A(name, href=f"#{anchor(name)}", className="code")


def _indicator(definition: Definition, language: str) -> Component:
    return html.Article(
        [
            html.H4([named(definition, "name", language), " ", to_indicator(definition.id)]),
            html.P(named(definition, "definition", language)),
            html.P(_facts(definition, language), className="codebook-facts"),
        ],
        id=anchor(definition.id),
        className="codebook-indicator",
    )


def _facts(definition: Definition, language: str) -> list[Any]:
    """Return what else the tables say of an indicator, in one line of few elements."""
    facts: list[tuple[str, Any]] = [
        ("kind", _code(definition.kind, language)),
        ("unit", f"{definition.unit} {unit_named(definition, language)}" if definition.unit else ""),
        ("nature", _code(definition.nature, language)),
        ("better", _code(definition.better, language) if definition.better != "neither" else ""),
        ("part_of", to_indicator(definition.part_of) if definition.part_of else ""),
        ("replaces", to_indicator(definition.replaces) if definition.replaces else ""),
        ("comparable", _agree(definition, language)),
        ("catalogue", definition.catalogue),
    ]
    labelled = [(text(f"codebook.fact_{name}", language), words) for name, words in facts if words]
    parts = [part for label, words in labelled for part in (f"{label} ", words, SEPARATOR)]
    # Without the separator behind the last.
    return parts[:-1]


def _code(name: str, language: str) -> str:
    return f"{name} {code_words(name, language)}"


def _agree(definition: Definition, language: str) -> str:
    between = text("frame.and", language)
    return between.join(code_words(name, language) or name for name in definition.comparable.split())
