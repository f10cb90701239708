"""What the overview is measured against: plain Dash, six bar charts, Plotly's full script.

Run: PORT=8060 python tests/bench/reference.py
"""

import os

import plotly.express as px
import waitress
from dash import Dash, dcc, html

FIGURES = {
    "certificates": [518, 7, 1105],
    "items": [1697, 2734],
    "opinions": [190, 10],
    "mediation": [2487, 2440],
    "documents": [4, 1],
    "agenda": [13],
}

app = Dash(__name__)
app.layout = html.Div(
    [
        html.H1("Six charts"),
        *[
            dcc.Graph(figure=px.bar(x=values, y=[f"{name} {n}" for n in range(len(values))], orientation="h"))
            for name, values in FIGURES.items()
        ],
    ]
)

if __name__ == "__main__":
    listener = waitress.create_server(app.server, host="127.0.0.1", port=int(os.environ.get("PORT", "8060")))
    print(f"reference: http://127.0.0.1:{listener.effective_port}/", flush=True)
    listener.run()
