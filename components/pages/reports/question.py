"""The address of the list of reports as a question, and the answer as the view that the page draws."""

from collections.abc import Mapping
from dataclasses import replace

from components.web.view import View, readable
from data.select.report_tree import report_tree


def choose(view: View, told: Mapping[str, str]) -> View:
    """Return the view with its reports; where none is here at all, the page `empty`.

    told: `kind`, `province` and `q` (a place) of the address; values that mean nothing are kept as unknown.
    """
    if not view.held.reports:
        return replace(view, page="empty")
    query = readable(told.get("q", "").strip())
    tree = report_tree(told.get("kind", "").strip(), told.get("province", "").strip(), query)
    understood = {"kind": tree.kind, "province": tree.province, "q": query}
    return replace(
        view,
        filters=tuple((name, value) for name, value in understood.items() if value),
        unknown=(*view.unknown, *map(readable, tree.unknown)),
        tree=tree,
    )
