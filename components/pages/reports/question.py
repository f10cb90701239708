"""The address of the list of reports as a question, and the answer as the view that the page draws."""

from collections.abc import Mapping
from dataclasses import replace

from components.web.view import View, readable
from data.select.report_tree import report_tree


def choose(view: View, query: Mapping[str, str]) -> View:
    """Return the view with its reports; where none is here at all, the page `empty`.

    query: `kind`, `province` and `q` (a place) of the address; values that mean nothing are kept as unknown.
    """
    if not view.held.reports:
        return replace(view, page="empty")
    words = readable(query.get("q", "").strip())
    tree = report_tree(query.get("kind", "").strip(), query.get("province", "").strip(), words)
    understood = {"kind": tree.kind, "province": tree.province, "q": words}
    return replace(
        view,
        filters=tuple((name, value) for name, value in understood.items() if value),
        unknown=(*view.unknown, *map(readable, tree.unknown)),
        tree=tree,
    )
