"""Answers as of an earlier day: any operation may be asked for one (`as_of`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from components.api.base import Asked, UnknownError
from components.api.columns import OF_DOCUMENTS
from components.text import text
from data.select import Lost
from data.select.as_of import NoSuchDay, day_of


def asked_day(asked: Asked) -> date | None:
    """Return the day that was asked for, None for today; UnknownError where nothing can be shown of it."""
    if "as_of" not in asked:
        return None
    try:
        return day_of(asked["as_of"].isoformat())
    except NoSuchDay as error:
        why = text(f"downloads.no_day_{error.why}", OF_DOCUMENTS, asked=error.words, limit=error.limit)
        raise UnknownError(why) from None


def said_of(day: date | None, lost: Sequence[Lost]) -> dict[str, Any]:
    """Return what is said of rows as they stood: the day, and the reports that cannot be shown so."""
    if day is None:
        return {}
    missing = [{"report": one.report, "removed": one.removed, "reason": one.reason} for one in lost]
    return {"as_of": day.isoformat(), "not_shown": missing}
