"""The lists of a draft's items: a row each, its card below it where it is open."""

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted, hedged_spans
from components.pages.review.card import card
from components.pages.review.model import DECIDED, MENTIONS, OUTLINE, SECTIONS, STATED, SURE, Reviewed
from components.text import text
from data.drafts import Item

LONGEST = 40
CUT = "…"
# Lists that most people accept whole; closed until they are asked for.
FOLDED = (OUTLINE, MENTIONS, DECIDED)


def lists(page: Reviewed) -> list[Component]:
    """Return every list; an empty one is there too, for what comes into it."""
    return [_list(page, name) for name in SECTIONS]


def _list(page: Reviewed, name: str) -> Component:
    items = page.lists[name]
    language = page.language
    rows = html.Ol([row(page, item) for item in items], className="review-rows", **{"data-rows": name})
    head = [html.H2(text(f"review.list_{name}", language)), list_count(page, name)]
    door = []
    if name == SURE and page.is_open:
        door = [
            html.P(
                html.A(text("review.accept_sure", language), href=page.href(step="sure")),
                className="sure-door",
            )
        ]
    body: Component
    if name in FOLDED:
        # A fold must not hide the card that stands open, nor the figures that are to be corrected.
        opened = any(item.id == page.chosen for item in items) or (name == DECIDED and page.corrects)
        body = html.Details([html.Summary(html.Div(head, className="group-head")), rows], open=opened)
    else:
        body = html.Div([html.Div(head, className="group-head"), *door, rows])
    return html.Section(
        body,
        className=f"review-list of-{name}",
        **{"data-list": name, "data-empty": "" if not items else None},
    )


def list_count(page: Reviewed, name: str) -> Component:
    """Return how many items a list holds."""
    return html.Small(
        counted("review.items", len(page.lists[name]), f"review-{name}", page.language),
        **{"data-size": name},
    )


def row(page: Reviewed, item: Item) -> Component:
    """Return an item's row; its card below it where it is the one that stands open."""
    is_open = item.id == page.chosen
    words = page.words_of(item)
    shown = words if len(words) <= LONGEST else words[: LONGEST - 1] + CUT
    cells = item.current
    marked_words = (
        hedged_spans(shown, cells.get("qualifier", ""), cells.get("extent", ""))
        if item.kind in STATED
        else shown
    )
    line = html.A(
        [
            html.Span(marked_words, className="row-words", lang="zh-CN"),
            html.Span(page.what(item), className="row-what"),
            html.Span(state_words(page, item), className="row-state"),
        ],
        href=page.href(item.id),
        className="row-line",
        **{"data-open": item.id, "aria-expanded": "true" if is_open else "false"},
    )
    return html.Li(
        [line, *([card(page, item)] if is_open else [])],
        id=f"row-{item.id}",
        className=f"review-row of-{item.kind} {page.level(item)} {item.status}",
        **{"data-item": item.id, "data-version": str(item.version), "data-verbatim": ""},
    )


def state_words(page: Reviewed, item: Item) -> str:
    """Return what was decided about an item, else how sure the reader is of it."""
    if item.status != "undecided":
        return text(f"review.status_{item.status}", page.language)
    if item.kind in STATED and not item.current.get("indicator"):
        return text("review.needs_indicator", page.language)
    if item.must_be_seen:
        return text("review.ocr", page.language)
    level = page.level(item)
    return (
        text(f"review.level_{level}", page.language)
        if level
        else text("review.status_undecided", page.language)
    )
