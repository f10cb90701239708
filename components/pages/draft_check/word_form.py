"""Asks for a Word file with the prompts as comments; the server kept no file, so it is sent once more."""

from dash import html
from dash.development.base_component import Component

from components.draft.beginning import Said
from components.draft.form import earlier_field, said_fields
from components.text import text
from components.web.first_html import Tag
from components.web.page_addresses import draft_check_href
from data.reading.draft import Review, text_digest

WORD_FORM = "word-form"


def sent_earlier(review: Review) -> str:
    """The words of the report that came with the draft, "" where none did."""
    return review.beside.text if review.beside else ""


def word_door(review: Review, language: str) -> list[Component]:
    """Return the button that stands beside the others where the draft came as a Word file."""
    if review.kind != "docx":
        return []
    return [html.Button(text("draft.word", language), type="submit", form=WORD_FORM, className="button")]


def word_section(review: Review, said: Said, language: str) -> Component:
    """Return the form that takes the Word file: the one that was checked, and no other.

    A script puts the file there where the tab still has it.
    """
    is_word = review.kind == "docx"
    about = "draft.word_own" if is_word else "draft.word_other"
    return html.Section(
        [
            html.H2(text("draft.word_heading", language)),
            html.P(text(about, language)),
            html.P("", className="word-told", role="alert"),
            html.Form(
                [
                    *said_fields(said),
                    *earlier_field(sent_earlier(review)),
                    Tag("input", type="hidden", name="form", value="docx"),
                    Tag("input", type="hidden", name="checked", value=text_digest(review.text)),
                    _file(is_word, language),
                    html.P(text("draft.word_held", language), className="word-held"),
                    html.Button(
                        text("draft.word_get", language),
                        type="submit",
                        className="button",
                        **{"data-busy": text("draft.word_busy", language)},
                    ),
                ],
                id=WORD_FORM,
                action=draft_check_href(language),
                method="post",
                encType="multipart/form-data",
                className="word-form",
                **{"data-unsent": text("draft.word_unsent", language)},
            ),
        ],
        className="draft-word screen-only",
    )


def _file(is_word: bool, language: str) -> Component:
    carried = {"data-carries": ""} if is_word else {}
    return html.Div(
        [
            html.Label(
                text("draft.word_again" if is_word else "draft.word_file", language), htmlFor="word-file"
            ),
            Tag("input", id="word-file", type="file", name="file", accept=".docx", required=True, **carried),
        ],
        className="draft-field",
    )
