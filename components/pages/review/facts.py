"""What a card says of its item: the facts of each kind, in words."""

from collections.abc import Callable
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.pages.review.model import Reviewed
from components.text import named, text, unit_named
from components.text.numbers import format_number
from data.drafts import Item
from data.reading.draft import place_words
from data.source_places import place_at

FACTS = {
    "figure": ("indicator", "value", "period", "scope", "actor", "source_place", "reason"),
    "claim": ("indicator", "extent", "period", "scope", "actor", "source_place", "reason"),
    "heading": ("kind", "level", "source_place", "heading_en"),
    "statement": ("kind", "section", "source_place", "title_en"),
    "mention": ("reason_of_mention", "source_place"),
    "place": ("id", "name_en", "level_of", "parent"),
    "indicator": ("id", "name_en", "category", "unit_of", "definition"),
    "unit": ("id", "en_one", "en_many"),
}


def fact(page: Reviewed, item: Item, name: str) -> list[Component]:
    """Return a fact's name and what it says; nothing where there is nothing to say."""
    answer = _answer(page, item, name)
    if not answer:
        return []
    return [html.Dt(text(f"review.fact_{name}", page.language)), html.Dd(answer, **{"data-verbatim": ""})]


def _answer(page: Reviewed, item: Item, name: str) -> Any:
    """Return what a fact says; "" where there is nothing to say."""
    cells = item.current
    if name in SAID:
        return SAID[name](page, item)
    table = OF_A_TABLE.get(name)
    if table is not None:
        column, rows, words_of_row = table
        return page.rows[rows].get(cells.get(column, ""), {}).get(words_of_row.format(page.language), "")
    return cells.get(name, "")


def _extent(page: Reviewed, item: Item) -> str:
    extent = item.current.get("extent")
    return text(f"review.extent_{extent}", page.language) if extent else ""


def _period(page: Reviewed, item: Item) -> str:
    basis = text(f"review.basis_{item.current.get('period_basis') or 'not_stated'}", page.language)
    return text("review.period", page.language, period=item.current.get("period", ""), basis=basis)


def _scope(page: Reviewed, item: Item) -> str:
    return named(item.current, "scope", page.language)


def _actor(page: Reviewed, item: Item) -> str:
    own = item.current.get("actor", "")
    return text("review.actor_not_stated", page.language) if own in ("", "not_stated") else own


def _kind(page: Reviewed, item: Item) -> str:
    return text(f"review.kind_{item.kind}_{item.current['kind']}", page.language)


def _heading_of(page: Reviewed, item: Item) -> str:
    heading = page.state.items.get(item.current.get("section", ""))
    return heading.current.get("short_zh", "") if heading else ""


def _level_of(page: Reviewed, item: Item) -> str:
    return text(f"origin.level_{item.current['level']}", page.language)


def _value(page: Reviewed, item: Item) -> str:
    cells = item.current
    if not cells.get("value"):
        return text("review.no_value", page.language)
    qualifier = text(f"review.qualifier_{cells.get('qualifier') or 'exact'}", page.language)
    number = format_number(float(cells["value"]), page.language)
    return text("review.value", page.language, qualifier=qualifier, number=number, unit=_unit(page, item))


def _unit(page: Reviewed, item: Item) -> str:
    own = page.rows["indicators"].get(item.current.get("indicator", ""), {}).get("unit", "")
    unit = page.rows["units"].get(own)
    if unit is None:
        return str(item.hints.get("unit") or "")
    return unit_named(unit, page.language, column="")


def _source_place(page: Reviewed, item: Item) -> str:
    return place_words(place_at(page.source_places, item.start), page.language) if item.start >= 0 else ""


def _why(page: Reviewed, item: Item) -> str:
    """Return what the reader went by; nothing for what a person added or a report holds."""
    rule, concept = item.hints.get("rule"), item.hints.get("concept")
    if not rule:
        return ""
    if not concept:
        return text("review.why_no_concept", page.language)
    key = "review.why_found" if item.current.get("indicator") else "review.why_not_found"
    return text(key, page.language, concept=concept)


SAID: dict[str, Callable[[Reviewed, Item], Any]] = {
    "indicator": lambda page, item: page.what(item),
    "value": _value,
    "extent": _extent,
    "period": _period,
    "scope": _scope,
    "actor": _actor,
    "source_place": _source_place,
    "reason": _why,
    "kind": _kind,
    "section": _heading_of,
    "level_of": _level_of,
    "definition": lambda page, item: named(item.current, "definition", page.language),
}
# Facts that are the words of a row of the vocabulary: the cell that names it, its table, the column.
OF_A_TABLE = {
    "reason_of_mention": ("reason", "reasons", "{}"),
    "parent": ("parent", "places", "name_{}"),
    "category": ("category", "categories", "name_{}"),
    "unit_of": ("unit", "units", "zh"),
}
