"""Problems and plan items as a picture: the same rows as on the page."""

from datetime import date
from typing import Any

import plotly.graph_objects as go

from components.charts.plan_rows import joined_rows, plan_finding, statement_label
from components.charts.runs import set_lines
from components.charts.sheet import Sheet
from components.charts.theme import INK, INK_2, INK_3, RULE
from components.pictures.picture import foot, head
from components.text import named, phrase, phrases, text
from data.select import WholeReport
from data.select.rows import Statement

# Where the columns begin, of the width: problems are sentences, areas names, plan items sentences again.
LEFTS = (0, 0.44, 0.62)
SIZE, LINE = 20, 30
# How much further in each stands where they stand below each other.
STEP = 24


def plan_picture(report: WholeReport, language: str, made: date, sheet: Sheet | None = None) -> go.Figure:
    """Return the picture of problems and plan items, joined by the work areas that they share."""
    sheet = sheet or Sheet()
    row = report.row
    year = phrases.date(str(row.year))
    below = phrase("chart.measure_only", language, place=named(row, "place", language), year=year)
    note = f"{text('plan_rows.note', language)} {text('plan_rows.sorted_here', language)}"
    y = head(sheet, plan_finding(report, language), [*below, " · ", note], language)
    columns = [
        text("plan_rows.problem", language),
        text("plan_rows.areas", language),
        phrase("plan_rows.plans", language, year=phrases.date(str(row.year + 1))),
    ]
    cells = _stacked if sheet.is_narrow else _cells
    y = cells(sheet, y, [[column] for column in columns], INK_3)
    for problem, areas, plans in joined_rows(report):
        sheet.rule(sheet.margin, y - 6, sheet.right, y - 6, RULE)
        y = cells(sheet, y + 6, _row(problem, areas, plans, report, language), INK)
    return sheet.figure(foot(sheet, y, report, language, made))


def _row(
    problem: Any, areas: tuple[str, ...], plans: list[Any], report: WholeReport, language: str
) -> list[list[Any]]:
    sections = report.sections.set_index("id")
    first = _statement(problem, language) if problem else text("plan_rows.only_plan", language)
    return [
        [first],
        [named(sections.loc[area], "short", language) for area in areas],
        [_statement(plan, language) for plan in plans],
    ]


def _statement(row: Statement, language: str) -> str:
    return f"{statement_label(row, language)} {named(row, 'title', language)}"


def _cells(sheet: Sheet, y: float, columns: list[list[Any]], colour: str) -> float:
    """Set a row of cells, each a list of paragraphs; return where the highest ends."""
    ends = [y]
    lefts = [sheet.margin + sheet.inner * share for share in LEFTS]
    for left, right, paragraphs in zip(lefts, (*lefts[1:], sheet.right), columns, strict=True):
        at = y
        for paragraph in paragraphs:
            # 24 px of air before the next column.
            for line in set_lines(paragraph, (right - left - 24) / SIZE):
                sheet.words(left, at + LINE / 2, line, SIZE, colour=colour if left == sheet.margin else INK_2)
                at += LINE
        ends.append(at)
    return max(ends) + 12


def _stacked(sheet: Sheet, y: float, columns: list[list[Any]], colour: str) -> float:
    """Set the cells of a row below each other, where they have no room side by side; what follows from the
    first stands further in."""
    for number, paragraphs in enumerate(columns):
        left = sheet.margin + number * STEP
        for paragraph in paragraphs:
            for line in set_lines(paragraph, (sheet.right - left) / SIZE):
                sheet.words(left, y + LINE / 2, line, SIZE, colour=INK_2 if number else colour)
                y += LINE
        y += 4
    return y + 10
