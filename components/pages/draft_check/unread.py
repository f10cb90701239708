"""What of a draft was not read, at the end of its prompts."""

from dash import html
from dash.development.base_component import Component

from data.reading.draft import Review, words
from data.reading.draft.unread import Unread, unread


def unread_list(review: Review, language: str) -> Component:
    """Return the fold: a line a reason; the sentence that all was read where there is none."""
    left_unread = unread(review, language)
    if not left_unread:
        return html.P(words("sheet_no_unread", language), className="muted unread")
    told = words("unread_told", language, count=str(sum(row.count for row in left_unread)))
    return html.Details(
        [html.Summary(told), html.Ul([_line(row) for row in left_unread])],
        className="unread",
        **{"data-verbatim": ""},
    )


def _line(row: Unread) -> Component:
    named = [html.Span(row.words, lang="zh-CN", className="unread-words")] if row.words else []
    return html.Li([html.Span(f"{row.what} · {row.reason}"), *named])
