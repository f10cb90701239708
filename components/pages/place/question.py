"""The address of a place as a question, and the answer as the view that the page draws."""

from collections.abc import Mapping
from dataclasses import replace

from components.frame.pager import page_number
from components.web.page_addresses import SEPARATOR
from components.web.view import View, readable
from data.select.place_page import place_page
from data.select.place_rows import Subject

ORDER, BY_YEAR, PAGE = "by", "year", "page"
# A place with sixty figures a year fills a page after three years.
LINES_OF_A_PAGE = 200


def with_place(view: View) -> View | None:
    """Return the view with the place that its path names; None where no table knows it."""
    if view.page != "place":
        return view
    try:
        return replace(view, at=place_page(view.place))
    except KeyError:
        return None


def choose(view: View, query: Mapping[str, str]) -> View:
    """Return the view with its subjects, its order and its page.

    query: `category`, `by` and `page` of the address. Subjects of which nothing is here mean nothing, and are
    kept as unknown; a page beyond the last is the last.
    """
    known = [subject.category.id for subject in view.here.subjects]
    wanted = [value for value in dict.fromkeys(query.get("category", "").split(SEPARATOR)) if value]
    order = query.get(ORDER, "").strip()
    is_known = order in ("", BY_YEAR)
    page, no_page = page_number(query.get(PAGE, ""))
    lost = [*(value for value in wanted if value not in known), *([] if is_known else [order]), *no_page]
    view = replace(
        view,
        categories=tuple(value for value in wanted if value in known),
        unknown=(*view.unknown, *map(readable, lost)),
    )
    page = min(page, pages_of(view))
    filters = {ORDER: order if is_known else "", PAGE: str(page) if page > 1 else ""}
    return replace(view, filters=tuple((name, value) for name, value in filters.items() if value))


def subjects_shown(view: View) -> list[Subject]:
    """Return the subjects that were chosen, all where none was."""
    return [
        subject
        for subject in view.here.subjects
        if not view.categories or subject.category.id in view.categories
    ]


def page_of(view: View) -> int:
    """Return which page of the lines is shown, from 1."""
    return int(view.filter.get(PAGE, "1"))


def stretch_of(view: View) -> tuple[int, int]:
    """Return which lines stand on the page, counted from 0, the last one excluded."""
    return (page_of(view) - 1) * LINES_OF_A_PAGE, page_of(view) * LINES_OF_A_PAGE


def pages_of(view: View) -> int:
    """Return how many pages the lines of the chosen subjects fill; one where there is none."""
    lines = sum(len(subject.lines) for subject in subjects_shown(view))
    return max(1, -(-lines // LINES_OF_A_PAGE))
