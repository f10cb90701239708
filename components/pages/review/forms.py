"""The forms of a card: correct an item, or do not take it."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.pages.review import fields
from components.pages.review.model import STATED, Reviewed
from components.text import text
from components.web.first_html import Tag
from data.drafts import Item


def hidden(page: Reviewed, item: Item | None, **more: str) -> list[Any]:
    """Return what every form of a decision carries."""
    values = {"token": page.session.form_token, "language": page.language, **more}
    if item is not None:
        # The version that was seen: a decision about an item that has changed since is refused.
        values |= {"item": item.id, "seen": str(item.version)}
    return [Tag("input", type="hidden", name=name, value=value) for name, value in values.items()]


def edit(page: Reviewed, item: Item) -> Component:
    """Return the form that corrects an item."""
    return html.Form(
        [
            *hidden(page, item, verb="correct"),
            html.Div(fields.edit_fields(page, item), className="review-fields"),
            *_restate(page, item),
            _reason(page, item, "edit", is_needed=page.corrects),
            html.Div(
                html.Button(text("review.save", page.language), type="submit", className="button strong"),
                className="card-buttons",
            ),
        ],
        action=page.decisions_href,
        method="post",
        className="review-form",
        **{"data-decide": "correct"},
    )


def _restate(page: Reviewed, item: Item) -> list[Component]:
    """Let a figure become a coverage claim, and the other way round."""
    if item.kind not in STATED:
        return []
    other = "claim" if item.kind == "figure" else "figure"
    control = f"{item.id}-restate"
    box = Tag("input", type="checkbox", name="restate", value=other, id=control)
    label = html.Label(text(f"review.restate_{other}", page.language), htmlFor=control)
    return [html.Div([box, label], className="review-check")]


def _reason(page: Reviewed, item: Item, what: str, is_needed: bool, value: str = "") -> Component:
    control = f"{item.id}-{what}-why"
    more = {"required": True} if is_needed else {}
    label = text("review.reason_needed" if is_needed else "review.reason", page.language)
    return fields.labelled(label, reason_input(control, value=value, **more), control, "reason")


def reason_input(control: str, **more: Any) -> Tag:
    """Return the line in which a person says why. control: its id; more: other attributes."""
    return Tag("input", type="text", name="reason", id=control, maxLength="400", autoComplete="off", **more)


def reject(page: Reviewed, item: Item) -> Component:
    """Return the form that takes an item out, with a reason."""
    language = page.language
    mention_field = []
    if item.kind in STATED:
        control = f"{item.id}-mention"
        asked = fields.Asked(page, item, "reason")
        choices = [*fields.options([("", text("review.no_mention", language))]), *fields.reasons(asked)]
        mention_field = [
            fields.labelled(
                text("review.mention_as", language), fields.select("mention", choices, "", control), control
            )
        ]
    without = item.kind in STATED and not item.current.get("indicator")
    reason_offered = text("review.reason_no_indicator", language) if without else ""
    return html.Form(
        [
            *hidden(page, item, verb="reject"),
            _reason(
                page, item, "reject", is_needed=item.kind not in STATED or page.corrects, value=reason_offered
            ),
            *mention_field,
            html.Div(
                html.Button(text("review.reject_now", language), type="submit", className="button strong"),
                className="card-buttons",
            ),
        ],
        action=page.decisions_href,
        method="post",
        className="review-form",
        **{"data-decide": "reject"},
    )
