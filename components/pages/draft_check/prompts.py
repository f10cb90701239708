"""The prompts beside a draft: what to look at, why, and where; never a verdict on anyone."""

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted
from components.pages.draft_check.contents_list import content_id, contents_list
from components.pages.draft_check.group_head import group_head
from components.pages.draft_check.quotation import quotation
from components.pages.draft_check.unread import unread_list
from components.text import text
from data.reading.draft import (
    AGREES,
    CONTENTS,
    COSTLY,
    Prompt,
    Review,
    message,
    readings,
    where_of,
    why,
    words,
)
from data.reading.draft.bounds import PAGE, found, listed

AGREEING = "agrees"


def prompt_id(prompt: Prompt) -> str:
    """Return the id of a prompt in the list: its number, or what it asks for where it has none."""
    return content_id(prompt) if prompt.group == CONTENTS else f"prompt-{prompt.number or prompt.kind}"


def prompt_list(review: Review, language: str) -> Component:
    """Return the prompts, the dearest first; then the contents, what agrees, and what is unread."""
    shown = listed(review, PAGE.prompts)
    marked = any(prompt.number for prompt in shown)
    return html.Div(
        [
            *([html.P(text("draft.keys", language), className="muted needs-script")] if marked else []),
            *([html.P(words("rules_more", language), className="muted")] if review.has_more else []),
            *_costly(review, shown, language),
            *contents_list(review, language),
            *_agreeing(review, shown, language),
            unread_list(review, language),
        ],
        className="prompts",
        role="region",
        tabIndex=0,
        **{"aria-label": text("draft.prompts", language)},
    )


def _costly(review: Review, shown: tuple[Prompt, ...], language: str) -> list[Component]:
    """The groups in the order of their cost; a sentence where there is nothing to look at."""
    groups = [_group(name, review, shown, language) for name in COSTLY if review.group(name)]
    nothing = text("draft.nothing" if found(review).figures else "draft.no_figures", language)
    return groups or [html.P(nothing, className="no-prompts")]


def _group(name: str, review: Review, shown: tuple[Prompt, ...], language: str) -> Component:
    prompts = review.group(name)
    listed_here = [prompt for prompt in shown if prompt.group == name]
    more = len(prompts) - len(listed_here)
    tally = counted("draft.to_look_at", len(prompts), f"prompts-{name}", language)
    return html.Section(
        [
            group_head(name, tally, language),
            html.Ol([_prompt(prompt, review, language) for prompt in listed_here]),
            *([_more(name, more, language)] if more else []),
        ],
        className=f"prompt-group of-{name}",
    )


def _more(group: str, number: int, language: str) -> Component:
    """How many of a group are not listed here, and where they are."""
    return html.P(counted("draft.more", number, f"more-{group}", language), className="muted more-prompts")


def _prompt(prompt: Prompt, review: Review, language: str) -> Component:
    names = {"data-prompt": str(prompt.number)} if prompt.number else {}
    said = html.Span(message(prompt, language), className="said", **{"data-verbatim": ""})
    tag = html.Span(words(prompt.verdict, language), className=f"tag {prompt.verdict}")
    where = where_of(review, prompt, language)
    place = [html.P(where, className="source-place", **{"data-verbatim": ""})] if where else []
    body = html.Div(
        [
            html.P([said, tag], className="said-line"),
            *quotation(review.text, prompt.spans),
            html.P(why(prompt, language), className="why", **{"data-verbatim": ""}),
            *_readings(prompt, language),
            *place,
            *_aside(prompt, language),
        ]
    )
    return html.Li(
        [_leading(prompt), body], id=prompt_id(prompt), className=f"prompt {prompt.verdict}", **names
    )


def _readings(prompt: Prompt, language: str) -> list[Component]:
    """How the draft would read if either side were right."""
    sides = [html.Li(side) for side in readings(prompt, language)]
    return [html.Ul(sides, className="readings", **{"data-verbatim": ""})] if sides else []


def _leading(prompt: Prompt) -> Component:
    if not prompt.number:
        return html.Span(className="badge none")
    return html.A(str(prompt.number), href=f"#place-{prompt.number}", className="badge")


def _aside(prompt: Prompt, language: str) -> list[Component]:
    if not prompt.number:
        return []
    words_of = {
        "data-put-aside": text("draft.put_aside", language),
        "data-take-back": text("draft.take_back", language),
    }
    return [
        html.Button(
            text("draft.put_aside", language),
            type="button",
            className="put-aside needs-script",
            **{"aria-pressed": "false", **words_of},
        )
    ]


def _agreeing(review: Review, shown: tuple[Prompt, ...], language: str) -> list[Component]:
    """What agrees, one quiet line each."""
    held = review.group(AGREES)
    if not held:
        return []
    listed_here = [prompt for prompt in shown if prompt.group == AGREES]
    items = [html.Li(html.Span(message(p, language), **{"data-verbatim": ""})) for p in listed_here]
    more = len(held) - len(listed_here)
    return [
        html.Section(
            [
                group_head(AGREES, counted("draft.agrees", len(held), "prompts-agrees", language), language),
                html.Ul(items, className="held"),
                *([_more(AGREES, more, language)] if more else []),
            ],
            id=AGREEING,
            className=f"prompt-group of-{AGREES}",
        )
    ]
