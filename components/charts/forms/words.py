"""Coverage claims on a scale of words: nearly, all but those named, all. Never a percentage."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.chart import Chart, Form, Names
from components.charts.finding import capital
from components.charts.runs import markup, set_lines
from components.charts.sheet import NAME, Sheet
from components.charts.theme import CARD, DATA, EDGE, RULE
from components.figures.quantity import figure_words
from components.text import named, phrase, phrases, text
from components.web.link import link
from components.web.page_addresses import indicator_href
from data.select.rows import Observation

# As they stand on the scale, and as a sentence counts them.
EXTENTS = ("nearly_full", "full_except", "full")
COUNTED = ("full", "full_except", "nearly_full")


def applies(row: Observation, stated: Sequence[Observation]) -> Names:
    """Return all claims of the report for each of them: they are read on one scale."""
    return _claims(stated) if row.kind == "coverage" else ()


def members(names: Names, stated: Sequence[Observation]) -> Names:
    """Return all claims of the report where they are those that a finding was written for; else nothing."""
    claims = _claims(stated)
    return claims if set(claims) == set(names) else ()


def _claims(stated: Sequence[Observation]) -> Names:
    return tuple(row.indicator for row in stated if row.kind == "coverage")


def drawing(chart: Chart, language: str) -> list[Component]:
    """Return the claims of a report as rows, each marked under the word that it uses."""
    head = [html.Th(text("word_scale.claim", language), scope="col")]
    head += [html.Th(text(f"word_scale.{extent}", language), scope="col") for extent in EXTENTS]
    rows = [_row(row, chart, language) for row in chart.rows]
    caption = html.Caption(text("word_scale.caption", language), className="seen-by-readers-of-screens")
    return [html.Table([caption, html.Thead(html.Tr(head)), html.Tbody(rows)], className="word-scale")]


def _row(row: Observation, chart: Chart, language: str) -> Component:
    href = indicator_href(language, chart.report, row.indicator)
    name = html.Th(link(named(row, "short", language), href), scope="row")
    here = {"data-emphasis": ""} if row.indicator == chart.emphasis else {}
    cells = [_cell(row, extent, language) for extent in EXTENTS]
    return html.Tr([name, *cells], **{"data-mark": row.indicator, **here})


def _cell(row: Observation, extent: str, language: str) -> Component:
    if row.extent != extent:
        return html.Td(html.Span(className="place", **{"aria-hidden": "true"}))
    return html.Td(
        [
            html.Span(className="place marked", **{"aria-hidden": "true"}),
            figure_words(row, language, style="table"),
        ]
    )


def small(chart: Chart) -> list[Component]:
    """Return a mark for each claim."""
    return [html.Span(className=f"claim {row.extent}") for row in chart.rows]


def picture(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Draw the coverage claims on their scale of words."""
    shares = (1 / 6, 3 / 6, 5 / 6) if sheet.is_narrow else (0.5, 0.7, 0.9)
    columns = [sheet.margin + sheet.inner * share for share in shares]
    for x, extent in zip(columns, EXTENTS, strict=True):
        sheet.small(x, y + 16, text(f"word_scale.{extent}", language), anchor="center")
    y += 40
    for row in chart.rows:
        sheet.rule(sheet.margin, y, sheet.right, y, RULE)
        # In ems, what fits to the left of the first column's mark; above all marks, where there is no room.
        width = sheet.inner / NAME if sheet.is_narrow else 21
        name = set_lines(named(row, "short", language), width)
        for place, line in enumerate(name):
            sheet.words(sheet.margin, y + 28 + place * 28, line, NAME)
        y += len(name) * 28 + 6 if sheet.is_narrow else 0
        for x, extent in zip(columns, EXTENTS, strict=True):
            here = row.extent == extent
            fill, outline = (DATA, DATA) if here else (CARD, EDGE)
            sheet.box(x - 9, y + 18, x + 9, y + 36, fill=fill, line=outline, width=1)
            if here:
                claim = markup([phrases.figure(row, language)])
                sheet.words(x, y + 58, claim, 20, serif=True, anchor="center")
        y += 84
    return y


def finding(chart: Chart, language: str) -> list[Any]:
    """Say how many claims there are of each extent: a number of claims, never of what they cover."""
    extents = [row.extent for row in chart.rows]
    kinds: list[Any] = []
    for extent in COUNTED:
        if number := extents.count(extent):
            kinds += [text("word_scale.between", language)] if kinds else []
            counted = phrases.count(number, f"claims-{extent}", language)
            word = phrases.hedge(text("word_scale.hedge", language))
            kinds += phrase(f"word_scale.kind_{extent}", language, number=counted, hedge=word)
    claims = phrases.count(len(extents), "claims", language)
    return phrase("word_scale.finding", language, claims=claims, kinds=kinds)


def title(words: list[Any], language: str) -> list[Any]:
    """Mark the word that hedges a claim where this site's own words name it."""
    *first, last = capital(words)
    before, hedge, after = str(last).partition(text("word_scale.hedge", language))
    return (
        [*first, before, phrases.hedge(hedge), after] if hedge and isinstance(last, str) else [*first, last]
    )


def measure(chart: Chart, language: str) -> str:
    """Say how the claims are ordered."""
    return text("chart.words_measure", language)


def subject(chart: Chart, language: str) -> str:
    """Return what claims are called."""
    return text("downloads.claims", language)


FORM = Form(
    name="words",
    turn=10,
    applies=applies,
    id="coverage",
    members=members,
    drawing=drawing,
    small=small,
    picture=picture,
    finding=finding,
    title=title,
    measure=measure,
    subject=subject,
    heading="overview.across_words",
    quotes=False,
)
