"""Which differences are shown: kinds as links, a place to choose, the pages."""

from dash import dcc, html
from dash.development.base_component import Component

from components.figures.quantity import count
from components.frame.pager import pager
from components.text import named, text
from components.web.page_addresses import address, differences_href
from components.web.view import View
from data.select.differences import AGREES


def kind_chips(view: View) -> Component:
    """Return the kinds as links with how many there are of each, last what agrees."""
    differences, language = view.compared, view.language
    kinds = {"": differences.number, **differences.counts, AGREES: differences.agreeing}
    chips = [
        html.A(
            [
                text(f"differences.chip_{kind or 'all'}", language),
                " ",
                count(number, f"differences-{kind or 'all'}", language),
            ],
            href=differences_href(language, kind=kind, place=differences.question.place),
            className="chip",
            **(
                {"aria-current": "true"}
                if kind == differences.question.kind and not differences.chosen
                else {}
            ),
        )
        for kind, number in kinds.items()
    ]
    return html.Nav(chips, className="chips", **{"aria-label": text("differences.kinds", language)})


def place_form(view: View) -> Component:
    """Return the choice of a place, a form without a script; places stand in the order of their codes."""
    differences, language = view.compared, view.language
    chosen = differences.question.place
    options = [
        html.Option(named(place, "name", language), value=place.id, **_selected(place.id == chosen))
        for place in differences.places
    ]
    every = html.Option(text("differences.every_place", language), value="", **_selected(not chosen))
    field = html.Select([every, *options], name="place", id="differences-place")
    # A form's own query replaces that of its address, so the kind travels as a field.
    kind = (
        [dcc.Input(type="hidden", name="kind", value=differences.question.kind)]
        if differences.question.kind
        else []
    )
    return html.Form(
        [
            html.Label(text("differences.place", language), htmlFor="differences-place"),
            field,
            *kind,
            html.Button(text("differences.choose", language), type="submit", className="button"),
        ],
        action=address(f"{language}/differences"),
        method="get",
        className="differences-place",
    )


def _selected(is_chosen: bool) -> dict[str, bool]:
    return {"selected": True} if is_chosen else {}


def other_pages(view: View) -> list[Component]:
    """Return the way to the other pages; nothing where there is one."""
    asked, language = view.compared.question, view.language

    def href(page: int) -> str:
        own = str(page) if page > 1 else ""
        return differences_href(language, kind=asked.kind, place=asked.place, page=own)

    return pager(asked.page, view.compared.pages, href, language)
