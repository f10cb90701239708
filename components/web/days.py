"""Days as they stand in addresses."""

import re
from datetime import date

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
