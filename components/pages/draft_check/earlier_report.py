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


def _section(name: str, report: Beside, items: list[Component], more: int, language: str) -> Component:
    nothing = html.P(words(f"sheet_no_{name}", language), className="muted")
    left_out = counted("draft.more", more, f"more-{name}", language) if more > 0 else []
    note = [html.P(text(f"draft.{name}_note", language), className="muted")] if items else []
    return html.Section(
        [
            html.H2(words(f"sheet_{name}", language)),
            _which(report, language),
            *note,
            html.Ul(items, className="beside-list") if items else nothing,
            *([html.P(left_out, className="muted more-prompts")] if left_out else []),
        ],
        className=f"draft-beside of-{name} screen-only",
    )


def _figures(report: Beside, rows: tuple[Compared, ...], language: str) -> Component:
    items = [_figure(row, language) for row in rows[:MOST_ROWS]]
    return _section("compared", report, items, len(rows) - MOST_ROWS, language)


def _figure(row: Compared, language: str) -> Component:
    now = row.now or words("not_listed", language)
    return _row(
        row.verdict,
        [html.Span(named(row, "name", language), className="said"), html.Span(change_words(row, language))],
        [
            _side("sheet_before", [html.Strong(row.earlier), *_sentence(row.earlier_sentence)], language),
            _side("sheet_now", [html.Strong(now), *_sentence(row.now_sentence)], language),
        ],
    )


def _plan(report: Beside, rows: tuple[Followed, ...], language: str) -> Component:
    items = [_item(row, language) for row in rows[:MOST_ROWS]]
    return _section("followed", report, items, len(rows) - MOST_ROWS, language)


def _item(row: Followed, language: str) -> Component:
    tag = html.Span(words(f"followed_{row.verdict}", language), className=f"tag {row.verdict}")
    alike = [html.Span(text("draft.alike", language, share=f"{row.alike}%"))] if row.passage else []
    sides = [_side("sheet_planned", _sentence(row.planned), language)]
    if row.passage:
        sides.append(_side("sheet_passage", _sentence(row.passage), language))
    return _row(row.verdict, [tag, *alike], sides)


def _row(verdict: str, head: list[Component], sides: list[Component]) -> Component:
    return html.Li(
        [html.P(head, className="beside-head"), html.Dl(sides)],
        className=f"beside-row {verdict}",
        **{"data-verbatim": ""},
    )


def _side(key: str, said: list[Component], language: str) -> Component:
    return html.Div([html.Dt(words(key, language)), html.Dd(said, lang="zh-CN")])


def _sentence(words_of_it: str) -> list[Component]:
    return [html.Span(words_of_it, className="quoted-line")] if words_of_it else []
