"""Problems and plan items in one table, joined by the work areas that they share."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.download_menu import Picture, download_menu
from components.figures.quantity import date_words
from components.text import FIRST_LANGUAGE, named, phrase, phrases, text
from components.web.link import link
from components.web.page_addresses import area_href, overview_href, text_href
from data.select import WholeReport
from data.select.rows import Statement

PROBLEM, PLAN = "problem", "plan"
# The heading of the table, and what its link leads to
ID = "chart-problems"


def plan_finding(report: WholeReport, language: str) -> list[Any]:
    """Return how many problems and plan items there are, and whether any states a number."""
    listed = _told(report)
    numbers = int((listed["says"] == "numbers").sum())
    key = "plan_rows.finding_numbers" if numbers else "plan_rows.finding"
    parts: dict[str, Any] = {
        "problems": _counted("problems", int((listed["kind"] == PROBLEM).sum()), language),
        "plans": _counted("plans", int((listed["kind"] == PLAN).sum()), language),
    }
    if numbers:
        parts["numbers"] = phrases.count(numbers, "problems-and-plans-with-numbers", language)
    return phrase(key, language, **parts)


def _counted(what: str, number: int, language: str) -> list[Any]:
    return phrases.counted(f"plan_rows.count_{what}", number, what, language)


def _told(report: WholeReport) -> Any:
    statements = report.statements
    return statements[statements["kind"].isin([PROBLEM, PLAN])]


def joined_rows(report: WholeReport) -> list[tuple[Any, tuple[str, ...], list[Any]]]:
    """Return each problem with the areas that it concerns and the plan items that share one.

    Plan items that share no area with a problem stand at the end, each in a row without a problem (None).
    """
    listed = list(_told(report).itertuples())
    plans = [row for row in listed if row.kind == PLAN]
    rows = [(row, row.areas, _sharing(row, plans)) for row in listed if row.kind == PROBLEM]
    answered = {plan.id for _, _, sharing in rows for plan in sharing}
    return rows + [(None, plan.areas, [plan]) for plan in plans if plan.id not in answered]


def plan_rows(report: WholeReport, language: str) -> Component:
    """Return the problems and plan items in a table."""
    rows = [_row(*row, report, language) for row in joined_rows(report)]
    note = html.Span(text("plan_rows.sorted_here", language), className="tag")
    return html.Div(
        [
            html.P([text("plan_rows.note", language), " ", note], className="muted"),
            html.Table([_head(report, language), html.Tbody(rows)], className="plan-rows"),
            html.Div(
                [download_menu(_picture(report, language), language), _to_text(report, language)],
                className="chart-foot",
            ),
        ],
        className="plan-table",
    )


def _picture(report: WholeReport, language: str) -> Picture:
    here = f"{overview_href(language, report.id)}#{ID}"
    return Picture(report.row, "plan", phrases.plain(plan_finding(report, language)), here, {})


def _to_text(report: WholeReport, language: str) -> Component:
    first = next(_told(report).itertuples(), None)
    href = text_href(language, report.id, statement=first.id if first else "")
    return link(text("chart.to_text", language), href)


def statement_label(row: Statement, language: str) -> str:
    """Return what a statement is called in short: its own ordinal in Chinese, W4 in English."""
    return row.ordinal if language == FIRST_LANGUAGE else row.id


def _sharing(problem: Any, plans: list[Any]) -> list[Any]:
    return [plan for plan in plans if set(plan.areas) & set(problem.areas)]


def _head(report: WholeReport, language: str) -> Component:
    # A report of one year plans the next.
    year = date_words(str(report.row.year + 1))
    columns = [
        [text("plan_rows.problem", language)],
        [text("plan_rows.areas", language)],
        phrase("plan_rows.plans", language, year=year),
    ]
    return html.Thead(html.Tr([html.Th(column, scope="col") for column in columns]))


def _row(
    problem: Any, areas: tuple[str, ...], plans: list[Any], report: WholeReport, language: str
) -> Component:
    first = _statement(problem, report, language) if problem else text("plan_rows.only_plan", language)
    return html.Tr(
        [
            html.Th(first, scope="row"),
            html.Td(html.Ul([html.Li(_area(area, report, language)) for area in areas])),
            html.Td(html.Ul([html.Li(_statement(plan, report, language)) for plan in plans])),
        ]
    )


def _statement(row: Statement, report: WholeReport, language: str) -> Component:
    name = html.Span(named(row, "title", language), className="statement-title")
    return link(
        [html.Span(statement_label(row, language), **{"data-verbatim": ""}), " ", name],
        text_href(language, report.id, statement=row.id),
    )


def _area(area: str, report: WholeReport, language: str) -> Component:
    sections = report.sections.set_index("id")
    return link(named(sections.loc[area], "short", language), area_href(language, report.id, area))
