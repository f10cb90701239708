"""Parts of a page that no script of Dash's will ever change, sent as one component each.

Dash 4.4 tells every component of every other one that appears: an answer of 3,000 components keeps the
browser busy for twenty seconds, the same page with its quiet parts frozen for half a second. The elements in
the page are the same either way; `assets/charts/12-frozen.js` is the other half.
"""

from copy import copy
from typing import Any

from dash.development.base_component import Component

from components.first import VOID, as_html

HTML = "dash_html_components"
# Props that speak to callbacks, and mean nothing to an element.
FOR_CALLBACKS = {"children", "n_clicks", "n_clicks_timestamp", "disable_n_clicks", "key"}
OF_A_LINK = {"id", "href", "className", "title", "style"}


class Frozen(Component):
    """One element: its tag, its attributes by React's names, and everything inside as HTML."""

    _namespace = "frozen"
    _type = "Frozen"
    _prop_names = ("tag", "attributes", "markup")
    _valid_wildcard_attributes = ()

    def __init__(self, tag: str, attributes: dict[str, Any], markup: str) -> None:
        super().__init__(tag=tag, attributes=attributes, markup=markup)


def frozen(part: Any) -> Any:
    """Return a page with every part frozen that holds nothing alive; `part` itself stays as it is."""
    if isinstance(part, (list, tuple)):
        return [frozen(each) for each in part]
    if not isinstance(part, Component) or part._type == "Graph":
        return part
    if not _holds_life(part) and _tag(part) not in VOID:
        return _freeze(part)
    thawed = _in_order(copy(part))
    if getattr(part, "children", None) is not None:
        thawed.children = frozen(part.children)
    return thawed


def _in_order(part: Component) -> Component:
    """Order a component's properties, which Dash leaves to chance: each process would tell another page."""
    held = vars(part)
    ordered = {name: held[name] for name in sorted(held)}
    held.clear()
    held.update(ordered)
    return part


def _freeze(part: Component) -> Frozen:
    props = part.to_plotly_json()["props"]
    attributes = {name: props[name] for name in sorted(props) if name not in FOR_CALLBACKS}
    if part._type == "Link":
        attributes = {"data-inside": "", **{n: value for n, value in attributes.items() if n in OF_A_LINK}}
    return Frozen(_tag(part), attributes, as_html(props.get("children")))


def _tag(part: Component) -> str:
    return "a" if part._type == "Link" else part._type.lower()


def _holds_life(part: Any) -> bool:
    if isinstance(part, (list, tuple)):
        return any(map(_holds_life, part))
    return isinstance(part, Component) and (_is_alive(part) or _holds_life(getattr(part, "children", None)))


def _is_alive(part: Component) -> bool:
    """Whatever is not plain HTML is alive; so is an element with a dict for an id, which a callback knows."""
    return (part._namespace != HTML and part._type != "Link") or isinstance(getattr(part, "id", None), dict)


def has_charts(part: Any) -> bool:
    """Say whether a page holds a chart that Plotly draws."""
    if isinstance(part, (list, tuple)):
        return any(map(has_charts, part))
    if not isinstance(part, Component):
        return False
    return part._type == "Graph" or has_charts(getattr(part, "children", None))
