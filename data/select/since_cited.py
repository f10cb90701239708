"""How much has changed since a day: in a figure, its report, a place or everything."""

from __future__ import annotations

from data.select.as_of import BEFORE_ALL, NoSuchDay, day_of
from data.select.change_rows import Since
from data.select.changed import Question, changed


def since_cited(day: str, report: str = "", figure: str = "", place: str = "") -> Since:
    """Return what changed after a day (ISO) in a report, else a place, else everywhere.

    figure: an observation's id in the report. NoSuchDay where the day is none, or is yet to come.
    """
    question = Question(place="" if report else place, report=report, since=day)
    can_be_shown = _can_be_shown(day)
    of_figure = changed(Question(report=report, figure=figure, since=day)).total if figure else 0
    return Since(day, question.scope, figure, changed(question).total, of_figure, can_be_shown)


def _can_be_shown(day: str) -> bool:
    try:
        day_of(day)
    except NoSuchDay as problem:
        if problem.why != BEFORE_ALL:
            raise
        return False
    return True
