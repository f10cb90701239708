"""The marks of a picture's figure as SVG: bars, squares and dots, open ends, lines and boxes."""

from collections.abc import Mapping, Sequence
from typing import Any

from components.pictures.svg_elements import element, must_be, number, only, outline, paint

# What a trace says to a page only, where a mark answers the pointer.
FOR_PAGES = ("hoverinfo", "customdata")
SHAPE = ("type", "x0", "y0", "x1", "y1", "xref", "yref", "line", "layer")


def trace(drawn: Mapping[str, Any], place: int) -> list[str]:
    """Return the marks of a trace. place: which of the figure's it is; it names the fade of an open end."""
    if must_be(drawn["type"], ("bar", "scatter"), "trace.type") == "bar":
        return _bars(drawn)
    mode = must_be(drawn["mode"], ("markers", "lines+markers", "none"), "scatter.mode")
    if mode == "none":
        return _open_end(drawn, f"fade-{place}")
    return _markers(drawn) if mode == "markers" else [_line(drawn), *_markers(drawn, ("line",))]


def _each(value: Any, count: int) -> Sequence[Any]:
    """Return a value for every mark: a list has one each, anything else is the same for all."""
    return [value] * count if isinstance(value, str | int | float) else list(value)


def _outlines(line: Mapping[str, Any], count: int, where: str) -> list[dict[str, Any]]:
    only(line, ("color", "width"), where)
    colours, widths = _each(line.get("color", "#000000"), count), _each(line["width"], count)
    return [
        outline({"color": colour, "width": width}, where)
        for colour, width in zip(colours, widths, strict=True)
    ]


def _bars(drawn: Mapping[str, Any]) -> list[str]:
    only(drawn, ("type", "orientation", "base", "x", "y", "width", "marker", *FOR_PAGES), "bar")
    must_be(drawn["orientation"], ("h",), "bar.orientation")
    marker, count = drawn["marker"], len(drawn["x"])
    only(marker, ("color", "line"), "bar.marker")
    looks = zip(
        _each(marker["color"], count), _outlines(marker["line"], count, "bar.marker.line"), strict=True
    )
    places = zip(drawn["base"], drawn["x"], drawn["y"], _each(drawn["width"], count), strict=True)
    return [
        element(
            "rect",
            {"x": base, "y": y - thick / 2, "width": length, "height": thick, **paint("fill", fill), **line},
        )
        for (base, length, y, thick), (fill, line) in zip(places, looks, strict=True)
    ]


def _line(drawn: Mapping[str, Any]) -> str:
    look = outline(drawn["line"], "scatter.line")
    return element("polyline", {"points": _points(drawn), "fill": "none", **look})


def _points(drawn: Mapping[str, Any]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in zip(drawn["x"], drawn["y"], strict=True))


def _markers(drawn: Mapping[str, Any], besides: Sequence[str] = ()) -> list[str]:
    only(drawn, ("type", "mode", "x", "y", "marker", *FOR_PAGES, *besides), "scatter")
    count = len(drawn["x"])
    if not count:
        return []
    marker = drawn["marker"]
    only(marker, ("symbol", "size", "color", "opacity", "line"), "scatter.marker")
    symbol = must_be(marker.get("symbol", "circle"), ("circle", "square"), "scatter.marker.symbol")
    lines = _outlines(marker["line"], count, "scatter.marker.line")
    sizes, opacities = _each(marker["size"], count), _each(marker.get("opacity", 1), count)
    return [
        _marker(symbol, x, y, size, _faded({**paint("fill", marker["color"]), **line}, opacity))
        for x, y, size, line, opacity in zip(drawn["x"], drawn["y"], sizes, lines, opacities, strict=True)
        if size
    ]


def _faded(look: dict[str, Any], opacity: float) -> dict[str, Any]:
    return {**look, "opacity": opacity if opacity < 1 else None}


def _marker(symbol: str, x: float, y: float, size: float, look: Mapping[str, Any]) -> str:
    if symbol == "circle":
        return element("circle", {"cx": x, "cy": y, "r": size / 2, **look})
    corner = {"x": x - size / 2, "y": y - size / 2}
    return element("rect", {**corner, "width": size, "height": size, **look})


def _open_end(drawn: Mapping[str, Any], name: str) -> list[str]:
    only(drawn, ("type", "mode", "x", "y", "fill", "fillgradient", *FOR_PAGES), "scatter")
    must_be(drawn["fill"], ("toself",), "scatter.fill")
    return [
        _gradient(drawn["fillgradient"], name),
        element("polygon", {"points": _points(drawn), "fill": f"url(#{name})"}),
    ]


def _gradient(gradient: Mapping[str, Any], name: str) -> str:
    only(gradient, ("type", "colorscale", "start", "stop"), "fillgradient")
    must_be(gradient["type"], ("horizontal", "vertical"), "fillgradient.type")
    along, across = ("x", "y") if gradient["type"] == "horizontal" else ("y", "x")
    ends = {f"{along}1": gradient["start"], f"{along}2": gradient["stop"]}
    stops = [
        element("stop", {"offset": at, **paint("stop-color", colour)})
        for at, colour in gradient["colorscale"]
    ]
    where = {"id": name, "gradientUnits": "userSpaceOnUse", **ends, f"{across}1": 0, f"{across}2": 0}
    return element("linearGradient", where, "".join(stops))


def shape(drawn: Mapping[str, Any]) -> str:
    """Return a line or a box."""
    kind = must_be(drawn["type"], ("line", "rect"), "shape.type")
    only(drawn, (*SHAPE, *(("fillcolor",) if kind == "rect" else ())), kind)
    for axis in ("xref", "yref"):
        must_be(drawn[axis], (axis[0],), f"{kind}.{axis}")
    look = outline(drawn["line"], f"{kind}.line")
    (left, right), (top, bottom) = (sorted((drawn[f"{axis}0"], drawn[f"{axis}1"])) for axis in "xy")
    # A box without any width or height is a dashed line, and SVG draws no such box.
    if kind == "line" or left == right or top == bottom:
        begin, end = {"x1": drawn["x0"], "y1": drawn["y0"]}, {"x2": drawn["x1"], "y2": drawn["y1"]}
        return element("line", {**begin, **end, **look})
    place = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    return element("rect", {**place, **paint("fill", drawn["fillcolor"]), **look})
