"""Files of an earlier day (`as_of`): they say which day they show, and a day that none is gets no file."""

from typing import Any

import pandas as pd
from flask import Response, abort, request

from components.pages.data.data_cells import AS_OF
from components.text import text
from components.web.view import View
from data.select import Lost

MISSING = "as_of_missing"


def asked_day() -> dict[str, str]:
    """Return the day that a file is asked for, as a query."""
    return {AS_OF: request.args.get(AS_OF, "")}


def refuse_no_day(view: View) -> None:
    """Answer 400, and why, where nothing can be shown of the day that is asked for."""
    why, asked, limit = view.no_day
    if why:
        _refuse(text(f"downloads.no_day_{why}", view.language, asked=asked, limit=limit))


def refuse_any_day(language: str) -> None:
    """Answer 400 where a day is asked for of a file that is of today alone."""
    if request.args.get(AS_OF, "").strip():
        _refuse(text("downloads.no_day_of_this", language))


def _refuse(words: str) -> None:
    abort(Response(f"{words}\n", 400, content_type="text/plain; charset=utf-8"))


def of_its_day(frame: pd.DataFrame, view: View) -> pd.DataFrame:
    """Return rows with the day that they are of beside them, and what of that day is not here."""
    day = view.filter.get(AS_OF, "")
    if not day:
        return frame
    if view.lost and not len(frame):
        # A file without rows would say nothing of what is missing.
        nothing: dict[str, list[Any]] = {name: [None] for name in frame.columns}
        frame = pd.DataFrame(nothing, dtype=object)
    missing = "; ".join(map(_missing, view.lost))
    return frame.assign(**{AS_OF: day, **({MISSING: missing} if missing else {})})


def _missing(one: Lost) -> str:
    return f"{one.report} ({one.removed})" if one.removed else one.report


def day_words(view: View) -> list[str]:
    """Return what a file's name says of its day."""
    day = view.filter.get(AS_OF, "")
    return [text("downloads.as_of", view.language, day=day)] if day else []
