"""An item's card: what was read and why, and the buttons to accept, correct, take back or undo."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import hedged_spans
from components.figures.verbatim import plain
from components.pages.review import forms, new_words
from components.pages.review.facts import FACTS, fact
from components.pages.review.model import STATED, Reviewed
from components.pages.review.told import label
from components.text import text
from data.drafts import Decision, Item
from data.drafts.model import OCR
from data.source_places import place_at

# How much of the text around an item without a sentence of its own is shown.
AROUND = 30
# On either side of the item, in characters: a sentence may be a whole paragraph.
LONGEST_SENTENCE = 260


def card(page: Reviewed, item: Item, notice: str = "", theirs: list[Any] | None = None) -> Component:
    """Return the card. notice: what went wrong, as a sentence. theirs: what somebody wanted to say when
    another had decided before."""
    language = page.language
    return html.Div(
        [
            *(
                [html.Div([html.P(notice), *(theirs or [])], className="notice", role="alert")]
                if notice
                else []
            ),
            _head(page, item),
            html.Dl(
                [part for name in FACTS[item.kind] for part in fact(page, item, name)],
                className="card-facts",
            ),
            *_sentence(page, item),
            *_page_picture(page, item),
            *_history(item, language),
            *(_actions(page, item) if page.is_open else []),
        ],
        className="review-card",
        id=f"card-{item.id}",
        tabIndex=-1,
        role="group",
        **{"data-card": item.id, "data-version": str(item.version), "aria-label": page.words_of(item)},
    )


def wanted(page: Reviewed, decision: Decision) -> list[Any]:
    """Return what somebody wanted to say of an item that another had decided meanwhile, cell by cell."""
    language = page.language
    verb = html.P(text("review.you_wanted", language, verb=text(f"review.verb_{decision.verb}", language)))
    cells = [
        html.Li(text("review.cell", language, name=label(name, language), cell=cell))
        for name, cell in decision.fields.items()
    ]
    return [verb, *([html.Ul(cells)] if cells else [])]


def _head(page: Reviewed, item: Item) -> Component:
    cells, own = item.current, page.words_of(item)
    shown = (
        hedged_spans(own, cells.get("qualifier", ""), cells.get("extent", "")) if item.kind in STATED else own
    )
    level = page.level(item)
    sure = (
        [text("review.sure_word", page.language, level=text(f"review.level_{level}", page.language))]
        if level
        else []
    )
    return html.Div(
        [
            html.Strong(shown, className=f"card-words of-{item.kind}", lang="zh-CN", **{"data-verbatim": ""}),
            html.Span(sure, className="card-sure"),
            *([html.Span(text("review.ocr", page.language), className="tag")] if item.hints.get(OCR) else []),
        ],
        className="card-head",
    )


def _sentence(page: Reviewed, item: Item) -> list[Component]:
    if item.start < 0 or not page.text:
        return []
    cells = item.current
    start = int(cells.get("sentence_start") or max(0, item.start - AROUND))
    # A heading or a statement reaches as far as its text does: its beginning is enough.
    stop = item.end if item.kind in (*STATED, "mention") else min(item.end, item.start + 2 * AROUND)
    end = int(cells.get("sentence_end") or min(len(page.text), stop + AROUND))
    start, end = max(start, item.start - LONGEST_SENTENCE), min(end, stop + LONGEST_SENTENCE)
    whole = page.text
    here = html.Mark(plain(whole[item.start : stop]))
    return [
        html.Blockquote(
            [*plain(whole[start : item.start]), here, *plain(whole[stop:end])],
            className="quote card-sentence",
            lang="zh-CN",
            **{"data-verbatim": ""},
        )
    ]


def _page_picture(page: Reviewed, item: Item) -> list[Component]:
    """Show the page that a machine read the item on, to be compared with it; larger by itself."""
    place = place_at(page.source_places, item.start) if item.start >= 0 else None
    if place is None or not place.is_ocr or place.page not in page.pictures:
        return []
    words = text("draft.page_picture", page.language, page=str(place.page))
    href = page.picture_href(place.page)
    told = text("review.ocr_compare", page.language)
    picture = html.A(html.Img(src=href, alt=words), href=href, target="_blank", rel="noopener")
    return [html.Figure([html.Figcaption(told), picture], className="card-page")]


def _history(item: Item, language: str) -> list[Component]:
    """Say who decided last, when, and why."""
    if not item.history:
        return []
    last = item.history[-1]
    decided = text(
        "review.decided_by",
        language,
        who=last.who,
        verb=text(f"review.verb_{last.verb}", language),
        when=last.when,
    )
    why = text("review.because", language, reason=last.reason) if last.reason else ""
    return [html.P(f"{decided}{why}", className="muted", **{"data-verbatim": ""})]


def _actions(page: Reviewed, item: Item) -> list[Component]:
    needs_indicator = item.kind in STATED and not item.current.get("indicator")
    # A word of the vocabulary may be used by other items already: it is corrected, not taken back.
    is_word = item.kind in ("place", "indicator", "unit")
    return [
        html.Div(
            [
                *(
                    []
                    if item.status != "undecided" or needs_indicator
                    else [_one_button(page, item, "accept", "A")]
                ),
                html.Button(
                    [
                        text(
                            "review.edit" if not needs_indicator else "review.edit_indicator", page.language
                        ),
                        _key("E"),
                    ],
                    type="button",
                    className="button needs-script strong" if needs_indicator else "button needs-script",
                    **{"data-unfold": "edit"},
                ),
                *(
                    []
                    if item.status == "rejected" or is_word
                    else [
                        html.Button(
                            [text("review.reject", page.language), _key("R")],
                            type="button",
                            className="button needs-script",
                            **{"data-unfold": "reject"},
                        )
                    ]
                ),
                *([_one_button(page, item, "undo", "U")] if item.history else []),
            ],
            className="card-buttons",
        ),
        _fold(page, item, "edit", forms.edit(page, item)),
        *([] if item.status == "rejected" else [_fold(page, item, "reject", forms.reject(page, item))]),
        *(
            [_fold(page, item, "new", new_words.new_indicator(page, item, forms.hidden(page, item)))]
            if item.kind in STATED
            else []
        ),
    ]


def _key(letter: str) -> Component:
    return html.Kbd(letter, **{"aria-hidden": "true"})


def _one_button(page: Reviewed, item: Item, verb: str, letter: str) -> Component:
    return html.Form(
        [
            *forms.hidden(page, item, verb=verb),
            html.Button(
                [text(f"review.do_{verb}", page.language), _key(letter)],
                type="submit",
                className="button strong" if verb == "accept" else "button",
                **{"data-verb": verb},
            ),
        ],
        action=page.decisions_href,
        method="post",
        **{"data-decide": verb},
    )


def _fold(page: Reviewed, item: Item, name: str, body: Component) -> Component:
    return html.Details(
        [html.Summary(text(f"review.fold_{name}", page.language)), body],
        className=f"card-fold of-{name}",
        **{"data-fold": name},
    )
