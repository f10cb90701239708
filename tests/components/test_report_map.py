import pytest

from components.charts.map_sheet import SAYS, Dash, Figure, finding_of
from components.charts.report_map import map_blocks, says_counts
from components.web.plain_words import words_of
from data import select

REPORT = "luoding-2022"


def test_of_nineteen_measures_seven_state_numbers():
    assert says_counts(select.whole_report(REPORT)) == {"numbers": 7, "coverage": 1, "words": 11}


def test_the_map_holds_every_statement_once_in_order():
    lines = [line.statement.id for block in map_blocks(select.whole_report(REPORT)) for line in block.lines]
    assert lines == select.whole_report(REPORT).statements["id"].tolist()
    assert len(lines) == 19 + 3 + 6


def test_every_figure_and_claim_stands_in_the_map_once():
    found = [
        piece.row.indicator
        for block in map_blocks(select.whole_report(REPORT))
        for line in block.lines
        for piece in line.pieces
        if isinstance(piece, Figure)
    ]
    assert sorted(found) == sorted(select.observations(REPORT)["indicator"])


def test_dashes_are_as_long_as_the_words_that_they_stand_for():
    block = next(block for block in map_blocks(select.whole_report(REPORT)) if block.section.id == "4")
    line = next(line for line in block.lines if line.statement.id == "4.1")
    lengths = [piece.length for piece in line.pieces if isinstance(piece, Dash)]
    assert lengths[0] == len("深化行政执法体制改革")
    assert sum(lengths) < line.statement.end - line.statement.body_start


@pytest.mark.parametrize(
    ("told", "english", "chinese"),
    [
        (
            (7, 1, 11),
            "Of 19 measures, 7 state numbers, 1 a coverage claim only, 11 are narrative",
            "19条做法：7条列出数字，1条只写覆盖程度，11条为文字叙述",
        ),
        ((3, 0, 5), "Of 8 measures, 3 state numbers, 5 are narrative", "8条做法：3条列出数字，5条为文字叙述"),
        ((1, 0, 1), "Of 2 measures, 1 states numbers, 1 is narrative", "2条做法：1条列出数字，1条为文字叙述"),
        (
            (0, 2, 1),
            "Of 3 measures, 2 state a coverage claim only, 1 is narrative",
            "3条做法：2条只写覆盖程度，1条为文字叙述",
        ),
        ((0, 1, 0), "Of 1 measure, 1 states a coverage claim only", "1条做法：1条只写覆盖程度"),
        ((0, 0, 0), "No separate measures were identified", "未分出做法条目"),
    ],
)
def test_the_title_reads_well_with_none_and_one(told, english, chinese):
    counts = dict(zip(SAYS, told, strict=True))
    assert words_of(finding_of(counts, "en")) == english
    assert words_of(finding_of(counts, "zh")) == chinese
