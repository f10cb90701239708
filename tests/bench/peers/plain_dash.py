"""Plain Dash: a table, six bar charts, one callback; served by gunicorn.

Run: FIGURES=figures.json gunicorn plain_dash:server --workers 1
"""

import json
import os
from pathlib import Path

import plotly.express as px
from dash import Dash, Input, Output, callback, dcc, html

SHOWN = json.loads(Path(os.environ["FIGURES"]).read_text(encoding="utf-8"))
ALL = "全部"

app = Dash(__name__, title="罗定市2022年法治政府建设年度报告", compress=True)
server = app.server
app.layout = html.Div(
    [
        html.H1("罗定市2022年法治政府建设年度报告"),
        dcc.RadioItems([ALL, *SHOWN["areas"]], ALL, id="area", inline=True),
        html.Div(id="charts"),
        html.Div(id="table"),
    ]
)


def bar_chart(chart):
    """Draw one chart."""
    figure = px.bar(x=chart["values"], y=chart["names"], orientation="h", title=chart["title"], height=300)
    return dcc.Graph(figure=figure)


def table(figures):
    """Set the figures as a table."""
    head = html.Thead(html.Tr([html.Th(title) for title in SHOWN["columns"].values()]))
    rows = [html.Tr([html.Td(figure[name]) for name in SHOWN["columns"]]) for figure in figures]
    return html.Table([head, html.Tbody(rows)])


@callback(Output("charts", "children"), Output("table", "children"), Input("area", "value"))
def show(area):
    """Show what belongs to a work area."""
    charts = [chart for chart in SHOWN["charts"] if area in (ALL, chart["area"])]
    figures = [figure for figure in SHOWN["figures"] if area in (ALL, figure["area"])]
    return [bar_chart(chart) for chart in charts], table(figures)


if __name__ == "__main__":
    app.run()
