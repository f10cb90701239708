"""The draft as it was read: figures underlined, prompts dotted and numbered."""

from dataclasses import dataclass
from itertools import pairwise

from dash import html
from dash.development.base_component import Component

from components.draft.spans import Lines, Spans, Stretch
from components.quantity import hedged_spans
from components.verbatim import plain
from data.reading.draft import Prompt, Review

STOP = "。"


@dataclass(frozen=True)
class Marks:
    """What stands where in a draft: figures and claims with their words and class, prompts."""

    words: Spans
    prompts: Spans


def marked_draft(review: Review, lines: Lines) -> Component:
    """Return the draft's text, a paragraph a line, headings as headings."""
    text, marks = review.text, _marks(review)
    heads = {section.start for section in review.reading.sections}
    shown = [
        _line(text, start, end, marks, lines.name_at(start), start in heads and _is_heading(text[start:end]))
        for start, end in lines.spans
        if text[start:end].strip()
    ]
    return html.Div(shown, className="draft-text report-words", lang="zh-CN", **{"data-verbatim": ""})


def _marks(review: Review) -> Marks:
    facts = (
        Stretch(f.start, f.end, ("fact", hedged_spans(f.stated, f.qualifier, "")))
        for f in review.reading.figures
    )
    claims = (
        Stretch(c.start, c.end, ("claim", hedged_spans(c.stated, "", c.extent)))
        for c in review.reading.claims
    )
    prompts = (Stretch(*span, prompt) for prompt in review.prompts if prompt.number for span in prompt.spans)
    return Marks(Spans([*facts, *claims]), Spans(prompts))


def _is_heading(line: str) -> bool:
    """A heading that runs on into its paragraph is set as the paragraph."""
    return STOP not in line.strip().rstrip(STOP)


def _line(text: str, start: int, end: int, marks: Marks, name: str, is_heading: bool) -> Component:
    inside = [*marks.words.over(start, end), *marks.prompts.over(start, end)]
    edges = {edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end}
    children: list = []
    for left, right in pairwise(sorted({start, end, *edges})):
        children += _stretch(text[left:right], left, right, marks)
    return html.H3(children, id=name) if is_heading else html.P(children, id=name)


def _stretch(words: str, left: int, right: int, marks: Marks) -> list:
    prompts = list({mark.what.number: mark.what for mark in marks.prompts.over(left, right)}.values())
    figures = marks.words.over(left, right)
    if not prompts and not figures:
        return plain(words)
    kinds = dict.fromkeys(f"figure {mark.what[0]}" for mark in figures)
    classes = " ".join([*kinds, *(["prompted"] if prompts else [])])
    names = {"data-prompts": " ".join(str(prompt.number) for prompt in prompts)} if prompts else {}
    whole = next((mark.what[1] for mark in figures if (mark.start, mark.end) == (left, right)), words)
    badges = [_badge(prompt) for prompt in prompts if prompt.spans[0][1] == right]
    return [html.Span(whole, className=classes, **names), *badges]


def _badge(prompt: Prompt) -> Component:
    return html.A(
        str(prompt.number),
        href=f"#prompt-{prompt.number}",
        id=f"place-{prompt.number}",
        className="badge",
        **{"data-prompt": str(prompt.number)},
    )
