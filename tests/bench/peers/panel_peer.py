"""Panel: a radio, six Bokeh figures and a table bound to it; served by `panel serve`.

Run: FIGURES=figures.json panel serve panel_peer.py
"""

import json
import os
from pathlib import Path

import pandas as pd
import panel as pn
from bokeh.plotting import figure

ALL = "全部"

pn.extension()


@pn.cache
def read():
    """Read the file once."""
    return json.loads(Path(os.environ["FIGURES"]).read_text(encoding="utf-8"))


def bar_chart(chart):
    """Draw one chart."""
    names = list(reversed(chart["names"]))
    drawn = figure(y_range=names, title=chart["title"], height=300, sizing_mode="stretch_width")
    drawn.hbar(y=names, right=list(reversed(chart["values"])), height=0.7)
    return pn.pane.Bokeh(drawn, sizing_mode="stretch_width")


def charts(area):
    """Draw the charts of a work area."""
    return pn.Column(
        *[bar_chart(chart) for chart in shown["charts"] if area in (ALL, chart["area"])],
        sizing_mode="stretch_width",
    )


def table(area):
    """Set the figures of a work area as a table."""
    rows = pd.DataFrame(shown["figures"])
    chosen = rows[(area == ALL) | (rows["area"] == area)]
    return pn.pane.DataFrame(chosen[list(shown["columns"])].rename(columns=shown["columns"]), index=False)


shown = read()
choice = pn.widgets.RadioBoxGroup(name="工作领域", options=[ALL, *shown["areas"]], value=ALL, inline=True)
pn.Column(
    "# 罗定市2022年法治政府建设年度报告",
    choice,
    pn.bind(charts, choice),
    pn.bind(table, choice),
    sizing_mode="stretch_width",
).servable(title="罗定市2022年法治政府建设年度报告")
