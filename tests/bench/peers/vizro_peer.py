"""Vizro: a page of six graphs and a table, one parameter; served by gunicorn.

Run: FIGURES=figures.json gunicorn vizro_peer:app --workers 1
"""

import json
import os
from pathlib import Path

import pandas as pd
import vizro.models as vm
import vizro.plotly.express as px
from dash import html
from vizro import Vizro
from vizro.models.types import capture

SHOWN = json.loads(Path(os.environ["FIGURES"]).read_text(encoding="utf-8"))
ALL = "全部"


@capture("graph")
def bar_chart(data_frame, area=ALL):
    """Draw one chart; nothing of another work area."""
    rows = data_frame[(area == ALL) | (data_frame["area"] == area)]
    return px.bar(rows, x="value", y="name", orientation="h")


@capture("figure")
def table(data_frame, area=ALL):
    """Set the figures of a work area as a table. Vizro's own grid draws rows only as they are scrolled to."""
    rows = data_frame[(area == ALL) | (data_frame["area"] == area)]
    head = html.Thead(html.Tr([html.Th(title) for title in SHOWN["columns"].values()]))
    body = [html.Tr([html.Td(row[name]) for name in SHOWN["columns"]]) for row in rows.to_dict("records")]
    return html.Table([head, html.Tbody(body)])


def graph(chart):
    """Return one chart as a component of the page."""
    rows = pd.DataFrame({"name": chart["names"], "value": chart["values"], "area": chart["area"]})
    return vm.Graph(id=chart["id"], title=chart["title"], figure=bar_chart(data_frame=rows))


graphs = [graph(chart) for chart in SHOWN["charts"]]
figures = vm.Figure(id="table", figure=table(data_frame=pd.DataFrame(SHOWN["figures"])))
page = vm.Page(
    title="罗定市2022年法治政府建设年度报告",
    layout=vm.Flex(),
    components=[*graphs, figures],
    controls=[
        vm.Parameter(
            targets=[f"{part.id}.area" for part in (*graphs, figures)],
            selector=vm.RadioItems(options=[ALL, *SHOWN["areas"]], value=ALL, title="工作领域"),
        )
    ],
)
app = Vizro(compress=True).build(vm.Dashboard(pages=[page]))

if __name__ == "__main__":
    app.run()
