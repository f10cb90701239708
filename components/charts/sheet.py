"""A sheet of paper in pixels: what a picture is drawn on, as one Plotly figure."""

from html import escape
from typing import Any

import plotly.graph_objects as go

from components.charts.theme import DATA, INK, INK_2, INK_3, PAPER, SANS, SERIF, TEMPLATE

# In px. All pictures have one width, so that several stand below each other in a document.
WIDTH = 1200
MARGIN = 64
# The sizes of a figure and of the name beside it
FIGURE, NAME = 52, 22
# A sheet below this width is one of a phone: what stands side by side on others stands below each other.
NARROW = 900


class Sheet:
    """Collects words, rules and marks at pixel positions, y downwards; `figure` makes the picture of them.

    width, margin: in px. least: below which size no words are set.
    """

    def __init__(self, width: int = WIDTH, margin: int = MARGIN, least: int = 0) -> None:
        self.width, self.margin, self.least = width, margin, least
        self.annotations: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []
        self.traces: list[go.Bar | go.Scatter] = []

    @property
    def inner(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def right(self) -> int:
        """Where the right margin begins."""
        return self.width - self.margin

    @property
    def is_narrow(self) -> bool:
        """Whether it is as narrow as a phone."""
        return self.width < NARROW

    def size(self, size: int) -> int:
        """Return the size at which words of a size are set here."""
        return max(size, self.least)

    def words(
        self,
        x: float,
        y: float,
        markup: str,
        size: int,
        *,
        serif: bool = False,
        colour: str = INK,
        anchor: str = "left",
        strong: bool = False,
    ) -> None:
        """Set one line of words; y is the middle of the line. markup: Plotly's own, already escaped."""
        self.annotations.append(
            {
                "x": x,
                "y": y,
                "xref": "x",
                "yref": "y",
                "text": markup,
                "showarrow": False,
                "xanchor": anchor,
                "yanchor": "middle",
                "borderpad": 0,
                "font": {
                    "size": size,
                    "color": colour,
                    "family": SERIF if serif else SANS,
                    "weight": 600 if strong else 400,
                },
            }
        )

    def small(self, x: float, y: float, words: str, *, colour: str = INK_2, anchor: str = "left") -> None:
        """Set a line of the site's own words."""
        self.words(x, y, escape(words, quote=False), 20, colour=colour, anchor=anchor)

    def rule(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        colour: str = INK_3,
        width: float = 1,
        *,
        layer: str = "above",
    ) -> None:
        """Draw a straight line; layer: `below` the marks, or `above` them."""
        shape = {"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "xref": "x", "yref": "y"}
        self.shapes.append({**shape, "line": {"color": colour, "width": width}, "layer": layer})

    def box(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        *,
        fill: str = "rgba(0,0,0,0)",
        line: str = DATA,
        width: float = 2,
        dash: str = "solid",
    ) -> None:
        """Draw an outlined rectangle; one without outline has width 0."""
        self.shapes.append(
            {
                "type": "rect",
                "x0": x0,
                "y0": y0,
                "x1": x1,
                "y1": y1,
                "xref": "x",
                "yref": "y",
                "fillcolor": fill,
                "line": {"color": line, "width": width, "dash": dash},
            }
        )

    def figure(self, height: float) -> go.Figure:
        """Return the sheet as a figure, so many px high."""
        return go.Figure(
            # Plotly draws neither axes nor annotations of a figure without any trace.
            self.traces or [go.Scatter(x=[], y=[], mode="markers")],
            layout={
                "template": TEMPLATE,
                "width": self.width,
                "height": round(height),
                "autosize": False,
                "paper_bgcolor": PAPER,
                "xaxis": {"range": [0, self.width]},
                # Upside down, so that y grows downwards as on a page.
                "yaxis": {"range": [round(height), 0]},
                "annotations": self.annotations,
                "shapes": self.shapes,
            },
        )
