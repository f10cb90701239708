"""The cells of a decision: columns that there are, with what they may hold, and what follows from a span."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data.check.cells import fits, wanted
from data.check.characters import hidden
from data.drafts.errors import DraftError
from data.drafts.model import BESIDE, TABLES, WORKED_OUT, Decision, Draft, State
from data.drafts.spans import basis, first_clause, number_of, period_year, sentence_at
from data.drafts.words import Rows, known, new_indicator, new_place, new_unit
from data.folders.book import Book
from data.schema import schema

LONGEST = 4000
# Cells that name a row of the vocabulary; only mentions have a cell `reason`.
NAMED = {
    "place": "places",
    "indicator": "indicators",
    "category": "categories",
    "unit": "units",
    "base": "units",
    "part_of": "indicators",
    "replaces": "indicators",
    "reason": "reasons",
}
NEW = {"place": new_place, "unit": new_unit, "indicator": new_indicator}
NEEDED = {
    "place": ("name_zh", "name_en", "level"),
    "unit": ("zh", "en_one", "en_many"),
    "indicator": ("name_zh", "name_en", "definition_zh", "definition_en", "category"),
}
SPANNED = ("heading", "statement", "figure", "claim", "mention")


@dataclass(frozen=True)
class _Asked:
    """A decision with all that its cells are held against."""

    draft: Draft
    held: State
    line: Decision
    kind: str
    rows: Rows

    @property
    def before(self) -> Mapping[str, str]:
        item = self.held.items.get(self.line.item)
        return item.current if item else {}


def validated(draft: Draft, held: State, line: Decision, book: Book) -> dict[str, str]:
    """Return the cells of a decision, with what follows from them.

    Raises DraftError for one that is wrong.
    """
    item = held.items.get(line.item)
    asked = _Asked(draft, held, line, item.kind if item else line.kind, known(book, held))
    fields = {name: _cell(asked, name, cell) for name, cell in line.fields.items()}
    if line.verb in ("accept", "undo"):
        if fields:
            raise DraftError(f"To {line.verb} changes no cell; {', '.join(fields)} would be a correction.")
        return {}
    if line.verb == "reject":
        return _rejected(asked, fields)
    if line.verb == "correct" and not fields:
        raise DraftError("A correction changes at least one cell.")
    if line.verb == "add" and asked.kind in NEW:
        _needed(asked.kind, fields)
        fields = NEW[asked.kind](fields, asked.rows)
        if asked.kind == "indicator" and fields["kind"] != "coverage" and not fields.get("unit"):
            said = "A new indicator needs a unit; only a coverage claim has none."
            raise DraftError(said, "incomplete", missing="unit")
    elif asked.kind in SPANNED:
        fields = _spanned(asked, fields)
    if fields.get("period") and asked.kind in ("figure", "claim"):
        # The year follows from the period, unless somebody typed one too.
        fields = {"year": period_year(fields["period"]), **fields}
    _check_form(asked, fields)
    return fields


def _cell(asked: _Asked, name: str, cell: object) -> str:
    if not isinstance(cell, str) or len(cell) > LONGEST:
        raise DraftError(f"{name}: text of at most {LONGEST} characters would be right.", "cell", column=name)
    # The text's own words keep their spaces and line breaks: they are compared with the text.
    words = " ".join(cell.split()) if not name.startswith(("heading", "stated", "ordinal")) else cell
    if character := hidden(words.replace("\n", "")):
        raise DraftError(
            f"{name}: it holds the hidden character {character}; type it anew.", "cell", column=name
        )
    return words


def _rejected(asked: _Asked, fields: dict[str, str]) -> dict[str, str]:
    if set(fields) - {"mention"} or (fields and asked.kind not in ("figure", "claim")):
        raise DraftError("To reject changes no cell; a figure may become a mention, with an id of reasons.")
    if fields and fields["mention"] not in asked.rows["reasons"]:
        raise DraftError(f"mention: {fields['mention']!r} is not in reasons.", "cell", column="mention")
    return fields


def _needed(kind: str, fields: Mapping[str, str]) -> None:
    missing = [name for name in NEEDED[kind] if not fields.get(name)]
    if missing:
        said = f"A new {kind} needs {', '.join(missing)} as well."
        raise DraftError(said, "incomplete", missing=" ".join(missing))


def _check_form(asked: _Asked, fields: Mapping[str, str]) -> None:
    table = schema().tables[TABLES[asked.kind]]
    columns = {column.name: column for column in table.columns}
    beside, fixed = BESIDE.get(asked.kind, ()), WORKED_OUT.get(asked.kind, ())
    for name, cell in fields.items():
        if name in beside:
            continue
        if name not in columns or name in fixed:
            right = ", ".join(one for one in (*columns, *beside) if one not in fixed)
            raise DraftError(f"{name} is no cell of a {asked.kind}; one of {right} would be right.")
        if cell and not fits(cell, columns[name]):
            said = f"{name}: {cell!r}, {wanted(columns[name])} would be right."
            raise DraftError(said, "cell", column=name)
        _check_named(asked, name, cell, fields)


def _check_named(asked: _Asked, name: str, cell: str, fields: Mapping[str, str]) -> None:
    if name in ("section", "parent") and asked.kind != "place":
        heading = asked.held.items.get(cell)
        if cell and (heading is None or heading.kind != "heading"):
            raise DraftError(f"{name}: there is no heading {cell!r} in this draft.", "cell", column=name)
    # A unit that is new may be its own base, though no table has it yet.
    own = {fields.get("id", ""), asked.before.get("id", "")} if name == "base" else set()
    table = NAMED.get(name, "places" if (asked.kind, name) == ("place", "parent") else "")
    if table and cell and cell not in own and cell not in asked.rows[table]:
        said = f"{name}: {cell!r} is not in {table}; choose one that is there, or make it first."
        raise DraftError(said, "cell", column=name)


def _spanned(asked: _Asked, fields: dict[str, str]) -> dict[str, str]:
    """Add to a span what its words say; what somebody typed stays."""
    if "start" not in fields and "end" not in fields:
        if asked.line.verb == "add":
            raise DraftError(f"A {asked.kind} that is added needs its place in the text: start and end.")
        return fields
    cells = {**asked.before, **fields}
    start, end = _span(cells, asked.draft.text)
    words = asked.draft.text[start:end]
    return {**FOLLOWS[asked.kind](asked, cells, start, end, words), **fields}


def _span(cells: Mapping[str, str], text: str) -> tuple[int, int]:
    try:
        start, end = int(cells["start"]), int(cells["end"])
    except (KeyError, ValueError):
        raise DraftError("start and end are whole numbers: places in the text.") from None
    if not 0 <= start < end <= len(text):
        raise DraftError(
            f"{start} to {end} is no place in a text of {len(text)} characters.", "cell", column="start"
        )
    return start, end


def _figure(asked: _Asked, cells: Mapping[str, str], start: int, end: int, words: str) -> dict[str, str]:
    text = asked.draft.text
    first, last = sentence_at(text, start, end)
    period = cells.get("period") or asked.held.head.current.get("year", "")
    amount = {
        "stated": words,
        "sentence_start": str(first),
        "sentence_end": str(last),
        "status": "reported",
        "period": period,
        "year": period_year(period),
        "actor": cells.get("actor") or "not_stated",
        "actor_en": cells.get("actor_en") or "not stated",
        "period_basis": basis(text[first:last], period_year(period)),
    }
    if asked.kind == "figure":
        value, qualifier = number_of(words)
        amount |= {"value": value, "qualifier": qualifier}
    return amount


def _heading(asked: _Asked, cells: Mapping[str, str], start: int, end: int, words: str) -> dict[str, str]:
    if asked.line.verb != "add":
        return {}
    level = "2" if cells.get("kind", "area") == "area" else "1"
    named = {"heading": words.strip(), "short_zh": first_clause(words), "kind": "area", "level": level}
    return named | {"end": str(end)}


def _statement(asked: _Asked, cells: Mapping[str, str], start: int, end: int, words: str) -> dict[str, str]:
    if asked.line.verb != "add":
        return {}
    return {"title_zh": first_clause(words), "kind": "measure", "ordinal": ""}


def _mention(asked: _Asked, cells: Mapping[str, str], start: int, end: int, words: str) -> dict[str, str]:
    return {}


FOLLOWS = {
    "figure": _figure,
    "claim": _figure,
    "heading": _heading,
    "statement": _statement,
    "mention": _mention,
}
