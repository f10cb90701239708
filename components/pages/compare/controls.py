"""What is chosen: years, level, province, places, order. A form that needs no script."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count, date_words
from components.pages.compare.address import MOST_YEARS, SHOW, compared, places_words
from components.pages.compare.picks import UNSEEN, chips, meant
from components.text import named, text
from components.web.first_html import Tag
from components.web.page_addresses import SEPARATOR, compare_href
from components.web.view import SHOWN_OF_A_VALUE, View
from data.select.comparison_rows import SORTS, Held

# By the order's name in an address: the end of its words' key and of its button's id.
ORDERS = {"": "code", "value": "value", "pinyin": "name"}


def controls(view: View) -> Component:
    """Return the form, the chosen places, and what a place's name may have meant."""
    language = view.language
    if compared(view).indicator is None:
        return html.Div()
    fields = [_level(view), *_province(view), _place(view), _sort(view)]
    form = html.Form(
        [
            # What Enter presses: it changes no other choice.
            html.Button(text("compare.show", language), type="submit", className=UNSEEN),
            html.Div(fields, className="compare-fields"),
            _years(view),
            *_kept(view),
        ],
        action=compare_href(language),
        method="get",
        autoComplete="off",
        role="search",
        className="compare-form",
        **{"aria-label": text("compare.choices", language), "data-compare-form": ""},
    )
    return html.Div([form, *meant(view), *chips(view)], className="compare-controls")


def _kept(view: View) -> list[Component]:
    """Return what the form carries along unseen; a button that is pressed speaks first, and is heard."""
    question = compared(view).question
    choices = {
        "indicator": question.indicator,
        "years": SEPARATOR.join(map(str, question.years)),
        "places": places_words(question.picks),
        "sort": question.sort,
        SHOW: view.filter.get(SHOW, ""),
    }
    return [Tag("input", type="hidden", name=name, value=value) for name, value in choices.items() if value]


def _label(key: str, language: str, target: str) -> Component:
    return html.Label(text(f"compare.{key}", language), htmlFor=target)


def _select(name: str, options: dict[str, Any], chosen: str, language: str) -> Component:
    return html.Div(
        [
            _label(name, language, f"compare-{name}"),
            html.Select(
                [
                    html.Option(words, value=value, **({"selected": True} if value == chosen else {}))
                    for value, words in options.items()
                ],
                id=f"compare-{name}",
                name=name,
            ),
        ],
        className="field",
    )


def _in_years(view: View) -> list[Held]:
    years = set(compared(view).question.years)
    return [held for held in compared(view).held if held.year in years]


def _level(view: View) -> Component:
    """Return the levels that have figures of the chosen years; the number of their places stands behind."""
    answer, language = compared(view), view.language
    places: dict[str, set[str]] = {}
    for held in _in_years(view):
        places.setdefault(held.level, set()).add(held.place)
    levels = [*places, *([answer.question.level] if answer.question.level not in places else [])]
    options = {"": text("compare.only_chosen", language)} | {
        level: text(
            "compare.level_option",
            language,
            level=text(f"origin.level_{level}", language),
            count=len(places.get(level, ())),
        )
        for level in levels
        if level
    }
    return _select("level", options, answer.question.level, language)


def _province(view: View) -> list[Component]:
    """Offer provinces where places below them have figures."""
    answer, language = compared(view), view.language
    provinces = {held.province: held for held in _in_years(view) if held.place != held.province}
    chosen = answer.question.province
    if not provinces and not chosen:
        return []
    own = {
        held.province: held for held in answer.held if held.province in provinces or held.province == chosen
    }
    options = {"": text("compare.any_province", language)} | {
        name: named(held, "province", language) for name, held in sorted(own.items())
    }
    return [_select("province", options, chosen, language)]


def _place(view: View) -> Component:
    language = view.language
    field = Tag(
        "input",
        type="search",
        id="compare-add",
        name="add",
        placeholder=text("compare.add_like", language),
        maxLength=SHOWN_OF_A_VALUE,
        autoComplete="off",
    )
    button = html.Button(
        text("compare.add_button", language), id="compare-add-button", type="submit", className="button"
    )
    return html.Div(
        [_label("add", language, "compare-add"), html.Div([field, button], className="search-line")],
        className="field adding",
        **{"data-place-search": ""},
    )


def _sort(view: View) -> Component:
    language, chosen = view.language, compared(view).question.sort
    buttons = [
        html.Button(
            text(f"compare.by_{ORDERS[sort]}", language),
            type="submit",
            id=f"compare-by-{ORDERS[sort]}",
            name="sort",
            value=sort,
            **{"aria-pressed": "true" if sort == chosen else "false"},
        )
        for sort in SORTS
    ]
    label = text("compare.sort", language)
    return html.Div(
        [
            html.Span(label, className="field-name"),
            html.Div(buttons, role="group", className="segments", **{"aria-label": label}),
        ],
        className="field",
    )


def _years(view: View) -> Component:
    """Return the years as buttons; each sends the whole choice as it is after it is pressed."""
    language, question = view.language, compared(view).question
    places: dict[int, set[str]] = {}
    for held in compared(view).held:
        if question.level in ("", held.level):
            places.setdefault(held.year, set()).add(held.place)
    offered = sorted({*places, *question.years}, reverse=True)
    buttons = [_year(year, len(places.get(year, ())), view) for year in offered]
    label = text("compare.years", language)
    return html.Div(
        [
            html.Span(label, className="field-name"),
            html.Div(buttons, role="group", className="chips", **{"aria-label": label}),
        ],
        className="compare-years",
    )


def _year(year: int, places: int, view: View) -> Component:
    question = compared(view).question
    pressed = year in question.years
    # The last year cannot be taken out: without one there would be nothing to draw.
    after = sorted({*question.years} ^ {year}) or [year]
    # What the page has no room for cannot be chosen beside the others.
    full = {"disabled": True} if len(after) > MOST_YEARS else {}
    return html.Button(
        [date_words(str(year)), " ", count(places, f"compared-in-{year}", view.language)],
        type="submit",
        id=f"compare-year-{year}",
        name="years",
        value=SEPARATOR.join(map(str, after)),
        className="chip",
        **{"aria-pressed": "true" if pressed else "false"},
        **full,
    )
