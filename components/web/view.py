"""What the reader has chosen, and the address that says it."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from urllib.parse import quote

from components.text import FIRST_LANGUAGE, LANGUAGES
from components.web.page_addresses import (
    SEPARATOR,
    address,
    area_href,
    areas_href,
    base_path,
    data_href,
    gap_href,
    indicator_href,
    indicators_href,
    inside,
    overview_href,
    place_href,
    reports_href,
    review_href,
    spotcheck_href,
    text_href,
)
from data.select import (
    Changed,
    Codebook,
    Comparison,
    Coverage,
    Differences,
    Gap,
    Holdings,
    IndicatorYears,
    Lost,
    NearestResults,
    ObservationRows,
    OpenedCell,
    PlacePage,
    ReportTree,
    Required,
    Since,
    WholeReport,
)
from data.select.placed_rows import Differing, PlacedFigure
from data.select.rows import Report

# An unknown value is shown back to the reader: enough of it to be recognised, not enough to fill the page.
SHOWN_OF_A_VALUE = 80


# `?screen=1` shows one of these pages on a big screen.
SCREEN, ON_SCREEN = "screen", ("overview", "area", "indicator", "compare")
NOTHING_HELD = Holdings("", 0, "", "")


@dataclass(frozen=True)
class View:
    """One address of the site.

    language: a key of LANGUAGES. page: the name of a page module, or `missing`.
    report, area, indicator, figure, statement, place: ids, empty where the address names none.
    draft: the id of a draft that is reviewed. step: what of it the page shows, "" for its figures.
    categories: ids of the chosen subjects, in the order of the address; none means all. filters: what
    else the page understands of the query, as pairs. screen: on a big screen. unknown: values of the
    query that mean nothing here, as the reader may see them. cited: the day on which a citation names the
    page (ISO). no_day: why nothing of a day can be shown (`data.select.as_of.NoSuchDay`: why, the words,
    the limit). path: the path as the browser shows it; `/zh` and its report's own address are one view.
    told: the report that the page shows, None on pages of none. held: what is here at all. rows: what the
    data page lists, tree: what the list of reports shows, beside: what is compared, differences: what is
    stated differently, covered: which report states what, with the cell that is opened there (cell), gap:
    a figure that its report does not state, required: what the rules ask of its reports, at: what the
    page of a place shows, changed: what was added, corrected and removed, found: what the search finds;
    None on all others. differing: of an indicator's page, the differences that its figure stands in;
    since: what changed after the day of a citation; lost: what of an earlier day is not here; years:
    those of the page's indicator; before: by the id of a large figure, that of the year before;
    vocabulary: of the codebook. These are the answer that a page asked for: the parts that draw it take
    what they need from here and never ask.
    """

    language: str = FIRST_LANGUAGE
    page: str = "overview"
    report: str = ""
    area: str = ""
    indicator: str = ""
    figure: str = ""
    statement: str = ""
    place: str = ""
    draft: str = ""
    step: str = ""
    categories: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    screen: bool = False
    cited: str = ""
    no_day: tuple[str, str, str] = ("", "", "")
    # From here on nothing counts in a comparison: two views are equal when they ask the same.
    path: str = field(default="", compare=False)
    told: WholeReport | None = field(default=None, compare=False, repr=False)
    held: Holdings = field(default=NOTHING_HELD, compare=False, repr=False)
    rows: ObservationRows | None = field(default=None, compare=False, repr=False)
    tree: ReportTree | None = field(default=None, compare=False, repr=False)
    years: IndicatorYears | None = field(default=None, compare=False, repr=False)
    before: Mapping[str, PlacedFigure] = field(default_factory=dict, compare=False, repr=False)
    differences: Differences | None = field(default=None, compare=False, repr=False)
    differing: tuple[Differing, ...] = field(default=(), compare=False, repr=False)
    vocabulary: Codebook | None = field(default=None, compare=False, repr=False)
    beside: Comparison | None = field(default=None, compare=False, repr=False)
    covered: Coverage | None = field(default=None, compare=False, repr=False)
    cell: OpenedCell | None = field(default=None, compare=False, repr=False)
    required: Required | None = field(default=None, compare=False, repr=False)
    gap: Gap | None = field(default=None, compare=False, repr=False)
    at: PlacePage | None = field(default=None, compare=False, repr=False)
    found: NearestResults | None = field(default=None, compare=False, repr=False)
    changed: Changed | None = field(default=None, compare=False, repr=False)
    since: Since | None = field(default=None, compare=False, repr=False)
    lost: tuple[Lost, ...] = field(default=(), compare=False, repr=False)

    @property
    def without_answers(self) -> "View":
        """What is asked, and nothing of what answers it: the same for every reader of an address."""
        return View(**{asked.name: getattr(self, asked.name) for asked in fields(self) if asked.compare})

    @property
    def filter(self) -> dict[str, str]:
        """The page's own part of the query."""
        return dict(self.filters)

    @property
    def whole(self) -> WholeReport:
        """The report that the page shows; only for pages that have one."""
        assert self.told is not None, f"{self.page} shows no report"
        return self.told

    @property
    def answer(self) -> ObservationRows:
        """What the data page lists, with what it counts of it; only for that page."""
        assert self.rows is not None, f"{self.page} lists no rows"
        return self.rows

    @property
    def listed(self) -> ReportTree:
        """The reports by place; only for the list of reports."""
        assert self.tree is not None, f"{self.page} lists no reports"
        return self.tree

    @property
    def compared(self) -> Differences:
        """What is stated differently; only for the page that shows it."""
        assert self.differences is not None, f"{self.page} compares no statements"
        return self.differences

    @property
    def coverage(self) -> Coverage:
        """Which report states what; only for the page that shows it."""
        assert self.covered is not None, f"{self.page} shows no coverage"
        return self.covered

    @property
    def codebook(self) -> Codebook:
        """The vocabulary; only for the page that shows it."""
        assert self.vocabulary is not None, f"{self.page} shows no vocabulary"
        return self.vocabulary

    @property
    def searched(self) -> NearestResults:
        """What a search found; only for the page that shows it."""
        assert self.found is not None, f"{self.page} searches nothing"
        return self.found

    @property
    def here(self) -> PlacePage:
        """The place that the page shows; only for pages of a place."""
        assert self.at is not None, f"{self.page} shows no place"
        return self.at

    @property
    def record(self) -> Changed:
        """What was added, corrected and removed; only for the page that shows it."""
        assert self.changed is not None, f"{self.page} shows no record"
        return self.changed

    @property
    def report_row(self) -> Report | None:
        """The chosen report's own row, None where the page is of none."""
        if self.told is not None:
            return self.told.row
        return self.rows.report if self.rows is not None else None


def from_path(path: str) -> View | None:
    """Return the page and the ids that a path names, whether or not they exist; None for an unknown path.

    path: with or without the base path.
    """
    parts = [part for part in inside(path).split("/") if part]
    language = language_of(parts)
    view = _by_path(language, parts[1:]) if parts and parts[0] == language else None
    return replace(view, path=base_path() + quote(inside(path))) if view else None


def language_of(parts: Iterable[str]) -> str:
    """Return the language that a path names; a file's address has its language second: /download/en/..."""
    return next((part for part in list(parts)[:2] if part in LANGUAGES), FIRST_LANGUAGE)


def _by_path(language: str, parts: list[str]) -> View | None:
    match parts:
        case []:
            return View(language, "overview")
        case ["overview" | "text" | "spotcheck" | "area" | "gap", _, *_]:
            return _of_a_report(language, parts)
        case ["indicator"]:
            return View(language, "indicators")
        case ["indicator", indicator]:
            return View(language, "indicator", indicator=indicator)
        case ["place", place]:
            return View(language, "place", place=place)
        case [
            "data"
            | "reports"
            | "compare"
            | "differences"
            | "codebook"
            | "api"
            | "reading"
            | "coverage"
            | "required"
            | "search"
            | "changes"
            | "about"
            | "check" as page
        ]:
            return View(language, page)
        # With or without a draft.
        case ["review", *draft] if len(draft) < 2:
            return View(language, "review", draft="".join(draft))
    return None


def _of_a_report(language: str, parts: list[str]) -> View | None:
    match parts:
        case ["overview" | "text" | "spotcheck" as page, report]:
            return View(language, page, report)
        case ["area", report]:
            return View(language, "areas", report)
        case ["area", report, area]:
            return View(language, "area", report, area)
        case ["gap", report, indicator]:
            return View(language, "gap", report, indicator=indicator)
    return None


def readable(value: str) -> str:
    """Return what a reader typed, fit to be shown: control characters as �, at most 80 characters."""
    seen = "".join(
        # Control and format characters could turn the direction of the words around them; private and
        # unassigned ones show nothing.
        "\ufffd" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn"} else c
        for c in value
    )
    return seen if len(seen) <= SHOWN_OF_A_VALUE else seen[: SHOWN_OF_A_VALUE - 1] + "…"


# Pages whose address is their name, with what is chosen in the query.
PLAIN = (
    *("about", "api", "changes", "check", "codebook", "compare", "coverage", "differences", "reading"),
    *("required", "search"),
)
# Pages of one report that need nothing else, and their addresses by language and report.
PAGES_OF_A_REPORT: dict[str, Callable[[str, str], str]] = {
    "overview": overview_href,
    "area": areas_href,
    "text": text_href,
}


def href(view: View) -> str:
    """Return the address that means `view`, naming its report."""
    chosen = SEPARATOR.join(view.categories)
    match view.page:
        case "overview":
            return overview_href(view.language, view.report, view.statement, view.categories)
        case "areas" | "area":
            whole = areas_href(view.language, view.report)
            return area_href(view.language, view.report, view.area) if view.area else whole
        case "indicators" | "indicator" | "gap":
            return _href_of_indicators(view)
        case "spotcheck":
            return spotcheck_href(view.language, view.report)
        case "text":
            return text_href(view.language, view.report, view.figure, view.statement, **view.filter)
        case "data":
            return data_href(view.language, view.report, category=chosen, **view.filter)
        case "reports":
            return reports_href(view.language, **view.filter)
        case "place":
            return place_href(view.language, view.place, category=chosen, **view.filter)
        case page if page in PLAIN:
            return address(f"{view.language}/{view.page}", **view.filter, figure=view.figure)
    # Without a draft it is the list of them.
    return (
        review_href(view.language, view.draft, view.step) if view.page == "review" else address(view.language)
    )


def _href_of_indicators(view: View) -> str:
    if view.page == "indicators":
        return indicators_href(view.language, view.report)
    own = indicator_href if view.page == "indicator" else gap_href
    return own(view.language, view.report, view.indicator)
