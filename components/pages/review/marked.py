"""The draft's text with every proposal in its place: line style and a word say how sure the reader is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.draft.spans import Spans, Stretch
from components.figures.quantity import hedged_spans
from components.figures.verbatim import plain
from components.pages.review.model import STATED, Reviewed
from components.pages.review.rows import state_words
from components.text import text
from data.drafts import Item

# What a heading or statement is marked by: its first words.
LONGEST_LEAD = 30


@dataclass(frozen=True)
class Mark:
    """A stretch of the text that leads to an item."""

    start: int
    end: int
    item: Item


def marked_text(page: Reviewed) -> Component:
    """Return the text, a paragraph a line; `data-start` is where a paragraph begins in it."""
    marks = Spans(Stretch(mark.start, mark.end, mark.item) for mark in _marks(page))
    heads = {item.start for item in page.state.of("heading")}
    lines, at = [], 0
    for line in page.text.split("\n"):
        if line.strip():
            lines.append(_line(page, at, at + len(line), marks, at in heads))
        # One more for the line feed that split took away.
        at += len(line) + 1
    return html.Div(
        lines,
        className="draft-text report-words review-text",
        lang="zh-CN",
        **{"data-verbatim": "", "data-text": ""},
    )


def _marks(page: Reviewed) -> list[Mark]:
    """Return marks that do not overlap: figures first, then what else leaves room."""
    taken: list[Mark] = []
    for item in sorted(page.state.items.values(), key=_rank):
        if item.start < 0:
            continue
        start, end = _span(page, item)
        # What begins outside a mark that was placed before ends where that mark begins; what begins inside is
        # left out.
        for mark in taken:
            if mark.start < end and start < mark.end:
                end = mark.start if mark.start > start else start
        if end > start:
            taken.append(Mark(start, end, item))
    return taken


def _rank(item: Item) -> tuple[bool, bool, int]:
    """Figures before others; of two at one place the one that was not taken back."""
    return item.kind not in (*STATED, "mention"), item.status == "rejected", item.start


def _span(page: Reviewed, item: Item) -> tuple[int, int]:
    if item.kind in (*STATED, "mention"):
        return item.start, item.end
    words = item.current.get("heading") or item.current.get("ordinal", "") + item.current.get("title_zh", "")
    return item.start, min(item.end, item.start + min(len(words) or LONGEST_LEAD, LONGEST_LEAD))


def _line(page: Reviewed, start: int, end: int, marks: Spans, is_heading: bool) -> Component:
    kind: Callable[..., Component] = html.H3 if is_heading and end - start <= 2 * LONGEST_LEAD else html.P
    return kind(list(_pieces(page, start, end, marks)), **{"data-start": str(start)})


def _pieces(page: Reviewed, start: int, end: int, marks: Spans) -> Iterator[Any]:
    at = start
    for mark in marks.over(start, end):
        first, last = max(mark.start, at), min(mark.end, end)
        yield from plain(page.text[at:first])
        yield mark_of(page, mark.what, page.text[first:last])
        at = last
    yield from plain(page.text[at:end])


def mark_of(page: Reviewed, item: Item, words: str) -> Component:
    """Return the words of an item as a link to its card."""
    cells = item.current
    is_stated = item.kind in STATED and words == cells.get("stated")
    shown = (
        hedged_spans(words, cells.get("qualifier", ""), cells.get("extent", ""))
        if is_stated
        else plain(words)
    )
    return html.A(
        shown,
        href=page.href(item.id),
        className=mark_class(page, item),
        **{
            "data-open": item.id,
            "data-mark": item.id,
            "aria-label": words + mark_label(page, item),
            "data-here": _here(page, item),
        },
    )


def mark_label(page: Reviewed, item: Item) -> str:
    """Return what a mark is called behind its words: what they are said to be, how sure or how decided."""
    return text("review.mark", page.language, state=state_words(page, item), what=page.what(item))


def mark_class(page: Reviewed, item: Item) -> str:
    """Return the classes of a mark: its kind, how sure the reader is, whether it was decided."""
    kind = item.kind if item.kind in STATED else "mention" if item.kind == "mention" else "part"
    return f"proposal {kind} {page.level(item) if item.status == 'undecided' else item.status}".strip()


def _here(page: Reviewed, item: Item) -> str | None:
    return "" if item.id == page.chosen else None
