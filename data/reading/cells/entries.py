"""Every number of every table: what it counts, its unit and period, or why it counts nothing."""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from data.reading.cells.entry import NO_NAMES, NOWHERE, Entries, Entry, InRow, InRun, InTable, OverColumn
from data.reading.cells.model import Cell, Number, base_unit, is_year, number_of
from data.reading.cells.parts import Line, Part, parts
from data.reading.cells.roles import PERSONS, bare, change_in_percent, is_caption, period_of, rank_of, role_of
from data.reading.cells.runs import runs
from data.reading.cells.sources import tables
from data.reading.cells.totals import in_percent, wrong_totals
from data.reading.cells.units import is_unit, named_unit
from data.reading.page import Page
from data.reading.tokens import Token
from data.reading.words import held_once, letters

# Heads as sure as the first leave no doubt; those no surer than the second were guessed.
CLEAR, GUESSED = 0.9, 0.5
REFUSED = {"code": "name", "serial": "list_marker", "target": "target"}
# A longer line above a table is a sentence of the report.
LONGEST_TITLE = 60
# Stands over a list of headings with their pages, which looks like a table.
CONTENTS = "目录"
COUNTING = re.compile(f"[{letters('counting_head')}]")


def entries(page: Page, report: str = "") -> Entries:
    """Every bare number of a table.

    report: the report's year, empty where it is not known.
    """
    found = Entries()
    found.add(entry for table in tables(page.plain) for part in parts(table) for entry in _part(part, report))
    found.add(list(_in_runs(page.plain, found)))
    return found


def _in_runs(text: str, found: Entries) -> Iterator[Entry]:
    for name, number, unit, head in runs(text):
        if number.start not in found and (token := _token(number, unit, number.end)):
            names = InRun(name.words, (head + name.words,))
            yield Entry(token, names, (name.start, name.end), doubt="unclear_table")


def _part(part: Part, report: str) -> Iterator[Entry]:
    if _is_contents(part):
        cells = [cell for line in part.lines for cell in line.values]
        yield from (_refused(number, "page_debris") for cell in cells if (number := number_of(cell)))
        return
    reader = Columns(part, report)
    wrong = wrong_totals(part)
    for line in part.lines:
        for cell in (*line.marks, *line.names):
            if number := number_of(cell):
                yield _refused(number, _named_by(cell, line))
        for at, cell in enumerate(line.values):
            number = number_of(cell)
            if number is None:
                continue
            entry = reader.entry(line, at, cell, number)
            if entry and entry.token.start in wrong:
                entry = replace(entry, doubt="wrong_total")
            if entry:
                yield entry


def _is_contents(part: Part) -> bool:
    """Whether a part lists headings with their pages: marked names, one rising number each, no head."""
    if part.heads.paths:
        return False
    numbers = [number_of(line.values[0]) for line in part.lines if len(line.values) == 1]
    if len(numbers) < len(part.lines) or any(n is None or n.unit for n in numbers):
        return False
    pages = [int(number.digits) for number in numbers if number and number.digits.isdigit()]
    marked = sum(bool(line.names and rank_of(line.names[0].words)) for line in part.lines)
    listed = any(bare(cell.words) == CONTENTS for cell in part.above)
    rising = len(pages) == len(numbers) > 1 and all(map(operator.le, pages, pages[1:]))
    return rising and (listed or 2 * marked > len(numbers)) and len(set(pages)) > 1


def _named_by(cell: Cell, line: Line) -> str:
    """Why a number among the names of a row counts nothing."""
    if cell in line.marks:
        return "list_marker"
    return "year" if is_year(cell) else "name"


def _refused(number: Number, reason: str) -> Entry:
    token = Token(number.start, number.end, number.start, number.end, None, number.unit, "exact", "table")
    return Entry(token, NO_NAMES, NOWHERE, reason=reason)


def _token(number: Number, unit: str, end: int) -> Token | None:
    value = number.value(unit)
    if value is None:
        return None
    right = number.end if end == number.end else end
    return Token(
        number.start, number.end, number.start, right, value, held_once(base_unit(unit)), "exact", "table"
    )


class Columns:
    """Reads the values of one part of a table by the words over them and beside them."""

    def __init__(self, part: Part, report: str) -> None:
        self.part, self.report = part, report
        heads = {head.words for path in part.heads.paths for head in path}
        self.is_timed = any(period_of(words, report) for words in heads)
        self.paths: dict[int, tuple[Cell, ...]] = {}
        self.units: dict[int, str] = {}
        self.percents: dict[int, bool] = {}
        self.over: dict[int, OverColumn] = {}
        self.row: tuple[Line | None, InRow] = None, InRow((), (), "")
        above = [cell.words for cell in part.above]
        self.caption = "".join(words for words in above if len(words) <= LONGEST_TITLE)
        self.captions = above
        self.year = next(filter(None, (period_of(words, report) for words in above if is_short(words))), "")

    def entry(self, line: Line, column: int, cell: Cell, number: Number) -> Entry | None:
        """One number; None for one that stands in a remark, which is read as prose."""
        path = self._path(column)
        roles = [role_of(head.words) for head in path]
        beside = self._name(line, column)
        if "remark" in roles:
            return None
        if reason := self._refusal(roles, line, beside, cell, number):
            return _refused(number, reason)
        unit, change = self._unit(line, column, number)
        token = _token(number, unit, cell.end)
        untold = not unit and not path and len(line.values) > 1
        if token is None or untold:
            return _refused(number, "table_not_read")
        place = next(iter(line.names[::-1]), None) or next(iter((*path[::-1], *line.titles[::-1])), cell)
        return Entry(
            token,
            held_once(InTable(self._row(line), self._over(column))),
            (place.start, place.end),
            self._period(line, path),
            change,
            self._doubt(unit, path),
        )

    def _row(self, line: Line) -> InRow:
        """What names the values of a row, held once for all of them."""
        if line is not self.row[0]:
            own = tuple(name.words for name in line.names if not is_unit(name.words))
            outer = line.titles[-1:] if not own or rank_of(own[0]) > 1 else []
            titles = "".join(title.words for title in line.titles)
            self.row = line, held_once(InRow(tuple(title.words for title in outer), own, titles))
        return self.row[1]

    def _over(self, column: int) -> OverColumn:
        if column not in self.over:
            heads = tuple(head.words for head in self._path(column))
            counted = tuple(head for head in heads if bare(head) not in PERSONS)
            self.over[column] = OverColumn(heads, counted, self.caption)
        return self.over[column]

    def _path(self, column: int) -> tuple[Cell, ...]:
        if column not in self.paths:
            paths = self.part.heads.paths
            path = paths[column] if column < len(paths) else ()
            self.paths[column] = tuple(head for head in path if bare(head.words))
        return self.paths[column]

    def _name(self, line: Line, column: int) -> str:
        """The words right before a value in its row, or its row's name."""
        before = [cell.words for cell in line.values[:column] if cell.words and not cell.is_number]
        return before[-1] if before else next((name.words for name in line.names[::-1]), "")

    def _refusal(self, roles: list[str], line: Line, beside: str, cell: Cell, number: Number) -> str:
        """Why a number counts nothing: its head or name says so, or nothing says what it counts."""
        for role in (*roles, role_of(beside)):
            if role in REFUSED:
                return REFUSED[role]
        if "years" in roles and is_year(cell):
            return "year"
        if number.is_code and not number.unit:
            return "name"
        if is_year(cell) and not number.unit and not COUNTING.search(beside + "".join(roles)):
            return "year"
        return "" if line.names or roles else "table_not_read"

    def _unit(self, line: Line, column: int, number: Number) -> tuple[str, bool]:
        """The unit of a value, and whether it is a change."""
        path = self._path(column)
        head = "".join(cell.words for cell in path)
        name = "".join(cell.words for cell in line.names if not is_unit(cell.words))
        changes = any(role_of(cell.words) == "change" for cell in path) or role_of(name) == "change"
        if number.unit and number.unit not in "万亿":
            return number.unit, changes
        if changes:
            return number.unit + self._unit_of_change(line, column, head, name), True
        return number.unit + self._counted(line, column, head, name), False

    def _unit_of_change(self, line: Line, column: int, head: str, name: str) -> str:
        stated = next(filter(None, (named_unit(cell.words) for cell in self._path(column)[::-1])), "")
        percent = change_in_percent(head if role_of(head) == "change" else name)
        if stated and (stated != "%" or percent is not False):
            return stated
        if percent is None:
            percent = self._in_percent(column)
        return "%" if percent else self._counted(line, column, "", name)

    def _counted(self, line: Line, column: int, head: str, name: str) -> str:
        """What counts a value: a rate, the unit of its row, column, other values, title or caption."""
        of = name + head
        path = self._path(column)
        heads = [named_unit(cell.words, of) for cell in path[::-1]]
        if "%" in heads[:1]:
            return "%"
        names = [named_unit(cell.words, of) for cell in line.names[::-1]]
        titles = [named_unit(cell.words, of) for cell in line.titles[::-1]]
        captions = [named_unit(words, of) for words in self.captions[::-1] if is_short(words)]
        above = [*filter(None, (*titles, *captions))]
        given = (self._unit_cell(line), *names, *heads, self._written(line, column), *above)
        unit = next(filter(None, given), "")
        # 受援人数 under 单位：人次 counts 人次
        return above[0] if above and above[0].startswith(unit) else unit

    def _unit_cell(self, line: Line) -> str:
        """The unit in a column of units, wherever that stands."""
        cells = [name for name in line.names[1:] if is_unit(name.words)]
        cells += [
            cell
            for column, cell in enumerate(line.values)
            if is_unit(cell.words) and any(role_of(head.words) == "units" for head in self._path(column))
        ]
        return cells[-1].words if cells else ""

    def _written(self, line: Line, column: int) -> str:
        """The unit that most other numbers of the row, or else of the column, have written beside them."""
        row = [cell for at, cell in enumerate(line.values) if not self._names_unit(at)]
        return _mostly_written(row) or self._of_column(column)

    def _of_column(self, column: int) -> str:
        """The unit that most numbers of a column have beside them."""
        if column not in self.units:
            below = (line.values[column] for line in self.part.lines if column < len(line.values))
            self.units[column] = _mostly_written(below)
        return self.units[column]

    def _in_percent(self, column: int) -> bool:
        """Whether the changes of a column are in per cent."""
        if column not in self.percents:
            self.percents[column] = in_percent([line.values for line in self.part.lines], column)
        return self.percents[column]

    def _names_unit(self, column: int) -> bool:
        return any(named_unit(head.words) for head in self._path(column))

    def _period(self, line: Line, path: tuple[Cell, ...]) -> str:
        """The period of a value; a year over the column and a month beside the row go together."""
        cells = (*line.names[::-1], *path[::-1], *line.titles[::-1])
        periods = list(filter(None, (period_of(cell.words, self.report) for cell in cells)))
        periods += [self.year] if self.year else []
        months = next((period for period in periods if "-" in period), "")
        years = [period for period in periods if "-" not in period]
        if months and years and len(years[0]) == 4:
            return months.replace(self.report[-4:], years[0]) if self.report else months
        # where columns name years, one that names none is of the report's, whatever time was said before
        return months or next(iter(years), self.report if self.is_timed else "")

    def _doubt(self, unit: str, path: tuple[Cell, ...]) -> str:
        """What speaks against a value: heads that fit no columns, none that is clear, or no unit."""
        sure = round(self.part.heads.sure, 2)
        if path and sure <= GUESSED:
            return "unclear_heads"
        return "" if path and unit and sure >= CLEAR else "unclear_table"


def _mostly_written(cells: Iterable[Cell]) -> str:
    """The one unit of the numbers of these cells, where at least two and half of them have it."""
    units = Counter(number.unit for number in map(number_of, cells) if number)
    bare_ones = units.pop("", 0)
    [(unit, count)] = units.items() if len(units) == 1 else [("", 0)]
    return unit if count > 1 and count >= bare_ones else ""


@lru_cache(maxsize=4096)
def is_short(words: str) -> bool:
    """Whether a line above a table is its caption or unit line, and no sentence of the report."""
    if is_caption(words):
        return True
    return len(words) <= LONGEST_TITLE and not words.endswith(("。", ";")) and "。" not in words
