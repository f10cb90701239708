"""The words of a picture's figure as SVG: one line of real text, with what its markup sets apart."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any
from xml.sax.saxutils import escape

from components.pictures.svg_elements import NotDrawnError, element, must_be, only, paint

ANNOTATION = (
    *("x", "y", "xref", "yref", "text", "showarrow", "xanchor", "yanchor", "borderpad"),
    "font",
)
# SVG's own default is the first.
ANCHORS = {"left": None, "center": "middle", "right": "end"}
# What the spans of Plotly's markup say of the words in them.
STYLES = ("color", "font-family", "font-size", "font-weight", "text-decoration", "letter-spacing")
# How far below the middle of a line its letters stand, in ems: a Chinese character is then in the middle.
BELOW_MIDDLE = 0.42
GENERIC = ("serif", "sans-serif", "system-ui")
SIZE = re.compile(r"font-size:(\d+)px")


def words(annotation: Mapping[str, Any]) -> str:
    """Return an annotation as a line of text."""
    only(annotation, ANNOTATION, "annotation")
    for key, known in (("xref", "x"), ("yref", "y"), ("yanchor", "middle"), ("showarrow", False)):
        must_be(annotation[key], (known,), f"annotation.{key}")
    must_be(annotation["borderpad"], (0,), "annotation.borderpad")
    font, markup = annotation["font"], annotation["text"]
    only(font, ("family", "size", "color", "weight"), "annotation.font")
    largest = max([font["size"], *map(int, SIZE.findall(markup))])
    attributes = {
        "x": annotation["x"],
        "y": annotation["y"] + largest * BELOW_MIDDLE,
        "font-family": families(font["family"]),
        "font-size": font["size"],
        "font-weight": str(font["weight"]) if font["weight"] != 400 else None,
        "text-anchor": ANCHORS[must_be(annotation["xanchor"], ANCHORS, "annotation.xanchor")],
        "xml:space": "preserve",
        **paint("fill", font["color"]),
    }
    return element("text", attributes, _Spans(markup).written)


def families(names: str) -> str:
    """Return names of fonts with quotes around those that hold a space: not all programs guess them."""
    listed = [name.strip() for name in names.split(",")]
    return ", ".join(name if name in GENERIC or " " not in name else f"'{name}'" for name in listed)


def plain(markup: str) -> str:
    """Return the words of Plotly's markup without it."""
    return _Spans(markup).plain


class _Spans(HTMLParser):
    """Plotly's markup, spans with a style, as spans of SVG."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.written, self.plain = "", ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "span" or [name for name, _ in attrs] != ["style"]:
            raise NotDrawnError(f"no SVG is made of <{tag}> with {attrs}")
        said = [rule.partition(":") for rule in (attrs[0][1] or "").split(";")]
        style = {name: value for name, _, value in said}
        only(style, STYLES, "span")
        # An element that holds nothing would close itself.
        self.written += element("tspan", _of_span(style)).removesuffix("/>") + ">"

    def handle_endtag(self, tag: str) -> None:
        self.written += "</tspan>"

    def handle_data(self, data: str) -> None:
        self.written += escape(data)
        self.plain += data


def _of_span(style: Mapping[str, str]) -> dict[str, Any]:
    kept = {name: value for name, value in style.items() if name != "color"}
    if "font-family" in kept:
        kept["font-family"] = families(kept["font-family"])
    return {**kept, **(paint("fill", style["color"]) if "color" in style else {})}
