"""Words as search compares them: width, case, accents and traditional forms folded, numbers bare and whole.

Every character is folded by itself, so that a piece of a text, folded, is a piece of the folded text.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

import opencc

# No reader can type these: they keep 38 from being found in 1638.
NUMBER_BEGINS, NUMBER_ENDS = "\x02", "\x03"
INTEGER = r"[0-9]+(?:,[0-9]{3}(?![0-9]))*"
NUMBER = rf"(?:(?<!\.){INTEGER}\.[0-9]+(?![0-9]|\.[0-9])|{INTEGER})"
IN_A_TEXT = re.compile(NUMBER)
LATIN = re.compile(r"[a-z]+")
ASCII_AND_A_SIGN = re.compile(r"[\x02\x03\x21-\x7e]+[\u3400-\U0010ffff]?")
NOT_SEEN = {"Mn", "Cc", "Cf", "Cs"}
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
# Words that end like a plural and are none.
SINGULAR_ALREADY = {"news", "series", "means"}
KEPT_TEXTS = 4


class _Folds(dict[int, str]):
    """What each character folds to, by its code; worked out when first asked."""

    def __missing__(self, code: int) -> str:
        self[code] = folds = _fold(chr(code))
        return folds


def _fold(character: str) -> str:
    if character.isspace():
        return " "
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    seen = "".join(letter for letter in letters if unicodedata.category(letter) not in NOT_SEEN)
    return (seen if seen.isascii() else _converter().convert(seen)).translate(STRAIGHT)


@cache
def _converter() -> Any:
    return opencc.OpenCC("t2s")


FOLDS = _Folds()


def folded(*words: str) -> str:
    """Return words as one line to search in: simplified, lower case, each number between marks of its own."""
    return IN_A_TEXT.sub(_marked, as_letters(" ".join(filter(None, words))))


def as_letters(words: str) -> str:
    """Return words with each character folded, numbers as they are."""
    return words.translate(FOLDS)


def _marked(number: re.Match[str]) -> str:
    # 2,487 and 2487 are one number to whoever types it.
    return f"{NUMBER_BEGINS}{number[0].replace(',', '')}{NUMBER_ENDS}"


def with_singulars(line: str) -> str:
    """Return a folded line and the singulars of its English words, where the words do not begin with them."""
    more = (singular(word) for word in dict.fromkeys(LATIN.findall(line)))
    return " ".join([line, *(word for word in more if word not in line)])


def letters_and_numbers(line: str) -> str:
    """Return the stretches of a folded line that are letters, numbers and signs of ASCII, in their order.

    Each has the Chinese sign behind it. A word that is one such stretch (app, 2487, 1634件) stands in them as
    often as in the line; of any other word those that it has do.
    """
    return " ".join(ASCII_AND_A_SIGN.findall(line))


def singular(word: str) -> str:
    """Return the singular of an English plural, any other word as it is: cases, parties, branches.

    Harman's S-stemmer (1991) with -sses, -ches and the like. Nothing else is cut off: mediated stays apart
    from mediation, and irregular plurals stay as they are.
    """
    # Not bus, process, basis: an s behind s, u or i is the word's own.
    is_plural = len(word) > 3 and LATIN.fullmatch(word) and word.endswith("s") and word[-2] not in "sui"
    if not is_plural or word in SINGULAR_ALREADY:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


def number_words(value: Decimal) -> str:
    """Return a value as search compares it: digits without zeros that say nothing."""
    return f"{value.normalize():f}"


@dataclass(frozen=True)
class Place:
    """Where a text holds a word, in code points of the text; word: which of those that were looked for."""

    start: int
    end: int
    word: int


def places_of(words: Iterable[str], text: str) -> tuple[Place, ...]:
    """Return where a text holds folded words, in the text's order.

    Each word's places are apart; of two words of which one holds the other both are there.
    """
    line, starts, ends = _folded_with_places(text)
    places = [
        Place(starts[hit.start()], ends[hit.end() - 1], number)
        for number, word in enumerate(words)
        for hit in re.finditer(re.escape(word), line)
    ]
    return tuple(sorted(places, key=lambda place: (place.start, place.end, place.word)))


@lru_cache(maxsize=KEPT_TEXTS)
def _folded_with_places(text: str) -> tuple[str, list[int], list[int]]:
    """Return `folded(text)`, and for each of its characters where what it stands for begins and ends."""
    letters = [FOLDS[ord(character)] for character in text]
    owners = [at for at, folds in enumerate(letters) for _ in folds]
    line = "".join(letters)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0

    def keep(words: str, own: list[int]) -> None:
        pieces.append(words)
        starts.extend(own)
        ends.extend(owner + 1 for owner in own)

    for number in IN_A_TEXT.finditer(line):
        keep(line[at : number.start()], owners[at : number.start()])
        begin, end = owners[number.start()], owners[number.end() - 1] + 1
        own = [owners[digit] for digit in range(*number.span()) if line[digit] != ","]
        pieces.append(_marked(number))
        starts.extend([begin, *own, end])
        ends.extend([begin, *(owner + 1 for owner in own), end])
        at = number.end()
    keep(line[at:], owners[at:])
    return "".join(pieces), starts, ends
