"""Where the text of a draft stood in its file, as a form carries it where the text goes on alone."""

import re

from flask import request

from components.web.first_html import Tag
from data.source_places import SourcePlace

FIELD = "source_places"
LONGEST = 400_000
ROW = re.compile(r"(\d{1,7}),(\d{0,7}),(\d{0,7}),(\d{0,7}),(\d{0,7}),([01])")


def places_field(places: tuple[SourcePlace, ...]) -> list[Tag]:
    """Return the field that nobody sees; none for a text of which nothing is known."""
    return [Tag("input", type="hidden", name=FIELD, value=written(places))] if places else []


def written(places: tuple[SourcePlace, ...]) -> str:
    """Return places as one line."""
    return ";".join(
        ",".join([str(place.start), *(str(number or "") for number in place[1:5]), str(int(place.is_ocr))])
        for place in places
    )


def read(line: str) -> tuple[SourcePlace, ...]:
    """Return the places of such a line; none of one that no page of ours wrote."""
    rows = [ROW.fullmatch(row) for row in line.split(";")] if line and len(line) <= LONGEST else []
    places = tuple(map(_place, filter(None, rows)))
    starts = [place.start for place in places]
    return places if len(places) == len(rows) and starts == sorted(set(starts)) else ()


def _place(row: re.Match[str]) -> SourcePlace:
    start, page, paragraph, table, number, ocr = (int(cell or 0) for cell in row.groups())
    return SourcePlace(start, page, paragraph, table, number, bool(ocr))


def sent_places() -> tuple[SourcePlace, ...]:
    """Return the places that came with the request's form."""
    return read(request.form.get(FIELD, ""))
