"""The list for a visit: every figure and claim of a report, whose it is, and what to ask for."""

from dash import html
from dash.development.base_component import Component

from components.figures.actor import actor_words
from components.figures.corrected import corrected_tag
from components.figures.period import other_period
from components.figures.quantity import count, figure_words
from components.frame.crumbs import crumbs
from components.frame.page_frame import page
from components.text import named, phrase, text
from components.web.file_addresses import spotcheck_href as file_href
from components.web.link import link
from components.web.page_addresses import indicator_href, overview_href, text_href
from components.web.view import View
from data.exports.spotcheck import SpotRow, spot_rows

COLUMNS = ("number", "figure", "sentence", "actor", "ask_for", "seen", "remark")


def title(view: View) -> str:
    """Return the tab's title."""
    place = named(view.whole.row, "place", view.language)
    return text("spotcheck.title", view.language, place=place, year=view.whole.row.year)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("spotcheck.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    rows = spot_rows(view.whole, view.language)
    body = _table(rows, view) if rows else html.P(text("spotcheck.none", view.language), className="silence")
    return page(
        view, _head(len(rows), view), body, _notes(view), title=title(view), wide=True, kind="spotcheck"
    )


def _head(number: int, view: View) -> Component:
    language, row = view.language, view.whole.row
    place = text("gap.report", language, place=named(row, "place", language), year=row.year)
    lead = phrase("spotcheck.lead", language, count=count(number, "spotcheck", language))
    ways = [
        html.Button(
            text("spotcheck.print", language),
            type="button",
            className="button needs-script",
            **{"data-print": ""},
        ),
        html.A("XLSX", href=file_href(language, view.report), download="", className="button"),
    ]
    return html.Div(
        [
            crumbs(
                language,
                (place, overview_href(language, view.report)),
                (text("spotcheck.heading", language), None),
            ),
            html.H1([text("spotcheck.heading", language), " ", html.Small(place)]),
            html.P(lead, className="lead"),
            html.P(ways, className="spotcheck-ways screen-only"),
        ],
        className="page-head ruled",
    )


def _table(rows: tuple[SpotRow, ...], view: View) -> Component:
    language = view.language
    heads = [html.Th(text(f"spotcheck.column_{name}", language), scope="col") for name in COLUMNS]
    body = [_row(row, view) for row in rows]
    return html.Div(
        html.Table([html.Thead(html.Tr(heads)), html.Tbody(body)], className="spotcheck-table"),
        className="table-scroll",
        tabIndex="0",
        role="region",
        **{"aria-label": text("spotcheck.heading", language)},
    )


def _row(spot: SpotRow, view: View) -> Component:
    language, row = view.language, spot.row
    period = other_period(row, int(view.whole.row.year), language)
    name = link(named(row, "short", language), indicator_href(language, view.report, row.indicator))
    figure = html.Span(figure_words(row, language, style="row"), className="spotcheck-figure")
    return html.Tr(
        [
            html.Td(str(spot.number), className="number", **{"data-verbatim": ""}),
            html.Th(
                [name, *corrected_tag(row, language), figure, *([period] if period else [])], scope="row"
            ),
            _labelled("sentence", _sentence(row.sentence, row.id, view), language),
            _labelled("actor", actor_words(row, language) or text("spotcheck.no_actor", language), language),
            _labelled("ask_for", spot.ask_for, language),
            html.Td("□", className="spotcheck-seen"),
            html.Td(""),
        ]
    )


def _labelled(column: str, words: str | list[Component], language: str) -> Component:
    """Return a cell that a phone, where the heads are not shown, names after its column."""
    return html.Td(words, **{"data-label": text(f"spotcheck.column_{column}", language)})


def _sentence(sentence: str, figure: str, view: View) -> list[Component]:
    language = view.language
    if not sentence:
        return [html.Span(text("spotcheck.no_sentence", language), className="muted")]
    words = html.Span(sentence, lang="zh-CN", className="report-words", **{"data-verbatim": ""})
    way = html.A(
        text("coverage.to_sentence", language),
        href=text_href(language, view.report, figure),
        className="screen-only",
    )
    return [words, html.Br(), way]


def _notes(view: View) -> Component:
    return html.P(text("spotcheck.note", view.language), className="muted")
