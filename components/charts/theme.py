"""One look for every drawing: the tokens' light values and the one Plotly template."""

import plotly.graph_objects as go

# Plotly takes no CSS variables. The values are those of assets/style/00-tokens.css (a test compares them);
# 30-chart.css gives each of them back to its token, which is how the dark scheme needs no second drawing.
PAPER = "#fcfbf8"
CARD = "#ffffff"
INK = "#1b1f24"
INK_2 = "#47505a"
INK_3 = "#626a74"
RULE = "#e3dfd6"
EDGE = "#8c897f"
LINE = "#93908a"
DATA = "#1d4f7c"
DATA_2 = "#5f8bb3"
DATA_3 = "#cfdde9"
ACCENT = "#b23a2a"
CLEAR = "rgba(0,0,0,0)"

SERIF = "Source Han Serif SC, Noto Serif CJK SC, Songti SC, STSong, SimSun, Georgia, serif"
SANS = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, system-ui, sans-serif"

# The bar itself is 34 px; one px above and below holds the outline of hollow parts.
HEIGHT_OF_A_BAR = 36

TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": SANS, "size": 14, "color": INK},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "xaxis": {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False},
        "yaxis": {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "bargap": 0,
    }
)


def canvas(
    height: int,
    width: int | None = None,
    across: tuple[float, float] | None = None,
    down: tuple[float, float] | None = None,
) -> go.Figure:
    """Return an empty figure whose marks fill `height` px; `width` px, or as wide as its place.

    across, down: the ends of its axes. A figure takes them most quickly when it is made.
    """
    axes = {"xaxis": across, "yaxis": down}
    return go.Figure(
        layout={
            "template": TEMPLATE,
            "height": height,
            "width": width,
            "autosize": width is None,
            **{name: {"range": ends} for name, ends in axes.items() if ends is not None},
        }
    )


def says_nothing(words: str) -> go.Figure:
    """Return a figure that holds one sentence instead of marks: no reader meets a blank chart."""
    figure = canvas(HEIGHT_OF_A_BAR)
    figure.add_annotation(
        text=words,
        x=0,
        y=0.5,
        xref="paper",
        yref="paper",
        xanchor="left",
        showarrow=False,
        font={"color": INK_3},
    )
    return figure


def see_through(colour: str, opacity: float = 0) -> str:
    """Return #rrggbb with an opacity, none at the far end of a fade."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {round(opacity, 2):g})"


def fade(
    along: tuple[float, float], across: tuple[float, float], colour: str, direction: str = "horizontal"
) -> go.Scatter:
    """Return an open end, from full to clear: bars have no gradient, a filled scatter has.

    along: where it begins and where nothing is left of it; across: its two sides.
    """
    start, stop = along
    near, far = across
    # The corners of a rectangle, back to where it began.
    long, wide = [start, stop, stop, start, start], [near, near, far, far, near]
    x, y = (long, wide) if direction == "horizontal" else (wide, long)
    return go.Scatter(
        mode="none",
        x=x,
        y=y,
        fill="toself",
        hoverinfo="skip",
        fillgradient={
            "type": direction,
            "colorscale": [[0, colour], [1, see_through(colour)]],
            "start": start,
            "stop": stop,
        },
    )
