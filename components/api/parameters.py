"""What the API may be asked, as marshmallow schemas: they refuse what is wrong, and describe themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, pre_load, validate

from components.text import FIRST_LANGUAGE, LANGUAGES
from components.web.page_addresses import SEPARATOR
from data.arithmetic.differences import KINDS as OF_DIFFERENCES
from data.schema import schema
from data.select.report_tree import KINDS as OF_REPORTS
from data.select.row_statements import SORTS

USUAL_LIMIT, MOST_ROWS = 100, 1_000
# Beyond it no list of figures goes, and larger numbers are no 64-bit ones.
LARGEST_OFFSET = 100_000_000
MOST_VALUES, LONGEST_VALUE = 200, 200
# Neither a comma nor a control character, as JavaScript and Python both read it.
WORD = r"^[^,\x00-\x1f\x7f]+$"
FIGURE = r"^[^,/\x00-\x1f\x7f]+/[^,/\x00-\x1f\x7f]+$"
_WORDS = (validate.Length(1, LONGEST_VALUE), validate.Regexp(r"^[^\x00-\x1f\x7f]+$"))
YEARS = (1900, 2200)


def _values(table: str, column: str) -> tuple[str, ...]:
    """Return the values that a column of a table may have."""
    return next(own.enum for own in schema().tables[table].columns if own.name == column)


QUALIFIERS = _values("observations", "qualifier")
KINDS = _values("indicators", "kind")
LEVELS = _values("places", "level")
EVIDENCE = _values("report", "evidence")
# By the name of a column here: what the data page sorts by.
SORTED = {own: own for own in SORTS} | {"value": "figure", "section": "area"}
del SORTED["figure"], SORTED["area"]


class Several(fields.List[Any]):
    """Values with commas between them, as the site's own addresses have them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> list[Any]:
        parts = str(value).split(SEPARATOR) if value else []
        return super()._deserialize(parts, attr, data, **more)


def _several(one: fields.Field[Any]) -> Several:
    return Several(one, validate=validate.Length(1, MOST_VALUES))


def _word() -> fields.String:
    """Return the field of one word: no comma, which stands between words, and no control character."""
    return fields.String(validate=[validate.Length(1, LONGEST_VALUE), validate.Regexp(WORD)])


def _ids() -> Several:
    return _several(_word())


def _one_of(*values: str) -> fields.String:
    return fields.String(validate=validate.OneOf(values))


def _some_of(*values: str) -> Several:
    return _several(_one_of(*values))


def _years() -> Several:
    return _several(fields.Integer(strict=False, validate=validate.Range(*YEARS)))


def values_of(field: fields.Field[Any]) -> tuple[str, ...]:
    """Return the values that a parameter may have, where it may have only some; else none."""
    of = field.inner if isinstance(field, fields.List) else field
    return next((tuple(one.choices) for one in of.validators if isinstance(one, validate.OneOf)), ())


def _sort(*keys: str) -> fields.String:
    return _one_of(*(f"{sign}{key}" for key in keys for sign in ("", "-")))


class Query(Schema):
    """The query of an address: each key once, none that means nothing here; of any day that was."""

    as_of = fields.Date()

    @pre_load
    def _refuse_broken_words(self, given: Mapping[str, str], **_: Any) -> Mapping[str, str]:
        # What no UTF-8 is comes with this sign in its place.
        broken = [key for key, words in given.items() if "\ufffd" in words]
        if broken:
            raise ValidationError({key: ["Not readable as UTF-8."] for key in broken})
        return given


class Worded(Query):
    """Answers whose words are in one language."""

    language = fields.String(load_default=FIRST_LANGUAGE, validate=validate.OneOf(list(LANGUAGES)))


class Stretch(Query):
    """A stretch of a longer list; a limit above MOST_ROWS means that."""

    limit = fields.Integer(load_default=USUAL_LIMIT, validate=validate.Range(min=1))
    offset = fields.Integer(load_default=0, validate=validate.Range(0, LARGEST_OFFSET))


class Reports(Stretch):
    """Which reports are listed."""

    report = _ids()
    place = _ids()
    year = _years()
    evidence = _some_of(*EVIDENCE)
    sort = _sort("year", "place", "published", "added")


class Places(Stretch):
    """Which places are listed."""

    place = _ids()
    level = _some_of(*LEVELS)
    parent = _ids()
    sort = _sort("id", "pinyin")


class Indicators(Stretch):
    """Which indicators are listed."""

    indicator = _ids()
    category = _ids()
    kind = _some_of(*KINDS)
    sort = _sort("id", "category")


class Observations(Stretch, Worded):
    """Which figures and claims are listed."""

    report = _ids()
    place = _ids()
    province = _ids()
    level = _some_of(*LEVELS)
    year = _years()
    indicator = _ids()
    category = _ids()
    kind = _some_of(*KINDS)
    qualifier = _some_of(*QUALIFIERS)
    section = _ids()
    figure = _ids()
    q = fields.String(validate=_WORDS)
    missing = _one_of("shown")
    sort = _sort(*SORTED)


class Pair(Worded):
    """Two figures, each as report/figure."""

    one = fields.String(required=True, validate=validate.Regexp(FIGURE))
    other = fields.String(required=True, validate=validate.Regexp(FIGURE))


class Choice(Stretch, Worded):
    """Which reports are laid beside what may be stated."""

    kind = _one_of(*OF_REPORTS)
    province = _word()
    year = fields.Integer(strict=False, validate=validate.Range(*YEARS))


class Coverage(Choice):
    """Which reports, and which subject's indicators."""

    category = _word()


class Comparisons(Stretch, Worded):
    """Which comparisons of statements are listed."""

    kind = _one_of(*OF_DIFFERENCES)
    place = _word()
    comparison = _word()


class Statements(Stretch, Worded):
    """Of which report the measures, problems and plans are listed."""

    report = fields.String(required=True, validate=validate.Regexp(WORD))


class Search(Worded):
    """What is looked for, among what is here today: how the words of texts are found is not undone."""

    class Meta:
        exclude = ("as_of",)

    q = fields.String(required=True, validate=_WORDS)
    report = _word()
