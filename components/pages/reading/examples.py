"""Invented sentences with what the reader makes of them: some read rightly, one of each kind misread."""

import re
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import hedged_spans
from components.text import FIRST_LANGUAGE, LANGUAGES, text
from data.languages import cell
from data.reading import read_number
from data.reading.words import rows

# The readings of a sentence, each with the column that it stands in.
SIDES = {"reads": "reads", "right": "should"}
INVENTED: dict[str, Any] = {"data-invented": ""}


def examples(is_well: bool, language: str) -> Component:
    """Return the table of the examples that are read rightly, or of the others."""
    columns = ("what", "sentence", *SIDES.values())
    head = html.Tr([html.Th(text(f"reading.column_{name}", language), scope="col") for name in columns])
    told = [row for row in rows("score_examples") if bool(row["is_well"]) is is_well]
    return html.Table(
        [html.Thead(head), html.Tbody([_row(row, language) for row in told])], className="score-examples"
    )


def _row(row: dict[str, str], language: str) -> Component:
    name = row["id"]
    heading = [
        html.B(text(f"reading.measure_{row['measure']}", language)),
        html.Small(text(f"reading.example_{name}_is", language), **INVENTED),
    ]
    sides = [_side(row, side, language) for side in SIDES]
    return html.Tr([html.Th(heading, scope="row"), html.Td(_sentence(row, language)), *sides])


def _side(row: dict[str, str], side: str, language: str) -> Component:
    """Return one reading: the right one bold, a misreading light."""
    is_right = side == "right" or bool(row["is_well"])
    element = html.B if is_right else html.Span
    return html.Td(
        [
            element(
                text(f"reading.example_{row['id']}_{side}", language), className="score-reading", **INVENTED
            ),
            html.Small(text(f"reading.example_{row['id']}_{side}_why", language), **INVENTED),
        ],
        **{"data-label": text(f"reading.column_{SIDES[side]}", language)},
    )


def _sentence(row: dict[str, str], language: str) -> list[Component]:
    """Return the sentence with its numbers marked, and in another language what it says."""
    marked = row["marked"].split("|")
    kind = "figure claim" if row["measure"] == "coverage" else "figure fact"
    cut = re.split("(" + "|".join(map(re.escape, marked)) + ")", row[FIRST_LANGUAGE])
    shown: list[Any] = [
        html.Span(_hedged(piece), className=kind) if piece in marked else piece for piece in cut if piece
    ]
    told: list[Component] = [
        html.P(shown, className="report-words", lang=LANGUAGES[FIRST_LANGUAGE], **INVENTED)
    ]
    if language == FIRST_LANGUAGE:
        return told
    words, own = cell(row, "", language)
    lang = {"lang": LANGUAGES[own]} if own != language else {}
    return [*told, html.P(words, className="score-meaning", **lang, **INVENTED)]


def _hedged(words: str) -> list[Any]:
    """Return a marked number with its hedge as one."""
    number = read_number(words)
    return hedged_spans(words, number.qualifier, "") if number is not None else [words]
