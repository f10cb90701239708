"""A picture's figure as an SVG document, made on the server: what Plotly draws of it in a browser.

Only what the sheet of a picture (`components/charts/sheet.py`) holds is known; anything else is refused.
"""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from components.pictures.svg_elements import NotDrawnError, element, must_be, only, paint, words_in
from components.pictures.svg_marks import shape, trace
from components.pictures.svg_words import words

LAYOUT = (
    "template",
    "width",
    "height",
    "autosize",
    "paper_bgcolor",
    "xaxis",
    "yaxis",
    "annotations",
    "shapes",
)
NAMESPACE = "http://www.w3.org/2000/svg"


def svg(figure: go.Figure | Mapping[str, Any], title: str, description: str = "", language: str = "") -> str:
    """Return the SVG document of a picture, the same for the same figure.

    figure: of a sheet, or what `to_plotly_json` makes of it. title, description: what is said in place of
    the picture. language: of both, as HTML names it. Raises NotDrawnError where the figure holds anything
    unknown.
    """
    made: Mapping[str, Any] = figure.to_plotly_json() if isinstance(figure, go.Figure) else figure
    try:
        return _document(made, title, description, language)
    except KeyError as key:
        raise NotDrawnError(f"no SVG is made of a figure that leaves out {key}") from key


def _document(made: Mapping[str, Any], title: str, description: str, language: str) -> str:
    only(made, ("data", "layout", "frames"), "figure")
    layout = made["layout"]
    _check(layout)
    size = {"width": layout["width"], "height": layout["height"]}
    root = {
        "xmlns": NAMESPACE,
        **size,
        "viewBox": f"0 0 {size['width']} {size['height']}",
        "role": "img",
        "xml:lang": language or None,
    }
    inside = [words_in("title", title), words_in("desc", description)]
    inside.append(element("rect", {**size, **paint("fill", layout["paper_bgcolor"])}))
    return element("svg", root, "\n".join([part for part in inside + _drawn(made) if part])) + "\n"


def _check(layout: Mapping[str, Any]) -> None:
    only(layout, LAYOUT, "layout")
    # A sheet's axes are its pixels: what stands at 64 is 64 px from the edge.
    for axis, range_ in (("xaxis", [0, layout["width"]]), ("yaxis", [layout["height"], 0])):
        only(layout[axis], ("range",), axis)
        must_be(list(layout[axis]["range"]), (range_,), f"{axis}.range")


def _drawn(made: Mapping[str, Any]) -> list[str]:
    """Return everything in the order in which Plotly lays it upon each other."""
    shapes = made["layout"].get("shapes", ())
    below = [part for part in shapes if part.get("layer") == "below"]
    # Whatever their order in the figure, bars lie under all other marks.
    traces = sorted(enumerate(made["data"]), key=lambda numbered: numbered[1]["type"] != "bar")
    return [
        *map(shape, below),
        *(mark for place, drawn in traces for mark in trace(drawn, place)),
        *(shape(part) for part in shapes if part.get("layer", "above") == "above"),
        *map(words, made["layout"].get("annotations", ())),
    ]
