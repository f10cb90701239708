"""What the reader has chosen, and the address that says it."""

import os
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote, urlencode

from components.text import LANGUAGES
from data.select import Holdings, ObservationRows, ReportTree, WholeReport

FIRST_LANGUAGE = "zh"
SHOWN_OF_A_VALUE = 80
SEPARATOR = ","
NUMBERS_SHOWN = "shown"
# Places of words in a text are called found-1, found-2 …
FOUND = "found"


def base_path() -> str:
    """Return where the site is mounted, with a slash at both ends: BASE_PATH, or `/`."""
    inner = os.environ.get("BASE_PATH", "").strip().strip("/")
    return f"/{inner}/" if inner else "/"


NOTHING_HELD = Holdings("", 0, "", "")


@dataclass(frozen=True)
class View:
    """One address of the site.

    language: a key of LANGUAGES. page: the name of a page module, or `missing`.
    report, area, indicator, figure, statement: ids, empty where the address names none.
    categories: ids of the chosen subjects, in the order of the address; none means all.
    filters: what else the page understands of the query, as pairs.
    unknown: values of the query that mean nothing here, as the reader may see them.
    path: the path as the browser shows it; `/zh` and its report's own address are one view.
    told: the report that the page shows, None on pages of none. held: what is here at all. rows: what the
    data page lists, tree: what the list of reports shows; None on all others. These are the answer that a
    page asked for: the parts that draw it take what they need from here and never ask.
    """

    language: str = FIRST_LANGUAGE
    page: str = "overview"
    report: str = ""
    area: str = ""
    indicator: str = ""
    figure: str = ""
    statement: str = ""
    categories: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    path: str = field(default="", compare=False)
    told: WholeReport | None = field(default=None, compare=False, repr=False)
    held: Holdings = field(default=NOTHING_HELD, compare=False, repr=False)
    rows: ObservationRows | None = field(default=None, compare=False, repr=False)
    tree: ReportTree | None = field(default=None, compare=False, repr=False)

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
    def found(self) -> ObservationRows:
        """The rows that the data page lists; only for that page."""
        assert self.rows is not None, f"{self.page} lists no rows"
        return self.rows

    @property
    def listed(self) -> ReportTree:
        """The reports by place; only for the list of reports."""
        assert self.tree is not None, f"{self.page} lists no reports"
        return self.tree

    @property
    def report_row(self) -> Any:
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
    found = _by_path(language, parts[1:]) if parts and parts[0] == language else None
    return replace(found, path=base_path() + quote(inside(path))) if found else None


def language_of(parts: Iterable[str]) -> str:
    """Return the language that a path names; a file's address has its language second: /download/en/..."""
    return next((part for part in list(parts)[:2] if part in LANGUAGES), FIRST_LANGUAGE)


def inside(path: str) -> str:
    """Return a path below the base path."""
    base = base_path()
    return path[len(base) :] if path.startswith(base) else path.lstrip("/")


def _by_path(language: str, parts: list[str]) -> View | None:
    match parts:
        case []:
            return View(language, "overview")
        case ["overview", report]:
            return View(language, "overview", report)
        case ["area", report]:
            return View(language, "areas", report)
        case ["area", report, area]:
            return View(language, "area", report, area)
        case ["indicator"]:
            return View(language, "indicators")
        case ["indicator", indicator]:
            return View(language, "indicator", indicator=indicator)
        case ["text", report]:
            return View(language, "text", report)
        case ["data" | "reports" | "about" | "check" as page]:
            return View(language, page)
    return None


def readable(value: str) -> str:
    """Return what a reader typed, fit to be shown: control characters as �, at most 80 characters."""
    seen = "".join(
        "\ufffd" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn"} else c for c in value
    )
    return seen if len(seen) <= SHOWN_OF_A_VALUE else seen[: SHOWN_OF_A_VALUE - 1] + "…"


def address(path: str, /, **query: str | None) -> str:
    """Return an address under the base path; empty query values are left out."""
    told = {key: value for key, value in query.items() if value}
    search = "?" + urlencode(told, safe=SEPARATOR) if told else ""
    return base_path() + quote(path.lstrip("/")) + search


def overview_href(language: str, report: str, statement: str = "", categories: Iterable[str] = ()) -> str:
    """Return the address of a report's overview, with a measure or subjects chosen."""
    chosen = SEPARATOR.join(categories)
    return address(f"{language}/overview/{report}", category=chosen, statement=statement)


def areas_href(language: str, report: str, subject: str = "") -> str:
    """Return the address of the list of work areas; with a subject, of the area with most of its figures."""
    return address(f"{language}/area/{report}", subject=subject)


def area_href(language: str, report: str, section: str) -> str:
    """Return the address of one work area."""
    return address(f"{language}/area/{report}/{section}")


def indicators_href(language: str, report: str = "") -> str:
    """Return the address of the list of indicators."""
    return address(f"{language}/indicator", report=report)


def indicator_href(language: str, report: str, indicator: str) -> str:
    """Return the address of one indicator in one report."""
    return address(f"{language}/indicator/{indicator}", report=report)


def text_href(
    language: str, report: str, figure: str = "", statement: str = "", numbers: str = "", find: str = ""
) -> str:
    """Return the address of the report's text, at a figure's or a statement's sentence.

    numbers: NUMBERS_SHOWN marks the numbers that are no indicators too. find: words to mark wherever they
    stand.
    """
    told = {"figure": figure, "statement": statement, "find": find, "numbers": numbers}
    return address(f"{language}/text/{report}", **told)


# Pages of one report that need nothing else, and their addresses by language and report.
PAGES_OF_A_REPORT: dict[str, Callable[[str, str], str]] = {
    "overview": overview_href,
    "area": areas_href,
    "text": text_href,
}


def found_href(language: str, report: str, find: str) -> str:
    """Return the address of the first place of words in the report's text."""
    return f"{text_href(language, report, find=find)}#{FOUND}-1"


def preview_href(language: str, report: str, figure: str) -> str:
    """Return the address of the picture that a shared link to a figure shows."""
    return address(f"preview/{language}/{report}/{figure}.png")


def data_href(language: str, report: str = "", **filters: str) -> str:
    """Return the address of the data page with its filters."""
    return address(f"{language}/data", report=report, **filters)


def about_href(language: str, report: str = "", figure: str = "") -> str:
    """Return the address of the page about the method, with a figure in which there may be an error."""
    return address(f"{language}/about", report=report, figure=figure)


def reports_href(language: str, **filters: str) -> str:
    """Return the address of the list of reports."""
    return address(f"{language}/reports", **filters)


def check_href(language: str) -> str:
    """Return the address of the check before publishing."""
    return address(f"{language}/check")


def href(view: View) -> str:
    """Return the address that means `view`, naming its report."""
    chosen = SEPARATOR.join(view.categories)
    match view.page:
        case "overview":
            return overview_href(view.language, view.report, view.statement, view.categories)
        case "areas":
            return areas_href(view.language, view.report)
        case "area":
            return area_href(view.language, view.report, view.area)
        case "indicators":
            return indicators_href(view.language, view.report)
        case "indicator":
            return indicator_href(view.language, view.report, view.indicator)
        case "text":
            return text_href(view.language, view.report, view.figure, view.statement, **view.filter)
        case "data":
            return data_href(view.language, view.report, category=chosen, **view.filter)
        case "reports":
            return reports_href(view.language, **view.filter)
        case "about" | "check":
            return address(f"{view.language}/{view.page}", **view.filter, figure=view.figure)
    return address(view.language)
