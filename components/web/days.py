"""Days as they stand in addresses."""

import re
from datetime import date

# The key of an address that says on which day it was cited.
CITED = "cited"
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_day(words: str) -> bool:
    """Say whether words are a day of the calendar, as 2026-11-28."""
    if not ISO.fullmatch(words):
        return False
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def cited_on(link: str, day: date) -> str:
    """Return the address that a citation of a day names: the page tells what has changed since."""
    address, mark, place = link.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{CITED}={day.isoformat()}{mark}{place}"
