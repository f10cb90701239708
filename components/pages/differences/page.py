"""What is stated differently: both statements side by side, the sum written out, readers judge."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.figures.cite_box import page_citations
from components.figures.quantity import count, counted
from components.frame.crumbs import crumbs
from components.frame.page_frame import page
from components.pages.differences.agreeing import agreeing_list, agreeing_table
from components.pages.differences.choices import kind_chips, other_pages, place_form
from components.pages.differences.full import full
from components.pages.differences.rows import rows_table
from components.text import phrase, text
from components.web.file_addresses import KINDS, differences_file_href, kind_name
from components.web.page_addresses import data_href
from components.web.public_address import public
from components.web.view import View, href
from data.arithmetic.differences import Comparison
from data.select.differences import AGREES, IN_FULL


def title(view: View) -> str:
    """Return the tab's title."""
    return text("differences.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("differences.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    return page(
        view,
        _head(view),
        html.Div([kind_chips(view), place_form(view)], className="differences-choices screen-only"),
        _legend(view.language),
        *_chosen(view),
        *_list(view),
        *_around(view),
        html.P(text("differences.no_judgement", view.language), className="muted differences-end"),
        title=title(view),
        wide=True,
    )


def _head(view: View) -> Component:
    language = view.language
    here = (text("differences.heading", language), None)
    return html.Div(
        [
            crumbs(language, (text("frame.data", language), data_href(language)), here),
            html.H1(text("differences.heading", language)),
            html.P(text("differences.lead", language), className="lead"),
            html.P(
                counted("differences.made", view.compared.made, "comparisons", language), className="muted"
            ),
        ],
        className="page-head",
    )


def _legend(language: str) -> Component:
    marks = [("stated", ""), ("reckoned", " is-reckoned")]
    items = [
        html.Li([html.I(className=f"ring{kind}"), text(f"differences.legend_{name}", language)])
        for name, kind in marks
    ]
    return html.Ul(items, className="differences-legend")


def _chosen(view: View) -> list[Component]:
    chosen = view.compared.chosen
    return [] if chosen is None else [full(chosen, view)]


def _list(view: View) -> list[Component]:
    differences, language = view.compared, view.language
    if differences.question.kind == AGREES:
        return (
            [agreeing_table(differences.shown, view), *other_pages(view)]
            if differences.shown
            else [_none(view)]
        )
    others = [comparison for comparison in differences.shown if comparison != differences.chosen]
    if not others:
        return [] if differences.chosen is not None else [_none(view)]
    # A chosen one stands in full above the list; on later pages readers skim.
    in_full = 0 if differences.chosen is not None or differences.question.page > 1 else IN_FULL
    return [
        *(full(comparison, view) for comparison in others[:in_full]),
        *_rest(others[in_full:], view, language),
        *other_pages(view),
    ]


def _rest(others: Sequence[Comparison], view: View, language: str) -> list[Component]:
    if not others:
        return []
    top = html.Div(
        [
            html.H2(counted("differences.rest", len(others), "differences-rest", language)),
            html.P(text("differences.rest_order", language), className="muted"),
        ],
        className="differences-rest-top",
    )
    return [html.Section([top, rows_table(others, view)], className="differences-rest")]


def _none(view: View) -> Component:
    """Say that nothing differs, and of how many comparisons."""
    language = view.language
    made = count(view.compared.made, "comparisons", language)
    return html.P(phrase("differences.none", language, made=made), role="status", className="silence no-rows")


def _around(view: View) -> list[Component]:
    language = view.language
    parts = [
        html.Section(
            [
                html.H2(text(f"differences.{key}_heading", language)),
                html.P(text(f"differences.{key}", language)),
            ]
        )
        for key in ("own_reading", "no_difference")
    ]
    return [html.Div([*parts, *agreeing_list(view), _downloads(view)], className="differences-around")]


def _downloads(view: View) -> Component:
    language = view.language
    links = [
        html.Li(html.A(kind_name(kind, language), href=differences_file_href(view, kind), download=""))
        for kind in KINDS
    ]
    cited = page_citations(title(view), "differences", public(href(view)), language)
    return html.Section(
        [html.H2(text("differences.downloads", language)), html.Ul(links), *cited],
        className="screen-only difference-files cite-box",
    )
