"""A page's chart as an SVG inside the page: as wide as its place, in the page's own colours, light or dark.

What Plotly draws there in a browser, for pages that stand without scripts. Only what charts on pages hold is
known; anything else is refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from components.charts import theme
from components.pictures.svg_elements import NotDrawnError, element, must_be, number, only

# By the value that Plotly is given, the token of the style sheet that it stands for.
TOKENS = {
    getattr(theme, name.upper().replace("-", "_")): name
    for name in ("card", "ink", "ink-2", "ink-3", "rule", "edge", "line", "data", "data-2", "data-3")
}
LAYOUT = ("template", "width", "height", "autosize", "xaxis", "yaxis", "annotations")
FOR_PAGES = ("type", "hoverinfo", "customdata", "cliponaxis")


class _Axes:
    """Where values stand, as shares of the drawing: it is as wide as its place, whatever that is."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        for axis in ("xaxis", "yaxis"):
            only(layout[axis], ("range",), axis)
        self.left, self.right = layout["xaxis"]["range"]
        self.bottom, self.top = layout["yaxis"]["range"]

    def x(self, value: float) -> str:
        return _share((value - self.left) / (self.right - self.left))

    def y(self, value: float) -> str:
        return _share((self.top - value) / (self.top - self.bottom))

    def box(self, x: tuple[float, float], y: tuple[float, float]) -> dict[str, str]:
        """Return the place of a rectangle between two values on either axis."""
        (left, right), (low, high) = sorted(x), sorted(y)
        top, under = (high, low) if self.top > self.bottom else (low, high)
        return {
            "x": self.x(left),
            "y": self.y(top),
            "width": _share((right - left) / abs(self.right - self.left)),
            "height": _share(abs(under - top) / abs(self.top - self.bottom)),
        }


def svg_on_page(figure: go.Figure | Mapping[str, Any], name: str) -> str:
    """Return the element of a chart's figure.

    name: how it is told from others in its page. Raises NotDrawnError where the figure holds anything
    unknown.
    """
    made: Mapping[str, Any] = figure.to_plotly_json() if isinstance(figure, go.Figure) else figure
    try:
        layout = made["layout"]
        only(layout, LAYOUT, "layout")
        parts = [*map(_words, layout.get("annotations", ()))]
        if made["data"]:
            axes = _Axes(layout)
            parts += [
                mark for place, drawn in enumerate(made["data"]) for mark in _trace(drawn, axes, name, place)
            ]
        # The figure around it says in words what it shows.
        return element(
            "svg",
            {
                "class": "drawn-chart",
                "width": "100%",
                "height": layout["height"],
                "aria-hidden": "true",
                "focusable": "false",
            },
            "".join(parts),
        )
    except KeyError as key:
        raise NotDrawnError(f"no SVG is made of a figure that leaves out {key}") from key


def _trace(drawn: Mapping[str, Any], axes: _Axes, name: str, place: int) -> Iterator[str]:
    kind = must_be(drawn["type"], ("bar", "scatter"), "trace.type")
    if kind == "bar":
        yield from _bars(drawn, axes)
        return
    mode = must_be(drawn["mode"], ("markers", "lines", "none"), "scatter.mode")
    if mode == "none":
        yield from _open_end(drawn, axes, f"{name}-fade-{place}")
    elif mode == "lines":
        yield from _lines(drawn, axes)
    else:
        yield from _markers(drawn, axes)


def _bars(drawn: Mapping[str, Any], axes: _Axes) -> Iterator[str]:
    only(drawn, ("orientation", "base", "x", "y", "width", "marker", *FOR_PAGES), "bar")
    must_be(drawn["orientation"], ("h",), "bar.orientation")
    marker, line = drawn["marker"], drawn["marker"]["line"]
    thick = drawn["width"] / 2
    marks = zip(
        drawn["base"], drawn["x"], drawn["y"], marker["color"], line["color"], line["width"], strict=True
    )
    for base, length, y, fill, edge, width in marks:
        place = axes.box((base, base + length), (y - thick, y + thick))
        yield element("rect", {**place, "style": _look(fill, edge, width)})


def _lines(drawn: Mapping[str, Any], axes: _Axes) -> Iterator[str]:
    only(drawn, ("mode", "x", "y", "line", "connectgaps", *FOR_PAGES), "scatter")
    points = list(zip(drawn["x"], drawn["y"], strict=True))
    style = _look("", drawn["line"]["color"], drawn["line"]["width"])
    for (x, y), (to_x, to_y) in pairwise(points):
        if None not in (x, y, to_x, to_y):
            ends = {"x1": axes.x(x), "y1": axes.y(y), "x2": axes.x(to_x), "y2": axes.y(to_y)}
            yield element("line", {**ends, "style": style})


def _markers(drawn: Mapping[str, Any], axes: _Axes) -> Iterator[str]:
    only(drawn, ("mode", "x", "y", "marker", *FOR_PAGES), "scatter")
    marker, count = drawn["marker"], len(drawn["x"])
    only(marker, ("symbol", "size", "color", "opacity", "line"), "scatter.marker")
    symbol = must_be(marker.get("symbol", "circle"), ("circle", "square"), "scatter.marker.symbol")
    line = marker["line"]
    looks = [
        _each(value, count)
        for value in (marker["color"], marker.get("opacity", 1), line.get("color", ""), line["width"])
    ]
    half = marker["size"] / 2
    for x, y, fill, opacity, edge, width in zip(drawn["x"], drawn["y"], *looks, strict=True):
        look = {"style": _look(fill, edge, width), "opacity": opacity if opacity < 1 else None}
        if symbol == "circle":
            yield element("circle", {"cx": axes.x(x), "cy": axes.y(y), "r": half, **look})
            continue
        # A square of so many px around a place that is a share of the width.
        middle = f"translate({number(-half)} {number(-half)})"
        size = {"width": 2 * half, "height": 2 * half, "transform": middle}
        yield element("rect", {"x": axes.x(x), "y": axes.y(y), **size, **look})


def _open_end(drawn: Mapping[str, Any], axes: _Axes, name: str) -> Iterator[str]:
    only(drawn, ("mode", "x", "y", "fill", "fillgradient", *FOR_PAGES), "scatter")
    must_be(drawn["fill"], ("toself",), "scatter.fill")
    gradient = drawn["fillgradient"]
    direction = must_be(gradient["type"], ("horizontal", "vertical"), "fillgradient.type")
    # From full where it begins to clear where nothing is left: to the right, or upwards.
    ends = (
        {"x1": 0, "x2": 1, "y1": 0, "y2": 0}
        if direction == "horizontal"
        else {"x1": 0, "x2": 0, "y1": 1, "y2": 0}
    )
    must_be(gradient["start"] < gradient["stop"], (True,), "fillgradient.start < stop")
    colour = f"stop-color:{_colour(gradient['colorscale'][0][1])}"
    stops = [
        element("stop", {"offset": 0, "style": colour}),
        element("stop", {"offset": 1, "style": f"{colour};stop-opacity:0"}),
    ]
    yield element("linearGradient", {"id": name, **ends}, "".join(stops))
    place = axes.box((min(drawn["x"]), max(drawn["x"])), (min(drawn["y"]), max(drawn["y"])))
    yield element("rect", {**place, "fill": f"url(#{name})"})


def _words(annotation: Mapping[str, Any]) -> str:
    """Return the sentence that stands where nothing could be drawn."""
    must_be(annotation["xref"], ("paper",), "annotation.xref")
    style = f"fill:{_colour(annotation['font']['color'])}"
    place = {"x": _share(annotation["x"]), "y": _share(1 - annotation["y"]), "dominant-baseline": "middle"}
    return element("text", {**place, "style": style}, escape(annotation["text"], quote=False))


def _look(fill: str, edge: str, width: float) -> str:
    painted = f"fill:{_colour(fill)}" if fill else "fill:none"
    return f"{painted};stroke:{_colour(edge)};stroke-width:{number(width)}" if width else painted


def _colour(value: str) -> str:
    if value not in TOKENS:
        raise NotDrawnError(f"no SVG on a page is made of the colour {value!r}")
    return f"var(--{TOKENS[value]})"


def _each(value: Any, count: int) -> Sequence[Any]:
    return [value] * count if isinstance(value, str | int | float) else list(value)


def _share(value: float) -> str:
    return f"{round(100 * value, 3) + 0.0:.3f}".rstrip("0").rstrip(".") + "%"
