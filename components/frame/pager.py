"""The way to the other pages of a list: which page an address asks for, and links to those near it."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import place_words
from components.text import text

# Pages on either side of this one that have a link; first and last have theirs anyway.
NEAR = 2
# Digits that are read of a number: what is larger than any list is long means its last page.
MOST_DIGITS = 9


def page_number(words: str) -> tuple[int, list[str]]:
    """Return the page that an address asks for, 1 where it names none, and what of it means nothing."""
    words = words.strip()
    if not words:
        return 1, []
    if words.isascii() and words.isdigit() and int(words[:MOST_DIGITS]) > 0:
        return int(words[:MOST_DIGITS]), []
    return 1, [words]


def pager(here: int, last: int, href: Callable[[int], str], language: str) -> list[Component]:
    """Return the links to the first page, the last, and those beside this one; nothing where there is one.

    href: page -> address.
    """
    if last == 1:
        return []
    near = _near(here, last)
    numbers = [_page(page, page == here, page - 1 in (0, *near), href(page), language) for page in near]
    before = [_step("previous", href(here - 1), language)] if here > 1 else []
    behind = [_step("next", href(here + 1), language)] if here < last else []
    return [
        html.Nav(
            html.Ol([*before, *numbers, *behind]),
            className="pager",
            **{"aria-label": text("pager.pages", language), "data-pages": ""},
        )
    ]


def _near(here: int, last: int) -> list[int]:
    beside = range(max(1, here - NEAR), min(last, here + NEAR) + 1)
    return sorted({1, *beside, last})


def _step(name: str, href: str, language: str) -> Component:
    # rel knows `prev` and `next`: the first four letters of both names.
    return html.Li(html.A(text(f"pager.{name}", language), href=href, rel=name[:4]))


def _page(page: int, is_here: bool, follows: bool, href: str, language: str) -> Component:
    current = {"aria-current": "page"} if is_here else {}
    label = text("pager.page", language, number=page)
    link = html.A(place_words(f"{page:,}"), href=href, **{"aria-label": label, **current})
    return html.Li(link, **({} if follows else {"data-gap": ""}))
