"""What can be taken from a comparison: its picture, its rows, a citation, its address."""

from datetime import date

from dash.development.base_component import Component

from components.charts.comparison_words import finding
from components.charts.download_menu import Picture, download_menu
from components.figures.page_citation import cite_page
from components.pages.compare.address import compared
from components.text import phrases
from components.web.file_addresses import KINDS, compared_href, compared_picture_href
from components.web.public_address import public
from components.web.view import View, href


def take_menu(view: View) -> Component:
    """Return the menu of the drawing."""
    language, here = view.language, href(view)
    title = phrases.plain(finding(compared(view), language))
    picture = Picture(
        None,
        "compare",
        title,
        here,
        {kind: compared_href(view, kind) for kind in KINDS},
        drawn=compared_picture_href(view),
        cited=lambda style: cite_page(title, "comparison", style, language, date.today(), public(here)),
    )
    return download_menu(picture, language)
