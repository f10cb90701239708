"""The route that answers a chart's picture as a Plotly figure, for the browser to draw."""

from components.view import address


def picture_href(language: str, report: str, name: str) -> str:
    """Return the address of a picture's figure; `name` is a chart's id or `map`."""
    return address(f"picture/{language}/{report}/{name}.json")
