"""The entrance to review: a form for the edit token, or a page that says that review is off."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.pages.review.fields import labelled
from components.text import phrase, text
from components.web.first_html import Tag
from components.web.page_addresses import address


def closed(language: str) -> list[Component]:
    """Return why nothing can be brought in here, and how an operator opens it."""
    return [
        html.P(text("review.off", language), className="lead", role="status"),
        html.P(
            phrase("review.off_how", language, setting=html.Code("EDIT_TOKEN"), command=html.Code("make run"))
        ),
        html.P(text("review.off_terminal", language)),
        html.Pre(html.Code("python -m data.manage add FILE")),
    ]


def ask(language: str, onward: str = "", notice: str = "", words: str = "", who: str = "") -> list[Component]:
    """Return the form that asks for the token and a name.

    onward: the path to go on to. notice: why the last try was not taken. words: a pasted report that comes
    along.
    """
    fields = [_field("who", language, _who(who)), _field("token", language, _token())]
    return [
        html.P(text("review.door_lead", language), className="lead"),
        *([html.P(notice, className="notice", role="alert")] if notice else []),
        html.Form(
            [*fields, *_carried(language, onward, words), _enter(language)],
            action=address(f"{language}/review/enter"),
            method="post",
            encType="multipart/form-data",
            className="review-form door-form",
            **{"data-door": ""},
        ),
        html.P(text("review.door_how", language), className="muted"),
        html.P(
            html.A(text("review.to_check", language), href=address(f"{language}/check")), className="way-on"
        ),
    ]


def _carried(language: str, onward: str, words: str) -> list[Any]:
    """Return what the entrance's form carries along: where to go on to, and a pasted report."""
    way: list[Any] = [Tag("input", type="hidden", name="onward", value=onward)] if onward else []
    if not words:
        return way
    called = text("review.comes_along", language)
    # A field, since a form sends nothing else along.
    field = Tag(
        "textarea",
        words,
        name="text",
        rows="6",
        lang="zh-CN",
        readOnly=True,
        **{"aria-label": called},
    )
    return [*way, html.Details([html.Summary(called), field], className="more-fields")]


def _who(who: str) -> Tag:
    return Tag(
        "input",
        type="text",
        name="who",
        id="door-who",
        value=who,
        required=True,
        maxLength="80",
        autoComplete="name",
    )


def _token() -> Tag:
    return Tag(
        "input",
        type="password",
        name="edit_token",
        id="door-token",
        required=True,
        autoComplete="current-password",
    )


def _enter(language: str) -> Component:
    button = html.Button(text("review.enter", language), type="submit", className="button strong")
    return html.Div(button, className="card-buttons")


def _field(name: str, language: str, control: Any) -> Component:
    hint = html.P(text(f"review.door_{name}_hint", language), className="muted")
    return labelled(text(f"review.door_{name}", language), control, f"door-{name}", "", hint)
