"""The steps after deciding: accept all that are sure, seen before it is done; publish, or learn why not."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted, hedged_spans
from components.pages.review import findings
from components.pages.review.forms import hidden
from components.pages.review.model import STATED, Reviewed
from components.text import text
from components.text.numbers import format_number
from components.web.page_addresses import address
from data.drafts import Answer, Item, Told


def sure(page: Reviewed) -> list[Component]:
    """Return what would be accepted together, and the button that does it."""
    items, language = page.sure, page.language
    back = html.P(html.A(text("review.back", language), href=page.href()), className="way-on")
    if not items:
        return [html.P(text("review.none_sure", language), className="notice"), back]
    stated = [item for item in items if item.kind in STATED]
    others = [item for item in items if item.kind not in STATED]
    # Items as they were seen: what comes in or changes meanwhile is not accepted along with them.
    seen = " ".join(f"{item.id}:{item.version}" for item in items)
    return [
        html.P(counted("review.sure_lead", len(items), "review-sure", language), className="lead"),
        *([_table(page, stated)] if stated else []),
        *([_others(page, others)] if others else []),
        html.Form(
            [
                *hidden(page, None, verb="accept_sure", items=seen),
                html.Div(
                    html.Button(
                        html.Span(counted("review.sure_now", len(items), "review-sure-now", language)),
                        type="submit",
                        className="button strong",
                    ),
                    className="card-buttons",
                ),
            ],
            action=page.decisions_href,
            method="post",
        ),
        back,
    ]


def _table(page: Reviewed, items: list[Item]) -> Component:
    language = page.language
    head = [
        html.Th(
            text(f"review.column_{name}", language),
            scope="col",
            className="number" if name == "value" else None,
        )
        for name in ("stated", "indicator", "value", "period")
    ]
    rows = [html.Tr([html.Td(cell, **more) for cell, more in _cells(page, item)]) for item in items]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)])
    return html.Div(
        table,
        className="table-scroll",
        tabIndex=0,
        role="region",
        **{"data-verbatim": "", "aria-label": text("review.sure_table", language)},
    )


def _cells(page: Reviewed, item: Item) -> list[tuple[Any, dict[str, str]]]:
    cells = item.current
    stated = hedged_spans(cells["stated"], cells.get("qualifier", ""), cells.get("extent", ""))
    extent = text(f"review.extent_{cells.get('extent') or 'full'}", page.language)
    value = format_number(float(cells["value"]), page.language) if cells.get("value") else extent
    return [
        (stated, {"lang": "zh-CN"}),
        (page.what(item), {}),
        (value, {"className": "number"}),
        (cells.get("period", ""), {}),
    ]


def _others(page: Reviewed, items: list[Item]) -> Component:
    """Return headings, statements and what is no indicator: so many of each, to be unfolded."""
    parts = []
    for kind in ("heading", "statement", "mention"):
        own = [item for item in items if item.kind == kind]
        if own:
            lines = [
                html.Li([html.Span(page.words_of(item)[:60], lang="zh-CN"), " · ", page.what(item)])
                for item in own
            ]
            parts.append(
                html.Details(
                    [
                        html.Summary(counted(f"review.sure_{kind}", len(own), f"sure-{kind}", page.language)),
                        html.Ul(lines),
                    ],
                    className="more-fields",
                )
            )
    return html.Div(parts, **{"data-verbatim": ""})


def finish(page: Reviewed, answer: Answer, notice: str = "") -> list[Component]:
    """Return what publishing would do, and its button; or what is wrong, line by line, each with its item."""
    language = page.language
    return [
        *([html.P(notice, className="notice", role="alert")] if notice else []),
        *(_wrong(page, answer.wrong) if answer.wrong else _right(page, answer)),
        *_undecided(page, answer),
        *([] if answer.wrong else [_publish(page)]),
        html.P(html.A(text("review.back", language), href=page.href()), className="way-on"),
        _discard(page),
    ]


def _right(page: Reviewed, answer: Answer) -> list[Component]:
    state, language = page.state, page.language
    lines = [
        counted(f"review.will_{kind}", number, f"will-{kind}", language)
        for kind in ("figure", "claim", "statement", "heading", "indicator", "unit", "place")
        if (number := len(state.published(kind)))
    ]
    if page.corrects:
        lines = [counted("review.will_change", answer.changes, "will-change", language)]
    # Allowed, for a report that is all words; said, since it may be an oversight.
    empty = not page.corrects and not state.published(*STATED)
    return [
        *([html.P(text("review.no_figures", language), className="notice", role="status")] if empty else []),
        html.P(
            text("review.finish_lead", language, report=answer.report),
            className="lead",
            **{"data-verbatim": ""},
        ),
        html.Ul([html.Li(line) for line in lines], className="finish-lines"),
    ]


def _wrong(page: Reviewed, wrong: tuple[Told, ...]) -> list[Component]:
    return [
        html.P(
            counted("review.wrong_lead", len(wrong), "review-wrong", page.language),
            className="notice",
            role="alert",
        ),
        html.Ol(
            [html.Li(_finding(page, told)) for told in wrong],
            className="wrong-lines",
            **{"data-verbatim": ""},
        ),
    ]


def _finding(page: Reviewed, told: Told) -> list[Any]:
    """Return one finding: the item that it comes from, the cell, and what would be right."""
    language, finding = page.language, told.finding
    item = page.state.items.get(told.item)
    step = "confirm" if told.item == "head" else ""
    named = (
        html.A(
            page.words_of(item) or text("review.of_report", language),
            href=page.href("" if step else item.id, step),
            lang="zh-CN",
        )
        if item is not None
        else html.Span(f"{finding.file}:{finding.line}")
    )
    return [named, " ", *findings.sentence(finding, language)]


def _undecided(page: Reviewed, answer: Answer) -> list[Component]:
    left = {kind: number for kind, number in answer.undecided.items() if kind != "head"}
    if not left:
        return []
    lines = [
        html.Li(counted(f"review.left_{kind}", number, f"left-{kind}", page.language))
        for kind, number in left.items()
    ]
    return [html.P(text("review.left_lead", page.language)), html.Ul(lines, className="finish-lines")]


def _publish(page: Reviewed) -> Component:
    words = text("review.publish_correction" if page.corrects else "review.publish", page.language)
    return html.Form(
        [
            *hidden(page, None),
            html.Div(
                html.Button(words, type="submit", className="button strong", **{"data-publish": ""}),
                className="card-buttons",
            ),
        ],
        action=address(f"{page.language}/review/{page.draft.id}/accept"),
        method="post",
        **{"data-once": text("review.publishing", page.language)},
    )


def _discard(page: Reviewed) -> Component:
    return html.Details(
        [
            html.Summary(text("review.discard", page.language)),
            html.P(text("review.discard_told", page.language)),
            html.Form(
                [
                    *hidden(page, None),
                    html.Button(text("review.discard_now", page.language), type="submit", className="button"),
                ],
                action=address(f"{page.language}/review/{page.draft.id}/discard"),
                method="post",
            ),
        ],
        className="review-discard",
    )
