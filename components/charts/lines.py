"""How wide words are, and where a line of them may end: Plotly wraps nothing."""

import re
import unicodedata
from collections.abc import Callable

# In ems, a little generous: measured on Noto Serif and Noto Sans, between the two.
NARROW = frozenset("iljtfrI.,:;'|!()[] -")
BROAD = frozenset("mwMWGOQ%@—…")
WIDE_PUNCTUATION = frozenset("“”‘’—…•·")

# A figure with its hedge and unit, a Latin word with what hangs on it, or one character.
PIECES = re.compile(
    r"[0-9][0-9,.]*(?:%|[^\W\d_a-zA-Z]{1,3}(?![^\W\d_a-zA-Z]))?|[a-zA-Z0-9'’()\-/.,;:%–]+|\s+|.", re.S
)


def em(words: str) -> float:
    """Return the width of `words` in ems."""
    return sum(map(_em, words))


def _em(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF" or letter in WIDE_PUNCTUATION:
        return 1.0
    if letter in NARROW:
        return 0.32
    if letter in BROAD:
        return 0.88
    return 0.68 if letter.isupper() else 0.56


def hangs(piece: str) -> bool:
    """Say whether `piece` may not begin a line: closing brackets and stops hang on what stands before."""
    return unicodedata.category(piece[0]) in {"Po", "Pe", "Pf"} and piece[0] not in "%"


def opens(piece: str) -> bool:
    """Say whether `piece` may not end a line: an opening bracket or quotation mark."""
    return unicodedata.category(piece[-1]) in {"Ps", "Pi"}


def pieces(words: str) -> list[str]:
    """Cut `words` where a line may end."""
    cut: list[str] = []
    for piece in PIECES.findall(words):
        if cut and (hangs(piece) or opens(cut[-1])):
            cut[-1] += piece
        else:
            cut.append(piece)
    return cut


def lines(words: str, width: float, measure: Callable[[str], float] = em) -> list[str]:
    """Break `words` into lines of at most `width` ems; a single piece longer than that stays whole.

    measure: how wide words are, where `width` is in another unit.
    """
    done: list[str] = [""]
    for piece in pieces(words):
        if done[-1] and measure((done[-1] + piece).rstrip()) > width:
            done.append("")
        # A space never begins a line.
        done[-1] += piece if done[-1] else piece.lstrip()
    return [line.rstrip() for line in done if line.strip()]
