"""What a work area holds, counted: measures, numbers, claims."""

from typing import Any

from components.figures.quantity import counted
from components.text import joined
from components.web.view import View
from data.select.rows import Section

BETWEEN = " \u00b7 "


def area_tally(section: Section, view: View) -> list[Any]:
    """Return `3 measures · 4 numbers · 1 coverage claim` as children, without what there is none of."""
    statements = view.whole.statements
    observations = view.whole.observations
    stated = observations[(observations["section"] == section.id) & (observations["status"] == "reported")]
    claims = int((stated["kind"] == "coverage").sum())
    numbers = {
        "measures": int((statements["section"] == section.id).sum()),
        "numbers": len(stated) - claims,
        "claims": claims,
    }
    return joined(
        [
            counted(f"area_tally.{what}", number, f"{what}-{section.id}", view.language)
            for what, number in numbers.items()
            if number
        ],
        BETWEEN,
    )
