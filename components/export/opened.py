"""What a script opens on the site opens in a copy by the address: a figure's evidence, a measure's words."""

from collections.abc import Callable
from copy import copy
from typing import Any

from dash import html

from components.export.contents import START, Page
from components.web.view import View
from data.select import WholeReport

CHOSEN = ".text-page:has(#{figure}:target)"
# What a chosen figure shows: its panel, and its sentence marked.
RULES = (
    "{chosen} #{panel}{{display:block}}"
    '{chosen} [data-sentence~="{id}"]{{background:var(--accent-bg);'
    "box-decoration-break:clone;-webkit-box-decoration-break:clone;padding-block:2px}}"
)


class ReportMap:
    """Makes the components of an overview into those of its file: a measure's words open below the map."""

    def __call__(self, part: Any) -> Any:
        """Return a component with its place in the file."""
        if getattr(part, "className", None) != "strip":
            return part
        made = copy(part)
        made.id, made.hidden = shown_id(getattr(part, "data-strip")), False
        return made


class TextPage:
    """Makes the components of a report's text into those of its file."""

    def __init__(self, view: View) -> None:
        self.whole = view.whole

    def __call__(self, part: Any) -> Any:
        """Return a component with its place in the file."""
        classes = getattr(part, "className", None)
        if classes == "figure-link":
            return self._figure(part)
        if classes == "evidence-panel":
            return self._panel(part)
        # A switch that only marks, and keys that only a script hears.
        return None if classes in ("text-switch", "evidence-keys with-script") else part

    def _figure(self, part: Any) -> Any:
        made = copy(part)
        name = figure_id(getattr(part, "data-figure"))
        made.id, made.href = name, f"#{name}"
        return made

    def _panel(self, part: Any) -> Any:
        made = copy(part)
        figure = getattr(part, "data-evidence")
        made.id, made.hidden = panel_id(figure), False
        # The way to close it leads to where the figure's sentence stands.
        top, *rest = part.children
        line, close = top.children
        shut = copy(close)
        shut.href = self._statement(figure)
        made.children = [html.Div([line, shut], className=top.className), *rest]
        return made

    def _statement(self, figure: str) -> str:
        row = next(row for row in self.whole.reported_rows if row.id == figure)
        return f"#statement-{row.statement}" if row.statement else "#main"


def figure_id(figure: str) -> str:
    """Return the id of a figure in the text, where links from other files lead."""
    return f"figure-{figure}"


def shown_id(statement: str) -> str:
    """Return the id of a measure's words below the map."""
    return f"shown-{statement}"


def panel_id(figure: str) -> str:
    """Return the id of a figure's evidence."""
    return f"panel-{figure}"


def rules(report: WholeReport) -> str:
    """Return the style by which each figure, when it is chosen, shows its evidence."""
    return "".join(
        RULES.format(chosen=CHOSEN.format(figure=figure_id(row.id)), panel=panel_id(row.id), id=row.id)
        for row in report.reported_rows
        if row.start is not None
    )


def special(page: Page, view: View) -> Callable[[Any], Any]:
    """Return what becomes of the components of a page before all else."""
    if page.page == "text":
        return TextPage(view)
    return ReportMap() if page.page in ("overview", START) else _as_it_is


def _as_it_is(part: Any) -> Any:
    return part
