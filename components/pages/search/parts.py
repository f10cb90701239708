"""What the parts of the search page share: a section of results, its heading, and the rest behind a fold."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count, counted
from components.text import FIRST_LANGUAGE, TableWords, phrase, text
from data.languages import SECOND_BEST, cell

# Of each kind so many stand open; the rest are a fold away.
OPEN = 5


def quoted(words: str) -> Component:
    """Return words as somebody typed them."""
    return html.Q(words, **{"data-verbatim": ""})


def in_the_other(row: Any, column: str, language: str) -> TableWords:
    """Return a row's words in the other of the two languages in which a search looks, marked as such."""
    other = SECOND_BEST[0] if language == FIRST_LANGUAGE else FIRST_LANGUAGE
    return TableWords(*cell(row, column, other), language)


def total_of(rows: pd.DataFrame) -> int:
    """Return how many of a kind were found, of which these are the first."""
    return int(rows["total"].iloc[0]) if len(rows) else 0


def section(kind: str, items: Sequence[Component], total: int, language: str, *more: Any) -> Component:
    """Return the results of one kind under their heading, the first ones open. more: what stands below."""
    heading = html.H2(
        [text(f"search_page.{kind}", language), " ", html.Small(count(total, f"hits-{kind}", language))],
        id=f"results-{kind}",
    )
    first, rest = items[:OPEN], items[OPEN:]
    body: list[Component] = [html.Ul(list(first), className="search-items")]
    if rest:
        # One span: a flex box would swallow the space behind the number.
        words = html.Span(counted("search_page.rest", len(rest), f"hits-{kind}-rest", language))
        body.append(html.Details([html.Summary(words), html.Ul(list(rest), className="search-items")]))
    if total > len(items) and not more:
        listed = count(len(items), f"hits-{kind}-listed", language)
        body.append(html.P(phrase("search_page.listed", language, count=listed), className="muted"))
    return html.Section([heading, *body, *more], className=f"search-kind of-{kind}")
