"""The rows that a view of the data page shows, and what there is to choose from."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from components.view import View
from data import select

COLUMNS = {"kind": "kind", "area": "section", "place": "place", "year": "year"}
KINDS = ("count", "share", "amount", "coverage", "rank", "streak")


def data_rows(view: View) -> pd.DataFrame:
    """Return the observations that the view's filters leave, as `select.observations` does, with `place`.

    Without a report: of every report. With `missing=shown` the indicators for which a report states no figure
    follow its figures; their value is missing, never 0.
    """
    found = pd.concat([_of_report(report, view) for report in reports(view)], ignore_index=True)
    if words := view.filter.get("q"):
        found = select.matching(found, words, view.language)
    for chosen in COLUMNS.keys() & view.filter.keys():
        found = found[found[COLUMNS[chosen]].astype(str) == view.filter[chosen]]
    if view.categories:
        found = found[found["category"].isin(view.categories)]
    return found.reset_index(drop=True)


def reports(view: View) -> list[str]:
    """Return the ids of the reports whose rows are asked for."""
    return [view.report] if view.report else select.reports()["id"].tolist()


def _of_report(report: str, view: View) -> pd.DataFrame:
    stated = select.observations(report)
    found = stated[stated["status"] == "reported"]
    silent = select.not_reported(report)
    if view.filter.get("missing") and len(silent):
        found = pd.concat([found, silent], ignore_index=True)
    return found.assign(place=select.report(report).place)


def choices(view: View) -> dict[str, list[str]]:
    """Return for each filter the values that occur in the view's reports, whatever else is chosen.

    What occurs only among indicators that are not reported is offered only while these are shown.
    """
    shown = (("missing", "shown"),) if view.filter.get("missing") else ()
    whole = data_rows(replace(view, filters=shown, categories=()))
    return {
        "kind": _in_order(KINDS, whole["kind"]),
        "area": _in_order(_areas(view), whole["section"]),
        "place": _in_order(whole["place"], whole["place"]),
        "year": sorted({str(year) for year in whole["year"]}, reverse=True),
    }


def _areas(view: View) -> list[str]:
    sections = pd.concat([select.sections(report) for report in reports(view)])
    return sections.loc[sections["kind"] == "area", "id"].tolist()


def _in_order(order: Iterable[str], occurring: pd.Series) -> list[str]:
    return [value for value in dict.fromkeys(order) if value in set(occurring)]
