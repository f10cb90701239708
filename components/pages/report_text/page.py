"""The report's text: every character as printed, its figures marked, the evidence of one beside it."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.figures.change_record import record_section
from components.figures.quantity import count, date_words
from components.figures.source_address import source_linked
from components.frame.cited import no_text
from components.frame.page_frame import page
from components.pages.report_text.english_gloss import language_note
from components.pages.report_text.evidence import evidence
from components.pages.report_text.found_bar import found_bar
from components.pages.report_text.full_text import full_text
from components.pages.report_text.outline import outline
from components.text import FIRST_LANGUAGE, named, phrase, text
from components.web.page_addresses import NUMBERS_SHOWN, text_href
from components.web.view import View


def title(view: View) -> str:
    """Return the tab's title."""
    return text("report_text.title", view.language, report=named_title(view))


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("report_text.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    if not view.whole.is_quoted:
        return _without_text(view)
    shown = {"data-numbers": NUMBERS_SHOWN} if _numbers_shown(view) else {}
    return page(
        view,
        html.Div(
            [
                _bar(view),
                *language_note(view),
                html.Div(
                    [
                        outline(view),
                        *found_bar(view),
                        full_text(view),
                        evidence(view),
                        *record_section(view),
                    ],
                    className="text-columns",
                ),
            ],
            className="text-page",
            **{"data-choice": "figure", "data-text-page": "", **shown},
        ),
        title=title(view),
        # The line above the text says whose words these are.
        banner=False,
    )


def _without_text(view: View) -> Component:
    heading = html.H1(named_title(view), **{"data-verbatim": ""})
    return page(
        view,
        html.Div(heading, className="page-head ruled"),
        *no_text(view),
        *record_section(view),
        title=title(view),
    )


def named_title(view: View) -> str:
    """Return the report's title in the page's language."""
    report = view.whole.row
    return named(report, "title", view.language)


def _numbers_shown(view: View) -> bool:
    return view.filter.get("numbers") == NUMBERS_SHOWN


def _bar(view: View) -> Component:
    """The line that stays above the text: what is marked, what else can be, whose words these are."""
    return html.Div(
        [
            # Hidden from screen readers: the title stands at the head of the text too.
            html.P(_name(view), className="text-name", **{"aria-hidden": "true"}),
            _legend(view),
            _switch(view),
            html.P(_banner(view), className="text-banner"),
        ],
        className="text-bar",
    )


def _name(view: View) -> list[Any]:
    report = view.whole.row
    if view.language == FIRST_LANGUAGE:
        return [html.Span(report.title, **{"data-verbatim": ""})]
    return phrase(
        "report_text.name",
        view.language,
        place=named(report, "place", view.language),
        year=date_words(str(report.year)),
    )


def _legend(view: View) -> Component:
    stated = view.whole.reported
    claims = int((stated["kind"] == "coverage").sum())
    numbers = {"fact": len(stated) - claims, "claim": claims}
    return html.Ul(
        [
            html.Li(
                [
                    html.Span(text(f"report_text.{kind}", view.language), className=f"figure {kind}"),
                    " ",
                    count(number, f"observations-{kind}", view.language),
                ]
            )
            for kind, number in numbers.items()
        ],
        className="text-legend",
    )


def _switch(view: View) -> Component:
    """A button of a form: without a script it leads to the address that marks those numbers."""
    shown = _numbers_shown(view)
    choices = {"figure": view.figure, "statement": view.statement, "find": view.filter.get("find", "")}
    fields = [dcc.Input(type="hidden", name=name, value=value) for name, value in choices.items() if value]
    return html.Form(
        [
            *fields,
            html.Button(
                text("report_text.numbers", view.language),
                type="submit",
                name="numbers",
                # What a press asks for: the other state.
                value="" if shown else NUMBERS_SHOWN,
                className="switch",
                **{"aria-pressed": "true" if shown else "false", "data-numbers-switch": ""},
            ),
        ],
        action=text_href(view.language, view.report),
        method="get",
        className="text-switch",
    )


def _banner(view: View) -> list[Any]:
    official = source_linked(text("report_text.official", view.language), view.whole.row, view.language)
    return phrase("report_text.banner", view.language, official=official)
