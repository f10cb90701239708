"""One indicator: its figure as worded, its chart, its sentence, its checks, what to take away."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.chart_table import chart_table
from components.charts.plan import Chart, chart_of_indicator
from components.check_lines import check_lines
from components.cite_box import cite_box
from components.cited import cited_note
from components.crumbs import crumbs
from components.error_report import error_link
from components.explained import explanation
from components.figure_facts import figure_facts
from components.figure_row import figure_rows
from components.frame import page
from components.link import link
from components.pages.area import full_name
from components.period import other_period, period_words
from components.quantity import date_words, figure_words
from components.report_map import place_of
from components.share import buttons, quote_button, share_button
from components.text import named, phrase, text
from components.verbatim import figure_marks, plain, verbatim
from components.view import View, area_href, indicator_href, indicators_href, overview_href, text_href


def title(view: View) -> str:
    """Return the tab's title."""
    row, report = _row(view), view.whole.row
    place = named(report, "place", view.language)
    return text(
        "indicator.title",
        view.language,
        name=named(row, "short", view.language),
        place=place,
        year=report.year,
    )


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return named(_row(view), "plain", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    row = _row(view)
    # A chart quotes the sentence that it draws.
    is_drawn = row.status == "reported" and view.whole.is_quoted
    chart = chart_of_indicator(view.whole, view.indicator) if is_drawn else None
    return page(
        view,
        _head(row, view),
        html.Div([_main(row, chart, view), _aside(row, view)], className="columns"),
        title=title(view),
    )


def _row(view: View) -> Any:
    """The figure of the report's own year, else another, or the row that says that the report states none."""
    if view.indicator in view.whole.figures:
        return view.whole.figures[view.indicator]
    for found in (view.whole.reported, view.whole.not_reported):
        for row in found[found["indicator"] == view.indicator].itertuples():
            return row
    raise KeyError(view.indicator)


def _is_known(row: Any, view: View) -> bool:
    """Say whether the report's answer is known; what a text that is not here leaves out nobody can say."""
    return view.whole.is_quoted or row.status != "not_reported"


def _head(row: Any, view: View) -> Component:
    language = view.language
    report = view.whole.row
    where = [
        named(report, "place", language),
        " · ",
        date_words(str(report.year)),
        " · ",
        named(row, "category", language),
    ]
    figure = figure_words(row, language, style="large" if row.status == "reported" else "sentence")
    period = other_period(row, int(report.year), language)
    return html.Div(
        [
            _crumbs(row, view),
            html.Div(
                [
                    html.Div(
                        [
                            html.H1(named(row, "name", language)),
                            html.P(named(row, "plain", language), className="indicator-plain"),
                            html.P(where, className="muted"),
                        ]
                    ),
                    html.Div(
                        [
                            html.P(
                                [
                                    figure if _is_known(row, view) else text("cited.unknown_short", language),
                                    period,
                                ],
                                className=f"indicator-figure {row.kind}",
                            ),
                            *_share(row, view),
                        ]
                    ),
                ],
                className="indicator-head",
            ),
        ],
        className="page-head ruled",
    )


def _share(row: Any, view: View) -> list[Component]:
    if row.status != "reported":
        return []
    # What a cited report says has no sentence below: its figure is copied here.
    quote = [] if view.whole.is_quoted else [quote_button(view.whole, row, view.language)]
    return [buttons(share_button(view.whole, row, view.language), *quote)]


def _crumbs(row: Any, view: View) -> Component:
    language = view.language
    steps: list = [(text("crumbs.overview", language), overview_href(language, view.report))]
    section = _section(row, view)
    if section is not None:
        name = html.Span(full_name(section, language), **{"data-verbatim": ""})
        steps.append((name, area_href(language, view.report, section.id)))
    else:
        steps.append((text("frame.indicators", language), indicators_href(language, view.report)))
    return crumbs(language, *steps, (named(row, "short", language), None))


def _section(row: Any, view: View) -> Any:
    sections = view.whole.sections
    return next(sections[sections["id"] == row.section].itertuples(), None) if row.section else None


def _main(row: Any, chart: Chart | None, view: View) -> Component:
    if row.status != "reported":
        return html.Div(_silence(row, view), className="main-column")
    sentence = _sentence(row, view) if view.whole.is_quoted else cited_note(view)
    blocks = [sentence, *_also(row, view), *_table(chart, view), *_checks(row, view)]
    if chart is not None:
        blocks.insert(
            0, chart_card(chart, view.language, heading="h2", quote=False, table=False, checks=False)
        )
    return html.Div(blocks, className="main-column")


def _silence(row: Any, view: View) -> list[Component]:
    report = view.whole.row
    if not _is_known(row, view):
        unknown = html.P(text("cited.unknown", view.language), className="silence not-reported")
        return [unknown, cited_note(view)]
    name = html.Span(report.title, lang="zh-CN", **{"data-verbatim": ""})
    return [
        html.P(
            phrase(f"indicator.{row.status}", view.language, report=name), className="silence not-reported"
        ),
        html.P(link(text("indicator.read_report", view.language), text_href(view.language, view.report))),
    ]


def _sentence(row: Any, view: View) -> Component:
    language, report = view.language, view.whole
    marks = figure_marks(
        report,
        language,
        lambda other: indicator_href(language, report.id, other.indicator),
        chosen=row.id,
        arrive=False,
    )
    context = []
    if row.context:
        before = report.text[int(row.context_start) : int(row.context_end)]
        context = [html.Span(plain(before), className="context")]
    words = html.P(
        [*context, *verbatim(report, row.sentence_start, row.sentence_end, marks)],
        lang="zh-CN",
        className="report-words",
        **{"data-verbatim": ""},
    )
    english = html.P(
        [
            html.Span(row.sentence_en, **{"data-verbatim": ""}),
            " ",
            html.Span(text("statement_text.unofficial", language), className="tag"),
        ],
        className="unofficial",
    )
    return html.Section(
        [
            html.H2(text("indicator.sentence", language)),
            html.Blockquote(words, className="quote chosen"),
            *([english] if language == "en" else []),
            html.P(_where(row, view, bool(context)), className="muted"),
            buttons(quote_button(report, row, language)),
        ],
        id="sentence",
    )


def _where(row: Any, view: View, has_context: bool) -> list:
    language = view.language
    door = link(text("indicator.open_text", language), text_href(language, view.report, row.id))
    statements = view.whole.statements
    found = next(statements[statements["id"] == row.statement].itertuples(), None)
    place = html.Span(place_of(found, language), **{"data-verbatim": ""}) if found is not None else ""
    grey = [text("indicator.context", language), " "] if has_context else []
    return [*grey, *phrase("indicator.position", language, place=place), " ", door]


def _also(row: Any, view: View) -> list[Component]:
    """The other figures of the indicator in this report, this year's first, each with its sentence."""
    stated = view.whole.reported_rows
    others = [one for one in stated if one.indicator == row.indicator and one.id != row.id]
    if not others:
        return []
    language, own = view.language, int(view.whole.row.year)
    others.sort(key=lambda one: (int(one.year) != own, -int(one.year)))
    return [
        html.Section(
            [
                html.H2(text("indicator.also", language)),
                html.P(text("indicator.also_note", language), className="muted"),
                html.Ul([html.Li(_other(one, view)) for one in others], className="other-figures"),
            ]
        )
    ]


def _other(row: Any, view: View) -> Component:
    language = view.language
    words = [
        html.Span(date_words(period_words(row.period, language)), className="of-period"),
        figure_words(row, language, style="row"),
        html.Span(named(row, "scope", language), className="muted"),
    ]
    if not view.whole.is_quoted:
        return html.Span(words, className="key-row")
    return link(words, text_href(language, view.report, row.id), "key-row")


def _table(chart: Chart | None, view: View) -> list[Component]:
    if chart is None:
        return []
    heading = html.H2(text("indicator.table", view.language))
    return [html.Section([heading, chart_table(chart, view.language)])]


def _checks(row: Any, view: View) -> list[Component]:
    found = check_lines(view.whole, view.language, [row.indicator])
    return [html.Section([html.H2(text("indicator.checks", view.language)), found])] if found else []


def _aside(row: Any, view: View) -> Component:
    language = view.language
    blocks = [
        figure_facts(row, view),
        html.Section([explanation(row, language), *_error_link(row, view)]),
        *_note(view),
        *_related(row, view),
        *([cite_box(view, row)] if _is_known(row, view) else []),
    ]
    return html.Aside(blocks, className="aside", **{"aria-label": text("indicator.aside", language)})


def _error_link(row: Any, view: View) -> list[Component]:
    return [error_link(view, row.id)] if row.status == "reported" else []


def _note(view: View) -> list[Component]:
    words = named(view.whole.row, "note", view.language)
    heading = html.H2(text("indicator.publisher", view.language))
    return [html.Section([heading, html.P(words)])] if words else []


def _related(row: Any, view: View) -> list[Component]:
    language = view.language
    stated = view.whole.observations
    near = stated[(stated["status"] == "reported") & (stated["indicator"] != row.indicator)]
    near = near[(near["category"] == row.category) | (near["section"] == row.section)]
    near = near.assign(far=near["category"] != row.category).sort_values("far", kind="stable")
    if not len(near):
        return []
    return [html.Section([html.H2(text("indicator.related", language)), html.Ul(figure_rows(near, view))])]
