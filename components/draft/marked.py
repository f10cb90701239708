"""The draft as it was read: figures underlined, prompts dotted and numbered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dash import html
from dash.development.base_component import Component

from components.quantity import hedged_spans
from components.verbatim import plain
from data.reading.draft import Prompt, Review

Span = tuple[int, int]
STOP = "。"


@dataclass(frozen=True)
class Marks:
    """What stands where in a draft, by code points of its text; figures and claims with their words."""

    figures: dict[Span, list]
    claims: dict[Span, list]
    prompts: tuple[Prompt, ...]

    def edges(self) -> set[int]:
        """Every place where a mark begins or ends."""
        spans = [*self.figures, *self.claims, *(span for prompt in self.prompts for span in prompt.spans)]
        return {edge for span in spans for edge in span}


def marked_draft(review: Review) -> Component:
    """Return the draft's text, a paragraph a line, headings as headings."""
    marks = Marks(
        {(f.start, f.end): hedged_spans(f.stated, f.qualifier, "") for f in review.reading.figures},
        {(c.start, c.end): hedged_spans(c.stated, "", c.extent) for c in review.reading.claims},
        tuple(prompt for prompt in review.prompts if prompt.number),
    )
    heads = {section.start for section in review.reading.sections}
    lines = [
        _line(review.text, start, end, marks, start in heads and _is_heading(review.text[start:end]))
        for start, end in _lines(review.text)
        if review.text[start:end].strip()
    ]
    return html.Div(lines, className="draft-text report-words", lang="zh-CN", **{"data-verbatim": ""})


def _is_heading(line: str) -> bool:
    """A heading that runs on into its paragraph is set as the paragraph."""
    return STOP not in line.strip().rstrip(STOP)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def line_of(text: str, position: int) -> int:
    """Return the number of the line that holds a position; the id of its paragraph is `line-<number>`."""
    return text.count("\n", 0, position)


def _line(text: str, start: int, end: int, marks: Marks, is_heading: bool) -> Component:
    edges = sorted({start, end, *(edge for edge in marks.edges() if start < edge < end)})
    children: list = []
    for left, right in pairwise(edges):
        children += _stretch(text[left:right], left, right, marks)
    name = f"line-{line_of(text, start)}"
    return html.H3(children, id=name) if is_heading else html.P(children, id=name)


def _stretch(words: str, left: int, right: int, marks: Marks) -> list:
    prompts = [prompt for prompt in marks.prompts if _inside(left, right, prompt.spans)]
    classes = [
        *(["figure fact"] if _inside(left, right, marks.figures) else []),
        *(["figure claim"] if _inside(left, right, marks.claims) else []),
        *(["prompted"] if prompts else []),
    ]
    badges = [_badge(prompt) for prompt in prompts if prompt.spans[0][1] == right]
    if not classes:
        return plain(words)
    names = {"data-prompts": " ".join(str(prompt.number) for prompt in prompts)} if prompts else {}
    children = marks.figures.get((left, right)) or marks.claims.get((left, right)) or words
    return [html.Span(children, className=" ".join(classes), **names), *badges]


def _inside(left: int, right: int, spans: Iterable[Span]) -> bool:
    return any(start <= left and right <= end for start, end in spans)


def _badge(prompt: Prompt) -> Component:
    return html.A(
        str(prompt.number),
        href=f"#prompt-{prompt.number}",
        id=f"place-{prompt.number}",
        className="badge",
        **{"data-prompt": str(prompt.number)},
    )
