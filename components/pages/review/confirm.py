"""The first step: place, year, title, source and date, as the text has them, to be confirmed by a person."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.pages.review import fields
from components.pages.review.forms import hidden, reason_input
from components.pages.review.model import Reviewed
from components.text import FIRST_LANGUAGE, named, text
from components.web.first_html import Tag
from data.drafts.words import places_called

OFTEN = ("year", "title")
SOURCE = ("url", "published", "source_name", "source_name_en", "source_kind", "title_en")
NEW_PLACE = ("name_zh", "name_en", "level", "parent")
MOST_PLACES = 8
# In characters: enough to hold the title and the first paragraph, where place and year stand.
BEGINNING = 400


def confirm(page: Reviewed, notice: str = "", typed: str = "") -> list[Component]:
    """Return the form. notice: why what was sent could not be taken. typed: the place as it was typed."""
    language, head = page.language, page.state.head
    return [
        *([html.P(notice, className="notice", role="alert")] if notice else []),
        html.Div(
            [
                html.Form(
                    [
                        *hidden(page, head, verb="confirm"),
                        html.Fieldset([html.Legend(text("review.place", language)), *_place(page, typed)]),
                        html.Fieldset(
                            [
                                html.Legend(text("review.of_report", language)),
                                html.Div(
                                    [fields.field(fields.Asked(page, head, name)) for name in OFTEN],
                                    className="review-fields",
                                ),
                            ]
                        ),
                        html.Fieldset(
                            [
                                html.Legend(text("review.source", language)),
                                html.Div(
                                    [fields.field(fields.Asked(page, head, name)) for name in SOURCE],
                                    className="review-fields",
                                ),
                                html.P(text("review.source_note", language), className="muted"),
                            ]
                        ),
                        *_reason(page),
                        html.Div(
                            html.Button(
                                text("review.confirm", language), type="submit", className="button strong"
                            ),
                            className="card-buttons",
                        ),
                    ],
                    action=page.decisions_href,
                    method="post",
                    className="review-form confirm-form",
                ),
                _beginning(page),
            ],
            className="confirm-columns",
        ),
    ]


def _place(page: Reviewed, typed: str) -> list[Component]:
    """Return the place as it was read; others of its name; the fields of one that the list lacks."""
    language, head = page.language, page.state.head
    own_place = head.current.get("place", "")
    words = typed or str(head.hints.get("place_words") or "")
    ids_by_name = places_called(words, page.rows)[:MOST_PLACES] if words else []
    ids = list(dict.fromkeys([*([own_place] if own_place else []), *ids_by_name]))
    chosen = own_place or (ids[0] if len(ids) == 1 else "")
    choices = [_choice(page, name, name == chosen) for name in ids]
    lead_key = "review.place_known" if ids else "review.place_unknown"
    return [
        html.P(text(lead_key, language, words=words or "—"), className="muted", **{"data-verbatim": ""}),
        *choices,
        _radio("typed", text("review.place_typed", language), False),
        fields.labelled(
            text("review.place_name", language),
            fields.plain_input("place_typed", "", "place-typed", lang="zh-CN"),
            "place-typed",
        ),
        _radio("new", text("review.place_new", language), not ids),
        html.Div(
            [_new(page, name, words if name == "name_zh" and not ids else "") for name in NEW_PLACE],
            className="review-fields",
        ),
    ]


def _choice(page: Reviewed, name: str, is_chosen: bool) -> Component:
    return _radio(
        name, text("review.place_choice", page.language, path=place_path(page, name), id=name), is_chosen
    )


def _radio(value: str, words: str, is_chosen: bool) -> Component:
    control = f"place-{value}"
    radio = Tag(
        "input",
        type="radio",
        name="which_place",
        value=value,
        id=control,
        **({"checked": True} if is_chosen else {}),
    )
    return html.Div(
        [radio, html.Label(words, htmlFor=control)], className="review-check", **{"data-verbatim": ""}
    )


def place_path(page: Reviewed, name: str) -> str:
    """Return a place below those that it lies in: 广东省 云浮市 罗定市."""
    path: list[str] = []
    # Town, county, prefecture, province; a bound, lest a table that leads in a circle never ends.
    while name and len(path) < 4:
        row = page.rows["places"].get(name, {})
        path.insert(0, named(row, "name", page.language) or name)
        name = row.get("parent", "")
    return " ".join(path) if page.language == FIRST_LANGUAGE else ", ".join(reversed(path))


def _new(page: Reviewed, name: str, value: str) -> Component:
    control = f"new-place-{name}"
    label = text(f"review.field_{'parent_name' if name == 'parent' else name}", page.language)
    entry: Any
    if name == "level":
        pairs = ((level, text(f"origin.level_{level}", page.language)) for level in fields.LEVELS[1:])
        entry = fields.select("cell-new_level", fields.options(pairs), "county", control)
    else:
        entry = fields.plain_input(f"new_{name}", value, control)
    return fields.labelled(label, entry, control, name)


def _reason(page: Reviewed) -> list[Component]:
    if not page.corrects:
        return []
    control = reason_input("head-reason")
    return [fields.labelled(text("review.reason_needed", page.language), control, "head-reason", "reason")]


def _beginning(page: Reviewed) -> Component:
    words = page.text[:BEGINNING]
    more = ["…"] if len(page.text) > BEGINNING else []
    lines = [
        html.P([line, *(more if position == words.count("\n") else [])])
        for position, line in enumerate(words.split("\n"))
    ]
    return html.Aside(
        [
            html.H2(text("review.beginning", page.language)),
            html.Div(
                lines,
                className="draft-text report-words",
                lang="zh-CN",
                tabIndex=0,
                role="region",
                **{"data-verbatim": "", "aria-label": text("review.beginning", page.language)},
            ),
        ],
        className="confirm-text",
    )
