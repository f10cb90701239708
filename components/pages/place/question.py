"""The address of a place as a question, and the answer as the view that the page draws."""

from collections.abc import Mapping
from dataclasses import replace

from components.web.page_addresses import SEPARATOR
from components.web.view import View, readable
from data.select.place_page import place_page

ORDER, BY_YEAR = "by", "year"


def with_place(view: View) -> View | None:
    """Return the view with the place that its path names; None where no table knows it."""
    if view.page != "place":
        return view
    try:
        return replace(view, at=place_page(view.place))
    except KeyError:
        return None


def choose(view: View, query: Mapping[str, str]) -> View:
    """Return the view with its subjects and its order. query: `category` and `by` of the address.

    Subjects of which nothing is here mean nothing, and are kept as unknown.
    """
    known = [subject.category.id for subject in view.here.subjects]
    wanted = [value for value in dict.fromkeys(query.get("category", "").split(SEPARATOR)) if value]
    order = query.get(ORDER, "").strip()
    is_known = order in ("", BY_YEAR)
    lost = [*(value for value in wanted if value not in known), *([] if is_known else [order])]
    return replace(
        view,
        categories=tuple(value for value in wanted if value in known),
        filters=((ORDER, order),) if order and is_known else (),
        unknown=(*view.unknown, *map(readable, lost)),
    )
