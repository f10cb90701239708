"""The overview's areas as rows that open into their charts."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.chart import Chart
from components.charts.chart_card import chart_card
from components.charts.finding import finding
from components.charts.plan import charts, charts_of_area
from components.charts.plan_rows import ID, plan_finding, plan_rows
from components.charts.small_drawing import small_drawing
from components.figures.area_tally import area_tally
from components.figures.phrase_html import as_children
from components.figures.quantity import counted, place_words
from components.figures.section_names import section_label
from components.text import joined, named, text
from components.web.link import link
from components.web.page_addresses import area_href, overview_href
from components.web.view import View
from data.select.rows import Section


def area_rows(view: View) -> Component:
    """Return the report's areas in its order, then what spans several areas."""
    areas = [row for row in view.whole.section_rows if row.kind == "area"]
    across = [chart for chart in charts(view.whole) if not chart.area]
    return html.Section(
        [
            html.H2(counted("overview.areas", len(areas), "areas", view.language)),
            *[_area(row, view) for row in areas],
            *[_charts(_name(chart.form.heading, view), [chart], [], view) for chart in across],
            _problems(view),
            _others([row.id for row in areas], view),
        ],
        className="areas",
    )


def _others(areas: list[str], view: View) -> Component:
    """Say how many areas a choice of subjects leaves out: empty headings would read as no figures."""
    language = view.language
    drawn = {area: charts_of_area(view.whole, area) for area in areas}
    others = [area for area in areas if not any(_concerns(chart, view) for chart in drawn[area])]
    number = len(others) if view.categories else 0
    words = counted("overview.others", number, "areas-left-out", language) if number else []
    # The script counts anew at each press, and needs both forms of the sentence.
    templates = {
        f"data-template{end.replace('_', '-')}": text(f"overview.others{end}", language, count="{count}")
        for end in ("", "_one")
    }
    everything = html.A(
        text("overview.show_all", language),
        href=overview_href(language, view.report, view.statement),
        **{"data-subjects-all": ""},
    )
    return html.P(
        [html.Span(words, **templates), " · ", everything],
        className="areas-left-out",
        hidden=not number,
        **{"data-choice": "category", "data-left-out": ""},
    )


def _area(section: Section, view: View) -> Component:
    language = view.language
    label = [
        html.Span(place_words(section_label(section, language)), className="area-number"),
        html.Span(
            [
                html.Span(named(section, "short", language), className="area-name"),
                html.Small(area_tally(section, view)),
            ]
        ),
    ]
    href = area_href(language, view.report, section.id)
    words = text("overview.whole_area", language, area=named(section, "short", language))
    whole = link(words, href, "whole-area")
    drawn = charts_of_area(view.whole, section.id)
    if not drawn:
        silence = html.P(text("overview.silence", language), className="silence")
        off = {"data-off": ""} if view.categories else {}
        return html.Div(
            [*label, silence, whole],
            className="area-row narrative",
            **{"data-part": "area", "data-area": section.id, **off},
        )
    return _charts(label, drawn, [whole], view, section.id)


def _name(key: str, view: View) -> list[Component]:
    name = html.Span(text(key, view.language), className="area-name")
    return [html.Span(className="area-number"), html.Span(name)]


def _charts(label: list[Any], drawn: list[Chart], doors: list[Any], view: View, area: str = "") -> Component:
    language = view.language
    findings = joined(
        # Two findings fill the row's line; the rest show when it is opened.
        [[html.Span(as_children(finding(chart, language)))] for chart in drawn[:2]],
        text("overview.between", language),
    )
    cards = [_card(chart, view) for chart in drawn]
    shown = any(_concerns(chart, view) for chart in drawn)
    return _row([*label, _findings(findings), small_drawing(drawn[0])], [*cards, *doors], shown, area)


def _card(chart: Chart, view: View) -> Component:
    card = chart_card(chart, view.language)
    if not _concerns(chart, view):
        # The card is made already, and Dash takes a data-* property by its name alone.
        setattr(card, "data-off", "")
    return card


def _concerns(chart: Chart, view: View) -> bool:
    return not view.categories or bool({row.category for row in chart.rows} & set(view.categories))


def _problems(view: View) -> Component:
    finding_words = as_children(plan_finding(view.whole, view.language))
    card = html.Section(
        [html.H3(finding_words, id=ID, className="finding"), plan_rows(view.whole, view.language)],
        className="chart-card problems",
        **{"data-chart": "problems"},
    )
    summary = [*_name("overview.across_problems", view), _findings([html.Span(finding_words)])]
    return _row(summary, [card], not view.categories)


def _findings(findings: list[Any]) -> Component:
    return html.Span(findings, className="area-finding")


def _row(summary: list[Any], body: list[Any], shown: bool, area: str = "") -> Component:
    named = {"data-area": area} if area else {}
    return html.Details(
        [html.Summary(summary), html.Div(body, className="area-charts")],
        # Open in the first HTML: without a script, and on paper, no chart may be hidden. On narrow screens a
        # script closes the rows.
        open=True,
        className="area-row",
        **{"data-part": "area", **named, **({} if shown else {"data-off": ""})},
    )
