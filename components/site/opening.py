"""An address to the view that it means: the page asks once, and what the address names is looked up in the
answer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from components.frame.same_area import FROM, SUBJECT, open_area, say_where_from
from components.pages.changes import question as changes_question
from components.pages.compare import question as compare_question
from components.pages.coverage import question as coverage_question
from components.pages.data import question as data_question
from components.pages.differences import question as differences_question
from components.pages.place import question as place_question
from components.pages.reports import question as reports_question
from components.pages.required import question as required_question
from components.pages.search import question as search_question
from components.web.days import CITED
from components.web.page_addresses import NUMBERS_SHOWN, SEPARATOR, base_path, inside
from components.web.view import ON_SCREEN, SCREEN, SHOWN_OF_A_VALUE, View, from_path, language_of, readable
from data import select
from data.query import words_of
from data.select.as_of import NoSuchDay
from data.select.codebook import codebook
from data.select.differences import differing_of
from data.select.gap import gap
from data.select.since_cited import since_cited

# Pages that show one report; where the address names none it is the newest whose text is here.
OF_A_REPORT = (
    "overview",
    "areas",
    "area",
    "indicators",
    "indicator",
    "text",
    "gap",
    "spotcheck",
    "about",
    "check",
)
# Of these the report stands in the query.
REPORT_IN_QUERY = ("indicators", "indicator", "about")
# These need no report to say what they have to say.
WITHOUT_A_REPORT = (
    "about",
    "check",
    "reports",
    "compare",
    "data",
    "differences",
    "codebook",
    "api",
    "reading",
    "coverage",
    "required",
    "search",
    "changes",
    "review",
    "place",
)
# Nobody cites these, or they show the day themselves.
UNCITED = ("review", "check", "empty", "missing", "changes", "data")


def from_url(path: str, query: Mapping[str, str]) -> View:
    """Return the view that an address means, with the answer that its page needs.

    An unknown path or id is the page `missing`; where no report is here at all, pages that need one are the
    page `empty`. path: with or without the base path. query: one value a key; values that mean nothing here
    are kept as the view's `unknown`.
    """
    held = select.holdings()
    view = from_path(path)
    if view is None:
        return _missing(path, held)
    view = place_question.with_place(replace(view, held=held))
    view = None if view is None else _with_report(view, query)
    if view is None:
        return _missing(path, held)
    if view.told is None and view.page not in WITHOUT_A_REPORT:
        return replace(view, page="empty")
    if not _is_there(view):
        return _missing(path, held)
    view = _with_years(view)
    asked = {key: value for key, value in query.items() if value.strip()}
    shown = _on_screen(_with_query(view, asked), asked)
    return _with_cited(shown, asked.get(CITED, "").strip())


def _with_cited(view: View, day: str) -> View:
    """Give the view of an address that was cited what has changed since that day."""
    if not day or view.page in UNCITED:
        return view
    figure = view.figure
    if view.page == "indicator" and (row := view.whole.figures.get(view.indicator)) is not None:
        figure = row.id
    report = view.report if view.told is not None and view.page not in WITHOUT_A_REPORT else ""
    try:
        since = since_cited(day, report, figure if report else "", view.place)
    except NoSuchDay:
        return _not_known(view, day)
    return replace(view, cited=day, since=since)


def _missing(path: str, held: select.Holdings) -> View:
    parts = [part for part in inside(path).split("/") if part]
    return View(language_of(parts), "missing", path=base_path() + quote(inside(path)), held=held)


def _with_report(view: View, query: Mapping[str, str]) -> View | None:
    """Give the view its report; None where the path names one that is not here."""
    if view.page not in OF_A_REPORT:
        return view
    named = view.report
    asked = query.get("report", "").strip() if view.page in REPORT_IN_QUERY else ""
    # The path's report, else the query's, else the newest. One in the path must exist; one in the query that
    # does not is said to be unknown, and the newest stands in.
    for report in filter(None, (named, asked, view.held.newest or view.held.newest_of_any)):
        try:
            whole = select.whole_report(report)
        except KeyError:
            if report == named:
                return None
            view = replace(view, unknown=(*view.unknown, readable(report)))
            continue
        return replace(view, report=report, told=whole)
    return view


def _is_there(view: View) -> bool:
    """Say whether the report has what the path names."""
    if view.page == "area":
        return view.area in view.whole.areas
    return view.page not in ("indicator", "gap") or view.indicator in view.whole.indicators


def _with_years(view: View) -> View:
    """Give the view what other years say: of its indicator, or of its report's large figures."""
    if view.page == "indicator":
        return replace(view, years=select.indicator_years(view.whole.row, view.indicator))
    if view.page == "overview" and view.whole.may_have_earlier_figures:
        large = [row for row in view.whole.own_rows if row.headline]
        return replace(view, before=select.last_year(view.whole.row, large))
    return view


def _with_query(view: View, query: Mapping[str, str]) -> View:
    """Take from the query what the page understands; keep what it does not, to say so."""
    if choose := QUESTIONS.get(view.page):
        return choose(view, query)
    match view.page:
        case "overview":
            view = _choose(view, "statement", query, view.whole.statements["id"])
            view = say_where_from(view) if query.get(FROM) == "area" else view
            return _choose_categories(view, query, view.whole.told_categories)
        case "text":
            view = _choose(view, "statement", query, view.whole.statements["id"])
            view = _choose(view, "figure", query, view.whole.reported["id"])
            return _choose_numbers(_choose_find(_first_of_indicator(view, query), query), query)
        case "about":
            return _choose_error(view, query)
        case "areas" if SUBJECT in query:
            return open_area(view, query[SUBJECT])
    return view


QUESTIONS: Mapping[str, Callable[[View, Mapping[str, str]], View]] = {
    "compare": compare_question.choose,
    "data": data_question.choose,
    "reports": reports_question.choose,
    "differences": differences_question.choose,
    "coverage": coverage_question.choose,
    "required": required_question.choose,
    "search": search_question.choose,
    "place": place_question.choose,
    "changes": changes_question.choose,
    "gap": lambda view, query: replace(view, gap=gap(view.whole, view.indicator)),
    "codebook": lambda view, query: replace(view, vocabulary=codebook()),
    "indicator": lambda view, query: replace(
        view, differing=differing_of(view.whole.row.place, view.report, view.indicator)
    ),
}


def _choose_error(view: View, query: Mapping[str, str]) -> View:
    """Take the figure in which a reader reports an error, and the report that its address names."""
    if view.told is None:
        return view
    if query.get("report") == view.report:
        view = replace(view, filters=(("report", view.report),))
    return _choose(view, "figure", query, view.whole.reported["id"])


def _choose(view: View, field: str, query: Mapping[str, str], known: Iterable[str]) -> View:
    if field not in query:
        return view
    if query[field] in set(known):
        chosen: dict[str, Any] = {field: query[field]}
        return replace(view, **chosen)
    return _not_known(view, query[field])


def _first_of_indicator(view: View, query: Mapping[str, str]) -> View:
    """Take the older address of a figure, `?indicator=`: it means the first figure of that indicator."""
    if "indicator" not in query or view.figure:
        return view
    figures = view.whole.own if query["indicator"] in view.whole.figures else view.whole.reported
    own = figures.loc[figures["indicator"] == query["indicator"], "id"]
    return replace(view, figure=str(own.iloc[0])) if len(own) else _not_known(view, query["indicator"])


def _choose_categories(view: View, query: Mapping[str, str], known: list[str]) -> View:
    wanted = [value for value in dict.fromkeys(query.get("category", "").split(SEPARATOR)) if value]
    chosen = tuple(value for value in wanted if value in known)
    unknown = tuple(readable(value) for value in wanted if value not in known)
    return replace(view, categories=chosen, unknown=view.unknown + unknown)


def _choose_find(view: View, query: Mapping[str, str]) -> View:
    """Take the words that the text page marks: as many letters as a field takes."""
    find = query.get("find", "").strip()
    if not find:
        return view
    if len(find) > SHOWN_OF_A_VALUE or not words_of(find):
        return _not_known(view, find)
    return replace(view, filters=(*view.filters, ("find", readable(find))))


def _choose_numbers(view: View, query: Mapping[str, str]) -> View:
    """Take whether the text page marks the numbers that are no indicators."""
    if "numbers" not in query:
        return view
    if query["numbers"] == NUMBERS_SHOWN:
        return replace(view, filters=(*view.filters, ("numbers", NUMBERS_SHOWN)))
    return _not_known(view, query["numbers"])


def _on_screen(view: View, query: Mapping[str, str]) -> View:
    if view.page not in ON_SCREEN or SCREEN not in query:
        return view
    return replace(view, screen=True) if query[SCREEN] == "1" else _not_known(view, query[SCREEN])


def _not_known(view: View, value: str) -> View:
    return replace(view, unknown=(*view.unknown, readable(value)))
