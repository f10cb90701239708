"""The contents that the rules on building law-based government ask of an annual report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.page import Page, sentences_of
from data.reading.words import rows

from .model import Prompt, Span
from .outline import Outline

# The order of the rules; shortcomings and their causes are one item there and two rows here.
CONTENTS = ("measures", "shortcomings", "causes", "leaders", "plan", "other")
SECTIONS = {"shortcomings": ("problems", "both"), "causes": ("problems", "both"), "plan": ("plan", "both")}
DEPENDS = "other"
LONGEST = 40
ENDS = "。;；!！"


def contents_of(text: str) -> tuple[Prompt, ...]:
    """Return what `checks` says of a report that is published, with the same rules as of a draft."""
    made = sentences_of(text)
    return tuple(checks(made, Outline(made)))


def checks(page: Page, outline: Outline) -> Iterator[Prompt]:
    """One row for each content, in the order of the rules: listed, not listed, or depending on the case."""
    for content in CONTENTS:
        span = _place_of(page, outline, content)
        looked = _looked(page, outline, content)
        verdict = "listed" if span else "depends" if content == DEPENDS else "not_listed"
        named = (("@content", f"content_{content}"), ("@item", f"item_{content}"))
        values = (*named, _line(page, span) if span else looked)
        yield Prompt(f"content_{verdict}", verdict, _shown(page, span) if span else (), (), values)


def _place_of(page: Page, outline: Outline, content: str) -> Span | None:
    """Where a content stands: its heading, else the first sentence that tells it."""
    headings = [
        heading
        for heading in outline.headings
        if any(
            re.search(row["pattern"], page.plain[heading.start : heading.end])
            for row in _rows(content, "heading")
        )
    ]
    if headings:
        return headings[0].start, headings[0].end
    for row in _rows(content, "sentence"):
        for match in re.finditer(row["pattern"], page.plain):
            if outline.part(match.start()) in row["parts"].split() and not _in_title(page, match):
                start, end = page.sentence(match.end() - 1)
                return start + len(page.text[start:end]) - len(page.text[start:end].lstrip()), end
    return None


def _shown(page: Page, span: Span) -> tuple[Span, ...]:
    """What seems to meet it; of a heading also the sentence that follows."""
    start = span[1] + len(page.text[span[1] :]) - len(page.text[span[1] :].lstrip())
    is_heading = page.text[span[1] - 1] not in ENDS and "\n" in page.text[span[1] : start]
    if is_heading and start < len(page.text):
        return span, page.sentence(start)
    return (span,)


def _in_title(page: Page, match: re.Match[str]) -> bool:
    """Tell the name of a document: that one was issued says nothing about what it names."""
    opened = page.plain.rfind("《", max(0, match.start() - 60), match.start())
    return opened > page.plain.rfind("》", max(0, match.start() - 60), match.start())


def _rows(content: str, place: str) -> list[dict[str, str]]:
    return [row for row in rows("draft_contents") if row["content"] == content and row["place"] == place]


def _looked(page: Page, outline: Outline, content: str) -> tuple[str, str]:
    """Where it was looked for: the part it belongs to, by its heading, else the whole draft."""
    headings = outline.of_kind(*SECTIONS.get(content, ()))
    return _line(page, (headings[0].start, headings[0].end)) if headings else ("@where", "whole_text")


def _line(page: Page, span: Span) -> tuple[str, str]:
    return "where", page.text[span[0] : span[1]].strip()[:LONGEST]
