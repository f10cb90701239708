"""What `data.check` finds wrong in a draft, in the reader's language: said first what to do, then in full."""

import re
from typing import Any

from dash import html

from components.pages.review.told import label
from components.text import text
from data.folders.data_error import Finding

# What a finding says, by its words; what none of them fits stands in the rule's own words alone.
KINDS = (
    ("empty", re.compile(r"is empty$")),
    ("twice", re.compile(r"stands in line \d+ already$")),
    ("not_listed", re.compile(r"is not in \w+$")),
    ("there", re.compile(r"is there already, of this place and year$")),
    ("unconfirmed", re.compile(r"^nobody has confirmed")),
    ("same", re.compile(r"^nothing differs from")),
    ("changed", re.compile(r"has changed, or was removed")),
    ("share", re.compile(r"is no share$")),
    ("whole", re.compile(r"is above its whole")),
    ("form", re.compile(r"^'.*'$", re.S)),
)


def sentence(finding: Finding, language: str) -> list[Any]:
    """Return a finding as children of a line; with the rule's own English words behind it."""
    full = text("review.finding", language, column=finding.column, what=finding.what, right=finding.right)
    kind = next((name for name, pattern in KINDS if pattern.search(finding.what)), "")
    if not kind:
        return [html.Span(full, lang="en")]
    columns = text("review.and", language).join(
        label(column, language) for column in finding.column.split("+")
    )
    plain_words = text(f"review.finding_{kind}", language, column=columns)
    return [plain_words, " ", html.Small(full, lang="en", className="muted")]
