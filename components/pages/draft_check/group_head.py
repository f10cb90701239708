"""The head of a group of prompts: its name, and how many there are."""

from dash import html
from dash.development.base_component import Component

from data.reading.draft import words


def group_head(name: str, tally: list[Component | str], language: str) -> Component:
    """Return the heading; name: a group of the draft check."""
    return html.Div([html.H2(words(f"group_{name}", language)), html.Small(tally)], className="group-head")
