"""Every column of every table, and of the file of all observations."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.pages.codebook.parts import code, table, with_words
from components.text import FIRST_LANGUAGE, text
from components.web.file_addresses import parquet_href
from components.web.view import View
from data.exports.parquet import description as of_the_file
from data.languages import half_of
from data.schema import schema, table_description


def tables(view: View) -> list[Component]:
    """Return each table with what one row of it is, and its columns."""
    return [part for name in schema().tables for part in _table(name, view.language)]


def _table(name: str, language: str) -> Iterator[Component]:
    described = table_description(name)
    yield html.H3([_title(described["title"], language), " ", code(name)], id=f"table-{name}")
    yield html.P(half_of(described["description"], language))
    references = {
        _one(key["fields"]): key["reference"]["resource"] or name for key in described.get("foreignKeys", ())
    }
    yield _columns(name, described["fields"], references, language)


def _one(fields: str | list[str]) -> str:
    # Of a key of several columns the last names the row; those before it say of which report.
    return fields if isinstance(fields, str) else fields[-1]


def _title(words: str, language: str) -> str:
    """Return a table's title, which stands as `数据 / Observations`."""
    original, _, translated = words.partition(" / ")
    return original if language == FIRST_LANGUAGE else translated or original


def _columns(
    name: str, fields: Sequence[Mapping[str, Any]], references: Mapping[str, str], language: str
) -> Component:
    rows = [
        (
            f"column-{name}-{field['name']}",
            [
                [code(field["name"])],
                [text(f"codebook.type_{field['type']}", language)],
                _meaning(field, references, language),
            ],
        )
        for field in fields
    ]
    return table(
        ("column", "type", "meaning"), rows, language, f"{text('codebook.tables', language)}: {name}"
    )


def _meaning(field: Mapping[str, Any], references: Mapping[str, str], language: str) -> list[Any]:
    rules = field.get("constraints", {})
    codes = [html.Li(with_words(value, language)) for value in rules.get("enum", ())]
    needed = (
        [" ", html.Span(text("codebook.required", language), className="tag")]
        if rules.get("required")
        else []
    )
    target = references.get(field["name"])
    to = (
        [" ", text("codebook.refers", language), " ", html.A(code(target), href=f"#table-{target}")]
        if target
        else []
    )
    return [
        half_of(field["description"], language),
        *needed,
        *to,
        *([html.Ul(codes, className="codebook-codes")] if codes else []),
    ]


def joined_file(view: View) -> list[Component]:
    """Return the columns of the Parquet file, and the way to it."""
    language, described = view.language, of_the_file()
    link = html.A(code(described["path"]), href=parquet_href(), download="")
    return [
        html.P([half_of(described["description"], language), " ", link]),
        _columns("file", described["fields"], {}, language),
    ]
