"""Which clauses of a sentence a chart quotes: whole ones, and the whole sentence where it is short."""

import re

import pandas as pd

from components.charts.frames import Observations
from components.text import TableWords, translated
from data.select.rows import Observation

# In characters: up to these lengths a sentence is quoted whole, in Chinese and in English.
SHORT = 70
SHORT_EN = 170
ENDS = re.compile(r"[,，;；:：。]")
ENDS_EN = re.compile(r"(?<=[;:])\s+")
DIGITS = re.compile(r"\d[\d,.]*\d|\d")


def quoted(observations: Observations) -> list[tuple[int, int]]:
    """Return the spans of the report that hold these figures, one for each sentence, in its order.

    observations: rows of `select.observations` of one report.
    """
    return [_span(group) for group in _by_sentence(observations)]


def _by_sentence(observations: Observations) -> list[list[Observation]]:
    """Return the observations that have a sentence, those of one sentence together, in the report's order."""
    with_place = sorted((row for row in observations if pd.notna(row.start)), key=lambda row: row.span)
    starts = sorted({row.sentence_span[0] for row in with_place})
    return [[row for row in with_place if row.sentence_start == start] for start in starts]


def _span(group: list[Observation]) -> tuple[int, int]:
    words, at = group[0].sentence, group[0].sentence_span[0]
    if len(words) <= SHORT:
        return at, at + len(words)
    start, end = min(row.span[0] for row in group) - at, max(row.span[1] for row in group) - at
    # From the end of the clause before the first figure to the end of the clause that holds the last.
    before = [hit.end() for hit in ENDS.finditer(words, 0, start)]
    after = ENDS.search(words, end)
    return at + (before[-1] if before else 0), at + (_clause_end(words, after) if after else len(words))


def _clause_end(words: str, hit: re.Match[str]) -> int:
    # The full stop belongs to the quotation, a comma leads on to what is not quoted.
    return hit.end() if hit.end() == len(words) else hit.start()


def translated_quote(observations: Observations, language: str) -> TableWords:
    """Return the unofficial translation of what is quoted: of a long sentence the parts with the figures.

    A claim has no number to be found by, so its sentence is quoted whole.
    """
    sentences, own = [], language
    for of_sentence in _by_sentence(observations):
        if sentence := translated(of_sentence[0], "sentence", language):
            own = sentence.language
            whole = any(pd.isna(row.value) for row in of_sentence)
            sentences.append(sentence if whole else _part(sentence, _tokens(of_sentence)))
    return TableWords(" ".join(sentences), own, language)


def _tokens(of_sentence: list[Observation]) -> set[str]:
    return {token for row in of_sentence for token in number_tokens(row)}


def _part(sentence: str, wanted: set[str]) -> str:
    parts = ENDS_EN.split(sentence)
    held = [n for n, part in enumerate(parts) if wanted & set(DIGITS.findall(part))]
    if len(sentence) <= SHORT_EN or not held:
        return sentence
    part = " ".join(parts[held[0] : held[-1] + 1]).rstrip(";:.")
    return f"{part[0].upper()}{part[1:]}."


def number_tokens(row: Observation) -> list[str]:
    """Return a figure's number as English text writes it: 1630 -> 1,630; empty for a claim."""
    if pd.isna(row.value):
        return []
    value = float(row.value)
    whole = f"{int(value):,}" if value.is_integer() else f"{value:,}"
    # Large amounts are translated in millions: 14,000,000 is `14 million`.
    return [whole, *([f"{int(value) // 1_000_000:,}"] if value >= 1_000_000 else [])]
