"""The fields in which a person corrects an item: a label, what stands now, and what it may be."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.pages.review.model import Reviewed
from components.text import FIRST_LANGUAGE, named, text, unit_named
from components.web.first_html import Tag
from data.drafts import Item, near_indicators

Choice = tuple[str, str]
QUALIFIERS = ("exact", "at_least", "about", "at_most")
EXTENTS = ("full", "full_except", "nearly_full")
BASES = ("whole_year", "year", "not_stated")
HEADINGS = ("area", "measures", "problems", "plan", "front")
STATEMENTS = ("measure", "problem", "plan")
LEVELS = ("nation", "province", "prefecture", "county", "town")
BODIES = ("government", "department", "court", "other")
SOURCES = ("government", "media", "academic", "repost")
LONG = ("definition_zh", "definition_en", "note_zh", "note_en", "sentence_en")
NARROW = ("value", "year", "period", "number", "level", "ordinal", "published")
# Cells of an item that a person may correct, in the order of the form.
EDITED = {
    "figure": (
        *("indicator", "value", "unit", "qualifier", "period", "period_basis", "scope_zh", "scope_en"),
        *("actor", "actor_en", "sentence_en", "note_zh", "note_en"),
    ),
    "claim": (
        *("indicator", "extent", "period", "period_basis", "scope_zh", "scope_en"),
        *("actor", "actor_en", "sentence_en", "note_zh", "note_en"),
    ),
    "heading": ("kind", "level", "short_zh", "heading_en", "short_en"),
    "statement": ("kind", "section", "ordinal", "title_zh", "title_en", "areas"),
    "mention": ("reason",),
    "place": ("name_zh", "name_en", "pinyin", "level", "body", "parent"),
    "indicator": ("name_zh", "name_en", "category", "unit", "definition_zh", "definition_en"),
    "unit": ("zh", "en_one", "en_many"),
}
# Few of these are wrong often: they fold away behind the others.
SELDOM = frozenset({"period_basis", "scope_en", "actor", "actor_en", "sentence_en", "note_zh", "note_en"})


@dataclass(frozen=True)
class Asked:
    """A field: the cell that it fills, what stands in it, and the item that it is of."""

    page: Reviewed
    item: Item
    name: str

    @property
    def value(self) -> str:
        """What stands in the cell now; a figure's value stands in the unit of its indicator."""
        if (self.item.kind, self.name) == ("figure", "unit"):
            own = self.page.rows["indicators"].get(self.item.current.get("indicator", ""), {})
            return own.get("unit", "")
        return self.item.current.get(self.name, "")

    @property
    def id(self) -> str:
        """The id of the control."""
        return f"{self.item.id}-{self.name}"


def edit_fields(page: Reviewed, item: Item) -> list[Component]:
    """Return the fields of an item; seldom wanted ones in a fold."""
    names = EDITED[item.kind]
    often = [field(Asked(page, item, name)) for name in names if name not in SELDOM]
    seldom = [field(Asked(page, item, name)) for name in names if name in SELDOM]
    if not seldom:
        return often
    fold = html.Details(
        [
            html.Summary(text("review.more_fields", page.language)),
            html.Div(seldom, className="review-fields"),
        ],
        className="more-fields",
    )
    return [*often, fold]


def labelled(words: str, control: Any, control_id: str, name: str = "", *more: Component) -> Component:
    """Return a control with its label above it; name: what the style sheet knows the field by."""
    own = f"review-field of-{name}" if name else "review-field"
    return html.Div([html.Label(words, htmlFor=control_id), control, *more], className=own)


def field(asked: Asked) -> Component:
    """Return one labelled control."""
    label = text(f"review.field_{asked.name}", asked.page.language)
    # A group of boxes has no control of its own that a label could name.
    named = html.P(label) if asked.name == "areas" else html.Label(label, htmlFor=asked.id)
    return html.Div(
        [named, _control(asked)],
        className=f"review-field of-{asked.name}",
    )


def _control(asked: Asked) -> Any:
    if asked.name == "areas":
        return _areas(asked)
    choices = CHOICES.get((asked.item.kind, asked.name)) or CHOICES.get(("", asked.name))
    if choices is not None:
        return select(f"cell-{asked.name}", choices(asked), asked.value, asked.id)
    return plain_input(asked.name, asked.value, asked.id)


def plain_input(name: str, value: str, control: str, **more: str) -> Any:
    """Return a field for words; a long one for sentences."""
    attributes: dict[str, str] = {"id": control, "name": f"cell-{name}", "autoComplete": "off", **more}
    if name.endswith("_zh") or name in ("title", "zh", "source_name", "stated"):
        attributes["lang"] = "zh-CN"
    if name in LONG:
        return Tag("textarea", value, rows="2", **attributes)
    if name in NARROW:
        attributes["size"] = "12"
    return Tag("input", type="text", value=value, **attributes)


def select(name: str, choices: Iterable[Any], chosen: str, control: str, **more: str) -> Any:
    """Return a menu. choices: options and groups of options, as `options` and `group` make them."""
    # An option knows whether it is chosen only here: one list of options serves several menus.
    drawn = [choice(chosen) if callable(choice) else choice for choice in choices]
    return Tag("select", drawn, id=control, name=name, **more)


def options(pairs: Iterable[Choice]) -> list[Callable[[str], Any]]:
    """Return the options of a menu: value and words of each."""
    return [_option(value, words) for value, words in pairs]


def _option(value: str, words: str) -> Callable[[str], Any]:
    return lambda chosen: Tag("option", words, value=value, selected=value == chosen)


def group(label: str, pairs: Iterable[Choice]) -> Callable[[str], Any]:
    """Return options under a heading."""
    drawn = options(pairs)
    return lambda chosen: Tag("optgroup", [option(chosen) for option in drawn], label=label)


def _named(key: str, values: Iterable[str]) -> Callable[[Asked], list[Any]]:
    def made(asked: Asked) -> list[Any]:
        return options((value, text(key + value, asked.page.language)) for value in values)

    return made


def indicator_choices(asked: Asked) -> list[Any]:
    """Return the indicators of an item's kind: the nearest first, then by subject."""
    page, language = asked.page, asked.page.language
    is_claim = asked.item.kind == "claim"
    fitting = {
        own: row for own, row in page.rows["indicators"].items() if (row["kind"] == "coverage") == is_claim
    }
    words = str(asked.item.hints.get("concept") or asked.item.current.get("stated", ""))
    near = [own for own, _, _ in near_indicators(words, page.rows) if own in fitting]
    choices: list[Any] = options([("", text("review.choose_indicator", language))])
    if near:
        choices.append(group(text("review.near", language), _names(near, fitting, language)))
    for subject, row in page.rows["categories"].items():
        own = [name for name, cells in fitting.items() if cells["category"] == subject]
        if own:
            choices.append(group(named(row, "name", language), _names(own, fitting, language)))
    return choices


def _names(ids: Iterable[str], rows: Mapping[str, Mapping[str, str]], language: str) -> list[Choice]:
    return [(own, named(rows[own], "name", language)) for own in ids]


def unit_choices(asked: Asked) -> list[Any]:
    """Return the units in which a value may be typed: those of its indicator's base unit."""
    rows = asked.page.rows
    own = rows["indicators"].get(asked.item.current.get("indicator", ""), {}).get("unit", "")
    base = rows["units"].get(own, {}).get("base", own)
    alike = [
        (name, unit_named(row, asked.page.language, column=""))
        for name, row in rows["units"].items()
        if row["base"] == base
    ]
    return options(alike or [("", "—")])


def all_units(asked: Asked) -> list[Any]:
    """Return every unit."""
    language = asked.page.language
    pairs = [(own, _in_two(row, language)) for own, row in asked.page.rows["units"].items()]
    return options([("", text("review.choose_unit", asked.page.language)), *pairs])


def _in_two(row: Mapping[str, str], language: str) -> str:
    """Return a unit as a translator reads it: in the reader's language, and in the other beside it."""
    if language == FIRST_LANGUAGE:
        return f"{row['zh']}（{row['en_one']}）"
    return f"{unit_named(row, language, 1, column='')} ({row['zh']})"


def categories(asked: Asked) -> list[Any]:
    """Return every subject."""
    rows = asked.page.rows["categories"].items()
    return options((own, named(row, "name", asked.page.language)) for own, row in rows)


def reasons(asked: Asked) -> list[Any]:
    """Return why a number is no indicator."""
    return options(
        (own, named(row, "", asked.page.language)) for own, row in asked.page.rows["reasons"].items()
    )


def _areas(asked: Asked) -> Any:
    """Return a box for each heading that an item may concern; an empty field clears them all."""
    chosen = asked.value.split()
    boxes: list[Any] = [Tag("input", type="hidden", name="cell-areas", value="")]
    for value, words in _kept_headings(asked):
        control = f"{asked.id}-{value}"
        box = Tag(
            "input", type="checkbox", name="cell-areas", value=value, id=control, checked=value in chosen
        )
        boxes.append(html.Div([box, html.Label(words, htmlFor=control)], className="review-check"))
    return html.Div(
        boxes, id=asked.id, role="group", **{"aria-label": text("review.field_areas", asked.page.language)}
    )


def _kept_headings(asked: Asked) -> list[Choice]:
    headings = [item for item in asked.page.state.of("heading") if item.status != "rejected"]
    return [(item.id, item.current.get("short_zh") or item.current["heading"]) for item in headings]


def _headings(asked: Asked) -> list[Any]:
    return options(_kept_headings(asked))


CHOICES: dict[tuple[str, str], Callable[[Asked], list[Any]]] = {
    ("", "indicator"): indicator_choices,
    ("figure", "unit"): unit_choices,
    ("indicator", "unit"): all_units,
    ("", "qualifier"): _named("review.qualifier_", QUALIFIERS),
    ("", "extent"): _named("review.extent_", EXTENTS),
    ("", "period_basis"): _named("review.basis_", BASES),
    ("heading", "kind"): _named("review.kind_heading_", HEADINGS),
    ("heading", "level"): lambda asked: options((level, level) for level in "0123"),
    ("statement", "kind"): _named("review.kind_statement_", STATEMENTS),
    ("statement", "section"): _headings,
    ("mention", "reason"): reasons,
    ("place", "level"): _named("origin.level_", LEVELS),
    ("place", "body"): _named("origin.body_", BODIES),
    ("indicator", "category"): categories,
    ("head", "source_kind"): _named("origin.source_", SOURCES),
}
