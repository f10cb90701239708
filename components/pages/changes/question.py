"""The address of the page as a question, and the answer as the view that the page draws."""

from collections.abc import Mapping
from dataclasses import replace

from components.frame.pager import page_number
from components.web.days import is_day
from components.web.view import View, readable
from data.select.changed import Question, changed

WHOSE = ("place", "report", "figure")
SINCE, PAGE = "since", "page"


def choose(view: View, query: Mapping[str, str]) -> View:
    """Return the view with what changed; values that mean nothing are kept as unknown."""
    page, lost = page_number(query.get(PAGE, ""))
    whose = {name: query.get(name, "").strip() for name in WHOSE}
    since = query.get(SINCE, "").strip()
    if since and not is_day(since):
        lost, since = [*lost, since], ""
    answer = changed(Question(**whose, since=since, page=page))
    return replace(
        view,
        figure=answer.question.figure,
        filters=filters_of(answer.question),
        unknown=(*view.unknown, *map(readable, (*answer.unknown, *lost))),
        changed=answer,
    )


def filters_of(question: Question) -> tuple[tuple[str, str], ...]:
    """Return a question as the pairs of an address, its figure apart."""
    values = {
        "place": question.place,
        "report": question.report,
        SINCE: question.since,
        PAGE: str(question.page) if question.page > 1 else "",
    }
    return tuple((name, value) for name, value in values.items() if value)
