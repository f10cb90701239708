"""Where reports come in: the form, the drafts that lie here, the reports that may be corrected or removed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.draft.form import ACCEPT
from components.edit.session import Session
from components.figures.quantity import counted, date_words
from components.text import named, text
from components.web.first_html import Tag
from components.web.page_addresses import address, overview_href, review_href
from data.reading.files import MOST_BYTES
from data.select.rows import Report

# In either list; a draft beyond it is found when others are published or discarded.
MOST_DRAFTS = 50


@dataclass(frozen=True)
class DraftLine:
    """A draft in the list. left: how many of its items nobody has decided; told: why it cannot be opened."""

    id: str
    title: str
    who: str
    created: str
    left: int = 0
    accepted: str = ""
    corrects: str = ""
    told: str = ""


def desk(
    language: str,
    session: Session,
    listed: Sequence[DraftLine],
    reports: Sequence[Any],
    removed: Sequence[Any],
    replaced: Collection[str],
    notice: str = "",
    words: str = "",
) -> list[Component]:
    """Return the page's parts below its heading.

    reports: rows with id, place_zh, place_en, year; removed: rows with date, report, reason of those that are
    not served now. replaced: ids of shipped reports that were corrected here. notice: what was done or went
    wrong. words: what was pasted and could not be taken.
    """
    return [
        *([html.P(notice, className="notice", role="status")] if notice else []),
        html.Div(
            [bring_form(language, session.form_token, words), _drafts(language, listed)],
            className="desk-columns",
        ),
        _reports(language, session, reports, replaced),
        *_removed(language, session, removed),
        _leave(language, session),
    ]


def bring_form(language: str, token: str, words: str = "") -> Component:
    """Return the form that brings a report in: pasted, or as a file."""
    pasted = Tag(
        "textarea",
        words,
        id="bring-words",
        name="text",
        rows="8",
        lang="zh-CN",
        spellCheck="false",
        autoComplete="off",
    )
    file = Tag(
        "input",
        type="file",
        id="bring-file",
        name="file",
        accept=ACCEPT,
        **{"data-most": str(MOST_BYTES)},
    )
    button = html.Button(text("review.bring_now", language), type="submit", className="button strong")
    return html.Form(
        [
            html.H2(text("review.bring", language)),
            Tag("input", type="hidden", name="token", value=token),
            _bring_field("words", language, pasted),
            _bring_field("file", language, file),
            html.P(text("review.bring_kept", language), className="muted"),
            html.Div(button, className="card-buttons"),
        ],
        action=review_href(language),
        method="post",
        encType="multipart/form-data",
        className="draft-form bring-form",
        **{"data-once": text("review.bring_busy", language), "data-drop": ""},
    )


def _bring_field(name: str, language: str, control: Tag) -> Component:
    label = html.Label(text(f"review.bring_{name}", language), htmlFor=f"bring-{name}")
    return html.Div([label, control], className="draft-field")


def _drafts(language: str, listed: Sequence[DraftLine]) -> Component:
    open_ones = [line for line in listed if not line.accepted]
    done = [line for line in listed if line.accepted]
    return html.Section(
        [
            html.H2(text("review.drafts", language)),
            html.Ul([_draft(language, line) for line in open_ones[:MOST_DRAFTS]], className="desk-list")
            if open_ones
            else html.P(text("review.no_drafts", language), className="muted"),
            *(
                [
                    html.Details(
                        [
                            html.Summary(counted("review.drafts_done", len(done), "drafts-done", language)),
                            html.Ul(
                                [_draft(language, line) for line in done[:MOST_DRAFTS]], className="desk-list"
                            ),
                        ],
                        className="more-fields",
                    )
                ]
                if done
                else []
            ),
        ],
        className="desk-drafts",
    )


def _draft(language: str, line: DraftLine) -> Component:
    name = line.title or text("review.untitled", language)
    about: list[Any] = [line.who, " · ", date_words(line.created[:10])]
    if line.told:
        about += [" · ", html.Span(line.told, lang="en")]
    elif line.accepted:
        about += [
            " · ",
            html.A(text("review.see_report", language), href=overview_href(language, line.accepted)),
        ]
    else:
        about += [" · ", *counted("review.left", line.left, f"left-{line.id}", language)]
    if line.corrects:
        about += [" · ", text("review.correcting", language)]
    return html.Li(
        [html.A(name, href=review_href(language, line.id), lang="zh-CN"), html.P(about, className="muted")],
        **{"data-verbatim": ""},
    )


def _reports(language: str, session: Session, reports: Sequence[Any], replaced: Collection[str]) -> Component:
    rows = [_report(language, session, row, row.id in replaced) for row in reports]
    return html.Section(
        [
            html.H2(text("review.reports", language)),
            html.P(text("review.reports_lead", language), className="muted"),
            html.Ul(rows, className="desk-list desk-reports")
            if rows
            else html.P(text("review.no_reports", language), className="muted"),
        ],
        className="desk-section",
    )


def _report(language: str, session: Session, row: Report, is_replaced: bool) -> Component:
    name: list[Any] = [named(row, "place", language), " · ", date_words(str(row.year))]
    open_form = html.Form(
        [
            *_hidden(session, row.id),
            html.Button(text("review.correct_report", language), type="submit", className="button"),
        ],
        action=address(f"{language}/review/open"),
        method="post",
    )
    # Of what is shipped the original is still there.
    back = [_with_reason(language, session, row.id, "restore", "restore_shipped")] if is_replaced else []
    return html.Li(
        [
            html.Span(
                [
                    html.A(name, href=overview_href(language, row.id)),
                    html.Small(f" {row.id}", className="muted"),
                ]
            ),
            html.Span(
                [open_form, *back, _with_reason(language, session, row.id, "remove")], className="desk-doors"
            ),
        ],
        **{"data-report": row.id, "data-verbatim": ""},
    )


def _removed(language: str, session: Session, removed: Sequence[Any]) -> list[Component]:
    if not removed:
        return []
    rows = [
        html.Li(
            [
                html.Span(
                    [
                        row.report,
                        html.Small(
                            [" ", date_words(str(row.date)[:10]), " · ", row.reason], className="muted"
                        ),
                    ]
                ),
                html.Span(_with_reason(language, session, row.report, "restore"), className="desk-doors"),
            ],
            **{"data-removed": row.report, "data-verbatim": ""},
        )
        for row in removed
    ]
    return [
        html.Section(
            [html.H2(text("review.removed", language)), html.Ul(rows, className="desk-list")],
            className="desk-section",
        )
    ]


def _with_reason(language: str, session: Session, report: str, verb: str, words: str = "") -> Component:
    """Return a fold that asks for the reason, which all may read. words: of its button, if not the verb's."""
    label = text(f"review.do_{words or verb}", language)
    control = f"{verb}-{report}"
    return html.Details(
        [
            html.Summary(label, className="button"),
            html.Form(
                [
                    *_hidden(session, report),
                    html.Label(text("review.reason_public", language), htmlFor=control),
                    Tag(
                        "input",
                        type="text",
                        id=control,
                        name="reason",
                        required=True,
                        maxLength="400",
                        autoComplete="off",
                    ),
                    html.Button(label, type="submit", className="button strong"),
                ],
                action=address(f"{language}/review/{verb}"),
                method="post",
                className="reason-form",
            ),
        ],
        className="desk-fold",
    )


def _hidden(session: Session, report: str) -> list[Any]:
    values = {"token": session.form_token, "report": report}
    return [Tag("input", type="hidden", name=name, value=value) for name, value in values.items()]


def _leave(language: str, session: Session) -> Component:
    return html.Form(
        [
            *_hidden(session, ""),
            html.Span(text("review.you_are", language, who=session.who), **{"data-verbatim": ""}),
            html.Button(text("review.leave", language), type="submit", className="button"),
        ],
        action=address(f"{language}/review/leave"),
        method="post",
        className="leave-form",
    )
