"""How words find rows: one condition for the data page, its files and the site's search."""

from __future__ import annotations

from collections.abc import Iterable

from data.query import Word

# Any two letters begin the name of some place: so short a word would bring all its reports' figures.
SHORTEST_OF_A_PLACE = 3

# A definition answers to its names, its subject's names and its aliases.
NAMED = """SELECT indicator.id FROM indicators AS indicator
JOIN categories AS category ON category.id = indicator.category
WHERE position(? IN indicator.folded) > 0 OR position(? IN category.folded) > 0
OR EXISTS (SELECT 1 FROM aliases AS own
WHERE own.indicator = indicator.id AND position(? IN own.folded) > 0)"""


def found_by(words: Iterable[Word]) -> tuple[str, list[str]]:
    """Return the condition that a row holds all the words, and its parameters.

    A word may stand in the names of the row's indicator, in its figure, its sentence, its report's place or
    year. A number is the figure's own, never one beside it in the sentence. The statement around it calls the
    row `said`, its report `report` and the report's place `place`.
    """
    conditions, parameters = [], []
    for word in words:
        either, more = _held(word)
        conditions.append(f"({' OR '.join(either)} OR said.indicator IN ({NAMED}))")
        parameters += [*more, *[word.root] * 3]
    return " AND ".join(conditions) or "TRUE", parameters


def _held(word: Word) -> tuple[list[str], list[str]]:
    place, parameters = report_answers(word)
    if not word.number:
        return ["position(? IN said.folded) > 0", place], [word.root, *parameters]
    # A space on either side, as the store has them: 38 is not to be met in 1638.
    if word.unit:
        own = "(position(? IN said.numbers) > 0 AND position(? IN said.folded) > 0)"
        return [own, place, _of_the_year(word)], [f" {word.number} ", word.unit, *parameters]
    return ["position(? IN said.numbers) > 0", place, _of_the_year(word)], [f" {word.number} ", *parameters]


def _of_the_year(word: Word) -> str:
    # Written into the statement: a year is four digits (`Word.year`), and nothing else can come of it.
    return f"said.year = {word.year}" if word.year else "FALSE"


def report_answers(word: Word) -> tuple[str, list[str]]:
    """Return the condition that a word names the place or year of `report` in `place`, and its parameters."""
    if word.number:
        return (f"report.year = {word.year}" if word.year else "FALSE"), []
    if not word.folded.isascii():
        return "position(? IN place.folded) > 0", [word.folded]
    if len(word.folded) < SHORTEST_OF_A_PLACE:
        return "FALSE", []
    # Letters begin a name, a syllable, the whole pinyin or its initials, hence the space before them.
    return "position(? IN ' ' || place.folded) > 0", [f" {word.folded}"]


def indicators_by(words: Iterable[Word]) -> tuple[str, list[str]]:
    """Return the condition that an indicator answers to all the words, and its parameters."""
    roots = [word.root for word in words]
    # NAMED takes each word three times. Without a word no indicator answers, where above every row does.
    return " AND ".join([f"indicator.id IN ({NAMED})"] * len(roots)) or "FALSE", [
        root for root in roots for _ in range(3)
    ]


def named_by(words: Iterable[Word]) -> tuple[str, list[str]]:
    """Return the condition that names alone hold all the words, and its parameters."""
    roots = [word.root for word in words]
    return " AND ".join(["position(? IN indicator.folded) > 0"] * len(roots)) or "FALSE", roots


def told_by(words: Iterable[Word]) -> tuple[str, list[str]]:
    """Return the condition that names or the figure's own words hold all the words, and its parameters."""
    conditions, parameters = [], []
    for word in words:
        conditions.append("position(? IN indicator.folded || ' ' || said.stated_folded || said.numbers) > 0")
        parameters.append(f" {word.number} " if word.number else word.root)
    return " AND ".join(conditions) or "FALSE", parameters
