"""The kinds of file that data can be taken away as."""

from dash import html
from dash.development.base_component import Component

from components.text import text

FILES = ("csv", "plain.csv", "xlsx", "json")


def file_links(hrefs: dict[str, str], language: str) -> Component:
    """Return links to files by their kind."""
    links = [html.A(file_name(kind, language), href=href, download="") for kind, href in hrefs.items()]
    return html.Div(
        [html.Span(text("chart.data", language), className="tool-name"), *links], className="data-files"
    )


def file_name(kind: str, language: str) -> str:
    """Return what a kind of file is called."""
    return text("chart.plain_csv", language) if kind == "plain.csv" else kind.upper()
