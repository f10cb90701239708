"""Beside a work area's text: its figures, what it lists, its measures without a number."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figure_row import figure_rows
from components.link import link
from components.quantity import counted
from components.text import named, text
from components.view import View, text_href


def area_aside(section: Any, view: View) -> Component:
    """Return the column beside the text; each block is left out where it would be empty."""
    blocks = [_figures(section, view), _listed(section, view, "field"), _listed(section, view, "exception")]
    blocks.append(_narrative(section, view))
    return html.Aside(
        [block for block in blocks if block],
        className="aside",
        **{"aria-label": text("area_aside.label", view.language)},
    )


def _figures(section: Any, view: View) -> Component:
    language = view.language
    stated = view.whole.observations
    stated = stated[(stated["section"] == section.id) & (stated["status"] == "reported")]
    heading = html.H2(text("area_aside.figures", language))
    if not len(stated):
        return html.Section([heading, html.P(text("area_aside.silence", language), className="silence")])
    return html.Section([heading, html.Ul(figure_rows(stated, view))])


def _listed(section: Any, view: View, kind: str) -> Component | None:
    found = view.whole.listed
    statements = view.whole.statements
    own = statements.loc[statements["section"] == section.id, "id"]
    found = found[(found["kind"] == kind) & found["statement"].isin(own)]
    if not len(found):
        return None
    language = view.language
    number = counted(f"area_aside.{kind}", len(found), f"listed-{kind}-{section.id}", language)
    again = any(row.also_in for row in found.itertuples())
    items = [
        html.Li(
            named(row, "name", language),
            className="listed again" if row.also_in else "listed",
            **({"lang": "zh-CN"} if language == "zh" else {}),
        )
        for row in found.itertuples()
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


def _narrative(section: Any, view: View) -> Component | None:
    statements = view.whole.statements
    rows = [r for r in statements.itertuples() if r.section == section.id and r.says == "words"]
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


def _title(row: Any, language: str) -> Component:
    return html.Span(named(row, "title", language), **{"data-verbatim": ""})
