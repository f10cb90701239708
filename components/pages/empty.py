"""What every page says while no report is here: how to add one, and what was left out."""

from dash import html
from dash.development.base_component import Component

from components.frame import page
from components.left_out import left_out_list
from components.text import phrase, text
from components.view import View, check_href

FOLDER, SCHEMA = "local/reports/", "data/schema/"
CHECK, BUILD = "python -m data.check", "python -m data.store build"


def title(view: View) -> str:
    """Return the tab's title."""
    return text("empty.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("empty.heading", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    language = view.language
    return page(
        view,
        html.H1(text("empty.heading", language)),
        html.P(text("empty.lead", language), className="lead"),
        how_to_add(language),
        *left_out_list(view),
        html.P(html.A(text("empty.check", language), href=check_href(language))),
        title=title(view),
        banner=False,
    )


def how_to_add(language: str) -> Component:
    """Return the steps that add a report."""
    steps = [
        phrase("empty.step_folder", language, folder=_code(FOLDER)),
        phrase("empty.step_files", language, schema=_code(SCHEMA)),
        phrase("empty.step_check", language, command=_code(CHECK)),
        phrase("empty.step_build", language, command=_code(BUILD)),
    ]
    return html.Section(
        [html.H2(text("empty.how", language)), html.Ol([html.Li(step) for step in steps], className="steps")],
        id="adding",
    )


def _code(words: str) -> Component:
    return html.Code(words, **{"data-verbatim": ""})
