"""The address of the coverage as a question, and the answer as the view that the page draws."""

from collections.abc import Mapping
from dataclasses import replace

from components.frame.pager import page_number
from components.web.view import View, readable
from data.select.coverage import Question, coverage
from data.select.coverage_opened import opened

SHOW, AS_WORDS = "show", "words"
# Years are asked for as four digits; more mean nothing.
YEAR_DIGITS = 4


def choose(view: View, query: Mapping[str, str]) -> View:
    """Return the view with what its reports say; where no report is here at all, the page `empty`.

    query: `category`, `kind`, `province`, `year`, `page`, `report` and `indicator` (the cell that is opened),
    `show` (words: a word in each cell); values that mean nothing are kept as unknown.
    """
    if not view.held.reports:
        return replace(view, page="empty")
    asked, lost = asked_of(query)
    answer = coverage(asked)
    show = query.get(SHOW, "").strip()
    lost += [show] if show not in ("", AS_WORDS) else []
    # What is opened counts only where the page has it.
    unseen = (
        [asked.report]
        if asked.report and answer.question.report not in {r.report for r in answer.rows}
        else []
    )
    # The subject that stands in where none is named is no part of the address.
    told = replace(answer.question, category=answer.question.category if asked.category else "")
    filters = (*filters_of(told), *([(SHOW, show)] if show == AS_WORDS else []))
    return replace(
        view,
        filters=filters,
        unknown=(*view.unknown, *map(readable, (*answer.unknown, *lost, *unseen))),
        covered=answer,
        cell=opened(answer),
    )


def asked_of(query: Mapping[str, str]) -> tuple[Question, list[str]]:
    """Return what an address asks, and what of it is no year or page."""
    page, lost = page_number(query.get("page", ""))
    given = {
        name: query.get(name, "").strip() for name in ("category", "kind", "province", "report", "indicator")
    }
    year = query.get("year", "").strip()
    is_year = year.isascii() and year.isdigit() and len(year) == YEAR_DIGITS
    lost += [year] if year and not is_year else []
    return Question(**given, year=int(year) if is_year else 0, page=page), lost


def filters_of(question: Question) -> tuple[tuple[str, str], ...]:
    """Return a question as the pairs of an address, in their usual order."""
    values = {
        "category": question.category,
        "kind": question.kind,
        "province": question.province,
        "year": str(question.year or ""),
        "page": str(question.page) if question.page > 1 else "",
        "report": question.report,
        "indicator": question.indicator,
    }
    return tuple((name, value) for name, value in values.items() if value)


def changed(question: Question, /, **changes: object) -> dict[str, str]:
    """Return the query of a question after a change; what it shows then is its first page, nothing opened."""
    first = {"page": 1, "report": "", "indicator": ""}
    return dict(filters_of(replace(question, **{**first, **changes})))  # type: ignore[arg-type]  # its own fields
