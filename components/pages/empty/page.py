"""What every page says while no report is here: how to add one, and what was left out."""

from dash import html
from dash.development.base_component import Component

from components.frame.how_to_add import how_to_add
from components.frame.left_out import left_out_list
from components.frame.page_frame import page
from components.frame.removed import removed_list
from components.text import text
from components.web.page_addresses import draft_check_href
from components.web.view import View


def title(view: View) -> str:
    """Return the tab's title."""
    return text("empty.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("empty.heading", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    language = view.language
    return page(
        view,
        html.H1(text("empty.heading", language)),
        html.P(text("empty.lead", language), className="lead"),
        how_to_add(language),
        *left_out_list(view),
        *removed_list(view),
        html.P(html.A(text("empty.check", language), href=draft_check_href(language))),
        title=title(view),
        banner=False,
    )
