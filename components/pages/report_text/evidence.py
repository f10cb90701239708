"""The evidence of a figure beside its sentence: a panel, on small screens a sheet from below."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from components.figures.citation import cite_figure
from components.figures.corrected import corrected_block
from components.figures.error_report import error_link
from components.figures.explained import explanation
from components.figures.figure_facts import computed_as, figure_facts
from components.figures.quantity import figure_words
from components.figures.section_names import section_label
from components.figures.share import card_link, quote_button
from components.pages.report_text.full_text import statement_id
from components.text import FIRST_LANGUAGE, named, phrase, text, translated
from components.web.link import link
from components.web.page_addresses import indicator_href, text_href
from components.web.public_address import public
from components.web.view import View
from data.select import WholeReport
from data.select.rows import Observation

PANEL = "evidence"
FACTS = ("stated", "actor", "period", "scope", "reading", "source_place", "note")


def evidence(view: View) -> Component:
    """Return the panels of all figures; the chosen one shows, a script shows others without a request."""
    language = view.language
    # All are in the first HTML: choosing a figure needs no request, and works as a link without a script.
    rows = view.whole.reported_rows
    opened = {"data-open": ""} if view.figure else {}
    return html.Section(
        [
            html.P(
                text("evidence.none", language),
                className="evidence-none",
                hidden=bool(view.figure),
                **{"data-evidence": ""},
            ),
            *[_panel(row, view) for row in rows],
            _keys(language),
        ],
        id=PANEL,
        className="evidence",
        **{"aria-label": text("evidence.label", language), **opened},
    )


def _panel(row: Observation, view: View) -> Component:
    language = view.language
    return html.Div(
        [
            html.Div([_place_line(row, view), _close(view)], className="evidence-top"),
            # The focus goes here when a panel opens, so that a screen reader reads what was chosen.
            html.H2(named(row, "name", language), id=f"evidence-{row.id}", tabIndex="-1"),
            html.P(figure_words(row, language, style="large"), className=f"evidence-figure {row.kind}"),
            html.P(named(row, "plain", language), className="evidence-plain"),
            *_english(row, language),
            _facts(row, view.whole, language),
            *corrected_block(row, view.whole, language),
            explanation(row, language, *_computed_as(row, language)),
            error_link(view, row.id),
            html.Div(
                [
                    html.P(className="evidence-told", role="status", **{"data-told-copy": ""}),
                    _doors(row, view),
                ],
                className="evidence-foot",
            ),
        ],
        className="evidence-panel",
        hidden=row.id != view.figure,
        **{"data-evidence": row.id},
    )


def _place_line(row: Observation, view: View) -> Component:
    language = view.language
    sections = {section.id: section for section in view.whole.section_rows}
    section = sections.get(row.section)
    # A report whose headings nobody has entered yet has figures all the same.
    area = [section_label(section, language), named(section, "short", language)] if section else []
    subject = [*([" · "] if area else []), named(row, "category", language)]
    return html.P(
        [html.Span(area, **{"data-address": ""}), html.Span(subject, className="evidence-subject")],
        className="evidence-where",
    )


def _close(view: View) -> Component:
    """A link to the same text without the figure, so that it also closes without a script."""
    return html.A(
        [text("evidence.close", view.language), html.Span("\u00d7", **{"aria-hidden": "true"})],
        href=text_href(view.language, view.report, **view.filter),
        className="evidence-close",
        **{"data-close": ""},
    )


def _english(row: Observation, language: str) -> list[Component]:
    if language == FIRST_LANGUAGE:
        return []
    tag = html.Span(text("evidence.unofficial", language), className="tag")
    words = html.Span(translated(row, "sentence", language), **{"data-verbatim": ""})
    return [html.P([words, " ", tag], className="unofficial")]


def _facts(row: Observation, report: WholeReport, language: str) -> Component:
    place = text("evidence.place", language), [_place(row, report, language)]
    facts = [*figure_facts(row, language, FACTS), place]
    return html.Dl(
        [html.Div([html.Dt(label), html.Dd(answer)]) for label, answer in facts], className="evidence-facts"
    )


def _place(row: Observation, report: WholeReport, language: str) -> Component:
    words = html.Span(_place_words(row, report, language), **{"data-address": ""})
    return html.A(words, href=f"#{statement_id(row.statement)}") if row.statement else words


def _place_words(row: Observation, report: WholeReport, language: str) -> str:
    """Return where a figure stands: part, area and ordinal in Chinese, the statement's number in English."""
    if language != FIRST_LANGUAGE:
        return row.statement or row.section
    sections = {section.id: section for section in report.section_rows}
    section = sections.get(row.section)
    labels = [section_label(section, language)] if section else []
    if section and section.parent in sections:
        labels.insert(0, section_label(sections[section.parent], language))
    if row.statement:
        labels.append(
            next(statement.ordinal for statement in report.statement_rows if statement.id == row.statement)
        )
    return "".join(labels)


def _computed_as(row: Observation, language: str) -> list[Component]:
    words = computed_as(row, language)
    return [html.P(phrase("evidence.computed_as", language, words=words))] if words else []


def _doors(row: Observation, view: View) -> Component:
    language, report = view.language, view.report
    here = public(text_href(language, report, row.id))
    page = indicator_href(language, report, row.indicator)
    return html.Div(
        [
            link(text("evidence.indicator", language), page, "button strong"),
            quote_button(view.whole, row, language, "button with-script"),
            card_link(view.whole, row, language, "button"),
            _copy("citation", language, here, _cited(row, view, here)),
            _copy("address", language, here, here),
        ],
        className="evidence-doors",
    )


def _cited(row: Observation, view: View, here: str) -> str:
    style = "gbt" if view.language == FIRST_LANGUAGE else "apa"
    return cite_figure(view.whole.row, row, style, view.language, date.today(), here)


def _copy(what: str, language: str, here: str, words: str) -> Component:
    """A button that copies `words`; its script makes the address `here` in them whole, host and all."""
    return html.Button(
        text(f"evidence.copy_{what}", language),
        type="button",
        className="button with-script",
        **{
            "data-copy-words": words,
            "data-address-inside": here,
            "data-copied": text(f"evidence.copied_{what}", language),
            "data-not-copied": text("evidence.not_copied", language),
        },
    )


def _keys(language: str) -> Component:
    keys = {name: html.Kbd(text(f"evidence.key_{name}", language)) for name in ("next", "previous", "close")}
    return html.Div(
        [
            html.P(phrase("evidence.keys", language, **keys)),
            html.Button(
                text("evidence.keys_switch", language),
                type="button",
                className="quiet",
                **{"aria-pressed": "true", "data-keys": ""},
            ),
        ],
        className="evidence-keys with-script",
    )
