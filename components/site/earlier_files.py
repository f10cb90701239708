"""Files of an earlier day (`as_of`): they say which day they show, and a day that none is gets no file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NoReturn

import pandas as pd
from flask import Response, abort, request

from components.pages.data.data_cells import AS_OF
from components.text import LANGUAGES, text
from data.select import Lost
from data.select.as_of import NoSuchDay, as_it_stood, day_of

MISSING = "as_of_missing"


@dataclass(frozen=True)
class Stood:
    """The day that a file is of, "" for today; lost: the reports of that day that cannot be shown so."""

    day: str = ""
    lost: tuple[Lost, ...] = ()


@contextmanager
def of_asked_day(language: str) -> Iterator[Stood]:
    """Answer whatever is asked of the data meanwhile as of the day that the address names, or of today.

    400, and why, where nothing can be shown of that day; 404 for an unknown language.
    """
    if language not in LANGUAGES:
        abort(404)
    words = request.args.get(AS_OF, "").strip()
    if not words:
        yield Stood()
        return
    try:
        day = day_of(words)
    except NoSuchDay as error:
        _refuse(text(f"downloads.no_day_{error.why}", language, asked=error.words, limit=error.limit))
    with as_it_stood(day) as lost:
        yield Stood(day.isoformat(), lost)


def refuse_any_day(language: str) -> None:
    """Answer 400 where a day is asked for of a file that is of today alone."""
    if request.args.get(AS_OF, "").strip():
        _refuse(text("downloads.no_day_of_this", language))


def _refuse(words: str) -> NoReturn:
    abort(Response(f"{words}\n", 400, content_type="text/plain; charset=utf-8"))


def with_day(frame: pd.DataFrame, stood: Stood) -> pd.DataFrame:
    """Return rows with the day that they are of beside them, and what of that day is not here."""
    if not stood.day:
        return frame
    if stood.lost and not len(frame):
        # A file without rows would say nothing of what is missing.
        nothing: dict[str, list[Any]] = {name: [None] for name in frame.columns}
        frame = pd.DataFrame(nothing, dtype=object)
    missing = "; ".join(map(_missing, stood.lost))
    return frame.assign(**{AS_OF: stood.day, **({MISSING: missing} if missing else {})})


def _missing(one: Lost) -> str:
    return f"{one.report} ({one.removed})" if one.removed else one.report


def day_words(stood: Stood, language: str) -> list[str]:
    """Return what a file's name says of its day."""
    return [text("downloads.as_of", language, day=stood.day)] if stood.day else []


def column_names(language: str) -> dict[str, str]:
    """Return what a workbook calls the two columns."""
    return {name: text(f"data_page.column_{name}", language) for name in (AS_OF, MISSING)}
