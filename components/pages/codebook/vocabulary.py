"""Units, rules, formulas and reasons, a row each."""

import re
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.pages.codebook.definitions import to_indicator
from components.pages.codebook.parts import code, table
from components.text import named, text, unit_named
from components.text.numbers import format_number
from components.web.view import View

# Ids of indicators; in a formula signs and spaces stand between them.
NAME = re.compile(r"([a-z][a-z0-9_]*)")


def units(view: View) -> list[Component]:
    """Return each unit, what it is called, and how many of which base unit it is."""
    language = view.language
    rows = [
        (
            f"unit-{unit.id}",
            [
                [code(unit.id)],
                [unit_named(unit, language, column="")],
                [html.Span(format_number(unit.factor, language), **{"data-verbatim": ""})],
                [html.A(code(unit.base), href=f"#unit-{unit.base}")],
            ],
        )
        for unit in view.codebook.units
    ]
    return [table(("code", "words", "factor", "base"), rows, language, text("codebook.units", language))]


def checks(view: View) -> list[Component]:
    """Return each rule that figures are laid beside each other by."""
    language = view.language
    rows = [
        (
            f"check-{check.id}",
            [
                [code(check.id)],
                [text(f"codebook.rule_{check.kind}", language)],
                _linked(check.left),
                [to_indicator(check.right)],
            ],
        )
        for check in view.codebook.checks
    ]
    return [table(("code", "kind", "left", "right"), rows, language, text("codebook.checks", language))]


def derived(view: View) -> list[Component]:
    """Return each number that is computed here, and of what."""
    language = view.language
    rows = [
        (
            f"derived-{formula.id}",
            [
                [code(formula.id)],
                [named(formula, "name", language)],
                [code(formula.formula)],
                _linked(formula.inputs),
            ],
        )
        for formula in view.codebook.derived
    ]
    heads = ("code", "words", "formula", "inputs")
    return [table(heads, rows, language, text("codebook.derived", language))]


def reasons(view: View) -> list[Component]:
    """Return each reason why a number of a text is no indicator."""
    language = view.language
    rows = [
        (f"why-{reason.id}", [[code(reason.id)], [named(reason, "", language)]])
        for reason in view.codebook.reasons
    ]
    return [table(("code", "meaning"), rows, language, text("codebook.reasons", language))]


def _linked(words: str) -> list[Any]:
    """Return a formula over ids of indicators with each id as a link."""
    return [to_indicator(part) if NAME.fullmatch(part) else part for part in NAME.split(words) if part]
