"""The page for a request that cannot be answered as it came: what is wrong with it, and the way on."""

from dash import html
from dash.development.base_component import Component

from components.frame.page_frame import page
from components.text import text
from components.web.page_addresses import address
from components.web.public_address import asked_by_no_host
from components.web.view import View


def layout(view: View) -> Component:
    """Return the whole page."""
    language = view.language
    what = "refused.host" if asked_by_no_host() else "refused.what"
    return page(
        view,
        html.H1(text("refused.heading", language)),
        html.P(text(what, language), className="lead", role="status"),
        html.P(html.A(text("refused.overview", language), href=address(language)), className="way-on"),
        title=text("refused.heading", language),
        banner=False,
        kind="refusal",
    )
