"""The checklist of a draft, block by block: first what to look at, then what agrees, figures, what is unread.

Screen, paper and workbook are drawn from these blocks, so that none of them holds less than another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from .model import Prompt, Review, Span, change_words, message, why, words
from .unread import unread

PENS = ("office", "basis", "done")
COLUMNS = {
    "prompts": ("number", "verdict", "message", "sentence", "why", *PENS),
    "held": ("group", "verdict", "check", "sentence"),
    "compared": ("item", "before", "now", "note"),
    "figures": ("figure", "words", "sentence", "check", "office", "basis"),
    "unread": ("what", "words", "count", "reason"),
}
SENTENCE_ENDS = re.compile(r"[。！？!?\n]")
# What is cut off a sentence that no reader would take for one.
LONGEST = 200
CUT = "…"


@dataclass(frozen=True)
class Block:
    """One table of the checklist.

    name: a key of COLUMNS. rows: a cell for each of its columns; those of PENS are blank, for pen and file.
    nothing: the sentence that stands there instead of a table without rows.
    """

    name: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    nothing: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns by their keys."""
        return COLUMNS[self.name]


def blocks(review: Review, language: str) -> tuple[Block, ...]:
    """The blocks in their order; that of the earlier report only where there is one."""
    held = {
        "prompts": _prompts(review, language),
        "held": _held(review, language),
        "compared": _compared(review, language),
        "figures": _figures(review, language),
        "unread": tuple(
            (row.what, row.words, str(row.count), row.reason) for row in unread(review, language)
        ),
    }
    return tuple(
        Block(
            name,
            words(f"sheet_{name}", language),
            tuple(words(f"sheet_{column}", language) for column in COLUMNS[name]),
            rows,
            words(f"sheet_no_{name}", language),
        )
        for name, rows in held.items()
        if rows or name != "compared"
    )


def _prompts(review: Review, language: str) -> tuple[tuple[str, ...], ...]:
    """What asks somebody to look: numbered and worded as beside the draft."""
    return tuple(
        (
            str(prompt.number or ""),
            words(prompt.verdict, language),
            message(prompt, language),
            _sentences(review.text, prompt),
            why(prompt, language),
            *[""] * len(PENS),
        )
        for prompt in review.open_prompts
    )


def _held(review: Review, language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            words(f"group_{prompt.group}", language),
            words(prompt.verdict, language),
            message(prompt, language),
            _sentences(review.text, prompt),
        )
        for prompt in review.prompts
        if not prompt.is_open
    )


def _compared(review: Review, language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            row.name_zh if language == "zh" else row.name_en,
            row.earlier,
            row.now or words("not_listed", language),
            change_words(row, language),
        )
        for row in review.compared
    )


def _figures(review: Review, language: str) -> tuple[tuple[str, ...], ...]:
    """The figures in the order of the text; what the draft says stays in its own language."""
    about = _about(review)
    return tuple(
        (
            figure.stated,
            figure.concept,
            sentence_of(review.text, (figure.start, figure.end)),
            "; ".join(_said(prompt, language) for prompt in about[figure.start, figure.end]),
            "",
            "",
        )
        for figure in review.figures
    )


def _about(review: Review) -> dict[Span, list[Prompt]]:
    """The prompts by the figures they are about; those of contents and writing are about none."""
    found: dict[Span, list[Prompt]] = defaultdict(list)
    for prompt in review.prompts:
        for span in prompt.spans if prompt.group in ("figures", "earlier", "claims") else ():
            found[span].append(prompt)
    return found


def _said(prompt: Prompt, language: str) -> str:
    number = f" {prompt.number}" if prompt.number else ""
    return f"{words(prompt.verdict, language)}{number}: {message(prompt, language)}"


def _sentences(text: str, prompt: Prompt) -> str:
    """The sentences a prompt is about, a line each; none where it is about what is not there."""
    return "\n".join(dict.fromkeys(sentence_of(text, span) for span in prompt.spans))


def sentence_of(text: str, span: Span) -> str:
    """The sentence around a place on one line, cut on both sides where it is too long to be one."""
    start, end = span[0], min(span[1], span[0] + LONGEST)
    low, high = max(0, start - LONGEST), min(len(text), end + LONGEST)
    before = [found.end() for found in SENTENCE_ENDS.finditer(text, low, start)]
    behind = SENTENCE_ENDS.search(text, end - 1, high)
    first = before[-1] if before else low
    last = behind.end() if behind else high
    words_of_it = " ".join(text[first:last].split())
    opened = CUT if not before and low else ""
    return opened + words_of_it + (CUT if not behind and high < len(text) else "")
