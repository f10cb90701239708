"""The report map as a picture: columns of statements, a dash a clause, figures where they stand."""

from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

import plotly.graph_objects as go

from components.charts.lines import em, lines
from components.charts.map_sheet import SAYS, Block, Dash, Line
from components.charts.report_map import finding, map_blocks, says_counts
from components.charts.runs import markup
from components.charts.sheet import Sheet
from components.charts.theme import CLEAR, DATA, DATA_2, INK_2, INK_3, LINE, RULE
from components.figures.section_names import ordinal, section_label
from components.pictures.picture import foot, head
from components.text import named, phrase, phrases, text
from components.text.phrases import Phrase
from components.web.page_addresses import overview_href
from data.select import WholeReport
from data.select.rows import Observation

# How many columns there are, also on a narrow sheet; in px the room between them.
COLUMNS, NARROW_COLUMNS, BETWEEN = 4, 2, 32
# In px: the sizes of an ordinal and of a count, and an ordinal's room before its dashes, in ems.
SMALL, INDENT = 15, 8 / 3
# The length of a dash for each character, the gap behind it, the height of a line, the air below a statement.
LETTER, GAP, ROW, SPACE = 3.8, 7.0, 23.0, 12.0
# The size of a figure, and how much wider its strong serif letters are than the estimate.
FIGURE, BROAD = 19, 1.1
HEADING, HEADING_ROW, KEY = 18, 24, 17
HEIGHTS = {"numbers": 5, "coverage": 6, "words": 2}
FILLS = {"numbers": DATA_2, "coverage": CLEAR, "words": LINE}


@dataclass
class Marks:
    """The dashes of one kind, collected to be one trace: left, middle and length of each."""

    lefts: list[float] = field(default_factory=list)
    middles: list[float] = field(default_factory=list)
    lengths: list[float] = field(default_factory=list)

    def add(self, left: float, middle: float, length: float) -> None:
        self.lefts.append(left)
        self.middles.append(middle)
        self.lengths.append(length)


@dataclass(frozen=True)
class Columns:
    """How a sheet is divided, in px: the number of columns, their width, the room of an ordinal."""

    count: int
    width: float
    indent: float


def _columns_of(sheet: Sheet) -> Columns:
    count = NARROW_COLUMNS if sheet.is_narrow else COLUMNS
    return Columns(count, (sheet.inner - (count - 1) * BETWEEN) / count, sheet.size(SMALL) * INDENT)


def map_picture(report: WholeReport, language: str, made: date, sheet: Sheet | None = None) -> go.Figure:
    """Return the report map's picture, in the light colours."""
    sheet = sheet or Sheet()
    row = report.row
    below = phrase(
        "picture.map_measure",
        language,
        place=named(row, "place", language),
        year=phrases.date(str(row.year)),
    )
    bottom = draw_map(sheet, head(sheet, finding(report, language), below, language), report, language)
    where = f"{overview_href(language, report.id)}#map" if sheet.is_narrow else ""
    return sheet.figure(foot(sheet, bottom, report, language, made, where=where))


def draw_map(sheet: Sheet, y: float, report: WholeReport, language: str) -> float:
    """Draw the legend and the columns from y downwards; return where they end."""
    top = _legend(sheet, y, report, language) + 32
    marks = {says: Marks() for says in SAYS}
    bottom = top
    divided = _columns_of(sheet)
    for number, column in enumerate(columns(map_blocks(report), divided)):
        left = sheet.margin + number * (divided.width + BETWEEN)
        y = top
        for block in column:
            y = _block(sheet, marks, left, y, block, language)
        bottom = max(bottom, y)
        if number:
            sheet.rule(left - BETWEEN / 2, top, left - BETWEEN / 2, bottom, RULE)
    sheet.traces += [
        _trace(says, marks_of_kind) for says, marks_of_kind in marks.items() if marks_of_kind.lefts
    ]
    return bottom


def columns(blocks: list[Block], divided: Columns) -> list[list[Block]]:
    """Return the blocks in the report's order, in columns of about one height."""
    # An estimate: exact heights would be known only once everything is set.
    heights = [_height(block, divided) for block in blocks]
    share = sum(heights) / divided.count
    by_column: list[list[Block]] = [[] for _ in range(divided.count)]
    before = 0.0
    for block, height in zip(blocks, heights, strict=True):
        # A block goes where its middle falls, so no column grows by more than half a block.
        by_column[min(int((before + height / 2) / share), divided.count - 1)].append(block)
        before += height
    return [column for column in by_column if column]


def _height(block: Block, divided: Columns) -> float:
    letters = sum(_length(piece) for line in block.lines for piece in line.pieces)
    return letters / (divided.width - divided.indent) * ROW + len(block.lines) * (ROW + SPACE) + 40


def _length(piece: Any) -> float:
    # A figure takes about 80 px.
    return piece.length * LETTER + GAP if isinstance(piece, Dash) else 80.0


def _legend(sheet: Sheet, y: float, report: WholeReport, language: str) -> float:
    tally = says_counts(report)
    x, size = float(sheet.margin), sheet.size(KEY)
    for says in SAYS:
        label: list[str | Phrase] = [
            text(f"report_map.{says}", language),
            " ",
            phrases.count(tally[says], f"measures-{says}", language),
        ]
        words = markup(label)
        if x + 42 + em(phrases.plain(label)) * size > sheet.right:
            x, y = float(sheet.margin), y + 32
        thick = HEIGHTS[says]
        hollow = says == "coverage"
        sheet.box(
            x, y - thick / 2, x + 32, y + thick / 2, fill=FILLS[says], line=DATA_2, width=1 if hollow else 0
        )
        sheet.words(x + 42, y, words, size, colour=INK_2)
        x += 42 + em(words) * size + 40
    return y


def _block(
    sheet: Sheet, marks: dict[str, Marks], left: float, y: float, block: Block, language: str
) -> float:
    name = section_label(block.section, language) + named(block.section, "short", language)
    width, heading, small = _columns_of(sheet).width, sheet.size(HEADING), sheet.size(SMALL)
    names = lines(name, (width - 4) / heading / BROAD)
    for position, words in enumerate(names):
        y += HEADING_ROW if position else 0
        sheet.words(left, y + 14, escape(words), heading, serif=True, strong=True)
    number = phrases.count(len(block.lines), f"section-{block.section.id}", language)
    count_words = phrase(f"report_map.count_{block.lines[0].statement.kind}", language, count=number)
    # Left out where the name needs the room: the count can be seen below.
    if em(names[-1]) * heading * BROAD + em(phrases.plain(count_words)) * small < width - 8:
        sheet.words(left + width, y + 14, markup(count_words), small, colour=INK_3, anchor="right")
    y += 38
    for line in block.lines:
        y = _line(sheet, marks, left, y, line, language)
    return y + 20


def _line(sheet: Sheet, marks: dict[str, Marks], left: float, y: float, line: Line, language: str) -> float:
    """Set one statement: its ordinal, then dashes and figures, broken where the column ends."""
    divided = _columns_of(sheet)
    says, start, end = line.statement.says, left + divided.indent, left + divided.width
    number = escape(ordinal(line.statement, language))
    sheet.words(left, y + ROW / 2, number, sheet.size(SMALL), colour=INK_2)
    x = start
    for piece in line.pieces:
        if isinstance(piece, Dash):
            x, y = _dash(marks[says], piece.length * LETTER, x, y, start, end)
            continue
        x, y = _figure(sheet, piece.row, x, y, start, end, language)
    return y + ROW + SPACE


def _figure(
    sheet: Sheet, row: Observation, x: float, y: float, start: float, end: float, language: str
) -> tuple[float, float]:
    """Set a figure from x, in the next line where the column ends; return where it stops.

    What is longer than a line is set smaller, and broken where nobody could read it.
    """
    figure, size = phrases.figure(row, language, style="map"), sheet.size(FIGURE)
    width, room = em(phrases.plain(figure)) * size * BROAD, end - start
    if x + width > end and x > start:
        x, y = start, y + ROW
    size = max(sheet.least, round(size * min(1.0, room / width)))
    is_broken = em(phrases.plain(figure)) * size * BROAD > room * 1.05
    words = lines(phrases.plain(figure), room / size / BROAD) if is_broken else [markup([figure])]
    for place, line in enumerate(words):
        y += ROW if place else 0
        strong = row.kind != phrases.COVERAGE
        sheet.words(x, y + ROW / 2, line, size, serif=True, strong=strong, colour=DATA)
    return x + (em(words[-1]) * size * BROAD if is_broken else width) + GAP, y


def _dash(marks: Marks, length: float, x: float, y: float, start: float, end: float) -> tuple[float, float]:
    """Draw a clause's dash from x, going on in the next line where the column ends; return where it stops."""
    while length > 0:
        # No stump of a dash at the end of a line, and (below) none at the beginning of the next.
        if end - x < 12:
            x, y = start, y + ROW
        drawn = min(length, end - x)
        marks.add(x, y + ROW / 2, drawn)
        x += drawn + GAP
        length -= drawn
        length = 0 if length < 6 else length
    return x, y


def _trace(says: str, drawn: Marks) -> go.Bar:
    return go.Bar(
        orientation="h",
        base=drawn.lefts,
        x=drawn.lengths,
        y=drawn.middles,
        width=HEIGHTS[says],
        marker={"color": FILLS[says], "line": {"color": DATA_2, "width": 1 if says == "coverage" else 0}},
        hoverinfo="skip",
    )
