"""The columns of the API's rows: names, types and what they mean, from where files have them too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from components.text import FIRST_LANGUAGE, LANGUAGES, text
from data.exports.export_rows import NUMBERS, words
from data.languages import SECOND_BEST, half_of
from data.schema import table_description
from data.select.table_list import TABLES, columns_of

# Numbers of files; which of them are whole.
WHOLE = ("year", "decimals", "characters")
NUMERIC = {*NUMBERS, *WHOLE}
# What programmers are addressed in; the page about the API says the same in each language.
OF_DOCUMENTS = SECOND_BEST[0]
JSON_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}


@dataclass(frozen=True)
class Column:
    """A column. type: as JSON Schema has it (string, integer, number, boolean). meaning: by language.

    may_be_null: whether a cell may be empty, which a text never is: it is "" then.
    """

    name: str
    type: str
    meaning: Mapping[str, str]
    may_be_null: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        """The column in an OpenAPI document."""
        kind = [self.type, "null"] if self.may_be_null else self.type
        return {"type": kind, "description": self.meaning[OF_DOCUMENTS]}


@cache
def of_schema(table: str) -> tuple[Column, ...]:
    """Return the columns of a list of reports, places or indicators, as `data/schema` has them."""
    described = {one["name"]: one for one in table_description(TABLES[table])["fields"]}
    return tuple(_described(name, described.get(name)) for name in columns_of(table))


def _described(name: str, one: Mapping[str, Any] | None) -> Column:
    if one is None:
        return Column(name, "string", {language: text("api.column_id", language) for language in LANGUAGES})
    kind = JSON_TYPES.get(one["type"], "string")
    meaning = {language: half_of(str(one["description"]), language) for language in LANGUAGES}
    return Column(name, kind, meaning, may_be_null=kind in ("integer", "number"))


@cache
def of_file(kind: str) -> tuple[Column, ...]:
    """Return the columns of a file to take away: a key of `data/words/<language>/files.json`."""
    said = {language: words(language)[kind] for language in LANGUAGES}
    return tuple(
        Column(name, _type(name), {language: said[language][name] for language in LANGUAGES}, name in NUMERIC)
        for name in said[FIRST_LANGUAGE]
    )


def of_words(group: str, names: Sequence[str], whole: Sequence[str] = ()) -> tuple[Column, ...]:
    """Return columns that no file has, by their words `api.<group>_<name>`; whole: those of whole numbers."""
    return tuple(
        Column(
            name,
            "integer" if name in whole else "string",
            {language: text(f"api.{group}_{name}", language) for language in LANGUAGES},
            may_be_null=name in whole,
        )
        for name in names
    )


def _type(name: str) -> str:
    if name not in NUMERIC:
        return "string"
    return "integer" if name in WHOLE else "number"
