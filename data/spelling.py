"""Which characters of a Chinese name letters spell: a syllable, all syllables, or their initials."""

from __future__ import annotations

from itertools import accumulate


def spelt(letters: str, pinyin: str) -> tuple[int, int] | None:
    """Return where the characters that letters spell begin and end in a name; None where they spell none.

    pinyin: the name's syllables with a space between, one a character. luo, luod, luoding and ld spell the
    beginning of 罗定市, ding its second character.
    """
    syllables = pinyin.split()
    if not letters or not letters.isascii():
        return None
    if "".join(syllables).startswith(letters):
        reached = accumulate(map(len, syllables))
        return 0, next(nth for nth, length in enumerate(reached, start=1) if length >= len(letters))
    if "".join(syllable[0] for syllable in syllables).startswith(letters):
        return 0, len(letters)
    return next(((nth, nth + 1) for nth, one in enumerate(syllables) if one.startswith(letters)), None)
