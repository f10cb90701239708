"""The address of the page as a question, and the answer as the view that the page draws."""

from collections.abc import Mapping
from dataclasses import replace

from components.frame.pager import page_number
from components.web.view import View, readable
from data.select.differences import Question, differences

CHOSEN, PAGE = "show", "page"


def choose(view: View, query: Mapping[str, str]) -> View:
    """Return the view with what is stated differently; where no report is here at all, the page `empty`.

    query: `kind`, `place`, `show` (one comparison by its id) and `page` of the address; values that mean
    nothing are kept as unknown.
    """
    if not view.held.reports:
        return replace(view, page="empty")
    page, lost = page_number(query.get(PAGE, ""))
    kind, place, chosen = (query.get(name, "").strip() for name in ("kind", "place", CHOSEN))
    asked = Question(kind, place, chosen, page)
    answer = differences(asked)
    understood = {
        "kind": answer.question.kind,
        "place": answer.question.place,
        CHOSEN: answer.question.chosen,
        PAGE: str(answer.question.page) if answer.question.page > 1 else "",
    }
    return replace(
        view,
        filters=tuple((name, value) for name, value in understood.items() if value),
        unknown=(*view.unknown, *map(readable, (*answer.unknown, *lost))),
        differences=answer,
    )
