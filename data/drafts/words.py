"""The vocabulary as a draft sees it: what is there, what the draft adds, what lies near a new word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from data.drafts.errors import DraftError
from data.drafts.ids import free_name
from data.drafts.model import WORDS, State
from data.folders.book import Book
from data.folders.locations import Locations
from data.folders.read import read_vocabulary
from data.reading.words import rows as reading_rows

Rows = dict[str, dict[str, Mapping[str, str]]]
NAMES = {"place": "name_zh", "indicator": "name_zh", "unit": "zh"}
TABLE_OF = {"place": "places", "indicator": "indicators", "unit": "units"}
MEASURES = {"count": "count", "share": "share", "amount": "amount", "coverage": "coverage", "days": "days"}
# Of pairs of neighbouring letters that two wordings share; below it they speak of something else.
NEAR = 0.3


def vocabulary(where: Locations) -> Book:
    """Return the vocabulary as it lies on disk; whoever takes it changes nothing in it."""
    files = sorted(path for root in where.roots for path in (root / "tables").glob("*.csv"))
    written = tuple((path, (status := path.stat()).st_mtime_ns, status.st_size) for path in files)
    return _read(where.roots, written)


# It is asked for with each decision, and seldom changes.
@lru_cache(maxsize=2)
def _read(roots: tuple[Path, ...], written: tuple[tuple[Path, int, int], ...]) -> Book:
    return read_vocabulary(roots)


# The vocabulary that was asked for last, with its rows by table and id.
_last: tuple[Book | None, Rows] = (None, {})


def known(book: Book, state: State) -> Rows:
    """Return the rows of each table by id: the vocabulary's, and what the draft adds."""
    rows = dict(_by_id(book))
    for table in TABLE_OF.values():
        rows[table] = dict(rows.get(table, {}))
    for item in state.of(*WORDS):
        if item.is_published:
            rows.setdefault(TABLE_OF[item.kind], {})[item.current["id"]] = item.current
    return rows


def _by_id(book: Book) -> Rows:
    global _last
    held, rows = _last
    if held is not book:
        rows = {
            name: {row["id"]: row.cells for row in table if "id" in row.cells}
            for name, table in book.rows.items()
        }
        rows["reasons"] = reader_reasons() | rows.get("reasons", {})
        _last = (book, rows)
    return rows


def reader_reasons() -> dict[str, Mapping[str, str]]:
    """Return the reasons that the reader knows; one that the vocabulary lacks goes there with the report."""
    return {row["id"]: row for row in reading_rows("reasons")}


def new_place(cells: Mapping[str, str], rows: Rows) -> dict[str, str]:
    """Fill in a new place: an id with a prefix where no code is given, a government where nothing else is."""
    _once(cells, "place", rows)
    name = _slug(cells.get("name_en", "")) or _slug(cells.get("pinyin", "").replace(" ", ""))
    own = free_name(f"x-{name or 'place'}", rows["places"])
    return {"id": own, "body": "government", **_filled(cells)}


def new_unit(cells: Mapping[str, str], rows: Rows) -> dict[str, str]:
    """Fill in a new unit: its own base, unless it is said to be a multiple of another."""
    name = _slug(cells.get("en_one", "")).replace("-", "_")
    own = free_name(name or "unit", rows["units"], "_")
    return {"id": own, "factor": "1", "base": cells.get("id") or own, **_filled(cells)}


def new_indicator(cells: Mapping[str, str], rows: Rows) -> dict[str, str]:
    """Fill in a new indicator from name, definition, unit and category; the rest claims little."""
    _once(cells, "indicator", rows)
    kind = cells.get("kind") or "count"
    name = _slug(cells.get("name_en", "")).replace("-", "_")[:60].strip("_") or "indicator"
    ending = MEASURES.get(kind, "count")
    own = free_name(name if name.endswith(f"_{ending}") else f"{name}_{ending}", rows["indicators"], "_")
    filled = {"id": own, "kind": kind, "headline": "false", "better": "neither", "nature": "flow"}
    # The strictest at first: until somebody asks for less, no two figures are joined that should not be.
    filled["comparable"] = "unit scope level"
    for language in ("zh", "en"):
        filled[f"short_{language}"] = cells.get(f"name_{language}", "")
        filled[f"plain_{language}"] = _first_sentence(cells.get(f"definition_{language}", ""))
    return filled | _filled(cells)


def near_indicators(words: str, rows: Rows, most: int = 5) -> list[tuple[str, str, str]]:
    """Return the indicators whose names or wordings are nearest to some words: id, name_zh, name_en."""
    wanted = _pairs(words)
    scores: dict[str, float] = {}
    for own, name in _wordings(rows):
        pairs = _pairs(name)
        share = 2 * len(wanted & pairs) / (len(wanted) + len(pairs) or 1)
        scores[own] = max(scores.get(own, 0.0), share)
    best = sorted((own for own in scores if scores[own] >= NEAR), key=lambda own: -scores[own])[:most]
    held = rows["indicators"]
    return [(own, held[own]["name_zh"], held[own]["name_en"]) for own in best]


def place_called(words: str, rows: Rows) -> str:
    """Return the id of the one place of a name (罗定市, 广东省罗定市, Luoding) or an id; "" for none."""
    held = rows["places"]
    if words in held:
        return words
    tests: tuple[Callable[[Mapping[str, str]], bool], ...] = (
        lambda row: words in (row["name_zh"], row["name_en"]),
        lambda row: len(row["name_zh"]) > 1 and words.endswith(row["name_zh"]),
    )
    for test in tests:
        matching = [own for own, row in held.items() if words and test(row)]
        if matching:
            return matching[0] if len(matching) == 1 else ""
    return ""


def places_called(words: str, rows: Rows) -> list[str]:
    """Return the ids of all places that a name may mean: of its very words first, then of its end, then of
    its beginning (罗定 for 罗定市)."""
    held = rows["places"]
    tests = (
        lambda name: name == words,
        lambda name: len(name) > 1 and words.endswith(name),
        lambda name: len(words) > 1 and name.startswith(words),
    )
    ids = [own for test in tests for own, row in held.items() if test(row["name_zh"])]
    ids += [own for own, row in held.items() if words and row["name_en"].lower() == words.lower()]
    return list(dict.fromkeys(ids))


def _wordings(rows: Rows) -> Iterator[tuple[str, str]]:
    for own, row in rows["indicators"].items():
        yield from ((own, row[name]) for name in ("name_zh", "name_en", "short_zh"))


def _once(cells: Mapping[str, str], kind: str, rows: Rows) -> None:
    column = NAMES[kind]
    for own, row in rows[TABLE_OF[kind]].items():
        if cells.get(column) and row[column] == cells[column]:
            said = f"There is {own} of the name {cells[column]} already; take that one."
            raise DraftError(said, "exists", id=own)


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in cells.items() if cell}


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-").lstrip("0123456789-")


def _first_sentence(words: str) -> str:
    sentence = re.match(r".*?(?:。|\.(?=\s|$))", words)
    return sentence[0] if sentence else words


def _pairs(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2].lower() for at in range(len(words) - 1))
