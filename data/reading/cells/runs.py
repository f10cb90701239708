"""Names and bare numbers in turn on one line, under a head that names their unit.

办件量(件)：东县 31392 西县 845 北县 1206 is a table without lines; two such pairs are too few to be one.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from data.reading.cells.model import Cell, Number
from data.reading.cells.units import named_unit

RUN = re.compile(
    r"(?:^|(?<=[\n ;:,|。]))(?P<name>[\u4e00-\u9fff()、]{2,24}) ?[ |:] ?"
    r"(?P<number>[0-9][0-9,]{0,14}(?:\.[0-9]{1,4})?)(?=[ \n|;,。]|$)"
)
# Three pairs make a run, with at most so many letters between them, under so much of the line before.
FEWEST, APART, HEAD = 3, 24, 60

# What each of them holds: where a text has fewer there is no run, and most texts have none.
BESIDE = re.compile(r"[ |:] ?[0-9]")

Counted = tuple[Cell, Number, str, str]


def runs(text: str) -> Iterator[Counted]:
    """Name, number, unit and head of each number of such a run, at least three in a row."""
    if len(BESIDE.findall(text)) < FEWEST:
        return
    run: list[re.Match[str]] = []
    head = ""
    for m in RUN.finditer(text):
        if run and m.start() - run[-1].end() > APART:
            head = yield from _run(text, run, head)
            run = []
        run.append(m)
    yield from _run(text, run, head)


def _run(text: str, run: list[re.Match[str]], last: str) -> Generator[Counted, None, str]:
    """The numbers of one run; its head, for the next run where that names no unit."""
    if len(run) < FEWEST:
        return last
    head = text[max(0, run[0].start() - HEAD) : run[0].start()]
    head = head if named_unit(head) else (last + head)[-2 * HEAD :]
    unit = named_unit(head) or named_unit(run[0]["name"])
    for before, m in zip([None, *run], run, strict=False):
        between = text[before.end() : m.start()] if before else ""
        if named_unit(between):
            unit, head = named_unit(between), between
        unit = named_unit(m["name"]) or unit
        if unit:
            name = Cell(m.start("name"), m["name"])
            yield name, Number(m.start("number"), m.end("number"), m["number"], ""), unit, head
    return head
