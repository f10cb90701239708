"""The draft check, for a report before it is published: a draft in, prompts out; nothing is stored."""

from dash import html
from dash.development.base_component import Component

from components.draft.beginning import Said
from components.draft.form import NOTHING_SAID, another_form, draft_form, onward_form, sheet_form
from components.draft.spans import Lines
from components.edit.session import edit_token
from components.figures.quantity import count, counted, date_words
from components.frame.page_frame import page
from components.pages.draft_check.draft_checklist import draft_checklist
from components.pages.draft_check.draft_map import draft_map
from components.pages.draft_check.earlier_report import beside_earlier
from components.pages.draft_check.marked_draft import marked_draft
from components.pages.draft_check.prompts import AGREEING, prompt_id, prompt_list
from components.pages.draft_check.word_form import sent_earlier, word_door, word_section
from components.text import phrase, text
from components.web.view import View
from data.reading.draft import Review
from data.reading.draft import words as reading_words
from data.reading.draft.bounds import PAGE, found, listed
from data.reading.draft.unread import LEFT_OUT

DASH = "\u2013"
# Before the reason why the report that came with a draft could not be read.
EARLIER = "earlier_"
COUNTED = ("to_check", "not_listed", "agrees")
# Running heads and menus are left out of every such file: said at the end, not above the result.
SHOWN_NOTES = ("named_otherwise", *(code for code in LEFT_OUT if code != "furniture_dropped"))


def title(view: View) -> str:
    """Return the tab's title."""
    return text("draft.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("draft.description", view.language)


def layout(
    view: View,
    review: Review | None = None,
    refused: str = "",
    words: str = "",
    is_whole: bool = True,
    seconds: int = 0,
    number: str = "",
    said: Said = NOTHING_SAID,
    token: str = "",
    earlier: str = "",
) -> Component:
    """Return the whole page: the form, or the answer to a draft.

    refused: why a draft could not be read, or `earlier_` and why the report that came with it could not.
    words, earlier: what was pasted of both. is_whole: whether all of it is there. seconds: when to try again.
    number: what a fault of ours is logged by. token: of the reader's session in review, "" for whoever has
    none.
    """
    language = view.language
    quoted = [" ", text("refusals.number", language, number=number)] if number else []
    told = _refusal(refused, is_whole, seconds, quoted, language) if refused else []
    body = _answer(review, said, language) if review else _ask(told, words, said, earlier, language)
    return page(
        view, _head(review, said, token, language), body, title=title(view), banner=False, note="draft.banner"
    )


def _head(review: Review | None, said: Said, token: str, language: str) -> Component:
    doors = []
    if review:
        doors = [
            another_form(language),
            html.Button(
                text("draft.print", language),
                type="button",
                className="button needs-script",
                **{"data-print": ""},
            ),
            sheet_form(
                language,
                review.text,
                said,
                sent_earlier(review),
                review.kind != "docx",
                review.source_places,
            ),
            *word_door(review, language),
            *([onward_form(language, review.text, token, review.source_places)] if edit_token() else []),
        ]
    return html.Div(
        [
            html.Div(
                [
                    html.H1(text("draft.heading", language)),
                    html.P(text("draft.lead", language), className="lead"),
                ]
            ),
            html.Div(doors, className="draft-doors screen-only"),
        ],
        className="page-head draft-head answered" if review else "page-head draft-head",
    )


def _refusal(refused: str, is_whole: bool, seconds: int, quoted: list[str], language: str) -> list[Component]:
    """Why a draft was refused, and what is left of it in the field."""
    which = [text("draft.refused_earlier", language)] if refused.startswith(EARLIER) else []
    reason = f"draft.refused_{refused.removeprefix(EARLIER)}"
    told = [*which, *phrase(reason, language, seconds=count(seconds, "seconds-to-wait", language))]
    cut = [" ", text("draft.only_beginning", language)] if not is_whole else []
    return [html.P([*told, *cut, *quoted], className="notice", role="alert")]


def _ask(told: list[Component], words: str, said: Said, earlier: str, language: str) -> Component:
    form = draft_form(language, words, said, earlier)
    return html.Div([*told, form, _promise(language)], className="draft-ask")


def _promise(language: str) -> Component:
    items = [html.Li(text(f"draft.promise_{name}", language)) for name in ("kept", "sent", "prompts")]
    return html.Section([html.H2(text("draft.promise", language)), html.Ul(items)], className="promise")


def _answer(review: Review, said: Said, language: str) -> Component:
    lines = Lines(review.text)
    chart = draft_map(review, lines, language)
    return html.Div(
        [
            _summary(review, language),
            *_by_ocr(review, language),
            *_cut(review, language),
            *_notes(review, language),
            # Prompts first: on a phone they stand above the draft, on a desk beside it.
            html.Div(
                [
                    prompt_list(review, language),
                    *([chart] if chart else []),
                    html.Section(
                        [
                            html.H2(text("draft.draft", language)),
                            html.P(text("draft.legend", language), className="muted"),
                            marked_draft(review, lines, language),
                        ],
                        className="draft-column",
                    ),
                ],
                className="draft-columns screen-only",
            ),
            *beside_earlier(review, language),
            word_section(review, said, language),
            html.Details(
                [
                    html.Summary(text("draft.again", language)),
                    draft_form(language, review.text, said, sent_earlier(review)),
                ],
                className="draft-again screen-only",
            ),
            draft_checklist(review, language),
        ],
        className="draft-answer",
    )


def _summary(review: Review, language: str) -> Component:
    name = html.Strong(
        review.title or text("draft.untitled", language), lang="zh-CN", **{"data-verbatim": ""}
    )
    head = review.reading.head
    place = html.Span(head.place, lang="zh-CN") if head.place else text("draft.no_place", language)
    year = date_words(head.year.replace("/", DASH)) if head.year else text("draft.no_year", language)
    held = found(review)
    read = [
        html.Span(counted(f"draft.{what}", number, f"draft-{what}", language))
        for what, number in (("read", held.figures), ("claimed", held.claims))
    ]
    told = [_tally(review, verdict, language) for verdict in COUNTED]
    return html.Div(
        [
            html.P([name, html.Span(place, **{"data-verbatim": ""}), html.Span(year), *read]),
            html.P(told, className="draft-tally"),
        ],
        className="draft-summary",
        role="status",
    )


def _tally(review: Review, verdict: str, language: str) -> Component:
    """How many prompts are of a verdict: a link to the first of them, plain words where there is none."""
    number = sum(prompt.verdict == verdict for prompt in review.prompts)
    said = counted(f"draft.{verdict}", number, f"draft-{verdict}", language)
    first = next((prompt for prompt in listed(review, PAGE.prompts) if prompt.verdict == verdict), None)
    if first is None:
        return html.Span(said, className="tally")
    place = AGREEING if verdict == "agrees" else prompt_id(first)
    return html.A(said, href=f"#{place}", className="tally")


def _by_ocr(review: Review, language: str) -> list[Component]:
    """Say how many pages a machine read, before anything that it read."""
    pages = next((detail for code, detail in review.notes if code == "pages_by_ocr"), "")
    if not pages:
        return []
    told = counted("draft.by_ocr", int(pages), "draft-pages-by-ocr", language)
    return [html.P([html.Strong(text("draft.ocr", language)), " ", *told], className="notice by-ocr")]


def _cut(review: Review, language: str) -> list[Component]:
    """Say once how far the draft is shown, where it is too long for a page."""
    if review.shown_to is None or review.shown_to >= len(review.text):
        return []
    numbers = {
        "shown": count(review.shown_to, "draft-shown", language),
        "all": count(len(review.text), "draft-length", language),
    }
    return [html.P(phrase("draft.cut", language, **numbers), className="notice draft-cut")]


def _notes(review: Review, language: str) -> list[Component]:
    known = [code for code, _ in review.notes if code in SHOWN_NOTES]
    return [
        html.P(reading_words(f"note_{code}", language), className="muted", **{"data-verbatim": ""})
        for code in known
    ]
