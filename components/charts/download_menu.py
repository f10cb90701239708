"""What a reader can take from a chart, a map or a table: its picture, its data, a citation, a link."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.embed_items import copy_button, embed_items
from components.figures.citation import SPECIAL, STYLES, cite_chart
from components.figures.quantity import standard
from components.figures.share import card_words, told
from components.text import text
from components.web.api_addresses import API
from components.web.file_addresses import PRINT, card_href, kind_name
from components.web.page_addresses import address
from components.web.public_address import public

# `copy` puts the PNG on the clipboard.
PICTURES = ("png", "svg", "copy")
# What becomes of a picture; the script knows no language of its own.
SAID = ("busy", "saved", "copied", "failed", "by_hand", "why", "close", "offer")
# A phone has no use for it; the data page has it too.
OF_THE_DESK = ("plain.csv",)


@dataclass(frozen=True)
class Picture:
    """What a menu is of.

    name: a chart's id, `map` or `plan`. title: what it shows, as plain words. here: where a reader finds it.
    files: addresses of its data by their kind (csv, plain.csv, xlsx, json, api); none for a table of words.
    drawn, cited: of a picture of several reports, whose `report` is None: the address of its figure, and its
    citation in a style. card: the address of its card, by default that of the report's picture of this name.
    embeds: addresses at which other sites show it in a frame.
    """

    report: Any
    name: str
    title: str
    here: str
    files: dict[str, str]
    drawn: str = ""
    cited: Callable[[str], str] | None = None
    card: str = ""
    embeds: tuple[str, ...] = ()


def download_menu(picture: Picture, language: str) -> Component:
    """Return the menu, and the line that says what became of what was chosen in it."""
    picture = replace(picture, here=public(picture.here))
    groups = [
        _group(
            "picture", [*(_save(kind, language) for kind in PICTURES), _card(picture, language)], language
        ),
        _group("data", [_file(*file, language) for file in picture.files.items()], language),
        _group("cite", [_cite(style, picture, language) for style in STYLES], language, script=True),
        _group(
            "embed",
            embed_items(picture.title, picture.report, picture.embeds, language),
            language,
            script=True,
        ),
        _group("link", [_link(picture, language)], language, script=True),
    ]
    note = html.P(text("download_menu.no_script", language), className="without-script muted")
    menu = html.Details(
        [
            html.Summary(text("download_menu.name", language), className="button"),
            html.Div([_top(language), *groups, note], className="take-menu"),
        ],
        className="take",
        **{"data-take": ""},
    )
    return html.Div([menu, told()], className="download", **_words_of_picture(picture, language))


def files_menu(files: dict[str, str], language: str) -> Component:
    """Return a menu of files alone, by their kind: of a page that is no picture."""
    links = _group("page", [_file(*file, language) for file in files.items()], language)
    menu = html.Details(
        [
            html.Summary(text("download_menu.name", language), className="button"),
            html.Div([_top(language), links], className="take-menu"),
        ],
        className="take",
        **{"data-take": ""},
    )
    return html.Div(menu, className="download screen-only")


def _words_of_picture(picture: Picture, language: str) -> dict[str, str]:
    # {name} is the script's to fill: it alone knows what the file is called in the end.
    sayings = {
        f"data-{key.replace('_', '-')}": text(f"picture.say_{key}", language, name="{name}") for key in SAID
    }
    href = picture.drawn or address(f"picture/{language}/{picture.report.id}/{picture.name}.json")
    # A copied picture says so in its own words.
    return {
        **sayings,
        "data-picture": href,
        "data-picture-copied": sayings["data-copied"],
        "data-copied": text("download_menu.copied", language),
        "data-not-copied": text("evidence.not_copied", language),
    }


def _top(language: str) -> Component:
    close = html.Button(
        # The cross is hidden from screen readers, which would read it out as `times`.
        [text("download_menu.close", language), html.Span("\u00d7", **{"aria-hidden": "true"})],
        type="button",
        className="quiet",
    )
    return html.Div([html.P(text("download_menu.name", language)), close], className="take-top")


def _group(name: str, items: list[Component], language: str, script: bool = False) -> Component | None:
    """Return the items under their name; those that only a script can carry out are not there without one."""
    if not items:
        return None
    label = text(f"download_menu.{name}", language)
    return html.Div(
        [html.P(label, className="take-name"), html.Ul(items)],
        role="group",
        className="take-group needs-script" if script else "take-group",
        **{"aria-label": label},
    )


def _item(control: Component, kind: str = "") -> Component:
    return html.Li(control, className="of-the-desk" if kind in OF_THE_DESK else None)


def _words(name: Any, hint: str, language: str) -> list[Any]:
    return [html.Span(name), html.Small(text(f"download_menu.hint_{hint}", language))]


def _save(kind: str, language: str) -> Component:
    name = text("chart.copy", language) if kind == "copy" else kind.upper()
    button = html.Button(_words(name, kind, language), type="button", **{"data-export": kind})
    return html.Li(button, className="needs-script")


def _card(picture: Picture, language: str) -> Component:
    href = picture.card or card_href(language, picture.report.id, picture.name)
    words = _words(text("card.name", language), "card", language)
    return _item(html.A(words, href=href, download="", **card_words(language)))


def _file(kind: str, href: str, language: str) -> Component:
    words = _words(kind_name(kind, language), kind.replace(".", "_"), language)
    # The address itself is what is taken of the API, and a page to print is read first: both open.
    saved = {} if kind in (API, PRINT) else {"download": ""}
    return _item(html.A(words, href=href, **saved), kind)


def _cite(style: str, picture: Picture, language: str) -> Component:
    cited = (
        picture.cited(style)
        if picture.cited is not None
        else cite_chart(
            picture.report, picture.name, picture.title, style, language, date.today(), picture.here
        )
    )
    return _copy(standard(text(f"cite_box.{style}", language)), "cite", cited, picture, language)


def _link(picture: Picture, language: str) -> Component:
    return _copy(text("download_menu.copy_link", language), "link", picture.here, picture, language)


def _copy(name: Any, hint: str, words: str, picture: Picture, language: str) -> Component:
    # As far as BibTeX writes it like everyone else.
    inside = SPECIAL.split(picture.here)[0]
    return _item(copy_button(_words(name, hint, language), words, inside))
