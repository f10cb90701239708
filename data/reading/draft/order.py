"""Numbering of lists and headings: 一是 after which 三是 comes, （二） that stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.numbers import value_of
from data.reading.page import Page
from data.reading.words import letters

from .model import Prompt

N = rf"[{letters('numerals')}]{{1,3}}|[0-9]{{1,2}}"
NUMBER = re.compile(N)
# Styles from the outermost to the innermost; a mark ends every list of the styles behind it.
STYLES = (
    ("heading", re.compile(rf"[{letters('numerals')}]{{1,3}}、")),
    ("bracketed", re.compile(rf"\([{letters('numerals')}]{{1,3}}\)")),
    ("digits", re.compile(r"[0-9]{1,2}[.、]")),
    ("digits_bracketed", re.compile(r"\(?[0-9]{1,2}\)")),
    ("ordinal", re.compile(rf"第[{letters('numerals')}]{{1,2}}[,、]")),
    ("items", re.compile(rf"[{letters('numerals')}]{{1,3}}是")),
)
# More is no list that lost an item, but other numbers at the heads of lines.
FURTHEST = 4
DEEPEST = 6

Place = tuple[int, int, int]


def checks(page: Page) -> Iterator[Prompt]:
    """Every mark of a list that does not follow on the one before it."""
    lists: dict[str, list[Place]] = {}
    for match in page.markers:
        group = match.lastgroup or 0
        style = _style_of(match[group])
        number = _number_of(match[group])
        if not style or not number:
            continue
        for inner in _behind(style):
            lists.pop(inner, None)
        here = (number, match.start(group), match.end(group))
        before = _before(lists.setdefault(style, []), here)
        if before:
            yield _prompt(page, before, here)


def _style_of(mark: str) -> str:
    return next((name for name, pattern in STYLES if pattern.fullmatch(mark)), "")


def _number_of(mark: str) -> int:
    found = NUMBER.search(mark)
    value = value_of(found.group()) if found else None
    return int(value) if value else 0


def _behind(style: str) -> Iterator[str]:
    names = [name for name, _ in STYLES]
    yield from names[names.index(style) + 1 :]


def _before(open_lists: list[Place], here: Place) -> Place | None:
    """The mark that this one should follow and does not; None where it begins a list or goes on with one.

    open_lists: the last marks of lists inside one another, changed on the way.
    """
    number = here[0]
    if number == 1 or not open_lists:
        open_lists.append(here)
        del open_lists[:-DEEPEST]
        return None
    for depth in range(len(open_lists) - 1, -1, -1):
        if open_lists[depth][0] == number - 1:
            open_lists[depth:] = [here]
            return None
    last = open_lists[-1]
    # Of 一是, 三是, 三是 the first 三 was to be 二: the list goes on from either.
    meant = [(last[0] + 1, *here[1:])] if number == last[0] + 2 else []
    open_lists[-1:] = [*meant, here]
    return last if 0 <= number - last[0] <= FURTHEST else None


def _prompt(page: Page, before: Place, here: Place) -> Prompt:
    spans = (here[1:], before[1:])
    values = (
        ("first", page.text[before[1] : before[2]].strip()),
        ("second", page.text[here[1] : here[2]].strip()),
        ("meant", str(before[0] + 1)),
    )
    kind = "list_repeats" if before[0] == here[0] else "list_jumps"
    return Prompt(kind, "to_check", spans, (), values)
