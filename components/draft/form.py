"""The form that takes a draft: paste it, or choose a file. Works without a script."""

from dash import html
from dash.development.base_component import Component

from components.first import Tag
from components.quantity import standard
from components.text import phrase, text
from components.view import check_href

ACCEPT = ".txt,.html,.htm,.docx,.pdf"


def draft_form(language: str, words: str = "") -> Component:
    """Return the form; `words` fill the text field when a draft is to be checked again."""
    return html.Form(
        [
            _field(
                "words",
                Tag(
                    "textarea",
                    words,
                    id="draft-words",
                    name="text",
                    rows="12",
                    lang="zh-CN",
                    spellCheck="false",
                ),
                language,
            ),
            html.Div(
                [
                    _field(
                        "file",
                        Tag("input", id="draft-file", type="file", name="file", accept=ACCEPT),
                        language,
                    ),
                    html.Button(
                        text("draft.check", language),
                        type="submit",
                        className="button strong",
                        **{"data-busy": text("draft.busy", language)},
                    ),
                ],
                className="draft-file-line",
            ),
            html.P(
                phrase("draft.limits", language, megabytes=standard("10 MB"), pages=standard("100")),
                className="muted",
            ),
        ],
        action=check_href(language),
        method="post",
        encType="multipart/form-data",
        className="draft-form",
    )


def _field(name: str, control: Tag, language: str) -> Component:
    label = html.Label(text(f"draft.{name}", language), htmlFor=f"draft-{name}")
    return html.Div([label, control], className=f"draft-field {name}")


def sheet_form(language: str, words: str) -> Component:
    """Return a form that asks for the checking sheet of the draft as a workbook.

    Nothing is kept on the server, so the draft travels once more.
    """
    return html.Form(
        [
            Tag("textarea", words, name="text", hidden=True),
            Tag("input", type="hidden", name="form", value="xlsx"),
            html.Button(text("draft.sheet_xlsx", language), type="submit", className="button"),
        ],
        action=check_href(language),
        method="post",
        encType="multipart/form-data",
        className="sheet-form",
    )
