"""How words find rows: one condition for the data page, its files and the site's search."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from data.folding import NUMBER, as_letters, folded, number_words, singular

# A whole sentence of words still; more are somebody's attempt to keep the machine busy.
MOST_WORDS = 16
# Two letters begin the name of some place in every word.
SHORTEST_OF_A_PLACE = 3

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

# A definition answers to its names, its subject's names and its aliases.
NAMED = """SELECT indicator.id FROM indicators AS indicator
JOIN categories AS category ON category.id = indicator.category
WHERE position(? IN indicator.folded) > 0 OR position(? IN category.folded) > 0
OR EXISTS (SELECT 1 FROM aliases AS own
WHERE own.indicator = indicator.id AND position(? IN own.folded) > 0)"""


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
    sound = query.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    each = (_word(typed) for typed in APART.sub("", sound).split())
    return tuple({word.folded: word for word in each if word.folded}.values())[:MOST_WORDS]


def _word(typed: str) -> Word:
    letters = as_letters(typed).strip()
    letters = letters.strip(AROUND) or letters
    found = TYPED_NUMBER.fullmatch(letters)
    if found is None:
        return Word(typed, folded(letters))
    number = number_words(Decimal(found["digits"].replace(",", "")) * SCALES.get(found["scale"], 1))
    share = found["unit"] == "%"
    return Word(typed, folded(letters), f"{number}%" if share else number, "" if share else found["unit"])


def found_by(words: Iterable[Word]) -> tuple[str, list[str]]:
    """Return the condition that a row holds all the words, and its parameters.

    A word may stand in the names of the row's indicator, in its figure, its sentence, its report's place or
    year. A number is the figure's own, never one beside it in the sentence. The statement around it calls the
    row `said`, its report `report` and the report's place `place`.
    """
    conditions, given = [], []
    for word in words:
        either, more = _held(word)
        conditions.append(f"({' OR '.join(either)} OR said.indicator IN ({NAMED}))")
        given += [*more, *[word.root] * 3]
    return " AND ".join(conditions) or "TRUE", given


def _held(word: Word) -> tuple[list[str], list[str]]:
    place, given = report_answers(word)
    if not word.number:
        return ["position(? IN said.folded) > 0", place], [word.root, *given]
    if word.unit:
        own = "(position(? IN said.numbers) > 0 AND position(? IN said.folded) > 0)"
        return [own, place, _of_the_year(word)], [f" {word.number} ", word.unit, *given]
    return ["position(? IN said.numbers) > 0", place, _of_the_year(word)], [f" {word.number} ", *given]


def _of_the_year(word: Word) -> str:
    return f"said.year = {word.year}" if word.year else "FALSE"


def report_answers(word: Word) -> tuple[str, list[str]]:
    """Return the condition that a word names the place or year of `report` in `place`, and its parameters."""
    if word.number:
        return (f"report.year = {word.year}" if word.year else "FALSE"), []
    if not word.folded.isascii():
        return "position(? IN place.folded) > 0", [word.folded]
    if len(word.folded) < SHORTEST_OF_A_PLACE:
        return "FALSE", []
    return "position(? IN ' ' || place.folded) > 0", [f" {word.folded}"]


def indicators_by(words: Iterable[Word]) -> tuple[str, list[str]]:
    """Return the condition that an indicator answers to all the words, and its parameters."""
    roots = [word.root for word in words]
    return " AND ".join([f"indicator.id IN ({NAMED})"] * len(roots)) or "FALSE", [
        root for root in roots for _ in range(3)
    ]


def named_by(words: Iterable[Word]) -> tuple[str, list[str]]:
    """Return the condition that names alone hold all the words, and its parameters."""
    roots = [word.root for word in words]
    return " AND ".join(["position(? IN indicator.folded) > 0"] * len(roots)) or "FALSE", roots


def told_by(words: Iterable[Word]) -> tuple[str, list[str]]:
    """Return the condition that names or the figure's own words hold all the words, and its parameters."""
    conditions, given = [], []
    for word in words:
        conditions.append("position(? IN indicator.folded || ' ' || said.stated_folded || said.numbers) > 0")
        given.append(f" {word.number} " if word.number else word.root)
    return " AND ".join(conditions) or "FALSE", given
