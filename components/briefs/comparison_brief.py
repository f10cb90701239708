"""A comparison as a brief: the drawing, every figure with its source, and what is not drawn."""

from collections.abc import Sequence
from datetime import date

from components.briefs.brief import Brief
from components.briefs.brief_charts import comparison_part
from components.briefs.brief_opening import opened
from components.briefs.brief_words import note_of, set_words
from components.charts.comparison_words import (
    finding,
    measure,
    number,
    of_figure,
    place_name,
    unit_of,
    year_words,
)
from components.figures.comparability_words import why_words
from components.text import named, phrase, phrases, text
from components.web.public_address import public
from data.exports.word_file import CAPTION, Content
from data.select import Comparison
from data.select.placed_rows import PlacedFigure
from data.select.side_by_side import Refused

COLUMNS = ("place", "figure", "unit", "year", "level", "source")
# Of the width: titles of sources are long.
SHARES = (2.4, 2, 1, 1.6, 1.2, 4.4)


def comparison_brief(
    answer: Comparison, refused: Sequence[Refused], where: str, language: str, day: date
) -> Brief:
    """Return the brief of what a comparison draws.

    refused: figures of chosen places that are not drawn. where: the address of its page.
    """
    lines = [set_words(text("brief.here", language, address=public(where)))]
    keys = "brief.compare_kind", "brief.compare_lead"
    brief = opened(finding(answer, language), keys, lines, language, day)
    brief.paragraph(set_words(measure(answer, language)), CAPTION)
    comparison_part(brief, answer, language)
    drawn = answer.own.drawn
    head = [text(f"compare.column_{name}", language) for name in COLUMNS]
    brief.table(head, [_row(placed, language) for placed in drawn], SHARES)
    brief.paragraph([text("compare.no_ranks", language)], CAPTION)
    _not_drawn(brief, answer, refused, language)
    return brief


def _row(placed: PlacedFigure, language: str) -> list[Content]:
    figure, source = placed.figure, placed.source
    kind = text(f"origin.source_{source.source_kind}", language)
    return [
        [place_name(placed, language)],
        [*set_words([number(figure, language)]), note_of(source, figure, language)],
        # A coverage claim counts nothing.
        [] if figure.kind == phrases.COVERAGE else [unit_of(figure, language)],
        set_words([year_words(figure.period, language)]),
        [text(f"origin.level_{source.place_level}", language)],
        [text("brief.said", language, title=named(source, "title", language), says=kind)],
    ]


def _not_drawn(brief: Brief, answer: Comparison, refused: Sequence[Refused], language: str) -> None:
    """Say of each chosen place whose figure is not drawn why, and which have none here."""
    if not refused and not answer.lacking:
        return
    number = phrases.counted("compare.so_many", len(refused) + len(answer.lacking), "refused", language)
    brief.heading(set_words([text("compare.not_drawn", language), " \u00b7 ", *number]), 1)
    brief.bullets(set_words(_refused(one, language)) for one in refused)
    if answer.lacking:
        names = text("frame.and", language).join(named(place, "name", language) for place in answer.lacking)
        why = text("compare.lacking", language)
        brief.paragraph([text("brief.refused", language, figure=names, why=why)])


def _refused(one: Refused, language: str) -> phrases.Words:
    figure = one.figure.figure
    name = named(figure, "short", language) or named(figure, "name", language)
    words = [*of_figure(one.figure, language), " ", name, " ", phrases.figure(figure, language, style="row")]
    return phrase("brief.refused", language, figure=words, why=_why(one, language))


def _why(one: Refused, language: str) -> phrases.Words:
    if one.why == "narrower":
        return [text("compare.narrower", language, scope=named(one.figure.figure, "scope", language))]
    if one.against is None:
        return [text("compare.refused_alone", language)]
    why = why_words(one.pair, one.figure, one.against, language)
    return phrase("compare.refused_against", language, beside=of_figure(one.against, language), why=why)
