"""The overview's areas as rows that open into their charts."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card, finding
from components.charts.plan import Chart, charts, charts_of_area
from components.quantity import count
from components.report_map import section_label
from components.small_drawing import small_drawing
from components.text import named, phrase, text
from components.view import View, area_href
from data import select


def area_rows(view: View) -> Component:
    """Return the report's areas in its order, then the charts that span several areas."""
    sections = select.sections(view.report)
    areas = sections[sections["kind"] == "area"]
    across = [chart for chart in charts(view.report) if not chart.area]
    return html.Section(
        [
            html.H2(phrase("overview.areas", view.language, count=count(len(areas), "areas", view.language))),
            *[_area(row, view) for row in areas.itertuples()],
            *[_row([html.Span(), _name(chart, view)], [chart], [], view, "") for chart in across],
        ],
        className="areas",
    )


def _area(section: Any, view: View) -> Component:
    language = view.language
    label = [
        html.Span(section_label(section, language), className="area-number"),
        html.Span([html.Span(named(section, "short", language), className="area-name"), _tally(section, view)]),
    ]
    whole = html.A(
        text("overview.whole_area", language),
        href=area_href(language, view.report, section.id),
        className="whole-area",
    )
    drawn = charts_of_area(view.report, section.id)
    if not drawn:
        silence = html.P(text("overview.silence", language), className="silence")
        return html.Div([*label, silence, whole], className="area-row narrative")
    return _row(label, drawn, [whole], view, section.id)


def _row(label: list, drawn: list[Chart], doors: list, view: View, area: str) -> Component:
    language = view.language
    findings = [html.Span(finding(chart, language)) for chart in drawn[:2]]
    return html.Details(
        [
            html.Summary([*label, html.Span(findings, className="area-finding"), small_drawing(drawn, language)]),
            html.Div([*[chart_card(chart, language) for chart in drawn], *doors], className="area-charts"),
        ],
        open=True,
        className="area-row",
        **{"data-part": "area", "data-area": area},
    )


def _name(chart: Chart, view: View) -> Component:
    return html.Span(html.Span(text(f"overview.across_{chart.form}", view.language), className="area-name"))


def _tally(section: Any, view: View) -> Component:
    statements = select.statements(view.report)
    stated = select.observations(view.report)
    stated = stated[(stated["section"] == section.id) & (stated["status"] == "reported")]
    claims = int((stated["kind"] == "coverage").sum())
    numbers = {
        "measures": int((statements["section"] == section.id).sum()),
        "numbers": len(stated) - claims,
        "claims": claims,
    }
    children: list = []
    for what, number in numbers.items():
        if number:
            mark = count(number, f"{what}-{section.id}", view.language)
            children += [" · "] * bool(children) + phrase(f"overview.{what}", view.language, count=mark)
    return html.Small(children)
