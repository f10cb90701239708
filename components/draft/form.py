"""The form that takes a draft: paste it, or choose a file. Works without a script."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.draft.beginning import LONGEST_SAID, Said
from components.draft.carried import places_field
from components.figures.quantity import standard
from components.text import phrase, text
from components.web.first_html import Tag
from components.web.page_addresses import draft_check_href, review_href
from data.reading.draft.apart import MOST_CHARACTERS
from data.reading.files import MOST_BYTES, scan
from data.source_places import SourcePlace

ACCEPT = ".txt,.html,.htm,.docx,.pdf,.png,.jpg,.jpeg,.tif,.tiff,.webp"
MEGABYTE = 1024 * 1024
ADD_OCR = "make ocr"
NOTHING_SAID = Said()


def draft_form(language: str, words: str = "", said: Said = NOTHING_SAID, earlier: str = "") -> Component:
    """Return the form; `words`, what was `said` and the `earlier` report fill it when they are sent again."""
    return html.Form(
        [
            _about(language, said),
            _words(language, words),
            _file(language),
            _earlier(language, earlier),
            _buttons(language),
            html.P(
                phrase(
                    "draft.limits",
                    language,
                    megabytes=standard(f"{MOST_BYTES // MEGABYTE} MB"),
                    pages=standard("100"),
                ),
                className="muted",
            ),
            html.P(scan_words(language), className="muted"),
        ],
        action=draft_check_href(language),
        method="post",
        encType="multipart/form-data",
        className="draft-form",
        **{"data-unsent": text("draft.unsent", language)},
    )


def scan_words(language: str) -> list[Any]:
    """Return what becomes of scans and pictures on this machine."""
    if not scan.is_installed():
        return [text("draft.scans_unread", language), " ", html.Code(ADD_OCR), text("draft.stop", language)]
    numbers = {"pages": standard(str(scan.MOST_PAGES)), "seconds": standard(str(scan.SECONDS_A_PAGE))}
    return phrase("draft.scans_read", language, **numbers)


def _about(language: str, said: Said) -> Component:
    """The fields for the report's year and place: they come first, so a form cut short still has them."""
    year = {"inputMode": "numeric", "maxLength": "5", "size": "6"}
    fields = [
        html.Div(
            [
                html.Label(text(f"draft.{name}", language), htmlFor=f"draft-{name}"),
                Tag(
                    "input",
                    id=f"draft-{name}",
                    type="text",
                    name=name,
                    value=value,
                    autoComplete="off",
                    **{"aria-describedby": "draft-about", **more},
                ),
            ],
            className=f"draft-field of-{name}",
        )
        for name, value, more in (
            ("year", said.year, year),
            ("place", said.place, {"lang": "zh-CN", "maxLength": str(LONGEST_SAID)}),
        )
    ]
    told = html.P(text("draft.about", language), id="draft-about", className="muted")
    return html.Div([*fields, told], className="draft-about")


def _words(language: str, words: str) -> Component:
    """The field, whether it holds an older draft, and how long the tab keeps it: told where a script runs."""
    keys = ("still", "cleared", "lost", "file")
    told = {f"data-{key}": text(f"draft.keep_{key}", language) for key in keys}
    return html.Div(
        [
            html.Label(text("draft.words", language), htmlFor="draft-words"),
            html.P("", role="status", className="keep-told", **told),
            _told("words", "draft.refused_too_long", language),
            Tag(
                "textarea",
                words,
                id="draft-words",
                name="text",
                rows="12",
                lang="zh-CN",
                spellCheck="false",
                autoComplete="off",
                **{"data-most": str(MOST_CHARACTERS), "aria-describedby": "draft-words-told"},
            ),
            html.P(text("draft.keep", language), className="muted draft-keeping needs-script"),
        ],
        className="draft-field",
    )


def _file(language: str) -> Component:
    most = {"data-most": str(MOST_BYTES), "aria-describedby": "draft-file-told"}
    return html.Div(
        [
            html.Label(text("draft.file", language), htmlFor="draft-file"),
            _told("file", "draft.refused_file_too_large", language),
            Tag("input", id="draft-file", type="file", name="file", accept=ACCEPT, **most),
        ],
        className="draft-field",
    )


def _earlier(language: str, words: str) -> Component:
    """The fields for the report of the year before, folded until somebody wants them."""
    about = {"aria-describedby": "draft-earlier-about"}
    return html.Details(
        [
            html.Summary(text("draft.earlier", language)),
            html.P(text("draft.earlier_about", language), id="draft-earlier-about", className="muted"),
            html.Div(
                [
                    html.Label(text("draft.earlier_file", language), htmlFor="draft-earlier-file"),
                    Tag(
                        "input",
                        id="draft-earlier-file",
                        type="file",
                        name="earlier_file",
                        accept=ACCEPT,
                        **about,
                    ),
                ],
                className="draft-field",
            ),
            html.Div(
                [
                    html.Label(text("draft.earlier_words", language), htmlFor="draft-earlier"),
                    Tag(
                        "textarea",
                        words,
                        id="draft-earlier",
                        name="earlier",
                        rows="4",
                        lang="zh-CN",
                        spellCheck="false",
                        autoComplete="off",
                        **about,
                    ),
                ],
                className="draft-field",
            ),
        ],
        open=bool(words),
        className="draft-earlier",
    )


def _told(field: str, key: str, language: str) -> Component:
    """Where a script says that what a field holds is more than the draft check takes."""
    told = {"data-more": text(key, language)}
    return html.P("", id=f"draft-{field}-told", role="alert", className="field-told", **told)


def _buttons(language: str) -> Component:
    # Told by a script where an answer takes long: a file may hold scanned pages.
    slow = text("draft.slow", language, seconds=str(scan.SECONDS_A_PAGE)) if scan.is_installed() else ""
    busy = {"data-busy": text("draft.busy", language), "data-slow": slow}
    clear = {"data-clear": ""}
    return html.Div(
        [
            html.Button(text("draft.check", language), type="submit", className="button strong", **busy),
            html.Button(
                text("draft.clear", language), type="button", className="button needs-script", **clear
            ),
        ],
        className="draft-buttons",
    )


def another_form(language: str) -> Component:
    """Return the button that leads to the empty form."""
    button = html.Button(text("draft.another", language), type="submit", className="button")
    return html.Form(button, action=draft_check_href(language), method="get", className="another-form")


def onward_form(language: str, words: str, token: str, places: tuple[SourcePlace, ...] = ()) -> Component:
    """Return the form that takes a draft from the draft check on to review, where it becomes data.

    A script sends the file itself, where one was sent: review keeps it. token: of the reader's session in
    review, "" for whoever has none and is asked for it first. places: where in the file the words stood.
    """
    return html.Form(
        [
            Tag("input", type="hidden", name="token", value=token),
            *places_field(places),
            Tag("textarea", words, name="text", hidden=True, **{"aria-label": text("draft.draft", language)}),
            Tag(
                "input",
                type="file",
                name="file",
                hidden=True,
                **{"aria-label": text("draft.file", language), "data-carries": ""},
            ),
            html.Button(text("draft.onward", language), type="submit", className="button"),
        ],
        action=review_href(language),
        method="post",
        encType="multipart/form-data",
        className="onward-form",
    )


def said_fields(said: Said) -> list[Tag]:
    """Return what was said about a draft as fields that nobody sees."""
    return [
        Tag("input", type="hidden", name=name, value=value) for name, value in said._asdict().items() if value
    ]


def earlier_field(words: str) -> list[Tag]:
    """Return the report that came with a draft as a field that nobody sees; none where none came."""
    return [Tag("textarea", words, name="earlier", hidden=True)] if words else []


def sheet_form(
    language: str,
    words: str,
    said: Said = NOTHING_SAID,
    earlier: str = "",
    takes_word: bool = True,
    places: tuple[SourcePlace, ...] = (),
) -> Component:
    """Return a form that asks for the draft's checklist as a workbook, or for a new Word file with comments.

    Nothing is kept on the server, so the draft, and the `earlier` report that came with it, travel once more.
    takes_word: whether it asks for Word. places: where in the file the words stood.
    """
    asked = (("xlsx", "draft.sheet_xlsx"), *([("docx", "draft.word")] if takes_word else []))
    return html.Form(
        [
            *said_fields(said),
            *places_field(places),
            Tag("textarea", words, name="text", hidden=True),
            *earlier_field(earlier),
            *(
                html.Button(text(key, language), type="submit", name="form", value=wanted, className="button")
                for wanted, key in asked
            ),
        ],
        action=draft_check_href(language),
        method="post",
        encType="multipart/form-data",
        className="sheet-form",
    )
