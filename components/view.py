"""What the reader has chosen, and the address that says it."""

import os
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlencode

from components.text import LANGUAGES
from data import select

FIRST_LANGUAGE = "zh"
SHOWN_OF_A_VALUE = 80
SEPARATOR = ","
NUMBERS_SHOWN = "shown"


def base_path() -> str:
    """Return where the site is mounted, with a slash at both ends: BASE_PATH, or `/`."""
    inner = os.environ.get("BASE_PATH", "").strip("/")
    return f"/{inner}/" if inner else "/"


@dataclass(frozen=True)
class View:
    """One address of the site.

    language: a key of LANGUAGES. page: the name of a page module, or `missing`.
    report, area, indicator, statement: ids, empty where the address names none.
    categories: ids of the chosen subjects, in the order of the address; none means all.
    filters: what else the page understands of the query, as pairs.
    unknown: values of the query that mean nothing here, as the reader may see them.
    path: the path as the browser shows it; `/zh` and its report's own address are one view.
    """

    language: str = FIRST_LANGUAGE
    page: str = "overview"
    report: str = ""
    area: str = ""
    indicator: str = ""
    statement: str = ""
    categories: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    path: str = field(default="", compare=False)

    @property
    def filter(self) -> dict[str, str]:
        """The page's own part of the query."""
        return dict(self.filters)


def from_url(path: str, query: Mapping[str, str]) -> View:
    """Return the view that an address means; an unknown path is the page `missing`.

    path: with or without the base path. query: one value a key.
    """
    parts = [part for part in _inside(path).split("/") if part]
    # A file's address has its language second: /download/en/...
    language = next((part for part in parts[:2] if part in LANGUAGES), FIRST_LANGUAGE)
    found = _by_path(language, parts[1:]) if parts and parts[0] == language else None
    shown = base_path() + quote(_inside(path))
    if not found:
        return View(language, "missing", path=shown)
    return _with_query(replace(found, path=shown), query)


def _inside(path: str) -> str:
    base = base_path()
    return path[len(base) :] if path.startswith(base) else path.lstrip("/")


def _by_path(language: str, parts: list[str]) -> View | None:
    match parts:
        case []:
            return View(language, "overview", select.newest_report())
        case ["overview", report] if _is_report(report):
            return View(language, "overview", report)
        case ["area", report] if _is_report(report):
            return View(language, "areas", report)
        case ["area", report, area] if _is_report(report) and area in area_ids(report):
            return View(language, "area", report, area)
        case ["indicator"]:
            return View(language, "indicators", select.newest_report())
        case ["indicator", indicator] if indicator in set(select.indicators()["id"]):
            return View(language, "indicator", select.newest_report(), indicator=indicator)
        case ["text", report] if _is_report(report):
            return View(language, "text", report)
        case ["data"]:
            # Without a report the table holds every report's rows.
            return View(language, "data")
        case ["about" | "check" as page]:
            return View(language, page, select.newest_report())
    return None


def _is_report(report: str) -> bool:
    found = select.reports()
    return report in set(found.loc[found["evidence"] == "quoted", "id"])


def area_ids(report: str) -> list[str]:
    """Return the ids of the report's work areas, in its own order."""
    sections = select.sections(report)
    return sections.loc[sections["kind"] == "area", "id"].tolist()


DATA_FILTERS = ("kind", "area", "place", "year", "q", "missing")


def _with_query(view: View, query: Mapping[str, str]) -> View:
    """Take from the query what the page understands; keep what it does not, to say so."""
    told = {key: value for key, value in query.items() if value.strip()}
    if "report" in told and view.page in ("indicator", "indicators", "data"):
        view = _choose(view, "report", told["report"], select.reports()["id"])
    if "statement" in told and view.page in ("overview", "text"):
        view = _choose(view, "statement", told["statement"], select.statements(view.report)["id"])
    if "indicator" in told and view.page == "text":
        stated = select.observations(view.report)
        view = _choose(
            view, "indicator", told["indicator"], stated.loc[stated["status"] == "reported", "indicator"]
        )
    if "category" in told and view.page in ("overview", "data"):
        view = _choose_categories(view, told["category"].split(SEPARATOR))
    if view.page == "data":
        view = _choose_filters(view, told)
    if view.page == "text" and "numbers" in told:
        view = _choose_numbers(view, told["numbers"])
    return view


def _choose_numbers(view: View, value: str) -> View:
    """Take whether the text page marks the numbers that are no indicators."""
    if value == NUMBERS_SHOWN:
        return replace(view, filters=(*view.filters, ("numbers", value)))
    return replace(view, unknown=(*view.unknown, readable(value)))


def _choose(view: View, field: str, value: str, known: Iterable[str]) -> View:
    if value in set(known):
        return replace(view, **{field: value})
    return replace(view, unknown=(*view.unknown, readable(value)))


def _choose_categories(view: View, values: list[str]) -> View:
    known = told_categories(view.report)
    wanted = [value for value in dict.fromkeys(values) if value]
    chosen = tuple(value for value in wanted if value in known)
    unknown = tuple(readable(value) for value in wanted if value not in known)
    return replace(view, categories=chosen, unknown=view.unknown + unknown)


def told_categories(report: str) -> list[str]:
    """Return the ids of the subjects with figures, in their order; `report` empty means every report."""
    reports = [report] if report else select.reports()["id"].tolist()
    told: set[str] = set()
    for name in reports:
        found = select.categories(name)
        told |= set(found.loc[found["count"] > 0, "id"])
    return [category for category in select.categories(reports[0])["id"] if category in told]


def _choose_filters(view: View, told: Mapping[str, str]) -> View:
    stated = select.observations()
    known = {
        "kind": set(select.indicators()["kind"]),
        "area": set(stated["section"]),
        "place": set(select.reports()["place"]),
        "year": {str(year) for year in stated["year"]},
        "missing": {"shown"},
    }
    for key in DATA_FILTERS:
        if key not in told:
            continue
        if key == "q" or told[key] in known[key]:
            value = readable(told[key].strip()) if key == "q" else told[key]
            view = replace(view, filters=(*view.filters, (key, value)))
        else:
            view = replace(view, unknown=(*view.unknown, readable(told[key])))
    return view


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


def areas_href(language: str, report: str) -> str:
    """Return the address of the list of work areas."""
    return address(f"{language}/area/{report}")


def area_href(language: str, report: str, section: str) -> str:
    """Return the address of one work area."""
    return address(f"{language}/area/{report}/{section}")


def indicators_href(language: str, report: str = "") -> str:
    """Return the address of the list of indicators."""
    return address(f"{language}/indicator", report=report)


def indicator_href(language: str, report: str, indicator: str) -> str:
    """Return the address of one indicator in one report."""
    return address(f"{language}/indicator/{indicator}", report=report)


def text_href(language: str, report: str, indicator: str = "", statement: str = "", numbers: str = "") -> str:
    """Return the address of the report's text, at a figure's or a statement's sentence.

    numbers: NUMBERS_SHOWN marks the numbers that are no indicators too.
    """
    return address(f"{language}/text/{report}", indicator=indicator, statement=statement, numbers=numbers)


def data_href(language: str, report: str = "", **filters: str) -> str:
    """Return the address of the data page with its filters."""
    return address(f"{language}/data", report=report, **filters)


def about_href(language: str) -> str:
    """Return the address of the page about the method."""
    return address(f"{language}/about")


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
            return text_href(
                view.language, view.report, view.indicator, view.statement, view.filter.get("numbers", "")
            )
        case "data":
            return data_href(view.language, view.report, category=chosen, **view.filter)
        case "about" | "check":
            return address(f"{view.language}/{view.page}")
    return address(view.language)
