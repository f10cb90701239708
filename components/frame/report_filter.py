"""Which reports a page of many is of: kind, province and year, in an address and as a form."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from components.frame.pager import page_number
from components.text import named, text
from components.web.page_addresses import address
from components.web.view import View
from data.select.coverage_rows import Choice, Question

REPORTS = ("kind", "province", "year")
NAMED = ("category", "kind", "province", "report", "indicator")
# Years are asked for as four digits; more mean nothing.
YEAR_DIGITS = 4


def asked_of(query: Mapping[str, str]) -> tuple[Question, list[str]]:
    """Return what an address asks, and what of it is no year or page."""
    page, lost = page_number(query.get("page", ""))
    given = {name: query.get(name, "").strip() for name in NAMED}
    year = query.get("year", "").strip()
    is_year = year.isascii() and year.isdigit() and len(year) == YEAR_DIGITS
    lost += [year] if year and not is_year else []
    return Question(**given, year=int(year) if is_year else 0, page=page), lost


def filters_of(question: Question) -> tuple[tuple[str, str], ...]:
    """Return a question as the pairs of an address, in their usual order."""
    values = {
        "category": question.category,
        "kind": question.kind,
        "province": question.province,
        "year": str(question.year or ""),
        "page": str(question.page) if question.page > 1 else "",
        "report": question.report,
        "indicator": question.indicator,
    }
    return tuple((name, value) for name, value in values.items() if value)


def changed(question: Question, /, **changes: object) -> dict[str, str]:
    """Return the query of a question after a change; what it shows then is its first page, nothing opened."""
    first = {"page": 1, "report": "", "indicator": ""}
    return dict(filters_of(replace(question, **{**first, **changes})))  # type: ignore[arg-type]  # its own fields


def filter_form(
    view: View, question: Question, offered: Iterable[Choice], fields: Iterable[str], **travelling: str
) -> Component:
    """Return the form of the view's page. question: as the page answers it, what nobody named among it.

    offered: what there is to choose, fields: of which kinds. travelling: what else of the address is kept; a
    form's own query replaces that of its address.
    """
    language, offered, chosen = view.language, tuple(offered), dict(filters_of(question))
    kept = [dcc.Input(type="hidden", name=name, value=value) for name, value in travelling.items() if value]
    return html.Form(
        [
            *(
                _field(name, chosen.get(name, ""), [one for one in offered if one.what == name], language)
                for name in fields
            ),
            *kept,
            html.Button(text("coverage.choose", language), type="submit", className="button"),
        ],
        action=address(f"{language}/{view.page}"),
        method="get",
        className="coverage-choices screen-only",
        **{"data-coverage-form": ""},
    )


def _field(name: str, own: str, offered: Iterable[Choice], language: str) -> Component:
    # Of a subject there is always one.
    every = [_option("", text(f"coverage.every_{name}", language), own)] if name in REPORTS else []
    options = [_option(one.id, choice_words(one, language), own) for one in offered]
    return html.Label(
        [
            html.Span(text(f"coverage.{name}", language)),
            html.Select([*every, *options], name=name, id=f"coverage-{name}"),
        ]
    )


def _option(value: str, words: str, chosen: str) -> Component:
    return html.Option(words, value=value, **({"selected": True} if value == chosen else {}))


def choice_words(choice: Choice, language: str) -> str:
    """Return what a choice is called."""
    if choice.what == "kind":
        return text(f"reports.kind_{choice.id}", language)
    return choice.id if choice.what == "year" else str(named(choice, "name", language))


def chosen_words(view: View, offered: Iterable[Choice]) -> str:
    """Return what of the reports is chosen, in words; "" where all are shown."""
    chosen = {(name, view.filter[name]) for name in REPORTS if view.filter.get(name)}
    words = [choice_words(one, view.language) for one in offered if (one.what, one.id) in chosen]
    return text("frame.and", view.language).join(words)
