"""The rows of what the rules ask of annual reports."""

from __future__ import annotations

from typing import NamedTuple

from data.select.coverage_rows import Cell, Column, Row

# When a report was published: before 1 April of the next year, after it, or on a day that it does not show.
# WITHOUT_TEXT: its text is not here, so that nobody asks.
BEFORE, AFTER, NOT_SHOWN, WITHOUT_TEXT = "before", "after", "not_shown", "without_text"
DUE = "-04-01"


class Content(NamedTuple):
    """One of the contents that the rules list.

    id: as in tables/draft_contents.csv. verdict: listed, not_listed or depends. passage: what seems to meet
    it, "" where nothing does; find: words of it by which it is found in the text.
    """

    id: str
    verdict: str
    passage: str = ""
    find: str = ""


class Task(NamedTuple):
    """What a report says of one of the nine tasks. state: of its indicators the most that is said.

    said: the indicators that it states or speaks of, in the catalogue's order.
    """

    id: str
    state: str
    said: tuple[tuple[Column, Cell], ...]


class RequiredRow(NamedTuple):
    """A report whose text is here. timely: published before 1 April of the next year, after it, or no day."""

    row: Row
    timely: str
    contents: tuple[Content, ...]
    tasks: tuple[Task, ...]
