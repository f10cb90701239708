"""Parts of a page that no script of Dash's will ever change, sent as one component each.

Dash 4.4 tells every component of every other one that appears: an answer of 3,000 components keeps the
browser busy for twenty seconds, the same page with its static parts sent as HTML for half a second. The
elements in the page are the same either way; `assets/charts/12-static-html.js` is the other half.
"""

from copy import copy
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.web.first_html import VOID, as_html, foreign, marked

HTML = "dash_html_components"
# Props that speak to callbacks, and mean nothing to an element.
FOR_CALLBACKS = {"children", "n_clicks", "n_clicks_timestamp", "disable_n_clicks", "key"}
# dcc.Link has props that steer Dash; these are all that an <a> needs of it.
OF_A_LINK = {"id", "href", "className", "title", "style", "lang"}


class StaticHtml(Component):
    """One element: its tag, its attributes by React's names, and everything inside as HTML."""

    _namespace = "static_html"
    _type = "StaticHtml"
    _prop_names = ["tag", "attributes", "markup"]  # noqa: RUF012 - Dash's own way of saying it
    _valid_wildcard_attributes = []  # noqa: RUF012

    def __init__(self, tag: str, attributes: dict[str, Any], markup: str) -> None:
        # Dash has no types for it, nor for what it makes of itself.
        super().__init__(tag=tag, attributes=attributes, markup=markup)  # type: ignore[no-untyped-call]


def with_static_parts(part: Any) -> Any:
    """Return a page with each part that is not interactive as one StaticHtml; `part` is not changed."""
    if isinstance(part, (list, tuple)):
        return [with_static_parts(child) for child in part]
    if foreign(part):
        return html.Span(str(part), lang=part.lang)
    if not isinstance(part, Component) or part._type == "Graph":
        return part
    if not has_interactive_child(part) and _tag(part) not in VOID:
        return _static(part)
    # Interactive, or around something that is: it stays a component, with static parts inside.
    outer = _in_order(copy(part))
    if getattr(part, "children", None) is not None:
        outer.children = with_static_parts(part.children)
    return outer


def _in_order(part: Component) -> Component:
    """Order a component's properties, which Dash leaves to chance: each process would tell another page."""
    held = vars(part)
    ordered = {name: held[name] for name in sorted(held)}
    held.clear()
    held.update(ordered)
    return part


def _static(part: Component) -> StaticHtml:
    props = marked(part.to_plotly_json()["props"])  # type: ignore[no-untyped-call]  # as above
    attributes = {name: props[name] for name in sorted(props) if name not in FOR_CALLBACKS}
    if part._type == "Link":
        attributes = {"data-inside": "", **{n: value for n, value in attributes.items() if n in OF_A_LINK}}
    return StaticHtml(_tag(part), attributes, as_html(props.get("children")))


def _tag(part: Component) -> str:
    return "a" if part._type == "Link" else part._type.lower()


def has_interactive_child(part: Any) -> bool:
    if isinstance(part, (list, tuple)):
        return any(map(has_interactive_child, part))
    return isinstance(part, Component) and (
        _is_interactive(part) or has_interactive_child(getattr(part, "children", None))
    )


def _is_interactive(part: Component) -> bool:
    """Plain HTML is not interactive, unless it has a dict for an id, which a callback knows."""
    return (part._namespace != HTML and part._type != "Link") or isinstance(getattr(part, "id", None), dict)


def has_charts(part: Any) -> bool:
    """Say whether a page holds a chart that Plotly draws."""
    if isinstance(part, (list, tuple)):
        return any(map(has_charts, part))
    if not isinstance(part, Component):
        return False
    return part._type == "Graph" or has_charts(getattr(part, "children", None))
