"""The steps that add a report, by hand or in the browser."""

from dash import html
from dash.development.base_component import Component

from components.text import phrase, text
from components.web.page_addresses import review_href

FOLDER, SCHEMA = "local/reports/", "data/schema/"
CHECK, BUILD = "python -m data.check", "python -m data.store build"


def how_to_add(language: str) -> Component:
    """Return the steps that add a report."""
    steps = [
        phrase("empty.step_folder", language, folder=_code(FOLDER)),
        phrase("empty.step_files", language, schema=_code(SCHEMA)),
        phrase("empty.step_check", language, command=_code(CHECK)),
        phrase("empty.step_build", language, command=_code(BUILD)),
    ]
    door = html.A(text("empty.door", language), href=review_href(language))
    return html.Section(
        [
            html.H2(text("empty.how", language)),
            html.P(phrase("empty.browser", language, door=door)),
            html.P(text("empty.by_hand", language)),
            html.Ol([html.Li(step) for step in steps], className="steps"),
        ],
        id="adding",
    )


def _code(words: str) -> Component:
    return html.Code(words, **{"data-verbatim": ""})
