"""The data page's address as a question to the store, and the answer as the view that the page draws."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from components.frame.pager import page_number
from components.pages.data.data_cells import AS_OF, COLUMN_CHOICE, COLUMNS, EVERY_COLUMN, PAGE, SORT
from components.web.page_addresses import SEPARATOR
from components.web.view import View, readable
from data.select.as_of import NoSuchDay, day_of, lost_on
from data.select.observation_rows import ObservationRows, observation_rows
from data.select.row_statements import Question

SHOWN, NOTHING_WRONG = "shown", ("", "", "")


def choose(view: View, query: Mapping[str, str]) -> View:
    """Return the view with its rows; where no report is here at all, the page `empty`.

    query: what the address asks for, without empty values. Values that mean nothing are kept as unknown.
    """
    if not view.held.reports:
        return replace(view, page="empty")
    columns, lost = _columns(query.get(COLUMN_CHOICE, ""))
    page, wrong = page_number(query.get(PAGE, ""))
    lost += wrong
    day, no_day = _day(query.get(AS_OF, "").strip())
    missing = query.get("missing", "")
    if missing not in ("", SHOWN):
        lost.append(missing)
    answer = observation_rows(
        Question(
            report=query.get("report", ""),
            kind=query.get("kind", ""),
            area=query.get("area", ""),
            place=query.get("place", ""),
            year=query.get("year", ""),
            sort=_sort(query.get(SORT, "")),
            categories=tuple(dict.fromkeys(filter(None, query.get("category", "").split(SEPARATOR)))),
            words=readable(query.get("q", "").strip()),
            missing=missing == SHOWN,
            page=page,
            language=view.language,
            as_of=day,
        )
    )
    return replace(
        view,
        report=answer.question.report,
        categories=answer.question.categories,
        filters=_filters(answer, columns),
        unknown=(*view.unknown, *map(readable, (*answer.unknown, *lost))),
        rows=answer,
        no_day=no_day,
        lost=() if day is None else lost_on(day),
    )


def _day(words: str) -> tuple[date | None, tuple[str, str, str]]:
    """Return the day of which rows are asked for, None for today; and why nothing can be shown of it."""
    try:
        return (day_of(words) if words else None), NOTHING_WRONG
    except NoSuchDay as problem:
        return None, (problem.why, readable(words), problem.limit)


def _filters(answer: ObservationRows, columns: str) -> tuple[tuple[str, str], ...]:
    """Return what of the question stands in the address beside report and subjects, in its order there."""
    asked = answer.question
    values = {
        "kind": asked.kind,
        "area": asked.area,
        "place": asked.place,
        "year": asked.year,
        "q": asked.words,
        "missing": SHOWN if asked.missing else "",
        AS_OF: asked.as_of.isoformat() if asked.as_of else "",
        SORT: asked.sort,
        COLUMN_CHOICE: columns,
        PAGE: str(asked.page) if asked.page > 1 else "",
    }
    return tuple((name, value) for name, value in values.items() if value)


def _sort(words: str) -> str:
    """Return the order as the store knows it; `value` means the column of figures, whose values they are."""
    sign = "-" if words.startswith("-") else ""
    return f"{sign}figure" if words.removeprefix("-") == "value" else words


def _columns(words: str) -> tuple[str, list[str]]:
    if words.strip() == EVERY_COLUMN:
        return EVERY_COLUMN, []
    named = [name.strip() for name in words.split(SEPARATOR) if name.strip()]
    return SEPARATOR.join(name for name in COLUMNS if name in named), [
        name for name in named if name not in COLUMNS
    ]
