"""What the rules ask of annual reports, report by report: contents, day of publication, the nine tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from data import store
from data.select.coverage import (
    ROWS_A_PAGE,
    cells_of,
    choices_of,
    chosen_by,
    columns_of,
    rows_of_page,
    understood,
)
from data.select.coverage_rows import (
    CLAIM,
    FIGURE,
    NOT_REPORTED,
    QUOTED,
    WORDS,
    Cell,
    Choice,
    Column,
    Question,
    Row,
)
from data.select.coverage_statements import TIMELY
from data.select.required_rows import (
    AFTER,
    BEFORE,
    DUE,
    NOT_SHOWN,
    WITHOUT_TEXT,
    Content,
    RequiredRow,
    Task,
)

# In the order of the outline of 2021 to 2025, as the table of categories names them.
TASKS = (
    *("functions", "rulemaking", "decision", "enforcement", "emergency"),
    *("disputes", "oversight", "digital", "leadership"),
)
TASK_OF = "SELECT id, outline_task FROM categories WHERE outline_task <> '' ORDER BY file_line, id"
TEXTS = """SELECT report, words FROM texts WHERE report IN (SELECT unnest($1::VARCHAR[])) ORDER BY report"""
# The best of what a task's indicators say is what is said of the task.
ORDER = (FIGURE, CLAIM, WORDS, NOT_REPORTED)
CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
KEPT_TEXTS, KEPT = 500, 16


@dataclass(frozen=True, eq=False)
class Required:
    """The answer: reports of a page, with `opened`, the one that is shown passage by passage.

    number: of reports on all pages. without_text: how many others were asked for, whose text is not here.
    counts: of all pages, how many were published before 1 April, after it, without a day.
    """

    question: Question
    rows: tuple[RequiredRow, ...]
    number: int
    without_text: int
    pages: int
    choices: tuple[Choice, ...]
    unknown: tuple[str, ...]
    counts: Mapping[str, int]
    opened: RequiredRow | None


def required(question: Question) -> Required:
    """Answer a question, whose category and indicator do not count here."""
    return _required(store.current(), replace(question, category="", indicator=""))


@lru_cache(maxsize=KEPT)
def _required(database: store.Store, question: Question) -> Required:
    choices = choices_of(database)
    asked, unknown = understood(question, choices)
    asked = replace(asked, category="")
    counts = _counts(database, replace(asked, page=1, report=""))
    number = sum(counts[what] for what in (BEFORE, AFTER, NOT_SHOWN))
    pages = max(1, -(-number // ROWS_A_PAGE))
    page = min(asked.page, pages)
    # Reports whose text is here come first; the last page may end with others.
    shown, _, _ = rows_of_page(database, replace(asked, page=page))
    rows = _judged(database, (row for row in shown if row.is_quoted))
    opened = next((one for one in rows if one.row.report == asked.report), rows[0] if rows else None)
    kinds = tuple(choice for choice in choices if choice.id != QUOTED)
    without_text = counts.pop(WITHOUT_TEXT)
    return Required(
        replace(asked, page=page), rows, number, without_text, pages, kinds, unknown, counts, opened
    )


def _counts(database: store.Store, question: Question) -> dict[str, int]:
    """Return how many reports of a question there are on all pages: see TIMELY."""
    found = database.frame(TIMELY, chosen_by(question))
    counted = dict(zip(found["what"], map(int, found["number"]), strict=True))
    return {what: counted.get(what, 0) for what in (BEFORE, AFTER, NOT_SHOWN, WITHOUT_TEXT)}


def everything(question: Question) -> tuple[RequiredRow, ...]:
    """Return the reports of all pages."""
    database = store.current()
    every, _, _ = rows_of_page(database, replace(question, category="", page=1), None)
    return _judged(database, [row for row in every if row.is_quoted])


def timely(row: Row) -> str:
    """Say whether a report was published before 1 April of the year after the one it reports."""
    if not row.published:
        return NOT_SHOWN
    return BEFORE if row.published < f"{row.year + 1}{DUE}" else AFTER


def _judged(database: store.Store, rows: Iterable[Row]) -> tuple[RequiredRow, ...]:
    rows = list(rows)
    texts = database.frame(TEXTS, [[row.report for row in rows]])
    text_of = dict(zip(texts["report"], texts["words"], strict=True))
    cells = cells_of(database, [row.report for row in rows], "")
    columns = [column for column in columns_of(database, Question()) if column.is_asked]
    task_of = _task_of(database)
    return tuple(
        RequiredRow(row, timely(row), _contents(text_of[row.report]), _tasks(row, columns, cells, task_of))
        for row in rows
    )


@lru_cache(maxsize=4)
def _task_of(database: store.Store) -> Mapping[str, str]:
    found = database.frame(TASK_OF)
    return dict(zip(found["id"], found["outline_task"], strict=True))


def _tasks(
    row: Row,
    columns: Iterable[Column],
    cells: Mapping[tuple[str, str], Cell],
    task_of: Mapping[str, str],
) -> tuple[Task, ...]:
    said: dict[str, list[tuple[Column, Cell]]] = {task: [] for task in TASKS}
    for column in columns:
        cell = cells.get((row.report, column.id))
        task = task_of.get(column.category)
        if task in said and cell is not None and cell.state in ORDER[:3]:
            said[task].append((column, cell))
    return tuple(Task(task, _most(said[task]), tuple(said[task])) for task in TASKS)


def _most(said: list[tuple[Column, Cell]]) -> str:
    return min((cell.state for _, cell in said), key=ORDER.index, default=NOT_REPORTED)


@lru_cache(maxsize=KEPT_TEXTS)
def _contents(text: str) -> tuple[Content, ...]:
    # Here, so that a server that is not asked does not load the reader's tables.
    from data.reading.draft import contents_of

    return tuple(_content(dict(one.values), one.verdict, one.spans, text) for one in contents_of(text))


def _content(
    values: Mapping[str, str], verdict: str, spans: tuple[tuple[int, int], ...], text: str
) -> Content:
    name = values["@content"].removeprefix("content_")
    passage = "\n".join(text[start:end].strip() for start, end in spans)
    runs = CHINESE.findall(passage)
    return Content(name, verdict, passage, max(runs, key=len, default="")[:20])
