"""What the vocabulary lacks, made in place: an indicator and its unit; the nearest existing ones first."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.pages.review import fields
from components.pages.review.model import Reviewed
from components.text import named, text
from components.web.first_html import Tag
from components.web.page_addresses import address
from data.drafts import Item, near_indicators

TYPED = ("name_zh", "name_en", "definition_zh", "definition_en")
UNIT = ("unit_zh", "unit_en_one", "unit_en_many")


def near_href(page: Reviewed) -> str:
    """Return where the indicators nearest to some words are asked for."""
    return address(f"{page.language}/review/{page.draft.id}/near")


def new_indicator(page: Reviewed, item: Item, hidden: list[Any]) -> Component:
    """Return the nearest indicators, each to be taken, and below them the form for a new one."""
    language = page.language
    concept = str(item.hints.get("concept") or "")
    is_claim = item.kind == "claim"
    return html.Form(
        [
            *hidden,
            Tag("input", type="hidden", name="verb", value="new_indicator"),
            html.Div(
                near_list(page, concept, is_claim), className="near-list", **{"data-near": near_href(page)}
            ),
            html.Div(_new_fields(page, item, concept), className="review-fields"),
            html.Div(
                html.Button(
                    text("review.make_indicator", language), type="submit", className="button strong"
                ),
                className="card-buttons",
            ),
        ],
        action=page.decisions_href,
        method="post",
        className="review-form",
        **{"data-decide": "new_indicator"},
    )


def _new_fields(page: Reviewed, item: Item, concept: str) -> list[Component]:
    """Return the fields of a new indicator; a claim has no unit."""
    about = [_words(page, item, name, concept if name == "name_zh" else "") for name in TYPED]
    subjects = fields.categories(fields.Asked(page, item, "category"))
    subject = fields.select("cell-category", subjects, "", f"{item.id}-new-category")
    about.append(_labelled(page, item, "category", subject))
    if item.kind == "claim":
        return about
    units = fields.all_units(fields.Asked(page, item, "unit"))
    unit = fields.select("cell-unit", units, "", f"{item.id}-new-unit")
    return [*about, _labelled(page, item, "unit", unit), _new_unit(page, item)]


def near_list(page: Reviewed, words: str, is_claim: bool) -> list[Component]:
    """Return the indicators whose names are nearest to some words, each a button that takes it."""
    kinds = page.rows["indicators"]
    near = [
        (own, named(kinds[own], "name", page.language))
        for own, _, _ in near_indicators(words, page.rows)
        if (kinds[own]["kind"] == "coverage") == is_claim
    ]
    if not near:
        return [html.P(text("review.none_near", page.language), className="muted")]
    return [
        html.P(text("review.near_first", page.language), className="muted"),
        html.Ul(
            [
                html.Li(
                    html.Button(
                        name,
                        type="submit",
                        name="take",
                        value=own,
                        # The required fields are those of a new indicator; taking one that exists needs none
                        # of them.
                        formNoValidate=True,
                        className="chip",
                        **{"data-take": own},
                    )
                )
                for own, name in near
            ],
            className="near-chips",
        ),
    ]


def _words(page: Reviewed, item: Item, name: str, value: str) -> Component:
    control = f"{item.id}-new-{name}"
    return _labelled(page, item, name, fields.plain_input(name, value, control))


def _labelled(page: Reviewed, item: Item, name: str, control: Any) -> Component:
    return fields.labelled(
        text(f"review.field_{name}", page.language), control, f"{item.id}-new-{name}", name
    )


def _new_unit(page: Reviewed, item: Item) -> Component:
    unit_fields = [_words(page, item, name, "") for name in UNIT]
    return html.Details(
        [
            html.Summary(text("review.new_unit", page.language)),
            html.Div(unit_fields, className="review-fields"),
        ],
        className="more-fields",
    )
