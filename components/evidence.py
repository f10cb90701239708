"""The evidence of a figure beside its sentence: a panel, on small screens a sheet from below."""

from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.citation import cite_figure
from components.error_report import error_link
from components.evidence_facts import evidence_facts, taken
from components.explained import explanation
from components.link import link
from components.map_sheet import section_label
from components.public_address import public
from components.quantity import figure_words
from components.share import quote_button
from components.text import named, phrase, text
from components.view import View, indicator_href, text_href

PANEL = "evidence"
CITED = {"zh": "gbt", "en": "apa"}


def evidence(view: View) -> Component:
    """Return the panels of all figures; the chosen one shows, a script shows others without a request."""
    language = view.language
    stated = view.whole.observations
    rows = stated[stated["status"] == "reported"].itertuples()
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


def _panel(row: Any, view: View) -> Component:
    language = view.language
    return html.Div(
        [
            html.Div([_place_line(row, view), _close(view)], className="evidence-top"),
            html.H2(named(row, "name", language), id=f"evidence-{row.id}", tabIndex="-1"),
            html.P(figure_words(row, language, style="large"), className=f"evidence-figure {row.kind}"),
            html.P(named(row, "plain", language), className="evidence-plain"),
            *_english(row, language),
            evidence_facts(row, view.whole, language),
            explanation(row, language, *_taken(row, language)),
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


def _place_line(row: Any, view: View) -> Component:
    language = view.language
    sections: dict[str, Any] = {section.id: section for section in view.whole.sections.itertuples()}
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


def _english(row: Any, language: str) -> list[Component]:
    if language == "zh":
        return []
    tag = html.Span(text("evidence.unofficial", language), className="tag")
    return [html.P([html.Span(row.sentence_en, **{"data-verbatim": ""}), " ", tag], className="unofficial")]


def _taken(row: Any, language: str) -> list[Component]:
    words = taken(row, language)
    return [html.P(phrase("evidence.taken", language, taken=words))] if words else []


def _doors(row: Any, view: View) -> Component:
    language, report = view.language, view.report
    here = public(text_href(language, report, row.id))
    page = indicator_href(language, report, row.indicator)
    return html.Div(
        [
            link(text("evidence.indicator", language), page, "button strong"),
            quote_button(view.whole, row, language, "button with-script"),
            _copy("citation", language, here, _cited(row, view, here)),
            _copy("address", language, here, here),
        ],
        className="evidence-doors",
    )


def _cited(row: Any, view: View, here: str) -> str:
    return cite_figure(view.whole.row, row, CITED[view.language], view.language, date.today(), here)


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
