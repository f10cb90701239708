"""The draft as it was read: figures underlined, prompts dotted and numbered."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from dash import html
from dash.development.base_component import Component

from components.draft.spans import Lines, Spans, Stretch
from components.figures.quantity import hedged_spans
from components.figures.verbatim import plain
from components.pages.draft_check.scanned import beside_pictures
from data.reading.draft import Prompt, Review
from data.reading.draft.bounds import PAGE, listed
from data.reading.draft.short import CUT

STOP = "。"
# Around a prompt that stands behind the part of a very long draft that is shown.
NEAR = 60
# No slip and no figure has more signs; what has is dotted for its beginning.
LONGEST_PLACE = 120


@dataclass(frozen=True)
class Marks:
    """What stands where in a draft: figures and claims with their words and class, places of prompts."""

    words: Spans
    prompts: Spans


class Place(NamedTuple):
    """A place of a prompt; the first of them bears its number."""

    prompt: Prompt
    is_first: bool


def marked_draft(review: Review, lines: Lines, language: str) -> Component:
    """Return the draft's text, a paragraph a line, headings as headings.

    Beside scanned pages stand their pictures. Of a draft that is cut, the part that is shown, and around each
    prompt behind it a few words.
    """
    text, marks = review.text, _marks(review)
    until = len(text) if review.shown_to is None else review.shown_to
    heads = {section.start for section in review.reading.sections}
    shown = [
        (
            start,
            _line(
                text, start, end, marks, lines.name_at(start), start in heads and _is_heading(text[start:end])
            ),
        )
        for start, end in _until(lines.spans, until)
        if text[start:end].strip()
    ]
    behind = [_excerpt(text, start, end, marks) for start, end in _behind(text, until, marks.prompts)]
    parts = [*beside_pictures(review, shown, language), *behind]
    return html.Div(parts, className="draft-text report-words", lang="zh-CN", **{"data-verbatim": ""})


def _marks(review: Review) -> Marks:
    facts = (
        Stretch(f.start, f.end, ("fact", hedged_spans(f.stated, f.qualifier, "")))
        for f in review.reading.figures
    )
    claims = (
        Stretch(c.start, c.end, ("claim", hedged_spans(c.stated, "", c.extent)))
        for c in review.reading.claims
    )
    places = (
        Stretch(start, min(end, start + LONGEST_PLACE), Place(prompt, not at))
        for prompt in listed(review, PAGE.prompts)
        if prompt.number
        for at, (start, end) in enumerate(prompt.spans)
    )
    return Marks(Spans([*facts, *claims]), Spans(places))


def _until(spans: list[tuple[int, int]], until: int) -> Iterator[tuple[int, int]]:
    """The lines of the part that is shown; the last one may end in its middle."""
    return ((start, min(end, until)) for start, end in spans if start < until)


def _behind(text: str, until: int, places: Spans) -> list[tuple[int, int]]:
    """A few words around each numbered place behind the part that is shown, in order and without overlap."""
    stretches: list[tuple[int, int]] = []
    for start, end, place in places.over(until, len(text)):
        if not place.is_first:
            continue
        low, high = max(until, start - NEAR), min(len(text), end + NEAR)
        first, last = text.rfind("\n", low, start) + 1 or low, text.find("\n", end, high)
        last = high if last < 0 else last
        if stretches and first <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], max(last, stretches[-1][1])
        else:
            stretches.append((first, last))
    return stretches


def _excerpt(text: str, start: int, end: int, marks: Marks) -> Component:
    opened = CUT if text[start - 1 : start] != "\n" else ""
    ended = CUT if text[end : end + 1] not in ("", "\n") else ""
    return html.P([opened, *_pieces(text, start, end, marks), ended], className="excerpt")


def _is_heading(line: str) -> bool:
    """A heading that runs on into its paragraph is set as the paragraph."""
    return STOP not in line.strip().rstrip(STOP)


def _line(text: str, start: int, end: int, marks: Marks, name: str, is_heading: bool) -> Component:
    children = _pieces(text, start, end, marks)
    if end < len(text) and text[end] != "\n":
        children.append(CUT)
    return html.H3(children, id=name) if is_heading else html.P(children, id=name)


def _pieces(text: str, start: int, end: int, marks: Marks) -> list[Any]:
    inside = [*marks.words.over(start, end), *marks.prompts.over(start, end)]
    edges = {edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end}
    children: list[Any] = []
    for left, right in pairwise(sorted({start, end, *edges})):
        children += _stretch(text[left:right], left, right, marks)
    return children


def _stretch(words: str, left: int, right: int, marks: Marks) -> list[Any]:
    places = marks.prompts.over(left, right)
    prompts = list({mark.what.prompt.number: mark.what.prompt for mark in places}.values())
    figures = marks.words.over(left, right)
    if not prompts and not figures:
        return plain(words)
    kinds = dict.fromkeys(f"figure {mark.what[0]}" for mark in figures)
    classes = " ".join([*kinds, *(["prompted"] if prompts else [])])
    names = {"data-prompts": " ".join(str(prompt.number) for prompt in prompts)} if prompts else {}
    whole = next((mark.what[1] for mark in figures if (mark.start, mark.end) == (left, right)), words)
    ending = [mark.what.prompt for mark in places if mark.what.is_first and mark.end == right]
    return [html.Span(whole, className=classes, **names), *map(_badge, ending)]


def _badge(prompt: Prompt) -> Component:
    return html.A(
        str(prompt.number),
        href=f"#prompt-{prompt.number}",
        id=f"place-{prompt.number}",
        className="badge",
        **{"data-prompt": str(prompt.number)},
    )
