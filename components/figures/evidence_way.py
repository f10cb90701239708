"""The way from a figure to what it can be believed or doubted by: its sentence, else its source."""

from typing import Any

from components.figures.source_address import source_linked
from components.text import text
from components.web.link import link
from components.web.page_addresses import indicator_href, text_href
from data.select.place_rows import QUOTED
from data.select.placed_rows import PlacedFigure


def evidence_href(placed: PlacedFigure, language: str) -> str:
    """Return where this site shows a figure: its sentence, else its page in its own report."""
    if placed.source.evidence == QUOTED:
        return text_href(language, placed.source.id, placed.figure.id)
    return indicator_href(language, placed.source.id, placed.figure.indicator)


def evidence_way(placed: PlacedFigure, language: str, *, sentence: str, source: str) -> list[Any]:
    """Return the link to a figure's sentence; of a report that is only cited, to the source itself.

    sentence, source: the keys of the words for either.
    """
    if placed.source.evidence == QUOTED:
        return [link(text(sentence, language), evidence_href(placed, language))]
    return source_linked(text(source, language), placed.source, language)
