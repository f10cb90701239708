"""Typing slips: words and marks set twice, half brackets, phrases that look like a fixed one, radicals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from data.reading.page import Page
from data.reading.words import column, letters, rows

from .model import Prompt

TWICE = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
SIGN_TWICE = re.compile(r"([\u4e00-\u9fff])\1")
PARTICLES = re.compile(r"的的(?!确)|(?<!为)了了(?!解|然|望|断)|[在是与和]的[,。;、]")
MARKS = re.compile(r"([,，。、;；:：])\1+|[,，、][。；;]|[。；;][,，、]")
YEAR_OUTSIDE = re.compile(r"\(\d{4}[-至]\d{4}\)年")
LIST_MARK = re.compile(rf"(?:^|[\s。;,:])[0-9{letters('numerals')}a-zA-Z①-⑳]{{1,3}}$")
PAIRS = {"(": ")", "《": "》", "“": "”", "[": "]", "‘": "’", "<": ">"}
CLOSERS = {closer: opener for opener, closer in PAIRS.items()}
RADICAL = re.compile(r"[\u2e80-\u2fdf]+")
QUOTES = re.compile("[“”]")


def checks(page: Page, radicals: tuple[int, ...] = ()) -> Iterator[Prompt]:
    """Every slip; radicals: places where the file held a radical that reading has replaced."""
    yield from _twice(page)
    yield from _marks(page)
    yield from _brackets(page)
    yield from _look_alikes(page)
    yield from _radicals(page, radicals)


def _slip(kind: str, start: int, end: int, page: Page, meant: str = "") -> Prompt:
    return Prompt(kind, "to_check", ((start, end),), (), (("words", page.text[start:end]), ("meant", meant)))


def _twice(page: Page) -> Iterator[Prompt]:
    """推进推进, 的的, 审审 where the text elsewhere, or a fixed phrase, has it once."""
    may_meet, reached = frozenset(column("draft_may_meet")), 0
    for match in TWICE.finditer(page.text):
        if match[1] not in may_meet and len(set(match[1])) > 1:
            reached = match.end()
            yield _slip("word_twice", *match.span(), page, match[1])
    for match in PARTICLES.finditer(page.text):
        if match.start() >= reached and match.group()[0] == match.group()[1]:
            yield _slip("word_twice", *match.span(), page, match.group()[0])
    yield from _sign_twice(page)


def _sign_twice(page: Page) -> Iterator[Prompt]:
    text, known = page.text, column("draft_phrases", "phrase")
    spellings = "\n".join(known)
    pieces = _pieces(text)
    for match in SIGN_TWICE.finditer(text):
        at = match.start()
        once = text[max(0, at - 2) : at + 1] + text[at + 2 : at + 4]
        wide = re.fullmatch(r"[\u4e00-\u9fff]{5}", once) and once in pieces
        halves = (
            text[max(0, at - 2) : at + 1] + text[at + 2 : at + 3],
            text[max(0, at - 1) : at + 1] + text[at + 2 : at + 4],
        )
        if wide or any(len(half) == 4 and half in spellings for half in halves):
            start, end = _phrase_around(text, at, known) or (max(0, at - 2), at + 4)
            yield _slip("sign_twice", start, end, page, text[start : at + 1] + text[at + 2 : end])


def _phrase_around(text: str, at: int, known: tuple[str, ...]) -> tuple[int, int] | None:
    """Where the fixed phrase stands whose sign at `at` is set twice; None where it is not there whole."""
    for phrase in known:
        for place, sign in enumerate(phrase):
            start, end = at - place, at + len(phrase) - place + 1
            if sign == text[at] and start >= 0 and text[start : at + 1] + text[at + 2 : end] == phrase:
                return start, end
    return None


def _pieces(text: str) -> frozenset[str]:
    """Every run of five signs in the draft, to ask whether a word occurs without its doubled sign."""
    wanted = set()
    for match in SIGN_TWICE.finditer(text):
        wanted.add(
            text[max(0, match.start() - 2) : match.start() + 1] + text[match.start() + 2 : match.start() + 4]
        )
    if not wanted:
        return frozenset()
    return frozenset(piece for at in range(len(text) - 4) if (piece := text[at : at + 5]) in wanted)


def _marks(page: Page) -> Iterator[Prompt]:
    for match in MARKS.finditer(page.text):
        yield _slip("mark_twice", *match.span(), page, match.group()[0])
    for match in YEAR_OUTSIDE.finditer(page.plain):
        words = page.text[match.start() : match.end()]
        yield _slip("bracket_year", *match.span(), page, words[:-2] + words[-1] + words[-2])


def _brackets(page: Page) -> Iterator[Prompt]:
    """Brackets and quotation marks that stand alone in their line."""
    at = 0
    for line in page.plain.split("\n"):
        for place in _unpaired(line):
            yield _slip("bracket_half", at + place, at + place + 1, page)
        at += len(line) + 1


def _unpaired(line: str) -> list[int]:
    stack: list[tuple[str, int]] = []
    alone: list[int] = []
    for mark in re.finditer(r"[()《》“”\[\]]", line):
        sign, at = mark.group(), mark.start()
        if sign in PAIRS:
            if stack and stack[-1][0] == sign and sign == "“":
                _, first = stack.pop()
                closes = QUOTES.search(line, at + 1)
                if not closes or closes.group() == sign:
                    alone.append(at)  # “放管服“: the second was to be the other half
                    continue
                alone.append(first)
            stack.append((sign, at))
        elif stack and stack[-1][0] == CLOSERS[sign]:
            stack.pop()
        elif any(opener == CLOSERS[sign] for opener, _ in stack[-4:]):
            while stack[-1][0] != CLOSERS[sign]:
                alone.append(stack.pop()[1])
            stack.pop()
        elif sign != ")" or not LIST_MARK.search(line[max(0, at - 4) : at]):
            alone.append(at)
    return sorted({*alone, *(at for _, at in stack)})


def _look_alikes(page: Page) -> Iterator[Prompt]:
    for row in rows("draft_look_alikes"):
        for start in _places(page.text, row["printed"]):
            if not row["not_in"] or row["not_in"] not in page.text[max(0, start - 6) : start + 10]:
                yield _slip("look_alike", start, start + len(row["printed"]), page, row["meant"])
    reported: set[int] = set()
    for phrase, variants in _phrases():
        for start, end in _near(page.text, phrase):
            words = page.text[start:end]
            if start not in reported and not any(
                variant in page.text[start - 2 if start > 2 else 0 : end + 2] for variant in variants
            ):
                reported.add(start)
                first, last = _difference(words, phrase)
                yield _slip("look_alike", start + first, start + last, page, phrase[first:last])


@cache
def _phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row["phrase"], tuple(row["also"].split())) for row in rows("draft_phrases"))


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _near(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Places that differ from a phrase by one sign, or by two neighbours that changed places.

    One half of the phrase is then still whole, and halves are found fast.
    """
    size, half = len(phrase), len(phrase) // 2
    for at in _places(text, phrase[:half]):
        if _is_near(text[at : at + size], phrase):
            yield at, at + size
    for at in _places(text, phrase[half:]):
        start = at - half
        if start >= 0 and _is_near(text[start : start + size], phrase):
            yield start, start + size


def _is_near(words: str, phrase: str) -> bool:
    if len(words) != len(phrase) or words == phrase or not re.fullmatch(r"[\u4e00-\u9fff]+", words):
        return False
    differ = [at for at, (one, other) in enumerate(zip(words, phrase, strict=True)) if one != other]
    if len(differ) == 1:
        # At either end the sign may belong to another word.
        return 0 < differ[0] < len(phrase) - 1
    first, last = differ[0], differ[-1]
    return (
        last - first == 1
        and len(differ) == 2
        and words[first] == phrase[last]
        and words[last] == phrase[first]
    )


def _difference(words: str, phrase: str) -> tuple[int, int]:
    """Where to put the mark: the four signs around what differs."""
    differ = [at for at, (one, other) in enumerate(zip(words, phrase, strict=True)) if one != other]
    first = max(0, differ[0] - differ[0] % 2)
    return (0, len(words)) if len(words) <= 6 else (first, min(len(words), first + 4))


def _radicals(page: Page, radicals: tuple[int, ...]) -> Iterator[Prompt]:
    places = sorted(
        {*radicals, *(at for match in RADICAL.finditer(page.text) for at in range(*match.span()))}
    )
    if places:
        spans = tuple((at, at + 1) for at in places[:20])
        yield Prompt("radicals", "to_check", spans, (), (("count", str(len(places))),))
