"""The outline of a report beside its text: every section with how many figures or items it holds."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted
from components.figures.section_names import section_label
from components.pages.report_text.full_text import heading_id
from components.text import named, text
from components.web.view import View
from data.select.rows import Section

LIST, BUTTON = "outline-list", "outline-open"
COUNTED = {"problems": "problem", "plan": "plan"}


def outline(view: View) -> Component:
    """Return the outline; on small screens its list opens below the name of the section in view."""
    language = view.language
    entries = [_entry(row, view) for row in view.whole.section_rows if row.kind != "front"]
    return html.Nav(
        [
            html.P(text("outline.top", language), className="outline-now", **{"data-section-now": ""}),
            html.Button(
                text("outline.open", language),
                id=BUTTON,
                type="button",
                className="quiet",
                **{"aria-expanded": "false", "aria-controls": LIST, "data-outline-open": ""},
            ),
            html.Ol(entries, id=LIST),
        ],
        className="outline",
        **{"aria-label": text("outline.label", language)},
    )


def _entry(row: Section, view: View) -> Component:
    name = [section_label(row, view.language), named(row, "short", view.language)]
    link = html.A(
        [html.Span(name, className="outline-name", **{"data-verbatim": ""}), *_count(row, view)],
        href=f"#{heading_id(row.id)}",
        **{"data-outline": row.id},
    )
    return html.Li(link, className=row.kind)


def _count(row: Section, view: View) -> list[Any]:
    language = view.language
    if row.kind == "area":
        stated = view.whole.observations
        number = int(((stated["section"] == row.id) & (stated["status"] == "reported")).sum())
        key, what = "outline.figures", f"observations-{row.id}"
    elif row.kind in COUNTED:
        number = int((view.whole.statements["section"] == row.id).sum())
        key, what = f"outline.{row.kind}", f"section-{row.id}-{COUNTED[row.kind]}"
    else:
        return []
    # A bare number says nothing where the page is heard.
    hidden = html.Span(text(f"{key}_spoken", language), className="seen-by-readers-of-screens")
    return [
        " ",
        html.Span([*counted(key, number, what, language), hidden], className="outline-count"),
    ]
