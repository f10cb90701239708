"""The address of the coverage as a question, and the answer as the view that the page draws."""

from collections.abc import Mapping
from dataclasses import replace

from components.frame.report_filter import asked_of, filters_of
from components.text import FIRST_LANGUAGE
from components.web.view import View, readable
from data.select.coverage import coverage
from data.select.coverage_opened import opened

SHOW, AS_WORDS = "show", "words"


def choose(view: View, query: Mapping[str, str]) -> View:
    """Return the view with what its reports say; where no report is here at all, the page `empty`.

    query: `category`, `kind`, `province`, `year`, `page`, `report` and `indicator` (the cell that is opened),
    `show` (words: a word in each cell); values that mean nothing are kept as unknown.
    """
    if not view.held.reports:
        return replace(view, page="empty")
    asked, lost = asked_of(query)
    answer = coverage(asked, in_other_words=view.language != FIRST_LANGUAGE)
    show = query.get(SHOW, "").strip()
    lost += [show] if show not in ("", AS_WORDS) else []
    # What is opened counts only where the page has it.
    shown_reports = {row.report for row in answer.rows}
    unseen = [asked.report] if asked.report and asked.report not in shown_reports else []
    # The subject that stands in where none is named is no part of the address.
    told = replace(answer.question, category=answer.question.category if asked.category else "")
    filters = (*filters_of(told), *([(SHOW, show)] if show == AS_WORDS else []))
    return replace(
        view,
        filters=filters,
        unknown=(*view.unknown, *map(readable, (*answer.unknown, *lost, *unseen))),
        covered=answer,
        cell=opened(answer),
    )
