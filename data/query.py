"""What a reader typed into a search, as words: some are numbers, whose value counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from data.folding import NUMBER, as_letters, folded, number_words, singular

# A whole sentence of words still; more are somebody's attempt to keep the machine busy.
MOST_WORDS = 16
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
SCALES |= {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
SCALE = "|".join(sorted(SCALES, key=lambda word: -len(word)))
OPEN = r"[余多几来+]?"
AROUND = ",.;:!?'\"()[]{}<>。、《》〈〉「」『』【】…—·"
# What belongs to the number before it, however many spaces are between.
APART = re.compile(rf"(?<=[0-9０-９])\s+(?=(?:[%％]|{SCALE})(?![a-z]))", re.IGNORECASE)
TYPED_NUMBER = re.compile(
    rf"[≥>~≈约近超逾达]*过?(?P<digits>{NUMBER}){OPEN}(?P<scale>{SCALE})?{OPEN}"
    rf"(?P<unit>%|[\u4e00-\u9fff]{{0,4}}?){OPEN}"
)
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
OF_A_YEAR = ("", "年", "年度")


@dataclass(frozen=True)
class Word:
    """One word of a query. typed: as it was typed. folded: as texts are folded.

    number: the value that it is in the base unit, as `number_words` gives it, "" where it is no number; unit:
    what was typed after the number, "%" apart, which is part of it.
    """

    typed: str
    folded: str
    number: str = ""
    unit: str = ""

    @property
    def root(self) -> str:
        """What a name or a sentence must hold: of an English plural the singular."""
        return singular(self.folded)

    @property
    def year(self) -> str:
        """The year that the word may be, "" where it can be none."""
        return self.number if YEAR.fullmatch(self.number) and self.unit in OF_A_YEAR else ""


def words_of(query: str) -> tuple[Word, ...]:
    """Return the words of a query, none twice; a number with its scale (1.4 million) is one."""
    # Half a surrogate pair is no UTF-8, and the database takes no NUL; both come in addresses made by hand.
    sound = query.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    words = (_word(typed) for typed in APART.sub("", sound).split())
    return tuple({word.folded: word for word in words if word.folded}.values())[:MOST_WORDS]


def _word(typed: str) -> Word:
    letters = as_letters(typed).strip()
    letters = letters.strip(AROUND) or letters
    amount = TYPED_NUMBER.fullmatch(letters)
    if amount is None:
        return Word(typed, folded(letters))
    number = number_words(Decimal(amount["digits"].replace(",", "")) * SCALES.get(amount["scale"], 1))
    share = amount["unit"] == "%"
    return Word(typed, folded(letters), f"{number}%" if share else number, "" if share else amount["unit"])
