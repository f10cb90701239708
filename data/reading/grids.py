"""Tables: bare numbers whose unit stands once, in the head of a column, of a row, or of the whole."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from data.reading.numbers import scale_of
from data.reading.page import Page
from data.reading.tokens import MEASURES, Token
from data.reading.words import any_of

MEASURE = any_of(MEASURES)
NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,12}(?:\.[0-9]{1,6})?")
BARE = re.compile(rf"(?P<number>{NUMBER.pattern}) ?(?P<unit>%|‰|{MEASURE})?")
UNIT = re.compile(
    rf"单位[:为] ?(?P<named>[万亿]?(?:{MEASURE}))|\((?P<bracket>[万亿]?(?:{MEASURE}))\)"
    rf"|(?P<counted>{MEASURE})数|(?P<rate>率)(?![^ |:\n]{{3}})"
)
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年)")
UNIT_HEADS = ("单位", "计量单位")
# In a run of names and numbers on one line: 东县 31392 西县 845
RUN = re.compile(
    r"(?:^|(?<=[\n ;:,|。]))(?P<name>[\u4e00-\u9fff()、]{2,24}) ?[ |:] ?"
    r"(?P<number>[0-9][0-9,]{0,14}(?:\.[0-9]{1,4})?)(?=[ \n|;,。]|$)"
)
FEWEST, APART, HEAD = 3, 24, 60


@dataclass(slots=True)
class Cell:
    """The words of one cell and where they start."""

    start: int
    words: str


@dataclass(slots=True)
class Entry:
    """A number of a table. concept: what it counts; head: the table's words; year: its column's."""

    token: Token
    concept: tuple[int, int]
    head: str
    year: str = ""


def entries(page: Page) -> list[Entry]:
    """Every bare number of a table, in order."""
    found = [entry for block, caption in _blocks(page.plain) for entry in _block(page.plain, block, caption)]
    taken = {entry.token.start for entry in found}
    runs = [entry for entry in _runs(page.plain) if entry.token.start not in taken]
    return sorted([*found, *runs], key=lambda entry: entry.token.start)


def _blocks(text: str) -> Iterator[tuple[list[list[Cell]], str]]:
    """Lines of cells that follow each other, with the line before them."""
    if "|" not in text and "\t" not in text:
        return
    block: list[list[Cell]] = []
    caption, at = "", 0
    for line in [*text.split("\n"), ""]:
        cells = _cells(line, at)
        at += len(line) + 1
        if len(cells) > 1:
            block.append(cells)
        elif not set(line.strip()) <= set("|-: "):
            yield from [(block, caption)] * (len(block) > 1)
            block, caption = [], line
        elif not line.strip() and block:
            yield from [(block, caption)] * (len(block) > 1)
            block = []
    yield from [(block, caption)] * (len(block) > 1)


def _cells(line: str, at: int) -> list[Cell]:
    if "|" not in line and "\t" not in line:
        return []
    cells = [
        Cell(at + m.start() + len(m.group()) - len(m.group().lstrip()), m.group().strip())
        for m in re.finditer(r"[^|\t]+", line)
    ]
    cells = [cell for cell in cells if cell.words]
    return [] if all(set(cell.words) <= set("-: ") for cell in cells) else cells


def _block(text: str, block: list[list[Cell]], caption: str) -> Iterator[Entry]:
    has_head = not any(BARE.fullmatch(cell.words) for cell in block[0])
    head = block[0] if has_head else []
    for row in block[has_head:]:
        heads = head if len(head) == len(row) else [None] * len(row)
        units = _row_unit(row, heads), _unit(caption)
        for cell, top in list(zip(row, heads, strict=True))[1:]:
            unit = units[0] or (_unit(top.words) if top else "") or units[1]
            if entry := _entry(cell, unit, row[0], top, caption):
                yield entry


def _row_unit(row: list[Cell], heads: list[Cell] | list[None]) -> str:
    """The unit that a row names: in a column of units, in its own head, or beside another of its numbers."""
    named = [cell.words for cell, top in zip(row, heads, strict=True) if top and top.words in UNIT_HEADS]
    written = [found["unit"] for cell in row[1:] if (found := BARE.fullmatch(cell.words)) and found["unit"]]
    return next(filter(None, (*named, _unit(row[0].words), *written)), "")


def _unit(words: str) -> str:
    found = UNIT.search(words)
    return (found["named"] or found["bracket"] or found["counted"] or "%") if found else ""


def _entry(cell: Cell, unit: str, name: Cell, top: Cell | None, caption: str) -> Entry | None:
    found = BARE.fullmatch(cell.words)
    if not found or not (unit or found["unit"]):
        return None
    token = _token(cell.start, found["number"], found["unit"] or unit, len(cell.words))
    year = YEAR.search(top.words) if top else None
    where = top if top and not year else name
    words = f"{caption}{top.words if top else ''}{name.words}"
    return (
        None
        if token is None
        else Entry(token, (where.start, where.start + len(where.words)), words, year.group() if year else "")
    )


def _token(start: int, number: str, unit: str, length: int) -> Token | None:
    scale = scale_of(unit[0]) if unit[0] in ("万", "亿") else 1
    try:
        value = Decimal(number.replace(",", "")) * scale
    except InvalidOperation:
        return None
    plain = unit[1:] if scale > 1 else unit
    return Token(start, start + len(number), start, start + length, value, plain, "exact", "table")


def _runs(text: str) -> Iterator[Entry]:
    """Names and bare numbers in turn, at least three, under a head that names the unit."""
    run: list[re.Match[str]] = []
    head = ""
    for m in RUN.finditer(text):
        if run and m.start() - run[-1].end() > APART:
            head = yield from _run(text, run, head)
            run = []
        run.append(m)
    yield from _run(text, run, head)


def _run(text: str, run: list[re.Match[str]], last: str) -> Generator[Entry, None, str]:
    """The entries of one run; its head, for the next run where that names no unit."""
    if len(run) < FEWEST:
        return last
    head = text[max(0, run[0].start() - HEAD) : run[0].start()]
    head = head if UNIT.search(head) else last + head
    unit = _last_unit(head) or _unit(run[0]["name"])
    for before, m in zip([None, *run], run, strict=False):
        between = text[before.end() : m.start()] if before else ""
        unit, head = (_last_unit(between), between) if UNIT.search(between) else (unit, head)
        unit = _unit(m["name"]) or unit
        if unit and (token := _token(m.start("number"), m["number"], unit, len(m["number"]))):
            yield Entry(token, m.span("name"), head + m["name"])
    return head


def _last_unit(words: str) -> str:
    found = list(UNIT.finditer(words))
    return _unit(found[-1].group() + " ") if found else ""
