"""A field under a report's title that looks for words and numbers in that report."""

from dash import html
from dash.development.base_component import Component

from components.text import text
from components.web.first_html import Tag
from components.web.page_addresses import data_href
from components.web.view import View

FIELD = "report-search"


def report_search(view: View) -> Component:
    """Return a form that leads to the data page with the report's rows that hold the words."""
    language = view.language
    hint = text("report_search.hint", language)
    return html.Form(
        [
            Tag("input", type="hidden", name="report", value=view.report),
            Tag(
                "input",
                id=FIELD,
                type="search",
                name="q",
                placeholder=hint,
                required=True,
                **{"aria-label": text("report_search.label", language)},
            ),
            html.Button(text("report_search.find", language), type="submit", className="button"),
        ],
        action=data_href(language),
        method="get",
        role="search",
        className="search-line report-search",
        autoComplete="off",
    )
