"""The contents that the rules ask of an annual report, each with what seems to meet it."""

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted
from components.pages.draft_check.group_head import group_head
from components.pages.draft_check.quotation import quotation
from data.reading.draft import CONTENTS, Prompt, Review, message, why, words

LISTED = "listed"


def content_id(prompt: Prompt) -> str:
    """Return the id of a content in the list."""
    return f"prompt-{dict(prompt.values)['@content']}"


def contents_list(review: Review, language: str) -> list[Component]:
    """Return the contents in the order of the rules, which are named above them."""
    prompts = review.group(CONTENTS)
    if not prompts:
        return []
    number = sum(prompt.verdict == "not_listed" for prompt in prompts)
    tally = counted("draft.not_listed", number, "prompts-contents", language)
    return [
        html.Section(
            [
                group_head(CONTENTS, tally, language),
                html.P(words("rules", language), className="muted"),
                html.Ol([_content(prompt, review.text, language) for prompt in prompts]),
            ],
            className=f"prompt-group of-{CONTENTS}",
        )
    ]


def _content(prompt: Prompt, draft: str, language: str) -> Component:
    name = html.Span(message(prompt, language), className="said", **{"data-verbatim": ""})
    tag = html.Span(words(prompt.verdict, language), className=f"tag {prompt.verdict}")
    reason = html.P(why(prompt, language), className="why", **{"data-verbatim": ""})
    return html.Li(
        [
            html.P([name, tag], className="said-line"),
            *quotation(draft, prompt.spans),
            *([] if prompt.verdict == LISTED else [reason]),
        ],
        id=content_id(prompt),
        className=f"content {prompt.verdict}",
    )
