"""The address of the page as a question, and the answer as the view that the page draws."""

from collections.abc import Mapping
from dataclasses import replace

from components.frame.report_filter import asked_of, filters_of
from components.web.view import View, readable
from data.select.required import required

READ = ("kind", "province", "year", "page", "report")


def choose(view: View, query: Mapping[str, str]) -> View:
    """Return the view with what its reports hold; where no report is here at all, the page `empty`.

    query: `kind`, `province`, `year`, `page` and `report` (the one that is shown passage by passage).
    """
    if not view.held.reports:
        return replace(view, page="empty")
    asked, lost = asked_of({name: query.get(name, "") for name in READ})
    answer = required(asked)
    shown = {one.row.report for one in answer.rows}
    unseen = [asked.report] if asked.report and asked.report not in shown else []
    told = replace(answer.question, report="" if unseen else asked.report)
    return replace(
        view,
        filters=filters_of(told),
        unknown=(*view.unknown, *map(readable, (*answer.unknown, *lost, *unseen))),
        required=answer,
    )
