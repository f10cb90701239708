"""The address of a search as a question, and what was found as the view that the page draws."""

from collections.abc import Mapping
from dataclasses import replace

from components.web.view import SHOWN_OF_A_VALUE, View, readable
from data.select.nearest import search_nearest

# Whoever wants these words and no others.
AS_TYPED, WANTED = "typed", "1"


def choose(view: View, query: Mapping[str, str]) -> View:
    """Return the view with what its words find; where no report is here at all, the page `empty`.

    query: `q`, the words, as many letters as the field takes, and `typed`.
    """
    if not view.held.reports:
        return replace(view, page="empty")
    words = readable(query.get("q", "").strip()[:SHOWN_OF_A_VALUE])
    typed = query.get(AS_TYPED, "").strip()
    understood = {"q": words, AS_TYPED: typed if typed == WANTED else ""}
    return replace(
        view,
        filters=tuple((name, value) for name, value in understood.items() if value),
        unknown=(*view.unknown, *([readable(typed)] if typed not in ("", WANTED) else [])),
        found=search_nearest(words, as_typed=typed == WANTED),
    )
