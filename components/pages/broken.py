"""The page for an error of ours: it says so, keeps the reader's address, and offers a way on."""

from dash import html
from dash.development.base_component import Component

from components.frame import page
from components.text import text
from components.view import View, about_href, address


def layout(view: View) -> Component:
    """Return the whole page."""
    language = view.language
    return page(
        view,
        html.H1(text("broken.heading", language)),
        html.P(text("broken.what", language), className="lead", role="status"),
        html.P(html.A(text("broken.overview", language), href=address(language))),
        html.P(html.A(text("broken.report", language), href=about_href(language) + "#errors")),
        title=text("broken.heading", language),
        banner=False,
    )
