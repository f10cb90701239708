"""Which words of a page are a date, and no figure."""

import re
from datetime import date
from functools import cache

from tests.contract.tables import REPORT, by_id, rows, years_of_the_place

# 2021, 2021年, 2021–2025
YEARS = re.compile(r"\d{4}(?:[-–]\d{4})?年?(?:度)?")
DIGITS = re.compile(r"\d+")


def is_date(words: str, today: date, behind: str = "") -> bool:
    """Say whether words are today, or a year, or some, that reports of the place or the calendar give.

    behind: the words right behind them; a number before a unit is a figure, whatever it is marked as.
    """
    if words.strip() in days(today):
        return True
    year = int(by_id("reports")[REPORT]["year"])
    known = {year, year + 1, today.year} | years_of_the_place()
    if words.strip().isdecimal() and behind.strip().casefold().startswith(_units()):
        return False
    return YEARS.fullmatch(words.strip()) is not None and set(map(int, DIGITS.findall(words))) <= known


@cache
def _units() -> tuple[str, ...]:
    """Return the words of units but the year, by which no year is followed."""
    columns = ("zh", "en_one", "en_many")
    found = {row[column] for row in rows("units") for column in columns if row["zh"] != "年"}
    return tuple(word.casefold() for word in found if word)


def days(today: date) -> set[str]:
    """Return the day as pages write it."""
    return {
        today.isoformat(),
        f"{today.year}年{today.month}月{today.day}日",
        f"{today:%B} {today.day}, {today.year}",
    }
