"""What can be taken from a comparison: its picture, its rows, a citation, its address."""

from datetime import date

from dash.development.base_component import Component

from components.charts.comparison_words import finding
from components.charts.download_menu import Picture, download_menu
from components.figures.page_citation import cite_page
from components.pages.compare.address import compared
from components.text import phrases
from components.web.api_addresses import API, figures_api_href
from components.web.embed_addresses import compared_embed_href
from components.web.file_addresses import (
    KINDS,
    PRINT,
    compared_brief_href,
    compared_brief_page_href,
    compared_card_href,
    compared_href,
    compared_picture_href,
)
from components.web.page_addresses import SEPARATOR
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
        {
            **{kind: compared_href(view, kind) for kind in KINDS},
            "docx": compared_brief_href(view),
            PRINT: compared_brief_page_href(view),
            API: _for_programs(view),
        },
        drawn=compared_picture_href(view),
        cited=lambda style: cite_page(title, "comparison", style, language, date.today(), public(here)),
        card=compared_card_href(view),
        embeds=(compared_embed_href(view),),
    )
    return download_menu(picture, language)


def _for_programs(view: View) -> str:
    """Return the address of the drawn figures; where they are many, of the whole choice that they are of."""
    answer = compared(view)
    asked = answer.question
    choice = {
        "indicator": asked.indicator,
        "year": SEPARATOR.join(map(str, asked.years)),
        "level": asked.level,
        "province": asked.province,
        "place": "" if asked.level else SEPARATOR.join(dict.fromkeys(pick.place for pick in asked.picks)),
    }
    drawn = ((one.figure.report, one.figure.id) for one in answer.own.drawn)
    return figures_api_href(view.language, drawn, **choice)
