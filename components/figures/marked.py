"""Words with what was looked for in them marked, however it was typed."""

from collections.abc import Iterable, Sequence
from typing import Any

from dash import html

from components.text import lang_of
from data.folding import NUMBER_BEGINS, NUMBER_ENDS, places_of
from data.query import Word
from data.spelling import spelt

Spans = list[tuple[int, int]]
# So few letters are found as a word of their own, and marked as such.
SHORTEST_PART = 3


def marked(line: str, words: Sequence[Word], pinyin: str = "") -> list[Any]:
    """Return a line as children, each found word in <mark>: traditional characters, width, case and commas
    in numbers make no difference.

    pinyin: the syllables of a name that letters may have found.
    """
    return _with_marks(line, _joined([*_spans(line, words), *_spelt(line, words, pinyin)]))


def marked_span(line: str, words: Sequence[Word], pinyin: str = "", **attributes: Any) -> html.Span:
    """Return the same as an element that says in which language the words are."""
    return html.Span(marked(line, words, pinyin), **lang_of(line), **attributes)


def is_marked(line: str, words: Sequence[Word]) -> bool:
    """Say whether anything of a line would be marked."""
    return bool(_spans(line, words))


def _spans(line: str, words: Sequence[Word]) -> Spans:
    sought = list(dict.fromkeys(form for word in words for form in _forms(word)))
    places = places_of(sought, line)
    return [(one.start, one.end) for one in places if _stands(line, one.start, one.end, sought[one.word])]


def _forms(word: Word) -> Iterable[str]:
    yield word.folded
    yield word.root
    if word.number:
        yield f"{NUMBER_BEGINS}{word.number.removesuffix('%')}{NUMBER_ENDS}"


def _stands(line: str, start: int, end: int, form: str) -> bool:
    if len(form) >= SHORTEST_PART or not form.isascii() or not form.isalpha():
        return True
    around = line[max(0, start - 1) : start] + line[end : end + 1]
    return not any(sign.isascii() and sign.isalnum() for sign in around)


def _spelt(line: str, words: Sequence[Word], pinyin: str) -> Spans:
    if len(pinyin.split()) != len(line):
        return []
    return [span for word in words if (span := spelt(word.folded, pinyin))]


def _joined(spans: Spans) -> Spans:
    """Return the spans in order, those that touch as one."""
    joined: Spans = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _with_marks(line: str, spans: Spans) -> list[Any]:
    children: list[Any] = []
    at = 0
    for start, end in spans:
        children += [line[at:start], html.Mark(line[start:end])]
        at = end
    return [child for child in [*children, line[at:]] if child]
