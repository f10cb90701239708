"""How words find rows: one condition for the data page, its files and the site's search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from data.query import Word
from data.select.called import indicators_called, is_short, places_called

# Where a word stands in a line; so few letters only as a word, which is asked only where they stand at all.
STANDS = "position(? IN {line}) > 0"
STANDS_ALONE = "(contains({line}, ?) AND regexp_matches({line}, ?))"
# So many places by their ids; where a word such as 县 names more, each is looked at.
MOST_IDS = 50
OF_REPORTS = """said.report IN (SELECT report.report FROM reports AS report
JOIN places AS place ON place.id = report.place WHERE {answered})"""
# A figure's own, and its report's.
YEARS = ("said.year", "said.report_year")
Condition = tuple[str, list[Any]]


def found_by(words: Iterable[Word]) -> Condition:
    """Return the condition that a row holds all the words, and its parameters.

    A word may stand in the names of the row's indicator, in its figure, its sentence, its report's place or
    year. A number is the figure's own, never one beside it in the sentence. The statement around it calls the
    row `said`.
    """
    held = [_either(_held(word), _is_one_of("said.indicator", indicators_called(word))) for word in words]
    return _all(held, "TRUE")


def _held(word: Word) -> Condition:
    if not word.number:
        answered, parameters = report_answers(word)
        # Asked of reports, of which there are few, and not of each of their rows.
        place = answered if answered == "FALSE" else OF_REPORTS.format(answered=answered)
        # The sentence and the figure's own words: of a word in letters what little of them is no Chinese, and
        # the translation, too.
        is_latin = word.folded.isascii()
        lines = ["said.latin" if is_latin else "said.folded"]
        lines += ["said.folded_en"] if is_latin and not is_short(word) else []
        return _either(*(_stands(word, line) for line in lines), (place, parameters))
    # A space on either side, as the store has them: 38 is not to be met in 1638.
    own = (STANDS.format(line="said.numbers"), [f" {word.number} "])
    if word.unit:
        unit = (STANDS.format(line="said.folded || ' ' || said.folded_en"), [word.unit])
        own = _all([own, unit], "TRUE")
    # Written into the statement: a year is four digits (`Word.year`), and nothing else can come of it.
    years: list[Condition] = [(f"{column} = {word.year}", []) for column in YEARS if word.year]
    return _either(own, *years)


def _stands(word: Word, line: str) -> Condition:
    """Return the condition that a line holds a word, and its parameters."""
    if is_short(word):
        return STANDS_ALONE.format(line=line), [word.root, rf"\b{word.root}\b"]
    return STANDS.format(line=line), [word.root]


def report_answers(word: Word) -> Condition:
    """Return the condition that a word names the place or year of `report` in `place`, and its parameters."""
    if word.number:
        return (f"report.year = {word.year}" if word.year else "FALSE"), []
    called = places_called(word)
    if len(called) <= MOST_IDS:
        return _is_one_of("report.place", called)
    if word.folded.isascii():
        # Letters begin a name, a syllable, the whole pinyin or its initials, hence the space before them.
        return "position(? IN ' ' || place.folded) > 0", [f" {word.folded}"]
    return "position(? IN place.folded) > 0", [word.folded]


def titled_by(words: Iterable[Word]) -> Condition:
    """Return the condition that a report's title, place or year hold all the words, and its parameters."""
    held = []
    for word in words:
        # Letters begin a word of the title.
        begins = word.folded.isascii() and not word.number
        line = "' ' || report.folded" if begins else "report.folded"
        title = (STANDS.format(line=line), [f" {word.root}" if begins else word.root])
        held.append(_either(title, report_answers(word)))
    return _all(held, "FALSE")


def told_by(words: Iterable[Word]) -> Condition:
    """Return the condition that names or the figure's own words hold all the words, and its parameters."""
    told = []
    for word in words:
        if word.number:
            told.append((STANDS.format(line="said.numbers"), [f" {word.number} "]))
        else:
            names = _is_one_of("said.indicator", indicators_called(word, by_own_name=True))
            told.append(_either(_stands(word, "said.stated_folded"), names))
    return _all(told, "FALSE")


def _is_one_of(column: str, ids: Sequence[str]) -> Condition:
    # Written as a list, dozens of ids would be compared with each of a million rows.
    return (f"{column} IN (SELECT unnest(CAST(? AS VARCHAR[])))", [[*ids]]) if ids else ("FALSE", [])


def _either(*conditions: Condition) -> Condition:
    some = [one for one in conditions if one[0] != "FALSE"]
    sql = " OR ".join(condition for condition, _ in some)
    return (f"({sql})" if sql else "FALSE"), [parameter for _, more in some for parameter in more]


def _all(conditions: Iterable[Condition], without: str) -> Condition:
    """Return the condition that all hold; `without` where there is none."""
    every = list(conditions)
    sql = " AND ".join(condition for condition, _ in every)
    return sql or without, [parameter for _, more in every for parameter in more]
