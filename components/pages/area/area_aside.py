"""Beside a work area's text: its figures, what it lists, its measures without a number."""

from dash import html
from dash.development.base_component import Component

from components.figures.figure_row import figure_rows
from components.figures.quantity import counted
from components.text import FIRST_LANGUAGE, named, text
from components.web.link import link
from components.web.page_addresses import text_href
from components.web.view import View
from data.select.rows import Section, Statement


def area_aside(section: Section, view: View) -> Component:
    """Return the column beside the text; each block is left out where it would be empty."""
    blocks = [_figures(section, view), _listed(section, view, "field"), _listed(section, view, "exception")]
    blocks.append(_narrative(section, view))
    return html.Aside(
        [block for block in blocks if block],
        className="aside",
        **{"aria-label": text("area_aside.label", view.language)},
    )


def _figures(section: Section, view: View) -> Component:
    language = view.language
    observations = view.whole.observations
    stated = observations[(observations["section"] == section.id) & (observations["status"] == "reported")]
    heading = html.H2(text("area_aside.figures", language))
    if not len(stated):
        return html.Section([heading, html.P(text("area_aside.silence", language), className="silence")])
    return html.Section([heading, html.Ul(figure_rows(stated, view))])


def _listed(section: Section, view: View, kind: str) -> Component | None:
    own = {row.id for row in view.whole.statement_rows if row.section == section.id}
    listed = [row for row in view.whole.listed_rows if row.kind == kind and row.statement in own]
    if not listed:
        return None
    language = view.language
    number = counted(f"area_aside.{kind}", len(listed), f"listed-{kind}-{section.id}", language)
    again = any(row.also_in for row in listed)
    items = [
        html.Li(
            named(row, "name", language),
            className="listed again" if row.also_in else "listed",
            **({"lang": "zh-CN"} if language == FIRST_LANGUAGE else {}),
        )
        for row in listed
    ]
    notes = [html.P(text(f"area_aside.{kind}_note", language), className="muted")]
    if again:
        notes.append(html.P(text("area_aside.again", language), className="muted"))
    return html.Section(
        [
            html.H2(number),
            html.Ul(items, className="listed-items"),
            *notes,
        ]
    )


def _narrative(section: Section, view: View) -> Component | None:
    statements = view.whole.statement_rows
    rows = [r for r in statements if r.section == section.id and r.says == "words"]
    if not rows:
        return None
    language = view.language
    items = [
        html.Li(link(_title(row, language), text_href(language, view.report, statement=row.id)))
        for row in rows
    ]
    return html.Section(
        [html.H2(text("area_aside.narrative", language)), html.Ul(items, className="narrative-items")]
    )


def _title(row: Statement, language: str) -> Component:
    return html.Span(named(row, "title", language), **{"data-verbatim": ""})
