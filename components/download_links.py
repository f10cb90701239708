"""A chart's picture and data to take away."""

from dash import html
from dash.development.base_component import Component

from components.charts.plan import Chart
from components.file_addresses import download_href
from components.text import text
from components.view import address

PICTURES = ("png", "svg", "copy")
FILES = ("csv", "plain.csv", "xlsx", "json")


def download_links(chart: Chart, language: str) -> list[Component]:
    """Return the buttons of a chart's picture and the links of its data."""
    return [export_buttons(chart.report, chart.id, language), data_links(chart, language)]


def export_buttons(report: str, name: str, language: str) -> Component:
    """Return the buttons that save or copy a picture, and the line that says what became of it.

    name: a chart's id, or the name of another picture such as the report map.
    """
    buttons = [_button(kind, language) for kind in PICTURES]
    said = html.Span("", role="status", className="export-said")
    return html.Div(
        [html.Span(text("chart.picture", language), className="tool-name"), *buttons, said],
        className="export",
        **{"data-picture": picture_href(language, report, name), **_words(language)},
    )


def picture_href(language: str, report: str, name: str) -> str:
    """Return the address of a picture's figure; `name` is a chart's id, `map` or `plan`."""
    return address(f"picture/{language}/{report}/{name}.json")


def _button(kind: str, language: str) -> Component:
    name = text("chart.copy", language) if kind == "copy" else kind.upper()
    return html.Button(name, type="button", className="as-link", **{"data-export": kind})


def _words(language: str) -> dict[str, str]:
    """Return what the script says to the reader: it knows no language of its own."""
    said = ("busy", "saved", "copied", "failed", "by_hand", "why", "close")
    # {name} is the script's to fill: it alone knows what the file is called in the end
    return {
        f"data-{key.replace('_', '-')}": text(f"picture.say_{key}", language, name="{name}") for key in said
    }


def data_links(chart: Chart, language: str) -> Component:
    """Return the links of a chart's table as files."""
    return file_links(
        {kind: download_href(language, chart.report, chart.id, kind) for kind in FILES}, language
    )


def file_links(hrefs: dict[str, str], language: str) -> Component:
    """Return links to files by their kind."""
    links = [html.A(file_name(kind, language), href=href, download="") for kind, href in hrefs.items()]
    return html.Div(
        [html.Span(text("chart.data", language), className="tool-name"), *links], className="data-files"
    )


def file_name(kind: str, language: str) -> str:
    """Return what a kind of file is called."""
    return text("chart.plain_csv", language) if kind == "plain.csv" else kind.upper()
