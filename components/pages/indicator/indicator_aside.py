"""What stands beside an indicator's figure: its facts, its definition, figures near it, its citation."""

from dash import html
from dash.development.base_component import Component

from components.figures.cite_box import cite_box
from components.figures.corrected import ANCHOR, corrected_block
from components.figures.error_report import error_link
from components.figures.explained import explanation
from components.figures.figure_facts import figure_facts, silence_facts
from components.figures.figure_row import figure_rows
from components.text import named, text
from components.web.view import View
from data.select.rows import Observation

FACTS = (
    *("stated", "reading", "computed_as", "period", "scope", "actor", "source_place", "nature", "note"),
    "better",
)


def is_known(row: Observation, view: View) -> bool:
    """Say whether the report's answer is known; what a text that is not here leaves out nobody can say."""
    return view.whole.is_quoted or row.status != "not_reported"


def aside(row: Observation, view: View) -> Component:
    """Return the column; row: the page's figure, or the row that says that the report states none."""
    language = view.language
    blocks = [
        _facts(row, view),
        html.Section([explanation(row, language), *_error_link(row, view)]),
        *_note(view),
        *_related(row, view),
        *([cite_box(view, row)] if is_known(row, view) else []),
    ]
    return html.Aside(blocks, className="aside", **{"aria-label": text("indicator.aside", language)})


def _facts(row: Observation, view: View) -> Component:
    language = view.language
    if row.status == "reported":
        facts = figure_facts(row, language, FACTS)
    else:
        facts = silence_facts(row, language, view.whole.is_quoted)
    cells = [cell for label, answer in facts for cell in (html.Dt(label), html.Dd(answer))]
    return html.Section(
        [
            html.H2(text("indicator.facts", language)),
            html.Dl(cells, className="facts"),
            *corrected_block(row, view.whole, language, ANCHOR),
        ]
    )


def _error_link(row: Observation, view: View) -> list[Component]:
    return [error_link(view, row.id)] if row.status == "reported" else []


def _note(view: View) -> list[Component]:
    words = named(view.whole.row, "note", view.language)
    heading = html.H2(text("indicator.publisher", view.language))
    return [html.Section([heading, html.P(words)])] if words else []


def _related(row: Observation, view: View) -> list[Component]:
    language = view.language
    stated = view.whole.observations
    near = stated[(stated["status"] == "reported") & (stated["indicator"] != row.indicator)]
    near = near[(near["category"] == row.category) | (near["section"] == row.section)]
    # Those of the same subject first, then those of the same area; within both the report's own order.
    near = near.assign(far=near["category"] != row.category).sort_values("far", kind="stable")
    if not len(near):
        return []
    return [html.Section([html.H2(text("indicator.related", language)), html.Ul(figure_rows(near, view))])]
