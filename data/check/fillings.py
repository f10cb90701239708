"""Placeholders of hand-written findings can be filled from the report's rows: a page would fail on others."""

from collections.abc import Mapping
from dataclasses import dataclass

from data import placeholders
from data.arithmetic.derived import compute
from data.arithmetic.hedged import Refused
from data.arithmetic.reconcile import Figure
from data.check.figures import figure_of
from data.folders.book import Book, Row

COLUMNS = ("finding_zh", "finding_en", "measure_zh", "measure_en")
READ_FROM = ("observations", "statements", "listed")


@dataclass(frozen=True)
class _Held:
    """What fills placeholders: rows of the report's year by indicator, ids of what is computed of them."""

    book: Book
    stated: Mapping[str, Row]
    computed: frozenset[str]

    def can_fill(self, name: str, statement: str) -> bool:
        what, _, item = name.partition(":")
        if what in placeholders.LISTED:
            kind = what.removesuffix("s")
            listed = self.book.rows.get("listed", ())
            own = [row for row in listed if (row["kind"], row["statement"]) == (kind, statement)]
            return len(own) >= int(item or 1)
        if what == "words":
            return item in self.stated
        return bool(item) or name in placeholders.BARE or name in self.stated or name in self.computed


def check_fillings(book: Book) -> None:
    """Name each finding of a drawn chart with a placeholder for what the report does not state or list."""
    if book.vocabulary is None or not _is_sound(book):
        return
    held = _held(book)
    for row in book.sound("charts"):
        names = row["indicators"].split()
        # A chart whose figures are not all stated is not drawn.
        if set(names) <= held.stated.keys():
            _check_row(book, row, held, _statement(book, [held.stated[name] for name in names]))


def _is_sound(book: Book) -> bool:
    """Say whether what placeholders are filled from is right; else it has findings of its own."""
    rows = [row for name in READ_FROM for row in book.rows.get(name, ())]
    return bool(book.report) and all(map(book.is_read, READ_FROM)) and not any(row.broken for row in rows)


def _held(book: Book) -> _Held:
    year = book.report["year"] if book.report else ""
    own = [row for row in book.sound("observations") if (row["status"], row["year"]) == ("reported", year)]
    # As in `data.select`: of several the one of the whole year and place, last here since the last one stays.
    own.sort(key=lambda row: (row["period"] != year, row["scope_zh"] != ""), reverse=True)
    stated = {row["indicator"]: row for row in own}
    known = {row["id"]: row for row in book.known("indicators")}
    figures = {name: figure_of(row, known[name]) for name, row in stated.items() if row["value"]}
    computed = {
        rule["id"] for rule in book.known("derived") if not rule.broken and _is_computed(rule, figures)
    }
    return _Held(book, stated, frozenset(computed))


def _is_computed(rule: Row, figures: Mapping[str, Figure]) -> bool:
    inputs = [figures[name] for name in rule["inputs"].split() if name in figures]
    wanted = len(rule["inputs"].split())
    return len(inputs) == wanted and not isinstance(compute(rule["formula"], inputs), Refused)


def _statement(book: Book, figures: list[Row]) -> str:
    """Return the statement that states all figures, "" where they stand in several."""
    places = [row.number("start") for row in figures if row["start"]]
    for row in book.sound("statements"):
        if places and all(row.number("start") <= place < row.number("end") for place in places):
            return row["id"]
    return ""


def _check_row(book: Book, row: Row, held: _Held, statement: str) -> None:
    for column in COLUMNS:
        for name in placeholders.names(row[column]):
            if not held.can_fill(name, statement):
                right = "a figure that the report states, or an item that the chart's statement lists"
                book.broken(row, column, f"nothing to fill {{{name}}} with", f"{right}, would be right")
                return
