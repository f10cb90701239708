"""What words find everywhere: places, indicators, reports, figures and the texts of reports."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted
from components.frame.page_frame import page
from components.frame.search_field import search_field
from components.pages.search.evidence import figures, texts
from components.pages.search.names import indicators, places, reports
from components.pages.search.nothing import nothing
from components.pages.search.parts import quoted, total_of
from components.pages.search.question import AS_TYPED, WANTED
from components.text import joined, phrase, text
from components.web.page_addresses import search_href
from components.web.view import SHOWN_OF_A_VALUE, View
from data.select import NearestResults

RESULTS = "results"


def title(view: View) -> str:
    """Return the tab's title."""
    return text("search_page.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("search_page.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    language, found = view.language, view.searched
    return page(
        view,
        html.Div(
            [html.H1(text("search_page.heading", language)), _form(view), *_how(view)],
            className="page-head search-head",
        ),
        html.Div([*_said(view), *_results(found, view)], id=RESULTS, className="search-results"),
        title=title(view),
        banner=bool(found.results.total or found.results.passages.total),
        skip_to=RESULTS if found.results.words else "",
    )


def _form(view: View) -> Component:
    language = view.language
    like = text("search_page.like", language)
    field = search_field("search-words", SHOWN_OF_A_VALUE, like, view.filter.get("q", ""))
    button = html.Button(text("search_page.find", language), type="submit", className="button strong")
    return html.Form(
        [
            html.Label(text("search_page.label", language), htmlFor="search-words"),
            html.Div([field, button], className="search-line"),
        ],
        action=search_href(language),
        method="get",
        role="search",
        className="place-search search-form screen-only",
        **{"data-site-search": ""},
    )


def _how(view: View) -> list[Component]:
    """Say what may be typed, to those who have typed nothing yet."""
    if view.searched.results.words:
        return []
    language = view.language
    return [
        html.P(text("search_page.how", language), className="muted"),
        html.P(phrase("search_page.key", language, sign=html.Kbd("/")), className="muted with-script"),
    ]


def _said(view: View) -> list[Component]:
    """Say what was found, kind by kind, and for which words where it was not for those that were typed."""
    found, language = view.searched, view.language
    if not found.results.words:
        return []
    asked = quoted(view.filter["q"])
    lines: list[Component] = []
    if found.shown:
        link = html.A(
            phrase("search_page.as_typed", language, asked=asked),
            href=search_href(language, q=view.filter["q"], **{AS_TYPED: WANTED}),
        )
        words = {"asked": asked, "shown": html.Strong(quoted(found.shown)), "link": link}
        lines.append(html.P(phrase("search_page.instead", language, **words), className="search-instead"))
    if found.results.is_empty:
        lines.append(html.P(phrase("search_page.nothing", language, asked=asked), className="search-instead"))
    else:
        lines.append(html.P(_numbers(found, language), className="search-numbers"))
    return [html.Div(lines, role="status")]


def _numbers(found: NearestResults, language: str) -> list[Any]:
    """Return how many of each kind there are, each the way to them; none is said, too."""
    results = found.results
    numbers = {
        "places": total_of(results.places),
        "indicators": total_of(results.indicators),
        "reports": total_of(results.reports),
        "figures": results.total,
        "texts": results.passages.total,
    }
    words = {
        kind: counted(f"search_page.number_{kind}", number, f"hits-{kind}", language)
        for kind, number in numbers.items()
    }
    links = [
        html.A(html.Span(words[kind]), href=f"#results-{kind}")
        if number
        else html.Span(html.Span(words[kind]), className="silence")
        for kind, number in numbers.items()
    ]
    return joined(links, " ")


def _results(found: NearestResults, view: View) -> list[Component]:
    if not found.results.words:
        return []
    if found.results.is_empty:
        return nothing(view)
    names = [*places(view), *indicators(view), *reports(view)]
    evidence = [*figures(view), *texts(view)]
    columns = [
        html.Div(part, className=name) for part, name in ((names, "names"), (evidence, "said")) if part
    ]
    return [html.Div(columns, className="search-columns" if names and evidence else "search-column")]
