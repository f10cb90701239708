"""What is worked out once when a folder is compiled: bounds, the words of spans, what stands inside what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from data import changes
from data.arithmetic.hedged import hedged, usage_below
from data.folders.book import Book, Row
from data.folding import IN_A_TEXT, as_letters, folded, letters_and_numbers, number_words, with_singulars
from data.source_places import SourcePlace, coded, is_from_ocr, place_at, place_of

# Where something begins and ends in the text, and its id.
Span = tuple[int, int, str]
# Columns that the store has beside those of the files, with their types. A change here is noticed: the store
# is made anew (`_form` in `data.store.compile`).
COLUMNS: dict[str, dict[str, str]] = {
    "observations": {
        "lower": "number",
        "upper": "number",
        "usage_below": "number",
        "section": "string",
        "statement": "string",
        "sentence": "string",
        "context": "string",
        "folded": "string",
        "latin": "string",
        "folded_en": "string",
        "stated_folded": "string",
        "numbers": "string",
        "place_in_text": "integer",
        "corrected": "string",
        "source_place": "string",
        "is_own": "boolean",
        "report_year": "integer",
    },
    "statements": {"body_start": "integer", "indicators": "string", "areas": "string"},
    "listed": {"also_in": "string"},
    "report": {"folded": "string"},
    "indicators": {"folded": "string"},
    "categories": {"folded": "string"},
    "places": {"folded": "string"},
    "aliases": {"folded": "string"},
}
FOLDED = {
    "report": ("title", "title_en"),
    "indicators": ("name_zh", "name_en", "short_zh", "short_en"),
    "categories": ("name_zh", "name_en"),
    "places": ("name_zh", "name_en", "pinyin"),
    "aliases": ("alias",),
}


def computed(book: Book, table: str) -> list[dict[str, str | None]]:
    """Return for each row of a table its computed columns (COLUMNS) as text; None where there is no value."""
    if table in FOLDED:
        return [{"folded": with_singulars(folded(*_searched(row, table)))} for row in book.rows[table]]
    return COMPUTERS[table](book) if table in COMPUTERS else []


def _searched(row: Row, table: str) -> Iterator[str]:
    yield from (row[column] for column in FOLDED[table])
    if table == "places":
        syllables = row["pinyin"].split()
        # luoding, luodingshi, ld and lds all find 罗定市.
        yield from ("".join(syllables), "".join(syllable[0] for syllable in syllables))


def _observations(book: Book) -> list[dict[str, str | None]]:
    sections = book.rows["sections"]
    areas = _spans(row for row in sections if row["kind"] == "area")
    others = _spans(row for row in sections if row["kind"] not in ("area", "measures"))
    statements = _spans(book.rows["statements"])
    places = [place_of(row.cells) for row in book.rows.get("source_places", ())]
    own = set(map(id, _own_rows(book)))
    report_year = book.report["year"] if book.report else None
    # Areas lie inside the part on measures: a figure's section is the inner one.
    return [
        _observation(book, row)
        | {"section": _holder(row, areas) or _holder(row, others), "statement": _holder(row, statements)}
        | {"source_place": _source_place(row, places), "is_own": "true" if id(row) in own else "false"}
        | {"report_year": report_year}
        for row in book.rows["observations"]
    ]


def _own_rows(book: Book) -> Iterable[Row]:
    """Return of each indicator the report's one row of its own year.

    What is stated comes before why nothing is, and of several figures the nearest to whole place and year.
    """
    year = book.report["year"] if book.report else ""
    nearest: dict[str, Row] = {}
    for row in book.rows["observations"]:
        if row["year"] == year:
            best = nearest.setdefault(row["indicator"], row)
            nearest[row["indicator"]] = min(best, row, key=_distance)
    return nearest.values()


def _distance(row: Row) -> tuple[bool, int, float, int]:
    is_part = row["period"] != row["year"]
    start = row.number("start") if row["start"] else float("inf")
    return row["status"] != "reported", bool(row["scope_zh"]) + 2 * is_part, start, row.line


def _observation(book: Book, row: Row) -> dict[str, str | None]:
    number = hedged(row["value"] or None, row["qualifier"])
    below = usage_below(number, row["stated"])
    sentence, context = _words(book, row, "sentence"), _words(book, row, "context")
    line = folded(sentence, row["stated"])
    return {
        "lower": _plain(number.lower),
        "upper": _plain(number.upper),
        "usage_below": _plain(below),
        "sentence": sentence,
        "context": context,
        "folded": line,
        "latin": letters_and_numbers(line),
        "folded_en": with_singulars(folded(row["sentence_en"])),
        "stated_folded": folded(row["stated"]),
        "numbers": _numbers(row),
        "place_in_text": row["start"] or None,
        "corrected": changes.kept(_changes(book, row)),
    }


def _source_place(row: Row, places: list[SourcePlace]) -> str:
    """Return where a figure stood in the source, as `data.source_places` writes it; "" where nobody knows."""
    place = place_at(places, row.number("start")) if row["start"] else None
    if place is None:
        return ""
    return coded(place._replace(is_ocr=is_from_ocr(places, row.number("start"), row.number("end"))))


def _changes(book: Book, row: Row) -> list[dict[str, str]]:
    """Return what was corrected in a figure's row, in the order of the file."""
    own = ("observations", row["id"])
    return [one.cells for one in book.rows["changes"] if (one["table"], one["row"]) == own]


def _numbers(row: Row) -> str:
    """Return the numbers by which a figure is found, a space around each: its value, and those of its words.

    A share is found as 98.1 and as 98.1%, 1400多万 as 14000000 and as 1400.
    """
    stated = as_letters(row["stated"])
    digits = [number.replace(",", "") for number in IN_A_TEXT.findall(stated)]
    values = dict.fromkeys(number_words(Decimal(one)) for one in (row["value"], *digits) if one)
    is_share = "%" in stated or "百分之" in stated
    shares = [f"{value}%" for value in values] if is_share else []
    return f" {' '.join([*values, *shares])} "


def _plain(number: object) -> str | None:
    return None if number is None else f"{number:f}"


def _words(book: Book, row: Row, name: str) -> str:
    if not book.text or not row[f"{name}_start"]:
        return ""
    return book.text[row.number(f"{name}_start") : row.number(f"{name}_end")]


def _spans(rows: Iterable[Row]) -> list[Span]:
    return [(row.number("start"), row.number("end"), row["id"]) for row in rows]


def _holder(row: Row, spans: list[Span]) -> str:
    """Return the id of the first span that holds a figure's beginning, "" where none does."""
    if not row["start"]:
        return ""
    at = row.number("start")
    return next((name for start, end, name in spans if start <= at < end), "")


def _statements(book: Book) -> list[dict[str, str | None]]:
    stated = [(row.number("start"), row["id"]) for row in book.rows["observations"] if row["start"]]
    figures = sorted(stated, key=lambda figure: figure[0])
    return [_statement(book, row, figures) for row in book.rows["statements"]]


def _statement(book: Book, row: Row, figures: list[tuple[int, str]]) -> dict[str, str | None]:
    start, end = row.number("start"), row.number("end")
    inside = [name for at, name in figures if start <= at < end]
    areas = [one["section"] for one in book.rows["statement_areas"] if one["statement"] == row["id"]]
    return {
        # A measure concerns the area that it stands in; what a problem or a plan concerns is in a table.
        "body_start": str(start + len(row["ordinal"])),
        "indicators": " ".join(inside),
        "areas": row["section"] if row["kind"] == "measure" else " ".join(areas),
    }


def _all_listed(book: Book) -> list[dict[str, str | None]]:
    return [_listed(book, row) for row in book.rows["listed"]]


def _listed(book: Book, row: Row) -> dict[str, str | None]:
    text = book.text or ""
    others = [
        one["id"]
        for one in book.rows["statements"]
        if one["id"] != row["statement"] and row["name_zh"] in text[one.number("start") : one.number("end")]
    ]
    return {"also_in": " ".join(others)}


COMPUTERS: dict[str, Callable[[Book], list[dict[str, str | None]]]] = {
    "observations": _observations,
    "statements": _statements,
    "listed": _all_listed,
}
