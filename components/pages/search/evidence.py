"""Figures with their sentences, and the texts that hold the words."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.marked import is_marked, marked, marked_span
from components.figures.quantity import count, counted, figure_words
from components.frame.searched_texts import searched_texts
from components.pages.search.names import QUOTED, report_name
from components.pages.search.parts import in_the_other, section
from components.text import FIRST_LANGUAGE, named, phrase, text, translated
from components.web.page_addresses import data_href, found_href, text_href
from components.web.view import View
from data.select.make_rows import rows_of
from data.select.rows import Observation
from data.select.search_rows import Passage


def query_of(view: View) -> str:
    """Return the words that are shown: those that were typed, or the nearest."""
    return view.searched.shown or view.filter.get("q", "")


def figures(view: View) -> list[Component]:
    """Return the first figures, and the way to all of them; nothing where there is none."""
    results, language = view.searched.results, view.language
    items = [html.Li(_figure(row, view)) for row in rows_of(Observation, results.observations)]
    if not items:
        return []
    number = count(results.total, "hits-figures", language)
    words = phrase("search_page.all_figures", language, count=number)
    way = html.P(html.A(html.Span(words), href=data_href(language, q=query_of(view))), className="search-all")
    return [section("figures", items, results.total, language, way)]


def _figure(row: Observation, view: View) -> list[Any]:
    language, words = view.language, view.searched.results.words
    name = html.A(
        marked_span(named(row, "short", language), words), href=text_href(language, row.report, row.id)
    )
    return [
        html.P([name, " ", _amount(row, view)], className="search-figure"),
        html.P(_source(row, view), className="muted"),
        *_other_name(row, view),
        *_sentence(row, view),
    ]


def _amount(row: Observation, view: View) -> Component:
    """Return a figure in its words, marked where a number found it."""
    shown = figure_words(row, view.language)
    numbers = {word.number for word in view.searched.results.words if word.number}
    own = {f"{row.value:g}", f"{row.value:g}%"} if row.value is not None else set()
    is_it = bool(numbers & own) or is_marked(row.stated, [w for w in view.searched.results.words if w.number])
    return html.Mark(shown) if is_it else shown


def _source(row: Observation, view: View) -> list[Any]:
    title = _title(row.report_title, row.report_title_en, view)
    # Of a report that is only cited no sentence is kept.
    cited = [] if row.evidence == QUOTED else [" · ", text("report_tree.cited", view.language)]
    return [report_name(row, view), " · ", title, *cited]


def _title(title: str, title_en: str, view: View) -> Component:
    """Return a report's title in the reader's language, marked."""
    words = named({"title": title, "title_en": title_en}, "title", view.language)
    return marked_span(words, view.searched.results.words, **{"data-verbatim": ""})


def _other_name(row: Observation, view: View) -> list[Component]:
    """Return the name by which a figure was found where neither its shown name nor its sentence tells it."""
    words = view.searched.results.words
    shown = [
        named(row, "short", view.language),
        *([row.sentence, row.sentence_en] if row.evidence == QUOTED else []),
    ]
    if any(is_marked(one, words) for one in shown):
        return []
    names = (named(row, "name", view.language), in_the_other(row, "name", view.language))
    other = next((one for one in names if is_marked(one, words)), "")
    return [html.P(marked_span(other, words), className="muted")] if other else []


def _sentence(row: Observation, view: View) -> list[Component]:
    """Return the sentence of a figure, and its translation where it is wanted or was found by it."""
    language, words = view.language, view.searched.results.words
    if row.evidence != QUOTED or not row.sentence:
        return []
    quote = html.P(
        marked(row.sentence, words), lang="zh-CN", className="report-words", **{"data-verbatim": ""}
    )
    is_foreign = language != FIRST_LANGUAGE
    other = translated(row, "sentence", language) if is_foreign else in_the_other(row, "sentence", language)
    is_wanted = is_foreign or (not is_marked(row.sentence, words) and is_marked(other, words))
    below = html.P(marked_span(other, words, **{"data-verbatim": ""}), className="unofficial")
    return [html.Blockquote([quote, *([below] if other and is_wanted else [])], className="quote")]


def texts(view: View) -> list[Component]:
    """Return the newest texts that hold the words, with a sentence of each; nothing where none does."""
    results, language = view.searched.results, view.language
    passages = results.passages
    rows = [row for row in rows_of(Passage, passages.reports) if row.report in view.searched.snippets]
    if not rows:
        return [html.P(searched_texts(passages, language, 0), className="muted search-texts-none")]
    said = html.P(searched_texts(passages, language, len(rows)), className="muted")
    items = [html.Li(_text(row, view)) for row in rows]
    return [section("texts", items, passages.total, language, said)]


def _text(row: Passage, view: View) -> list[Any]:
    language, words = view.language, view.searched.results.words
    places = counted("search_offer.places", int(row.number), f"found-{row.report}", language)
    name = html.A(
        report_name(row, view),
        href=found_href(language, row.report, row.find),
        **{"data-passage": row.report},
    )
    snippet = view.searched.snippets.get(row.report, "")
    quote = html.P(marked(snippet, words), lang="zh-CN", className="report-words", **{"data-verbatim": ""})
    return [
        html.P([name, " ", html.Span(places, className="muted")], className="search-figure"),
        html.P(_title(row.title, row.title_en, view), className="muted"),
        *([html.Blockquote(quote, className="quote")] if snippet else []),
    ]
