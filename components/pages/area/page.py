"""One work area: its measures in full, charts where their sentence stands, what else concerns it."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.chart import Chart
from components.charts.chart_card import chart_card
from components.charts.plan import charts_of_area
from components.figures.area_tally import BETWEEN, area_tally
from components.figures.quantity import counted, place_words
from components.figures.section_names import full_name
from components.figures.verbatim import figure_marks, plain, slip_marks
from components.frame.crumbs import crumbs
from components.frame.page_frame import page
from components.frame.same_area import notice
from components.pages.area.area_aside import area_aside
from components.pages.area.data_checklist import data_checklist
from components.pages.area.statement_text import statement_text
from components.text import FIRST_LANGUAGE, joined, named, phrase, text, translated
from components.web.page_addresses import area_href, indicator_href, overview_href
from components.web.view import View
from data.select.rows import Section, Statement


def title(view: View) -> str:
    """Return the tab's title."""
    section = _section(view, view.area)
    return text(
        "area.title", view.language, area=named(section, "short", view.language), report=_report_name(view)
    )


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text(
        "area.description", view.language, area=named(_section(view, view.area), "short", view.language)
    )


def layout(view: View) -> Component:
    """Return the whole page."""
    section = _section(view, view.area)
    return page(
        view,
        *notice(view),
        _head(section, view),
        html.Div([_measures(section, view), area_aside(section, view)], className="columns"),
        data_checklist(view, section.id),
        _neighbours(view),
        title=title(view),
    )


def _report_name(view: View) -> str:
    report = view.whole.row
    return named(report, "title", view.language)


def _section(view: View, area: str) -> Section:
    return next(row for row in view.whole.section_rows if row.id == area)


def _head(section: Section, view: View) -> Component:
    language = view.language
    name = full_name(section, language)
    overview = (text("crumbs.overview", language), overview_href(language, view.report))
    english = (
        [html.P(translated(section, "heading", language), className="unofficial", **{"data-verbatim": ""})]
        if language != FIRST_LANGUAGE
        else []
    )
    return html.Div(
        [
            crumbs(language, overview, (place_words(name), None)),
            html.P(_report_name(view), className="on-paper muted", **{"data-verbatim": ""}),
            html.H1(name, **{"data-verbatim": ""}),
            html.P(
                plain(section.heading),
                lang="zh-CN",
                className="title-verbatim report-words",
                **{"data-verbatim": ""},
            ),
            *english,
            html.P(
                joined([area_tally(section, view), *_related_counts(section, view)], BETWEEN),
                className="muted",
            ),
        ],
        className="page-head",
    )


def _related_counts(section: Section, view: View) -> list[list[Any]]:
    related_rows = related(section, view)
    counts = []
    for kind in ("problem", "plan"):
        number = sum(row.kind == kind for row in related_rows)
        if number:
            what = f"related-{kind}-{section.id}"
            counts.append(counted(f"area_tally.{kind}s", number, what, view.language))
    return counts


def related(section: Section, view: View) -> list[Statement]:
    """Return the problems and plan items that concern the area, as sorted by this site."""
    statements = view.whole.statement_rows
    return [row for row in statements if row.kind != "measure" and section.id in row.areas]


def _measures(section: Section, view: View) -> Component:
    language, report = view.language, view.report
    statements = view.whole.statement_rows
    own = [row for row in statements if row.section == section.id]
    drawn = charts_of_area(view.whole, section.id)
    marks = [
        *figure_marks(view.whole, language, lambda row: indicator_href(language, report, row.indicator)),
        *slip_marks(view.whole, language),
    ]
    body: list[Component] = [html.H2(text("area.text_and_charts", language))]
    for row in own:
        body.append(statement_text(row, view.whole, language, marks))
        body += [_card(chart, language) for chart in drawn if chart.statement == row.id]
    # Charts of several statements stand below all of them.
    body += [_card(chart, language) for chart in drawn if chart.statement not in {row.id for row in own}]
    return html.Div([*body, *_related(section, view, marks)], className="main-column")


def _card(chart: Chart, language: str) -> Component:
    return chart_card(chart, language, quote=False)


def _related(section: Section, view: View, marks: list[Any]) -> list[Component]:
    related_rows = related(section, view)
    if not related_rows:
        return []
    language = view.language
    silent = all(row.says == "words" for row in related_rows)
    note = [text("area.no_numbers", language)] if silent else []
    items = [
        html.Div(
            [
                html.P(_part_name(row, language), className="muted"),
                statement_text(row, view.whole, language, marks),
            ],
            className="related-item",
        )
        for row in related_rows
    ]
    tag = html.Span(text("area.sorted_here", language), className="tag")
    return [
        html.H2([text("area.related", language), " ", tag, " ", html.Small(note, className="muted")]),
        *items,
    ]


def _part_name(row: Statement, language: str) -> Component:
    is_printed = language == FIRST_LANGUAGE
    label = text("report_map.part_number", language, number=row.section_number) if is_printed else ""
    return html.Span([label, named(row, "section_short", language)], **{"data-verbatim": ""})


def _neighbours(view: View) -> Component:
    areas, language = view.whole.areas, view.language
    at = areas.index(view.area)
    # An empty element keeps the button for print in the middle.
    before = _door(view, areas[at - 1], "area.before") if at else html.Span()
    after = _door(view, areas[at + 1], "area.after") if at + 1 < len(areas) else html.Span()
    printing = html.Button(
        text("area.print", language), type="button", className="button needs-script", **{"data-print": ""}
    )
    return html.Nav(
        [before, printing, after], className="neighbours", **{"aria-label": text("area.others", language)}
    )


def _door(view: View, area: str, key: str) -> Component:
    name = html.Span(full_name(_section(view, area), view.language), **{"data-verbatim": ""})
    return html.A(
        phrase(key, view.language, area=name),
        href=area_href(view.language, view.report, area),
        className="button",
    )
