"""What can be taken from the page of a place: its figures as files, a citation, its address."""

from dash import html
from dash.development.base_component import Component

from components.figures.cite_box import page_citations
from components.text import named, text
from components.web.api_addresses import API, api_href
from components.web.file_addresses import (
    KINDS,
    kind_name,
    place_brief_href,
    place_brief_page_href,
    place_file_href,
)
from components.web.page_addresses import changes_href, place_href
from components.web.public_address import public
from components.web.view import View


def take_away(view: View) -> list[Component]:
    """Return the block; a place of which nothing is here has nothing to take."""
    language = view.language
    if not view.here.documents:
        return []
    files = [
        html.Li(
            html.A(kind_name(kind, language), href=place_file_href(language, view.place, kind), download="")
        )
        for kind in KINDS
    ]
    brief = html.A(text("brief.take", language), href=place_brief_href(language, view.place), download="")
    paper = html.A(text("brief.print", language), href=place_brief_page_href(language, view.place))
    files = [html.Li(brief), html.Li(paper), *files]
    files.append(
        html.Li(html.A(kind_name(API, language), href=api_href("observations", language, place=view.place)))
    )
    name = named(view.here.place, "name", language)
    here = public(place_href(language, view.place))
    changes = changes_href(language, place=view.place)
    subject = text("place.cited_as", language, place=name)
    return [
        html.Section(
            [
                html.H2(text("place.take", language)),
                html.P(text("place.take_note", language), className="muted"),
                html.Ul(files, className="place-files"),
                html.P(html.A(text("changes.door_of_place", language), href=changes)),
                *page_citations(subject, view.place, here, language),
            ],
            className="cite-box place-take",
            id="take",
        )
    ]
