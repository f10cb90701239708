"""Components without what a reader works: for a frame on another site, and for a big screen."""

from collections.abc import Callable
from copy import copy
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.web.first_html import Tag

CONTROLS = {"Button", "Form", "Select", "Input", "input", "textarea", "select"}
# Classes of what holds controls or is one, of the ways through a list, and of what says how to use them.
OF_CONTROLS = {
    *("button", "chip", "download", "take-along", "needs-script", "without-script"),
    *("pager", "compare-swap", "screen-only", "skip"),
}


def changed(part: Any, change: Callable[[Any], Any]) -> Any:
    """Return a copy of components, each as `change` makes it; without those of which it makes None."""
    if isinstance(part, (list, tuple)):
        return [made for each in part if (made := changed(each, change)) is not None]
    if not isinstance(part, Component):
        return part
    made = change(part)
    if made is None or isinstance(made, Tag):
        return made
    made = copy(made)
    made.children = changed(getattr(made, "children", None), change)
    return made


def without_controls(part: Any) -> Any:
    """Return components without buttons, menus, forms and what belongs to them."""
    return changed(part, lambda one: None if is_control(one) else one)


def is_control(part: Any) -> bool:
    """Say whether a component is a control, or holds nothing else."""
    classes = set((getattr(part, "className", "") or "").split())
    return part._type in CONTROLS or bool(classes & OF_CONTROLS)


def for_a_frame(part: Any) -> Any:
    """Return components as they stand in a frame on another site.

    Links open outside of the frame, charts are drawn from what is written beside them, nothing is worked.
    """
    return changed(part, _in_a_frame)


def _in_a_frame(part: Any) -> Any:
    if is_control(part) or getattr(part, "hidden", False):
        return None
    if isinstance(part, dcc.Graph):
        return _drawn_by_script(part)
    if part._type in ("A", "Link"):
        given = {name: value for name, value in part.to_plotly_json()["props"].items() if name != "children"}
        return html.A(getattr(part, "children", None), **{**given, "target": "_blank", "rel": "noopener"})
    return part


def _drawn_by_script(graph: Any) -> Component:
    """Return the place of a chart with its figure in it, for assets/embed/80-draw.js."""
    figure = {
        "data-plot": graph.figure.to_json(),
        "data-responsive": str(graph.config["responsive"]).lower(),
    }
    return html.Div(className=graph.className, style=graph.style, **figure)
