"""What a work area holds, counted: measures, numbers, claims."""

from typing import Any

from components.figures.quantity import counted
from components.text import joined
from components.web.view import View
from data.select import WholeReport
from data.select.rows import Section

BETWEEN = " \u00b7 "


def area_tally(section: Section, view: View) -> list[Any]:
    """Return `3 measures · 4 numbers · 1 coverage claim` as children, without what there is none of."""
    return joined(
        [
            counted(f"area_tally.{what}", number, f"{what}-{section.id}", view.language)
            for what, number in tally(view.whole, section).items()
        ],
        BETWEEN,
    )


def tally(report: WholeReport, section: Section) -> dict[str, int]:
    """Return how many measures, numbers and coverage claims a section holds, without what it has none of."""
    stated = [row for row in report.reported_rows if row.section == section.id]
    claims = sum(row.kind == "coverage" for row in stated)
    numbers = {
        "measures": sum(row.section == section.id for row in report.statement_rows),
        "numbers": len(stated) - claims,
        "claims": claims,
    }
    return {what: number for what, number in numbers.items() if number}
