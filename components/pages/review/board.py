"""The page on which a draft is decided: what is left to do, hints, the text, the lists."""

from datetime import UTC, datetime
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count, counted, date_words
from components.pages.review.fields import labelled, options, select
from components.pages.review.marked import mark_class, mark_label, marked_text
from components.pages.review.model import STATED, Reviewed
from components.pages.review.rows import lists
from components.text import FIRST_LANGUAGE, named, phrase, text
from components.text.numbers import format_number
from components.web.first_html import Tag
from components.web.page_addresses import address
from data import store
from data.drafts import HEAD, Item
from data.drafts.sums import DraftReconciliation
from data.reading.draft import message

KEYS = ("j", "k", "a", "e", "r", "u", "help")
# What is to be checked stands first; more would push the lists out of sight.
MOST_HINTS = 8
# Servers look every second for what is new, and take a moment to take it in, longer on a busy machine.
# What is not served after a minute was removed.
SECONDS_UNTIL_SEEN, SECONDS_AT_MOST = 5, 60
TALLIED = ("accepted", "corrected", "rejected", "added")
ADDED_KINDS = ("figure", "claim", "heading", "statement", "mention")


def board(page: Reviewed, notice: str = "") -> list[Component]:
    """Return the page's parts below its heading. notice: what a decision said, where no script shows it."""
    return [
        *([html.P(notice, className="notice", role="status")] if notice else []),
        about(page),
        *_by_ocr(page),
        _keys(page.language),
        html.Div(
            [
                html.Div(
                    [
                        html.Div(tally(page), className="review-tally", **{"data-tally": ""}),
                        html.Div(hints(page), className="review-hints", **{"data-hints": ""}),
                        *lists(page),
                    ],
                    className="review-side",
                ),
                html.Section(
                    [
                        html.H2(text("review.text", page.language)),
                        _legend(page.language),
                        marked_text(page),
                        *([_add(page)] if page.is_open else []),
                    ],
                    className="review-column",
                ),
            ],
            className="review-columns",
        ),
        html.P("", role="status", className="seen-by-readers-of-screens", **{"data-said": ""}),
    ]


def about(page: Reviewed) -> Component:
    """Return the report's place, year and title, and the way to change them."""
    head, language = page.state.head.current, page.language
    place = page.rows["places"].get(head.get("place", ""), {})
    parts: list[Any] = [
        html.Strong(head.get("title") or text("review.untitled", language), lang="zh-CN"),
        html.Span(named(place, "name", language) or text("review.no_place", language)),
        date_words(head.get("year") or text("review.no_year", language)),
    ]
    if page.is_open:
        parts.append(html.A(text("review.change_head", language), href=page.href(step="confirm")))
    return html.P(parts, className="review-about", **{"data-verbatim": ""})


def _by_ocr(page: Reviewed) -> list[Component]:
    """Say that a machine read pages of the file, before anything that it read."""
    if not any(place.is_ocr for place in page.source_places):
        return []
    mark = html.Strong(text("review.ocr", page.language))
    return [html.P([mark, " ", text("review.ocr_told", page.language)], className="notice by-ocr")]


def _keys(language: str) -> Component:
    """Return the keys of the page, a list of them behind `?`, and the switch that turns them off."""
    keys = [
        html.Li([html.Kbd("?" if key == "help" else key.upper()), " ", text(f"review.key_{key}", language)])
        for key in KEYS
    ]
    switch = html.Button(
        text("review.keys_on", language),
        type="button",
        className="chip",
        **{"data-keys": "", "aria-pressed": "true"},
    )
    fold = html.Details(
        [
            html.Summary(text("review.keys", language)),
            html.Div([html.Ul(keys), html.P(text("review.keys_more", language))]),
        ],
        className="review-keys-list",
        **{"data-help": ""},
    )
    return html.Div([fold, switch], className="review-keys needs-script")


def _legend(language: str) -> Component:
    levels = [
        html.Span(
            [
                html.Span(text(f"review.legend_{name}", language), className=f"proposal figure {name}"),
                " ",
                text(f"review.level_{name}", language),
            ]
        )
        for name in ("high", "middle", "low")
    ]
    decided = html.Span(
        [
            html.Span(text("review.legend_done", language), className="proposal figure accepted"),
            " ",
            text("review.list_decided", language),
        ]
    )
    return html.P([*levels, decided], className="review-legend muted")


def tally(page: Reviewed) -> list[Component]:
    """Return how far the review has come: a sentence, a bar, and what was decided how."""
    stated = page.state.of(*STATED)
    done = [item for item in stated if item.status != "undecided"]
    language = page.language
    # Where nothing is stated nothing is left to decide.
    share = 100 * len(done) / len(stated) if stated else 100
    numbers = {
        "done": count(len(done), "review-done", language),
        "all": count(len(stated), "review-all", language),
    }
    decided = [
        counted(
            f"review.tally_{name}", sum(item.status == name for item in stated), f"review-{name}", language
        )
        for name in TALLIED
    ]
    return [
        html.Div(
            [
                html.Strong(phrase("review.tally", language, **numbers)),
                html.Span([html.Span(words) for words in decided], className="tally-kinds"),
            ],
            className="tally-line",
        ),
        html.Div(
            html.Div(style={"width": f"{share:.1f}%"}),
            className="tally-bar",
            role="img",
            **{"aria-label": text("review.tally_bar", language, done=str(len(done)), all=str(len(stated)))},
        ),
        *_finish(page),
    ]


def mark_words(page: Reviewed, item: Item) -> dict[str, str]:
    """Return how an item's mark in the text stands now: its classes, and what it is called."""
    return {"class": mark_class(page, item), "label": mark_label(page, item)}


def _finish(page: Reviewed) -> list[Component]:
    if not page.is_open:
        return []
    left = sum(page.state.undecided().values())
    words = (
        counted("review.finish", left, "review-left", page.language)
        if left
        else text("review.finish_none", page.language)
    )
    return [
        html.A(
            html.Span(words), href=page.href(step="finish"), className="button strong", **{"data-finish": ""}
        )
    ]


def hints(page: Reviewed) -> list[Component]:
    """Return what the report's own sums and shares say: of the figures as they stand, and of the text."""
    live = [_reconciliation(page, check) for check in page.reconciliations]
    # What a rule already says of the figures is not said once more of their words.
    spans = {page.state.items[name].start for check in page.reconciliations for name in check.items}
    read = [
        html.Li(
            [html.Span(message(prompt, page.language)), " ", _verdict(prompt.verdict, page.language)],
            className=prompt.verdict,
        )
        for prompt in page.prompts
        if not prompt.spans or not {start for start, _ in prompt.spans} <= spans
    ]
    shown: list[Any] = [*live, *read]
    # False sorts before True: what does not agree comes first.
    shown.sort(key=lambda line: line.className != "to_check")
    if not shown:
        return [html.P(text("review.no_hints", page.language), className="muted")]
    return [
        html.H2(text("review.hints", page.language)),
        html.Ul(shown[:MOST_HINTS], className="hint-lines", **{"data-verbatim": ""}),
        html.P(text("review.hints_note", page.language), className="muted"),
    ]


def _verdict(verdict: str, language: str) -> Component:
    return html.Span(
        text(f"review.verdict_{'agrees' if verdict == 'agrees' else 'to_check'}", language),
        className=f"tag {verdict}",
    )


def _reconciliation(page: Reviewed, check: DraftReconciliation) -> Component:
    """Return a rule with its figures' own words, each a link to its card."""
    reconciliation = check.reconciliation
    verdict = "agrees" if reconciliation.holds else "to_check"
    items = [page.state.items[name] for name in check.items]
    links = [
        html.A(page.words_of(item), href=page.href(item.id), lang="zh-CN", **{"data-open": item.id})
        for item in items
    ]
    joint = {"sum": "＋", "ratio": "÷", "at_most": "≤"}[reconciliation.kind]
    left: list[Any] = []
    for position, link in enumerate(links[:-1]):
        left += [joint, link] if position else [link]
    ending = (
        ["≤", links[-1]]
        if reconciliation.kind == "at_most"
        else [
            "＝",
            format_number(float(reconciliation.shown), page.language),
            "，" if page.language == FIRST_LANGUAGE else "; ",
            text("review.written", page.language),
            links[-1],
        ]
    )
    return html.Li([*left, *ending, " ", _verdict(verdict, page.language)], className=verdict)


def _add(page: Reviewed) -> Component:
    """Return the form that adds what was missed, by its words; a script offers the same on a selection."""
    language = page.language
    token = {"token": page.session.form_token, "language": language, "verb": "add"}
    button = html.Button(text("review.add_now", language), type="submit", className="button")
    return html.Details(
        [
            html.Summary(text("review.add", language)),
            html.P(text("review.add_how", language), className="muted"),
            html.Form(
                [
                    *(Tag("input", type="hidden", name=name, value=value) for name, value in token.items()),
                    html.Div(_add_fields(language), className="review-fields"),
                    html.Div(button, className="card-buttons"),
                ],
                action=page.decisions_href,
                method="post",
                className="review-form",
                **{"data-decide": "add"},
            ),
        ],
        className="review-add",
        **{"data-add": text("review.add_selected", language)},
    )


def _add_fields(language: str) -> list[Component]:
    """Return the fields: the words, which of their places in the text, and what they are."""
    kinds = options((kind, text(f"review.kind_{kind}", language)) for kind in ADDED_KINDS)
    asked = {"lang": "zh-CN", "required": True, "autoComplete": "off"}
    nth = {"value": "1", "size": "3", "inputMode": "numeric"}
    return [
        _add_field("words", language, Tag("input", type="text", name="words", id="add-words", **asked)),
        _add_field("nth", language, Tag("input", type="text", name="nth", id="add-nth", **nth)),
        _add_field("kind", language, select("kind", kinds, "figure", "add-kind")),
    ]


def _add_field(name: str, language: str, control: Any) -> Component:
    return labelled(text(f"review.add_{name}", language), control, f"add-{name}", name)


def accepted_as(page: Reviewed) -> Component:
    """Return the line about a draft that has become a report."""
    report = page.draft.accepted.get("report", "")
    fresh = {"data-fresh": text("review.loading", page.language)} if _is_fresh(page) else {}
    link = html.A(report, href=address(f"{page.language}/overview/{report}"), **fresh)
    return html.P(phrase("review.accepted_as", page.language, report=link), className="notice", role="status")


def _is_fresh(page: Reviewed) -> bool:
    """Say whether it was published so lately that some server may not serve it yet."""
    try:
        when = datetime.fromisoformat(page.draft.accepted["when"])
    except (KeyError, ValueError):
        return False
    age = (datetime.now(UTC) - when).total_seconds()
    is_served = page.draft.accepted.get("report", "") in store.current().folders()
    return age < SECONDS_UNTIL_SEEN or (age < SECONDS_AT_MOST and not is_served)


def is_confirmed(page: Reviewed) -> bool:
    """Say whether somebody has confirmed place, year and title."""
    return page.state.items[HEAD].status != "undecided"
