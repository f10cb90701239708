"""What every part of the codebook is made of: tables whose rows have addresses, codes with their words."""

from collections.abc import Iterable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.text import text, words
from data.exports.export_rows import words as file_words

# Codes whose words the pages have, by what stands before them there.
OF_PAGES = (
    "origin.level_",
    "origin.body_",
    "origin.source_",
    "figure_facts.better_",
    "codebook.code_",
    "comparability.",
)


def code(name: str) -> Component:
    """Return a code as it stands in the tables."""
    return html.Code(name, **{"data-verbatim": ""})


def with_words(name: str, language: str) -> list[Any]:
    """Return a code with its words, alone where nobody has any for it."""
    meaning = code_words(name, language)
    return [code(name), *([f" {meaning}"] if meaning else [])]


def code_words(name: str, language: str) -> str:
    """Return what a code means in the reader's language, "" where the codes' own table has no word."""
    meaning: str = file_words(language)["codes"].get(name, "")
    if meaning:
        return meaning
    keys = (f"{start}{name}" for start in OF_PAGES)
    return next((text(key, language) for key in keys if key in words(language)), "")


def table(
    heads: Sequence[str], rows: Iterable[tuple[str, Sequence[Any]]], language: str, label: str
) -> Component:
    """Return a table. heads: keys below `codebook.column_`. rows: the anchor of each and its cells."""
    head = html.Tr([html.Th(text(f"codebook.column_{name}", language), scope="col") for name in heads])
    body = [
        html.Tr([html.Th(cells[0], scope="row"), *(html.Td(cell) for cell in cells[1:])], id=anchor)
        for anchor, cells in rows
    ]
    return html.Div(
        html.Table([html.Thead(head), html.Tbody(body)], className="codes"),
        className="table-scroll",
        # What scrolls must be reached by keyboard.
        tabIndex="0",
        role="region",
        **{"aria-label": label},
    )
