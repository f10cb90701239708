"""Pages that a machine read from a picture: each with the picture beside its words, to be compared."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.text import text
from data.reading.draft import Review
from data.reading.files import PagePicture
from data.source_places import place_at

Line = tuple[int, Component]


def beside_pictures(review: Review, lines: Iterable[Line], language: str) -> list[Component]:
    """Return the lines of a draft (where each begins, and how it is shown) in the order of the text, those of
    scanned pages beside their pages."""
    if not review.pictures:
        return [shown for _, shown in lines]
    groups = [(page, list(own)) for page, own in groupby(lines, lambda line: _page(review, line))]
    pictures = _pictures(review, [page for page, _ in groups])
    parts: list[Component] = []
    for (_, own), beside in zip(groups, pictures, strict=True):
        shown, drawn = [shown for _, shown in own], [_figure(picture, language) for picture in beside]
        parts += [html.Div([html.Div(shown), *drawn], className="scanned-page")] if drawn else shown
    return parts


def _page(review: Review, line: Line) -> int:
    place = place_at(review.source_places, line[0])
    return place.page if place else 0


def _pictures(review: Review, pages: list[int]) -> Iterator[list[PagePicture]]:
    """Yield the pictures of each group: of its page, and of those after it on which no line begins."""
    for page, following in zip(pages, [*pages[1:], None], strict=True):
        # The first group shows what stands before it too.
        first = 0 if page == pages[0] else page
        yield [
            picture
            for picture in review.pictures
            if first <= picture.page and (following is None or picture.page < following)
        ]


def _figure(picture: PagePicture, language: str) -> Component:
    address = f"data:image/webp;base64,{b64encode(picture.content).decode('ascii')}"
    named: dict[str, Any] = {"width": picture.width, "height": picture.height}
    words = text("draft.page_picture", language, page=str(picture.page))
    return html.Figure(html.Img(src=address, alt=words, **named), className="page-picture")
