"""The page for an error of ours: it says so, keeps the reader's address, and offers a way on."""

from dash import html
from dash.development.base_component import Component

from components.frame.page_frame import page
from components.text import phrase, text
from components.web.page_addresses import about_href, address
from components.web.view import View


def layout(view: View, number: str) -> Component:
    """Return the whole page. number: what the error is logged by."""
    language = view.language
    quoted = html.Code(number, **{"data-verbatim": ""})
    return page(
        view,
        html.H1(text("broken.heading", language)),
        html.P(text("broken.what", language), className="lead", role="status"),
        html.P(phrase("broken.number", language, number=quoted), className="muted"),
        html.P(html.A(text("broken.overview", language), href=address(language)), className="way-on"),
        html.P(
            html.A(text("broken.report", language), href=about_href(language) + "#errors"),
            className="way-on",
        ),
        title=text("broken.heading", language),
        banner=False,
        kind="refusal",
    )
