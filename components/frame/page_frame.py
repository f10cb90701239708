"""The frame of every page: skip link, header, banner, footer."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.citation import reading_day
from components.figures.document_words import published_words
from components.figures.quantity import standard
from components.figures.source_address import source_address
from components.frame import big_screen
from components.frame.chooser import chooser
from components.frame.removed import removal_of, removal_words
from components.frame.search_box import search_box
from components.frame.since_cited import since_line
from components.text import LANGUAGES, named, phrase, text
from components.web import page_addresses as addresses
from components.web.site_version import site_version
from components.web.view import ON_SCREEN, View, href
from data.select.rows import Report

NAVIGATION = ("reports", "overview", "areas", "indicators", "text", "compare", "data", "check", "about")
# A page that no menu entry leads to lights up the entry that it lies under.
UNDER = {
    "area": "areas",
    "indicator": "indicators",
    "place": "reports",
    "differences": "data",
    "codebook": "data",
    "api": "data",
    "coverage": "reports",
    "required": "reports",
    "changes": "reports",
    "gap": "indicators",
    "spotcheck": "indicators",
    "reading": "about",
}


def page(
    view: View,
    *children: Any,
    title: str,
    banner: bool = True,
    wide: bool = False,
    note: str = "",
    note_label: str = "frame.note_label",
    kind: str = "",
    skip_to: str = "",
    turns: tuple[Sequence[str], int] | None = None,
) -> Component:
    """Return a whole page.

    title: the tab's title, carried by <main> so that a page that Dash swaps in can set it; so is the page's
    own path, which may be another than the one it was asked for by.
    banner: whose word the figures are; False where the page shows no report.
    note: key of a sentence of the page's own in the banner's place; `<note>_foot` stands in the footer.
    note_label: key of what the sentence is called.
    kind: a class of <main> for the page's own layout. skip_to: id of what most readers come for, where much
    stands before it; it gets a skip link of its own, `frame.skip_<id>`.
    turns: on a big screen, the pages that arrow keys turn and which of them this is; of a report without.
    """
    if view.screen:
        children = tuple(big_screen.for_a_screen(children))
    main = html.Main(
        [*notices(view), *since_line(view), *children],
        id="main",
        className=f"{'wide' if wide else 'narrow'} {kind}".strip(),
        **{
            "data-path": view.path,
            # Without its query: the page as such, whatever is chosen on it.
            "data-self": href(view).split("?")[0],
            "data-title": title,
            "data-language": LANGUAGES[view.language],
            # A browser may keep a page beyond its day: a script then sets the day that citations name.
            "data-day": date.today().isoformat(),
            **reading_day(view.language),
        },
    )
    if view.screen:
        pages, here = turns or _turns(view)
        foot = big_screen.line(view, source_line(view), pages, here)
        return html.Div([main, foot], className="site big-screen")
    return html.Div(
        [
            html.A(text("frame.skip", view.language), href="#main", className="skip"),
            *([_skip_to(skip_to, view.language)] if skip_to else []),
            _header(view),
            *_demo(view),
            *([_banner(view)] if banner else []),
            *([_aside([text(note, view.language)], note_label, view)] if note else []),
            main,
            _footer(view, text(f"{note}_foot", view.language) if note else source_line(view)),
        ],
        className="site",
    )


def _turns(view: View) -> tuple[Sequence[str], int]:
    pages = big_screen.turns(view)
    return pages, big_screen.own_turn(view, pages)


def _skip_to(id: str, language: str) -> Component:
    return html.A(text(f"frame.skip_{id}", language), href=f"#{id}", className="skip")


def _demo(view: View) -> list[Component]:
    """Say on every page of a demonstration (DEMO=1) that its reports are invented."""
    if os.environ.get("DEMO", "").strip() != "1":
        return []
    return [_aside([text("frame.demo", view.language)], "frame.demo_label", view)]


def _header(view: View) -> Component:
    language = view.language
    return html.Header(
        html.Div(
            [
                html.A(text("frame.product", language), href=addresses.address(language), className="brand"),
                html.Nav(
                    [_door(view, name) for name in NAVIGATION],
                    **{"aria-label": text("frame.pages", language)},
                ),
                html.Div(_tools(view), className="tools"),
            ],
            className="inner",
        ),
        className="top",
    )


def _door(view: View, name: str) -> Component:
    here = UNDER.get(view.page, view.page) == name
    # Pages of one report keep the reader's report; from pages of none they lead to the newest.
    target = View(view.language, name, view.report or view.held.newest)
    current = {"aria-current": "page"} if here else {}
    return html.A(text(f"frame.{name}", view.language), href=href(target), **current)


def _tools(view: View) -> list[Component]:
    return [
        search_box(view.language),
        *chooser(view),
        *[_in_language(other, view) for other in LANGUAGES if other != view.language],
        html.Button(
            [
                html.Span(text("frame.dark", view.language), className="when-light"),
                html.Span(text("frame.light", view.language), className="when-dark"),
            ],
            type="button",
            className="quiet",
            **{"data-scheme": ""},
        ),
    ]


def _in_language(other: str, view: View) -> Component:
    """Return the way to the same page in another language, under the name that its readers know it by."""
    # A page that is not there has no address in another language either.
    target = href(replace(view, language=other)) if view.page != "missing" else addresses.address(other)
    return html.A(
        text("language.name", other),
        href=target,
        hrefLang=LANGUAGES[other],
        lang=LANGUAGES[other],
        className="quiet",
        **{"data-language-switch": ""},
    )


def _banner(view: View) -> Component:
    words: list[Any] = [text("frame.banner", view.language)]
    if view.report_row is not None:
        report = view.report_row
        name = "frame.official" if report.source_kind == "government" else "cited.source"
        words += [" ", _source(text(name, view.language), report, view.language)]
    return _aside([*words, *_to_screen(view)], "frame.banner_label", view)


def _to_screen(view: View) -> list[Component]:
    """Return the way to the page as a meeting room sees it; on a small screen it is not shown."""
    if view.page not in ON_SCREEN or not (view.told or (view.beside and view.beside.indicator)):
        return []
    way = big_screen.screen_href(href(view))
    return [html.A(text("screen.in", view.language), href=way, className="to-screen screen-only")]


def _source(name: str, report: Report, language: str) -> Component:
    """Return the way to the source; on paper the footer has its address, or says that none is known."""
    if report.url:
        return html.A(name, href=report.url, rel="external noopener")
    return html.Span(source_address(report, language), className="screen-only")


def _aside(words: list[Any], label: str, view: View) -> Component:
    return html.Aside(
        html.P(words, className="inner"),
        className="banner",
        **{"aria-label": text(label, view.language)},
    )


def notices(view: View) -> list[Component]:
    """Return what of the address means nothing here, named; nothing where all of it does."""
    if not view.unknown:
        return []
    removals = [removal for value in view.unknown if (removal := removal_of(view, value))]
    removal_notes = [
        html.P(removal_words(decided, view.language), role="status", className="notice")
        for decided in removals
    ]
    values = text("frame.and", view.language).join(view.unknown)
    return [
        *removal_notes,
        html.P(
            phrase("frame.unknown_value", view.language, values=html.Q(values, **{"data-verbatim": ""})),
            role="status",
            className="notice",
        ),
    ]


def _footer(view: View, source: Any) -> Component:
    language = view.language
    return html.Footer(
        html.Div(
            [
                html.P(source),
                html.P(
                    [
                        html.A(text("frame.data", language), href=addresses.data_href(language)),
                        html.A(text("frame.cite", language), href=addresses.about_href(language) + "#cite"),
                        html.A(
                            text("frame.errors", language), href=addresses.about_href(language) + "#errors"
                        ),
                        html.A(text("frame.changes", language), href=addresses.changes_href(language)),
                        html.A(text("frame.about", language), href=addresses.about_href(language)),
                        html.Span(phrase("frame.version", language, number=standard(site_version()))),
                    ],
                    className="doors",
                ),
            ],
            className="inner",
        ),
        className="bottom",
    )


def source_line(view: View) -> list[Any]:
    """Return where the figures come from: title, site, publication date or that none is shown, address."""
    language = view.language
    report = view.report_row
    if report is None:
        return [text("frame.sources", language)]
    published = published_words(report, language)
    return phrase(
        "frame.source",
        language,
        title=html.Span(report.title, lang="zh-CN", **{"data-verbatim": ""}),
        source=named(report, "source_name", language),
        published=published,
        url=html.Span(source_address(report, language), className="paper-only", **{"data-address": ""}),
    )
