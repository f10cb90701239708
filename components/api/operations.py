"""What the API answers: each operation with its address, what it may be asked, its columns, its rows.

The routes, the OpenAPI document and the page about the API are made of OPERATIONS alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from components.api import parameters as asked
from components.api import rows as found
from components.api import search_rows
from components.api.base import Rows
from components.api.columns import Column, of_file, of_schema, of_words


@dataclass(frozen=True)
class Operation:
    """One address below `/api/v1/`.

    name: of its words (`api.op_<name>`). path: as Flask has it, without what follows the dot. query: what may
    be asked. columns: of its rows, in their order. answer: makes the rows of what was asked; given the parts
    of the path too. example, parts_of_example: a query and the parts of a path to show. is_list: whether its
    answers are stretches of something longer.
    """

    name: str
    path: str
    query: type[asked.Query]
    columns: Callable[[], tuple[Column, ...]]
    answer: Callable[[Mapping[str, Any]], Rows]
    example: Mapping[str, str] = field(default_factory=dict)
    parts_of_example: Mapping[str, str] = field(default_factory=dict)
    is_list: bool = True

    @property
    def template(self) -> str:
        """The path as an OpenAPI document writes it, with the names of its parts in braces."""
        return self.path.replace("<", "{").replace(">", "}")

    @property
    def example_path(self) -> str:
        """The path of an example."""
        path = self.path
        for name, value in self.parts_of_example.items():
            path = path.replace(f"<{name}>", value)
        return path

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts of the path."""
        return tuple(part.strip("<>") for part in self.path.split("/") if part.startswith("<"))


# The first report, which every copy of this site has: what examples are about.
REPORT, FIGURE = "luoding-2022", "legal_adviser_opinions_issued_count"
OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "reports", "reports", asked.Reports, lambda: of_schema("reports"), found.reports, {"year": "2022"}
    ),
    Operation(
        "places", "places", asked.Places, lambda: of_schema("places"), found.places, {"parent": "440000"}
    ),
    Operation(
        "indicators",
        "indicators",
        asked.Indicators,
        lambda: of_schema("indicators"),
        found.indicators,
        {"category": "mediation"},
    ),
    Operation(
        "observations",
        "observations",
        asked.Observations,
        lambda: of_file("columns"),
        found.observations,
        {"report": REPORT, "qualifier": "at_least"},
    ),
    Operation(
        "evidence",
        "observations/<report>/<figure>/evidence",
        asked.Worded,
        lambda: of_words("evidence", found.EVIDENCE, found.POSITIONS),
        found.evidence,
        parts_of_example={"report": REPORT, "figure": FIGURE},
        is_list=False,
    ),
    Operation(
        "comparability",
        "comparability",
        asked.Pair,
        lambda: of_words("comparability", found.COMPARABILITY),
        found.comparability,
        {"one": f"{REPORT}/{FIGURE}", "other": f"{REPORT}/mediation_cases_count"},
        is_list=False,
    ),
    Operation(
        "coverage",
        "coverage",
        asked.Coverage,
        lambda: of_file("coverage_columns"),
        found.coverage,
        {"category": "legality_review"},
    ),
    Operation("required", "required", asked.Choice, lambda: of_file("required_columns"), found.required),
    Operation(
        "differences",
        "differences",
        asked.Comparisons,
        lambda: of_file("difference_columns"),
        found.differences,
        {"kind": "sources"},
    ),
    Operation(
        "statements",
        "statements",
        asked.Statements,
        lambda: of_file("map_columns"),
        found.statements,
        {"report": REPORT},
    ),
    Operation(
        "search",
        "search",
        asked.Search,
        lambda: of_words("search", search_rows.SEARCH, ("year",)),
        search_rows.search,
        {"q": "luoding"},
        is_list=False,
    ),
)
