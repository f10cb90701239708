"""The checklist of a draft, block by block: first what to look at, then what agrees, figures, what is unread.

Screen, paper and workbook are drawn from these blocks, so that none of them holds less than another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from data.languages import cell

from .bounds import WORKBOOK, Bounds, found, listed
from .model import Prompt, Review, Span, change_words, message, readings, why, words
from .short import Quotes
from .unread import unread
from .where import where, where_of

# Blocks below which it is said that words of theirs were read from pictures.
HOLD_OCR = ("prompts", "figures")
PENS = ("office", "basis", "done")
COLUMNS = {
    "prompts": ("number", "group", "verdict", "message", "where", "sentence", "why", *PENS),
    "held": ("group", "verdict", "check", "where", "sentence"),
    "compared": ("item", "before", "before_sentence", "now", "now_sentence", "note"),
    "followed": ("planned", "became", "alike", "passage"),
    "figures": ("figure", "words", "where", "sentence", "check", "office", "basis"),
    "unread": ("what", "words", "count", "reason"),
}
# Of an earlier report, if there is one.
BESIDE = ("compared", "followed")


@dataclass(frozen=True)
class Block:
    """One table of the checklist.

    name: a key of COLUMNS. columns: those of it, without `where` for a text whose file does not tell. rows: a
    cell for each column; those of PENS are blank, for pen and file. nothing: the sentence that stands there
    instead of a table without rows. notes: what is left out of the table, or cut in it, a sentence each.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    nothing: str
    notes: tuple[str, ...] = ()


def blocks(review: Review, language: str, bounds: Bounds = WORKBOOK) -> tuple[Block, ...]:
    """The blocks in their order, within `bounds`; those of the earlier report only where there is one."""
    shown = listed(review, bounds.prompts)
    quotes: defaultdict[str, Quotes] = defaultdict(lambda: Quotes(review.text))
    rows_of = {
        "prompts": _prompts(review, shown, quotes["prompts"], language),
        "held": _held(review, shown, quotes["held"], language),
        "compared": _compared(review, language),
        "followed": _followed(review, language),
        "figures": _figures(review, quotes["figures"], bounds.figures, language),
        "unread": tuple(
            (row.what, row.words, str(row.count), row.reason) for row in unread(review, language)
        ),
    }
    wanted = {
        "prompts": len(review.open_prompts),
        "held": len(review.prompts) - len(review.open_prompts),
        "figures": found(review).figures,
    }
    return tuple(
        Block(
            name,
            words(f"sheet_{name}", language),
            (columns := _columns(name, review)),
            tuple(words(f"sheet_{column}", language) for column in columns),
            tuple(_cells(name, row, columns) for row in rows),
            words(f"sheet_no_{name}", language),
            (
                *_notes(wanted.get(name, 0) - len(rows), quotes[name].has_cut, language),
                *([words("rules_more", language)] if name == "prompts" and review.has_more else []),
                *([words("note_ocr", language)] if name in HOLD_OCR and review.is_from_ocr else []),
            ),
        )
        for name, rows in rows_of.items()
        if rows or name not in BESIDE
    )


def _columns(name: str, review: Review) -> tuple[str, ...]:
    return tuple(column for column in COLUMNS[name] if column != "where" or review.source_places)


def _cells(name: str, row: tuple[str, ...], columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cell for key, cell in zip(COLUMNS[name], row, strict=True) if key in columns)


def _notes(more: int, has_cut: bool, language: str) -> list[str]:
    left_out = [words("sheet_more", language, count=f"{more:,}")] if more > 0 else []
    return [*left_out, *([words("sheet_cut", language)] if has_cut else [])]


def _prompts(
    review: Review, shown: Iterable[Prompt], quotes: Quotes, language: str
) -> tuple[tuple[str, ...], ...]:
    """What asks somebody to look: numbered and worded as beside the draft."""
    return tuple(
        (
            str(prompt.number or ""),
            words(f"group_{prompt.group}", language),
            words(prompt.verdict, language),
            quotes.words(message(prompt, language)),
            where_of(review, prompt, language),
            quotes.sentences(prompt.spans),
            quotes.words("\n".join((why(prompt, language), *readings(prompt, language)))),
            *[""] * len(PENS),
        )
        for prompt in shown
        if prompt.is_open
    )


def _held(
    review: Review, shown: Iterable[Prompt], quotes: Quotes, language: str
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            words(f"group_{prompt.group}", language),
            words(prompt.verdict, language),
            quotes.words(message(prompt, language)),
            where_of(review, prompt, language),
            quotes.sentences(prompt.spans),
        )
        for prompt in shown
        if not prompt.is_open
    )


def _compared(review: Review, language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            cell(row, "name", language)[0],
            row.earlier,
            row.earlier_sentence,
            row.now or words("not_listed", language),
            row.now_sentence,
            change_words(row, language),
        )
        for row in review.compared
    )


def _followed(review: Review, language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            row.planned,
            words(f"followed_{row.verdict}", language),
            f"{row.alike}%" if row.passage else "",
            row.passage,
        )
        for row in review.followed
    )


def _figures(review: Review, quotes: Quotes, most: int, language: str) -> tuple[tuple[str, ...], ...]:
    """The figures in the order of the text; what the draft says stays in its own language."""
    about = _about(review)
    return tuple(
        (
            quotes.words(figure.stated),
            quotes.words(figure.concept),
            where(review, (figure.start, figure.end), language),
            quotes.sentence((figure.start, figure.end)),
            quotes.words("; ".join(_said(prompt, language) for prompt in about[figure.start, figure.end])),
            "",
            "",
        )
        for figure in islice(review.figures, most)
    )


def _about(review: Review) -> dict[Span, list[Prompt]]:
    """The prompts by the figures they are about."""
    by_place: dict[Span, list[Prompt]] = defaultdict(list)
    for prompt in review.prompts:
        for span in prompt.spans:
            by_place[span].append(prompt)
    return by_place


def _said(prompt: Prompt, language: str) -> str:
    number = f" {prompt.number}" if prompt.number else ""
    return f"{words(prompt.verdict, language)}{number}: {message(prompt, language)}"
