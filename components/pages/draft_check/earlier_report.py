"""The earlier report beside a draft: its figures with both sentences, and what became of its plan."""

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted
from components.text import named, text
from data.reading.draft import Beside, Compared, Followed, Review, change_words, words

MOST_ROWS = 60


def beside_earlier(review: Review, language: str) -> list[Component]:
    """Return the sections; none where no earlier report is at hand."""
    report = review.beside
    if report is None:
        return []
    return [_figures(report, review.compared, language), _plan(report, review.followed, language)]


def _which(report: Beside, language: str) -> Component:
    """Which report it is, and where it came from."""
    name = html.Strong(report.title or text("draft.untitled", language), lang="zh-CN")
    source = text("draft.earlier_sent" if report.is_sent else "draft.earlier_held", language)
    year = f" · {report.year}" if report.year else ""
    return html.P([name, f"{year} · {source}"], className="muted which", **{"data-verbatim": ""})


def _section(
    name: str, report: Beside, items: list[Component], more: int, note: str, language: str
) -> Component:
    nothing = html.P(words(f"sheet_no_{name}", language), className="muted")
    left_out = counted("draft.more", more, f"more-{name}", language) if more > 0 else []
    return html.Section(
        [
            html.Div([html.H2(words(f"sheet_{name}", language))], className="group-head"),
            _which(report, language),
            *([html.P(note, className="muted")] if items and note else []),
            html.Ul(items, className="beside-list") if items else nothing,
            *([html.P(left_out, className="muted more-prompts")] if left_out else []),
        ],
        className=f"prompt-group of-{name}",
    )


def _figures(report: Beside, rows: tuple[Compared, ...], language: str) -> Component:
    items = [_figure(row, language) for row in rows[:MOST_ROWS]]
    return _section("compared", report, items, len(rows) - MOST_ROWS, "", language)


def _figure(row: Compared, language: str) -> Component:
    now = row.now or words("not_listed", language)
    sides = (
        ("sheet_before", row.earlier, row.earlier_sentence),
        ("sheet_now", now, row.now_sentence),
    )
    return html.Li(
        [
            html.P(
                [
                    html.Span(named(row, "name", language), className="said"),
                    html.Span(change_words(row, language), className="became"),
                ],
                className="said-line",
            ),
            html.Dl([part for side in sides for part in _side(*side, language)]),
        ],
        className=f"beside-row {row.verdict}",
        **{"data-verbatim": ""},
    )


def _side(key: str, figure: str, sentence: str, language: str) -> list[Component]:
    quoted = [html.Span(sentence, className="quoted-line")] if sentence else []
    return [html.Dt(words(key, language)), html.Dd([html.Strong(figure), *quoted], lang="zh-CN")]


def _plan(report: Beside, rows: tuple[Followed, ...], language: str) -> Component:
    items = [_item(row, language) for row in rows[:MOST_ROWS]]
    note = text("draft.followed_note", language)
    return _section("followed", report, items, len(rows) - MOST_ROWS, note, language)


def _item(row: Followed, language: str) -> Component:
    alike = [html.Small(text("draft.alike", language, share=f"{row.alike}%"))] if row.passage else []
    passage = [html.Dt(words("sheet_passage", language)), html.Dd(row.passage, lang="zh-CN")]
    return html.Li(
        [
            html.P(
                [
                    html.Span(words(f"followed_{row.verdict}", language), className=f"tag {row.verdict}"),
                    *alike,
                ],
                className="said-line",
            ),
            html.Dl(
                [
                    html.Dt(words("sheet_planned", language)),
                    html.Dd(row.planned, lang="zh-CN"),
                    *(passage if row.passage else []),
                ]
            ),
        ],
        className=f"beside-row {row.verdict}",
        **{"data-verbatim": ""},
    )
