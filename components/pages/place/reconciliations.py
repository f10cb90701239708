"""The reconciliations of a place's figures that hold, the newest report's first."""

from dash import html
from dash.development.base_component import Component

from components.figures.phrase_html import as_children
from components.figures.quantity import date_words
from components.figures.reconciliation_lines import SIGNS, line_of
from components.text import text
from components.web.view import View


def reconciliations_that_hold(view: View) -> list[Component]:
    """Return the sums and shares that agree; none where no figures of one document can be checked."""
    language = view.language
    lines = [
        html.P([*as_children(line_of(check, report, language)), " ", date_words(str(report.report.year))])
        for report in view.here.reconciled
        for check in report.reconciliations
        if check.kind in SIGNS
    ]
    if not lines:
        return []
    tag = html.Span(text("data_page.origin_computed", language), className="tag")
    heading = html.Div([html.H2(text("place.reconciliations", language)), tag], className="place-block-head")
    caution = html.P(text("reconciliation_lines.caution", language), className="caution")
    return [html.Section([heading, *lines, caution], className="place-checks checks")]
