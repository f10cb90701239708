"""How often each text holds a word, without reading texts that cannot hold it."""

from __future__ import annotations

from data.folding import letters_and_numbers
from data.query import Word
from data.store.tables import BEHIND, CHINESE_FROM

# As a reader would count: what a text loses in length without the word, by the length of the word, both in
# bytes, which need no counting.
SCANNED = """SELECT report, (strlen({line}) - strlen(replace({line}, ?, ''))) // {length} AS number
FROM texts WHERE {holds}"""
PAIRED = """SELECT report, count(*) AS number FROM {pairs} GROUP BY report"""
ONE_PAIR = "(SELECT report, place - {before} AS place FROM pairs WHERE pair = {pair})"
BEGINNING = "(SELECT report, place FROM pairs WHERE pair BETWEEN {first} AND {last}) AS beginning"


def counts_in_texts(word: Word) -> tuple[str, list[str]]:
    """Return the statement of how often each text holds a word (report, number), and its parameters.

    Texts that do not hold it are left out.
    """
    if all(ord(sign) >= CHINESE_FROM for sign in word.folded) and not _meets_itself(word.folded):
        return PAIRED.format(pairs=_pairs(word.folded)), []
    length = len(word.folded.encode())
    pieces = letters_and_numbers(word.folded).split()
    if pieces == [word.folded]:
        return SCANNED.format(line="latin", length=length, holds="contains(latin, ?)"), [word.folded] * 2
    # Most texts lack what is ASCII of a word, and a short line says so sooner than the whole text.
    holds = " AND ".join([*["contains(latin, ?)"] * len(pieces), "contains(folded, ?)"])
    return SCANNED.format(line="folded", length=length, holds=holds), [word.folded, *pieces, word.folded]


def _meets_itself(word: str) -> bool:
    """Say whether two places of a word may overlap: a reader counts such places once."""
    return any(word.startswith(word[begin:]) for begin in range(1, len(word)))


def _pairs(word: str) -> str:
    """Return the places of a Chinese word: where all its pairs stand as they stand in it."""
    codes = [ord(sign) for sign in word]
    if len(codes) == 1:
        return BEGINNING.format(first=codes[0] * BEHIND, last=(codes[0] + 1) * BEHIND - 1)
    # Every other pair and the last one hold every character.
    begins = sorted({*range(0, len(codes) - 1, 2), len(codes) - 2})
    pairs = [ONE_PAIR.format(before=begin, pair=codes[begin] * BEHIND + codes[begin + 1]) for begin in begins]
    joined = [f"{pair} AS pair_{nth}" for nth, pair in enumerate(pairs)]
    return joined[0] + "".join(f" JOIN {pair} USING (report, place)" for pair in joined[1:])
