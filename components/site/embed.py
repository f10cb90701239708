"""The route of what other sites show in a frame: a figure, a chart, the map, a trend, a comparison."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from string import Template
from typing import Any

from flask import Flask, Response, request

from components.charts.chart_card import chart_card, chart_home
from components.charts.finding import summary
from components.charts.plan import chart
from components.charts.report_map import finding as map_finding
from components.charts.report_map import framed_map
from components.charts.trend_card import ANCHOR, framed_trend
from components.charts.trend_words import trend_finding
from components.figures.figure_card import figure_card
from components.figures.share_words import figure_named, figure_title, shared_title
from components.frame.embed_frame import framed, lost
from components.frame.page_head import NOT_A_PAGE
from components.pages.compare import page as compare_page
from components.pages.compare.drawing import framed_drawing
from components.site.opening import from_url
from components.text import LANGUAGES, phrases, text
from components.web import site_files
from components.web.embed_addresses import CHART, COMPARE, FIGURE, MAP, THEMES, TREND
from components.web.first_html import as_html
from components.web.framing import EMBED
from components.web.page_addresses import address, compare_href, indicator_href, overview_href
from components.web.public_address import public
from components.web.view import View, href, language_of

AUTO = THEMES[0]
DOCUMENT = Template("""<!DOCTYPE html>
<html lang="$lang"$theme>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
$not_listed
$canonical
$files
</head>
<body class="embed">
$body
</body>
</html>
""")


@dataclass(frozen=True)
class Framed:
    """What stands in a frame. page: the address of all of it on this site."""

    view: View
    title: str
    content: Any
    page: str


def register(server: Flask, plotly_script: str) -> None:
    """Serve what can be embedded. plotly_script: the address of the script that draws."""

    def answer(asked: str) -> Response:
        language, *ids = asked.split("/")
        found = _found(language, ids) if language in LANGUAGES else None
        if found is None:
            return Response(_lost(language_of([language])), 404)
        body = as_html(framed(found.view, found.content, found.page))
        files = [f'<script src="{escape(plotly_script)}" defer></script>'] if "data-plot" in body else []
        head = {"title": found.title, "canonical": public(found.page).split("#")[0]}
        return Response(_document(language, body, [*_files(), *files, *_scripts()], **head))

    server.add_url_rule(f"/{EMBED}/<path:asked>", EMBED, answer)


def _found(language: str, ids: list[str]) -> Framed | None:
    """Return what an address names; None where it is not here."""
    match ids:
        case [kind, report, *rest] if kind in OF_A_REPORT and len(rest) == (kind != MAP):
            view = from_url(overview_href(language, report), {})
            return OF_A_REPORT[kind](view, "".join(rest)) if view.page == "overview" else None
        case [kind, report, name] if kind == TREND:
            return _trend(from_url(f"/{language}/indicator/{name}", {"report": report}), report)
        case [kind] if kind == COMPARE:
            return _comparison(from_url(compare_href(language), request.args.to_dict()))
    return None


def _figure(view: View, name: str) -> Framed | None:
    row = figure_named(view.whole, name)
    if row is None:
        return None
    title = figure_title(view.whole.row, row, view.language)
    page = indicator_href(view.language, view.report, row.indicator)
    return Framed(view, title, figure_card(view.whole, row, view.language), page)


def _chart(view: View, name: str) -> Framed | None:
    drawn = chart(view.whole, name)
    if drawn is None:
        return None
    card = chart_card(drawn, view.language, heading="h1", quote=False, table=False, reconciliations=False)
    title = shared_title(view, summary(drawn, view.language))
    return Framed(view, title, card, chart_home(drawn, view.language))


def _map(view: View, _: str) -> Framed | None:
    if not view.whole.is_quoted:
        return None
    title = shared_title(view, phrases.plain(map_finding(view.whole, view.language)))
    return Framed(view, title, framed_map(view), f"{href(view)}#map")


def _trend(view: View, report: str) -> Framed | None:
    # An unknown report would be answered with the newest one.
    if view.page != "indicator" or view.report != report or view.years is None or not view.years.is_trend:
        return None
    row, language = view.whole.row, view.language
    page = f"{indicator_href(language, report, view.indicator)}#{ANCHOR}"
    title = phrases.plain(trend_finding(view.years, language))
    return Framed(view, title, framed_trend(view.years, row, language), page)


def _comparison(view: View) -> Framed | None:
    if view.beside is None or view.beside.indicator is None or not view.beside.own.drawn:
        return None
    return Framed(view, compare_page.title(view), framed_drawing(view), href(view))


OF_A_REPORT: dict[str, Callable[[View, str], Framed | None]] = {FIGURE: _figure, CHART: _chart, MAP: _map}


def _lost(language: str) -> str:
    return _document(
        language, as_html(lost(language)), [*_files(), *_scripts()], text("frame.product", language)
    )


def _document(language: str, body: str, files: list[str], title: str, canonical: str = "") -> str:
    theme = request.args.get("theme", AUTO)
    fixed = f' data-theme="{theme}"' if theme in THEMES and theme != AUTO else ""
    link = f'<link rel="canonical" href="{escape(canonical)}">' if canonical else ""
    return DOCUMENT.substitute(
        lang=LANGUAGES[language],
        theme=fixed,
        title=escape(title),
        not_listed=NOT_A_PAGE,
        canonical=link,
        files="\n".join(files),
        body=body,
    )


def _files() -> list[str]:
    kinds = ("style", "trend_style", "compare_style", "embed_style")
    return [f'<link rel="stylesheet" href="{escape(_of(kind))}">' for kind in kinds]


def _scripts() -> list[str]:
    return [f'<script src="{escape(_of("embed"))}" defer></script>']


def _of(kind: str) -> str:
    return address(site_files.joined(kind).path)
